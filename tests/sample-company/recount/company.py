"""Everything that the exports of one company say, put together."""

from pathlib import Path

from .adoption import read_headcounts
from .files import read_exports
from .owners import Owners
from .people import People
from .requests import first_launch
from .rules import last_of, months_between, read_rules
from .tickets import Tickets
from .tools import Registry
from .use import Use


class Company:
    def __init__(self, folder, program):
        self.rules = read_rules(Path(program))
        self.exports = read_exports(folder)
        self.people = People(self.exports, self.rules)
        self.registry = Registry(self.exports, self.rules)
        self.use = Use(self.exports, self.registry, self.people, self.rules)
        self.registry.hold(self.use)
        self.owners = Owners(self.registry, self.people, self.rules)
        self.tickets = Tickets(self.exports, self.registry, self.people, self.rules)
        self.headcounts = read_headcounts(self)
        self.launches = first_launch(self)

    def report_days(self):
        """Each month's end since the first registry, and the day of the newest registry or people export; at most 36."""
        if not self.registry.days:
            return []
        latest = max(day for day in (self.registry.days[-1], self.people.last_day) if day)
        months = months_between(self.registry.days[0], latest)
        return [(month, min(last_of(month), latest)) for month in months][-36:]

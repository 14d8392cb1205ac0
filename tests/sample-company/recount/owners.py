"""Who can act for a tool on a day, why nobody can, and since when."""

from .files import day_in

SEVERITY = ("O1", "O2", "O3", "O7", "O8", "O12")


class Owners:
    def __init__(self, registry, people, rules):
        self.registry, self.people, self.rules = registry, people, rules
        self.team_spellings = self.known_teams()
        self.cache = {}

    def known_teams(self):
        teams = {name for members in self.people.places.values() for _, name in members}
        teams |= {self.registry.team(row) for tool in self.registry.tools for copy in tool.copies for _, _, row in copy.spans}
        return teams - {None}

    def inability(self, key, day, able_needed=1):
        """None for a key whose holder can act on a day; else the cause and the day on which that began, if any day is known."""
        if (key, day, able_needed) not in self.cache:
            self.cache[key, day, able_needed] = self.judge(key, day, able_needed)
        return self.cache[key, day, able_needed]

    def judge(self, key, day, able_needed):
        person = self.people.find(key)
        if person is not None and min(at for at, *_ in self.people.history[person]) <= day:
            return self.people.inability(person, day)
        if self.rules.is_robot(key):
            return "O7", None
        team = self.rules.team_of(key)
        if person is None and team in self.team_spellings:
            able = self.people.able_in(team, day)
            if able is None:
                return "O12", None
            return None if able >= able_needed else ("O8", self.empty_since(team, day, able_needed))
        return ("O12", None) if person is None else None

    def empty_since(self, team, day, able_needed):
        since = None
        for each in self.people.changes_until(day):
            able = self.people.able_in(team, each)
            since = (since or each) if able is not None and able < able_needed else None
        return since

    def state(self, tool, day):
        """(owned, covered, orphaned or not matched; cause; since)."""
        owners, backups = tool.keys_on(day, "owner"), tool.keys_on(day, "backup_owner")
        states = [self.inability(key, day) for key in owners]
        if any(state is None for state in states):
            return "owned", None, None
        cause = min((state[0] for state in states), key=SEVERITY.index, default="O1")
        if any(self.inability(key, day, 2) is None for key in backups):
            return "covered", cause, None
        if cause == "O12":
            return "not matched", cause, None
        return "orphaned", cause, self.since(tool, day, owners, backups)

    def able_owners(self, tool, day):
        return [key for key in tool.keys_on(day, "owner") if self.inability(key, day) is None]

    def since(self, tool, day, owners, backups):
        """The newest of: its creation, the loss of each person named now, and the striking off of one who could still act."""
        losses = [self.loss(tool, day, key, role, needed) for key, role, needed in named_roles(owners, backups)]
        losses = [each for each in losses if each]
        days = [day_in(tool.row_on(day).get("created_on", "")), self.struck_off(tool, day), *losses]
        if owners and not losses or not any(days):
            days.append(tool.first_day)
        return max(each for each in days if each)

    def loss(self, tool, day, key, role, needed):
        """Since when somebody named now cannot act: from the loss, but not from before they were named."""
        state = self.inability(key, day, needed)
        if state is None or state[0] == "O12":
            return None
        named = self.named_since(tool, day, key, role)
        # Whoever is named from the first listing on counts as named since the creation; robots and guests do not.
        named = None if named == tool.first_day and state[0] != "O7" else named
        return max((each for each in (state[1], named) if each), default=None)

    def days_of(self, tool, day):
        """The days on which what the registry says of a tool may have changed."""
        return sorted({start for copy in tool.copies for start, _, _ in copy.spans if start <= day})

    def named_since(self, tool, day, key, role):
        since = None
        for each in self.days_of(tool, day):
            since = (since or each) if key in tool.keys_on(each, role) else None
        return since

    def struck_off(self, tool, day):
        """The newest day from which the registry no longer names somebody whom nothing is known to have kept from acting."""
        found, before = None, set()
        for each in self.days_of(tool, day):
            now = {(key, role) for role in ("owner", "backup_owner") for key in tool.keys_on(each, role)}
            if any(not self.was_unable(key, each) for key, _ in before - now):
                found = each
            before = now
        return found

    def was_unable(self, key, day):
        """Whether somebody could not act already the day before, and still not on the day."""
        person = self.people.find(key)
        if person is None:
            return self.rules.is_robot(key)
        spans = self.people.spans[person]
        return person in self.people.robots or any(
            start < day and (end is None or day < end) for start, _, end in spans
        )


def named_roles(owners, backups):
    return [(key, "owner", 1) for key in owners] + [(key, "backup_owner", 2) for key in backups]

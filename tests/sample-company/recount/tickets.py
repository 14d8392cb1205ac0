"""Tickets as their newest update tells them, and the groups they went through."""

import re
from collections import defaultdict
from datetime import datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from .rules import fold

LOG_FORMATS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")
DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) (\d{1,2}):(\d{2})")
LIST_FORMATS = ("%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%m/%d/%Y %H:%M:%S")


@lru_cache(maxsize=1 << 18)
def moment(text, formats):
    if not text:
        return None
    plain = DAY_FIRST.fullmatch(text) if formats is LOG_FORMATS else None
    if plain:
        day, month, year, hour, minute = map(int, plain.groups())
        return datetime(year, month, day, hour, minute)
    for form in formats:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def number(text):
    return int(text) if text.strip().isdigit() else None


class Ticket:
    """`escalated` is None where the groups over time are not known."""

    def __init__(self, key, updates, is_log):
        updates.sort(key=lambda update: (update["at"], update["turn"]))
        self.key, last = key, updates[-1]
        self.row = last["row"]
        self.opened = last["opened"].date()
        done = last["resolved"] or last["closed"]
        self.done = max(done.date(), self.opened) if done else None
        self.hops = [
            (one["group"], other["group"], other["at"].date())
            for one, other in pairwise(update for update in updates if update["group"])
            if fold(one["group"]) != fold(other["group"])
        ]
        first, count = updates[0]["reassigned"], last["reassigned"]
        if is_log:
            self.is_whole = not first or (count or 0) <= len(self.hops)
        else:
            self.is_whole = count is not None and count == len(self.hops)

    def escalations(self, engineering):
        """The days on which an engineering group took it over from a group that is none; None where groups are not known."""
        if not self.is_whole:
            return None
        return [day for one, other, day in self.hops if fold(other) in engineering and fold(one) not in engineering]


class Tickets:
    def __init__(self, exports, registry, people, rules):
        self.registry, self.people, self.rules = registry, people, rules
        self.all, self.last_day = [], None
        for kind, read in (("servicenow-incident-log", log_updates), ("servicenow-incidents-list", list_updates)):
            updates, rows = defaultdict(dict), 0
            for export in exports[kind]:
                for key, update in read(export):
                    rows += 1
                    # The same update in several exports counts once; the newest export's copy stands.
                    updates[key][update["at"], update["turn"]] = update
                    last = update["at"].date()
                    self.last_day = last if self.last_day is None else max(last, self.last_day)
            self.all += [Ticket(key, list(found.values()), kind == "servicenow-incident-log") for key, found in updates.items()]
        for ticket in self.all:
            ticket.tool = self.tool_of(ticket.row)
            ticket.team = self.team_of(ticket)
            ticket.escalated_on = ticket.escalations(rules.engineering)
        self.first_day = min((ticket.opened for ticket in self.all), default=None)

    def tool_of(self, row):
        for column in ("cmdb_ci", "business_service"):
            named = row.get(column, "")
            if named:
                return self.registry.tool_of.get(named.lower()) or self.registry.tool_named.get(fold(named))
        return None

    def team_of(self, ticket):
        """The requester's team on the day it was opened, else the department in the file, else none."""
        person = self.people.find(ticket.row.get("caller_id", ""))
        team = self.people.team_on(person, ticket.opened) if person is not None else None
        return team or self.rules.team_of(ticket.row.get("caller_id.department", ""))


def log_updates(export):
    for row in export.rows:
        opened, at = moment(row["opened_at"], LOG_FORMATS), moment(row["sys_updated_at"], LOG_FORMATS)
        if opened and at:
            yield row["number"], {
                "row": row, "opened": opened, "at": at, "turn": number(row["sys_mod_count"]) or 0, "group": row["assignment_group"],
                "resolved": moment(row.get("resolved_at", ""), LOG_FORMATS), "closed": moment(row.get("closed_at", ""), LOG_FORMATS),
                "reassigned": number(row["reassignment_count"]),
            }


def list_updates(export):
    for row in export.rows:
        opened = moment(row["opened_at"], LIST_FORMATS)
        resolved, closed = (moment(row.get(column, ""), LIST_FORMATS) for column in ("resolved_at", "closed_at"))
        at = moment(row.get("sys_updated_on", ""), LIST_FORMATS) or max(filter(None, (opened, resolved, closed)), default=None)
        if opened and at:
            yield row["number"], {
                "row": row, "opened": opened, "at": at, "turn": number(row.get("sys_mod_count", "")) or 0, "group": row["assignment_group"],
                "resolved": resolved, "closed": closed, "reassigned": number(row.get("reassignment_count", "")),
            }


def kaplan_meier_median(spans):
    """The first number of days by which at most half are still open; spans are (days, whether done). None where never half."""
    ended, at_risk, left = defaultdict(lambda: [0, 0]), len(spans), Fraction(1)
    for days, is_done in spans:
        ended[days][0 if is_done else 1] += 1
    for days in sorted(ended):
        done, cut = ended[days]
        if done:
            left *= 1 - Fraction(done, at_risk)
            if left <= Fraction(1, 2):
                return days
        at_risk -= done + cut
    return None


def days_open(ticket, last_day):
    """Days from opening until done, or until the data ends."""
    is_done = ticket.done is not None and ticket.done <= last_day
    return ((ticket.done if is_done else last_day) - ticket.opened) / timedelta(days=1), is_done

"""Who the people exports know, in which team, and from when to when each cannot act."""

from bisect import bisect_right
from collections import defaultdict
from datetime import date

from .files import day_in, is_yes
from .identity import Keys, persons_of

SEVERITY = ("O2", "O3", "O7")


class People:
    def __init__(self, exports, rules):
        self.rules = rules
        self.rows = []  # (series, place of the export in its series, day, keys, row)
        self.days = {}  # series -> snapshot days
        for series in ("entra-users", "lanemark-people"):
            self.days[series] = [export.day for export in exports[series]]
            for place, export in enumerate(exports[series]):
                for row in export.rows:
                    read = entra_row(row) if series == "entra-users" else sheet_row(row)
                    if read:
                        self.rows.append((series, place, export.day, *read))
        self.first_day = min((day for days in self.days.values() for day in days), default=None)
        self.last_day = max((day for days in self.days.values() for day in days), default=None)
        self.link_keys()
        self.history = defaultdict(list)  # person -> [(day, series, place, row)]
        for number, (series, place, day, keys, row) in enumerate(self.rows):
            self.history[self.person_of_row[number]].append((day, series, place, row))
        for rows in self.history.values():
            rows.sort(key=lambda each: each[0])
        self.spans = {person: self.unable_spans(person) for person in self.history}
        self.robots = {person for key, person in self.person.items() if rules.is_robot(key)}
        self.robots |= {self.person_of_row[number] for number, row in enumerate(self.rows) if row[4]["robot"] or rules.is_robot(row[4]["name"])}
        self.places = {
            person: [(day, rules.team_of(row["team"])) for day, _, _, row in rows] for person, rows in self.history.items()
        }
        self.teams = {person: [place for place in places if place[1]] for person, places in self.places.items()}
        self.members = defaultdict(set)
        for person, teams in self.places.items():
            for _, team in teams:
                self.members[team].add(person)
        self.able_cache = {}

    def link_keys(self):
        """Rows that equal keys make one are one person; a key of several people leads to nobody."""
        self.person_of_row = persons_of(self.rows, self.rules.directories)
        holders = defaultdict(set)
        for number, (_, _, _, keys, _) in enumerate(self.rows):
            for key in keys.all:
                holders[key].add(self.person_of_row[number])
        self.person = {key: next(iter(persons)) for key, persons in holders.items() if len(persons) == 1}

    def find(self, key):
        return self.person.get(key.lower())

    def unable_spans(self, person):
        """Days in which somebody cannot act: (first day, reason, day on which it ended or None)."""
        by_series = defaultdict(list)
        for day, series, place, row in self.history[person]:
            by_series[series].append((day, place, row))
        spans, away = [], []
        for series, rows in by_series.items():
            away.append(self.absences(series, rows))
            for reason, is_so in (("O3", lambda row: row["enabled"] is False), ("O7", lambda row: row["guest"])):
                spans += [(start, reason, end) for start, end in runs(rows, is_so)]
            for place, (day, _, row) in enumerate(rows):
                until = rows[place + 1][0] if place + 1 < len(rows) else None
                if row["ended_on"] and (until is None or row["ended_on"] < until):
                    spans.append((row["ended_on"], "O2", until))
        spans += [(start, "O2", end) for start, end in in_all(away)]
        return sorted(spans, key=lambda span: span[0])

    def absences(self, series, rows):
        """Spans in which two full exports in a row or more lack a person: from the first of them to the person's return."""
        found, days = [], self.days[series]
        for place, (_, turn, _) in enumerate(rows):
            following = rows[place + 1][1] if place + 1 < len(rows) else len(days)
            if following - turn > 2:
                found.append((days[turn + 1], days[following] if following < len(days) else None))
        return found

    def inability(self, person, day):
        """The gravest reason why somebody cannot act on a day, and since when the oldest one has held; None for who can."""
        if person in self.robots:
            return "O7", None
        reasons = [span for span in self.spans[person] if span[0] <= day and (span[2] is None or day < span[2])]
        if not reasons:
            return None
        return min((reason for _, reason, _ in reasons), key=SEVERITY.index), min(start for start, _, _ in reasons)

    def team_on(self, person, day):
        """The team that the newest export up to a day with a team for somebody names; before the first, that of the first."""
        return newest(self.teams[person], day)

    def place_on(self, person, day):
        """The same, but None where the newest export names no team; somebody whom no people export knows has none."""
        return newest(self.places.get(person, []), day)

    def able_in(self, team, day):
        """How many of a team's people can act on a day; None for a team that no people export has listed by then."""
        if (team, day) not in self.able_cache:
            listed = [
                person for person in self.members.get(team, ()) if self.places[person][0][0] <= day and self.place_on(person, day) == team
            ]
            was_listed = any(at <= day and name == team for person in self.members.get(team, ()) for at, name in self.places[person])
            able = sum(self.inability(person, day) is None for person in listed)
            self.able_cache[team, day] = able if was_listed else None
        return self.able_cache[team, day]

    def changes_until(self, day):
        """The days up to a day on which anybody may have become able or unable."""
        return sorted({start for spans in self.spans.values() for start, _, _ in spans if start <= day}
                      | {each for days in self.days.values() for each in days if each <= day})


def entra_row(row):
    enabled = is_yes(row["accountenabled"])
    if enabled is None:
        return None
    keys = Keys(row.get("userprincipalname"), row.get("mail"), row.get("objectid") or row.get("id"), row.get("employeeid"))
    return keys, {
        "enabled": enabled, "guest": is_guest(row.get("usertype"), keys), "robot": is_nobody(row.get("usertype")),
        "name": row.get("displayname", ""), "team": row.get("department", ""), "ended_on": None,
    }


def sheet_row(row):
    enabled = is_yes(row["enabled"])
    if enabled is None:
        return None
    keys = Keys(row.get("upn"), row.get("mail"), None, row.get("employee_id"))
    return keys, {
        "enabled": enabled,
        "guest": is_guest(row.get("user_type"), keys),
        "robot": is_nobody(row.get("user_type")),
        "name": row.get("name", ""),
        "team": row["team"],
        "ended_on": day_in(row.get("ended_on", "")),
    }


def is_guest(user_type, keys):
    return (user_type or "").lower() == "guest" or "#ext#" in (keys.principal or "")


def is_nobody(user_type):
    """Robots and groups."""
    return (user_type or "").lower() in (
        "service", "service account", "service principal", "application", "robot", "bot", "system",
        "group", "security group", "distribution list", "shared mailbox", "room", "equipment",
    )


def newest(dated, day):
    place = bisect_right(dated, day, key=lambda each: each[0])
    return dated[max(place - 1, 0)][1] if dated else None


def runs(rows, is_so):
    """Unbroken runs of rows of which something is so, as days from and to."""
    found, start = [], None
    for day, _, row in rows:
        if is_so(row):
            start = start or day
        elif start:
            found.append((start, day))
            start = None
    return found + ([(start, None)] if start else [])


def in_all(lists):
    """What several lists of spans have in common: somebody of several series is away only when away from all of them."""
    common = lists[0] if lists else []
    for other in lists[1:]:
        common = [
            (max(a, c), min(b or date.max, d or date.max))
            for a, b in common
            for c, d in other
            if max(a, c) < min(b or date.max, d or date.max)
        ]
        common = [(a, None if b == date.max else b) for a, b in common]
    return common

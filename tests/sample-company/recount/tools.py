"""The registry: which tools were listed on a day, with copies in dev, test and production folded into one."""

import re
from collections import defaultdict

from .files import is_yes, keys_in
from .rules import fold

RETIRED = {"retired", "decommissioned", "archived", "deleted", "sunset", "switched off"}
WORDS = {
    "production": ("production", "prod", "live"),
    "test": ("test", "testing"),
    "development": ("development", "develop", "dev"),
    **{word: (word,) for word in ("uat", "qa", "sit", "sandbox", "preprod", "pre-production")},
    "staging": ("staging", "stage"),
}
ENVIRONMENT = {word: environment for environment, words in WORDS.items() for word in words}
SUFFIX = re.compile(r"^(.*?)[\s_-]*[\s_(\[-]\s*(" + "|".join(ENVIRONMENT) + r")\s*[)\]]?$", re.I)
RANK = {"production": 0, "": 1}


def bare_name(name):
    """A name without an environment word at its end, and the environment which that word tells."""
    found = SUFFIX.match(name)
    return (found.group(1), ENVIRONMENT[found.group(2).lower()]) if found and found.group(1) else (name, "")


class Copy:
    """One registry row through time: `spans` are (from day, to day or None, row)."""

    def __init__(self, native, spans):
        self.native, self.spans = native, spans
        self.newest = spans[-1][2]
        self.bare, told = bare_name(self.newest["name"])
        column = self.newest.get("environment", "").lower()
        self.environment = ENVIRONMENT.get(column, column) or told
        self.is_gone = spans[-1][1] is not None
        self.order = (self.is_gone, RANK.get(self.environment, 2))

    def row_on(self, day):
        for start, end, row in self.spans:
            if start <= day and (end is None or day < end):
                return row
        return None

    def gaps(self):
        """(place of the span before it, first day, day of return or None) of each time in which the row is not listed."""
        for place, (_, end, _) in enumerate(self.spans):
            back = self.spans[place + 1][0] if place + 1 < len(self.spans) else None
            if end is not None and end != back:
                yield place, end, back


class Tool:
    """Copies of one thing; the first, of production if there is one, stands for it."""

    def __init__(self, copies):
        self.copies = sorted(copies, key=lambda copy: copy.order)
        self.id, self.name = self.copies[0].native, self.copies[0].bare
        self.first_day = min(copy.spans[0][0] for copy in copies)

    def row_on(self, day):
        """What the registry says of the tool on a day; None where it lists no copy or says it is retired."""
        row = next((row for row in (copy.row_on(day) for copy in self.copies) if row), None)
        return None if row is None or is_retired(row) else row

    def keys_on(self, day, role):
        """Whom all copies listed on a day name for a role, each once."""
        rows = [copy.row_on(day) for copy in self.copies]
        return list(dict.fromkeys(key for row in rows if row for key in row["keys"][role]))

    def builders(self):
        """Whom any copy has ever named as builder: whoever built a tool has built it for good."""
        rows = (row for copy in self.copies for _, _, row in copy.spans)
        return list(dict.fromkeys(key for row in rows for key in row["keys"]["builder"]))

    def held(self, sheets, seen):
        """The spans of each copy when a log that speaks of the tool (on the days `seen`) keeps it listed though the sheets lack it."""
        kept = []
        for copy in self.copies:
            spans = list(copy.spans)
            for place, gone, back in copy.gaps():
                if any(other.row_on(gone) for other in self.copies):
                    continue
                told = [day for day in seen if gone <= day and (back is None or day < back)]
                if told:
                    lacking = [day for day in sheets if day > max(told) and (back is None or day < back)]
                    start, _, row = spans[place]
                    spans[place] = (start, lacking[0] if len(lacking) > 1 else back, row)
            kept.append(spans)
        return kept

    def depended_on(self, day):
        said = [row["depended"] for row in (copy.row_on(day) for copy in self.copies) if row]
        return True if True in said else False if False in said else None


def is_retired(row):
    return fold(row.get("status", "")) in RETIRED


class Registry:
    def __init__(self, exports, rules):
        self.rules = rules
        sheets = exports["lanemark-registry"]
        self.days = [sheet.day for sheet in sheets]
        self.names_people = {}
        lines = [self.lines_of(sheet) for sheet in sheets]
        natives = dict.fromkeys(native for line in lines for native in line)
        copies = [Copy(native, self.spans(native, lines)) for native in natives]
        self.tools = [Tool(group) for group in fold_copies(copies, rules)]
        self.tool_of = {copy.native.lower(): tool for tool in self.tools for copy in tool.copies}
        names = defaultdict(set)
        for tool in self.tools:
            for copy in tool.copies:
                names[fold(copy.newest["name"])].add(tool)
        self.tool_named = {name: next(iter(tools)) for name, tools in names.items() if len(tools) == 1}

    def lines_of(self, sheet):
        found, again = {}, defaultdict(int)
        for row in sheet.rows:
            row["keys"] = {role: keys_in(row.get(role, "")) for role in ("owner", "backup_owner", "builder")}
            row["depended"] = is_yes(row.get("depended_on", ""))
            row["name"] = " ".join(row["name"].split())
            native = row["tool_id"] or "row " + repr(sorted((k, v) for k, v in row.items() if isinstance(v, str)))
            again[native] += 1
            found[native if again[native] == 1 else f"{native} #{again[native]}"] = row
        self.names_people[sheet.day] = any(any(row["keys"].values()) for row in found.values())
        return found

    def spans(self, native, lines):
        """A row stands until the tool's next row, or until the first of two sheets in a row that lack it."""
        spans, last = [], len(lines)
        present = [place for place in range(last) if native in lines[place]]
        for turn, place in enumerate(present):
            following = present[turn + 1] if turn + 1 < len(present) else last
            until = self.days[following] if following < last else None
            if following - place > 2:
                until = self.days[place + 1]
            spans.append((self.days[place], until, lines[place][native]))
        return spans

    def hold(self, use):
        """What a log speaks of since it left the sheets is still there."""
        for tool in self.tools:
            seen = use.days_of(tool)
            for copy, spans in zip(tool.copies, tool.held(self.days, seen)):
                copy.spans = spans

    def on(self, day):
        """The tools listed and not retired on a day, with their rows."""
        found = ((tool, tool.row_on(day)) for tool in self.tools)
        return [(tool, row) for tool, row in found if row is not None]

    def has_owners(self, day):
        """Whether the newest sheet up to a day names anybody for anything."""
        newest = [each for each in self.days if each <= day]
        return bool(newest) and self.names_people[newest[-1]]

    def team(self, row):
        return self.rules.team_of(row.get("team", ""))


def fold_copies(copies, rules):
    """Rows are copies of one tool when `lineage_of` names the other, or platform, team and name agree and environments differ."""
    parent = {copy.native: copy.native for copy in copies}
    by_name = defaultdict(list)
    by_native = {copy.native.lower(): copy for copy in copies}
    for copy in copies:
        by_name[fold(copy.newest["name"])].append(copy)

    def root(native):
        while parent[native] != native:
            native = parent[native]
        return native

    alike = defaultdict(lambda: defaultdict(list))
    for copy in copies:
        lineage = copy.newest.get("lineage_of", "")
        named = by_name.get(fold(lineage), [])
        other = by_native.get(lineage.lower()) or (named[0] if len(named) == 1 else None)
        if lineage and other is not None:
            parent[root(copy.native)] = root(other.native)
        key = (fold(copy.newest.get("platform", "")), rules.team_of(copy.newest.get("team", "")), fold(copy.bare))
        alike[key][copy.environment or "production"].append(copy)
    for environments in alike.values():
        # Of several rows in one environment the first folds with the first, and so on.
        for place in range(max(map(len, environments.values()))):
            group = [rows[place] for rows in environments.values() if place < len(rows)]
            for copy in group[1:]:
                parent[root(copy.native)] = root(group[0].native)
    groups = defaultdict(list)
    for copy in copies:
        groups[root(copy.native)].append(copy)
    return groups.values()

"""program.yaml: the program's own rules, read by a small parser of the part of YAML that such a file uses."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo


def scalar(text):
    text = text.strip()
    if text[:1] == "[" and text[-1:] == "]":
        inside = text[1:-1].strip()
        return [scalar(part) for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^,]+', inside)] if inside else []
    if text == "{}":
        return {}
    if text[:1] in "\"'" and len(text) > 1:
        return text[1:-1]
    if text in ("", "null", "~"):
        return None
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def without_comment(line):
    """What stands before a `#` that no quote encloses."""
    quote = None
    for place, letter in enumerate(line):
        if quote:
            quote = None if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "#" and (place == 0 or line[place - 1].isspace()):
            return line[:place].rstrip()
    return line.rstrip()


def parse_yaml(text):
    """Maps by indentation, lists inline or with dashes, plain and quoted words, numbers."""
    lines = [line for line in map(without_comment, text.splitlines()) if line.strip()]
    return parse_block(lines, 0, 0)[0] if lines else {}


def parse_block(lines, at, indent):
    if lines[at].lstrip().startswith("- "):
        found = []
        while at < len(lines) and indent_of(lines[at]) == indent and lines[at].lstrip().startswith("- "):
            found.append(scalar(lines[at].lstrip()[2:]))
            at += 1
        return found, at
    found = {}
    while at < len(lines) and indent_of(lines[at]) == indent:
        key, value = re.match(r'\s*("[^"]*"|\'[^\']*\'|[^:]+):\s*(.*)', lines[at]).groups()
        key, at = str(scalar(key) if key[:1] in "\"'" else key.strip()), at + 1
        is_deeper = at < len(lines) and (
            indent_of(lines[at]) > indent or (indent_of(lines[at]) == indent and lines[at].lstrip().startswith("- "))
        )
        if value or not is_deeper:
            found[key] = scalar(value)
        else:
            found[key], at = parse_block(lines, at, indent_of(lines[at]))
    return found, at


def indent_of(line):
    return len(line) - len(line.lstrip())


def fold(text):
    """How spellings are compared: letter case and runs of spaces do not count."""
    return " ".join(text.split()).lower()


@dataclass
class Rules:
    zone: ZoneInfo
    line_users: int = 5
    line_days: int = 90
    active_days: int = 90
    confirm_days: int = 365
    due_days: int = 30
    builder_days: int = 28
    small_group: int = 5
    baseline_from: str | None = None
    baseline_to: str | None = None
    eligible: set = field(default_factory=set)  # categories, where the rules name nothing else
    engineering: set = field(default_factory=set)
    robots: tuple = ("system", "svc-", "svc_", "service account", "noreply")
    threshold: float = 0.5
    minimum_characters: int = 20
    finished_users: int = 2
    aliases: dict = field(default_factory=dict)
    directories: dict = field(default_factory=dict)  # domain -> what the program calls its directory

    def is_robot(self, key):
        return any(robot in key.lower().split("@")[0] for robot in self.robots)

    def team_of(self, text):
        """The one key of a team, whichever of its spellings is given; None where nothing is."""
        spelling = fold(text or "")
        return self.aliases.get(spelling, spelling) or None

    def day_of(self, moment):
        """The local day of a time in UTC, given as `2026-03-04T09:00…`."""
        return local_day(moment[:16].replace(" ", "T"), self.zone)


@lru_cache(maxsize=1 << 20)
def local_day(minute, zone):
    return datetime.fromisoformat(minute).replace(tzinfo=timezone.utc).astimezone(zone).date()


def read_rules(path):
    said = parse_yaml(path.read_text(encoding="utf-8"))

    def at(*keys, default=None):
        value = said
        for key in keys:
            value = (value or {}).get(key)
        return default if value is None else value

    zone = ZoneInfo(at("time_zone", default="UTC"))
    rules = Rules(zone)
    rules.line_users, rules.line_days = int(at("line", "users", default=5)), int(at("line", "days", default=90))
    rules.active_days = int(at("active_days", default=90))
    rules.builder_days = int(at("builder_days", default=28))
    rules.small_group = int(at("small_group", default=5))
    rules.baseline_from, rules.baseline_to = at("backlog", "baseline", "from"), at("backlog", "baseline", "to")
    for rule in at("backlog", "classes", "rules", default=[]):
        if "eligible: true" in rule:
            rules.eligible |= {fold(name) for name in scalar(re.search(r"categories: (\[[^]]*\])", rule).group(1))}
    rules.engineering = {fold(group) for group in at("escalation", "engineering_groups", default=[])}
    rules.robots = tuple(robot.lower() for robot in at("ownership", "robots", default=rules.robots))
    rules.confirm_days = int(at("ownership", "confirm_days", default=365))
    rules.due_days = int(at("ownership", "due_days", default=30))
    rules.threshold = at("sprawl", "threshold", default=0.5)
    rules.minimum_characters = at("sprawl", "minimum_characters", default=20)
    rules.finished_users = int(at("sprawl", "finished_users", default=2))
    for directory, domains in at("people", "directories", default={}).items():
        rules.directories.update({domain.strip().lower(): directory for domain in domains})
    for team, spellings in at("teams", "aliases", default={}).items():
        rules.aliases.update({fold(spelling): fold(team) for spelling in spellings})
    return rules


# ---- days and months ----------------------------------------------------------------------------------------------------------------


def month_of(day):
    return f"{day:%Y-%m}"


def first_of(month):
    return date(int(month[:4]), int(month[5:7]), 1)


def last_of(month):
    return (first_of(month) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def months_between(first, last):
    months, day = [], first.replace(day=1)
    while day <= last:
        months.append(month_of(day))
        day = (day + timedelta(days=31)).replace(day=1)
    return months


def later_by(month, count):
    """The month some months later, or earlier."""
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 + count
    return f"{number // 12:04d}-{number % 12 + 1:02d}"

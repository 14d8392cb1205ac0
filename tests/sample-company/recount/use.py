"""The logs: every event once, with its local day, who, which tool, and what kind of act."""

import json
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import timedelta

from .rules import fold
from .told import Told

AUTHORING = {
    "createpowerapp", "updatepowerapp", "editpowerapp", "patchpowerapp", "publishpowerapp", "promotepowerappversion",
    "importnewcanvasapp", "importexistingcanvasapp", "publishsolutioncanvasappversion", "createflow", "editflow",
    "botcreate", "botcomponentcreate", "botcomponentupdate", "botcomponentdelete",
    "botupdateoperation-botnameupdate", "botupdateoperation-botauthupdate", "botupdateoperation-boticonupdate",
    "botupdateoperation-botpublish",
}
SHARING = {
    "powerapppermissionedited", "powerapppermissiondeleted", "adminmodifyapppermissions", "putpermissions", "deletepermissions",
    "botupdateoperation-botshare",
}
CLASSES = {
    **dict.fromkeys(("create", "edit", "publish"), "author"), **dict.fromkeys(("use", "open", "launch"), "use"),
    "share": "share", "run": "run", "fail": "fail",
}
KINDS = {"author", "use", "share", "run", "fail", "other"}


def sheet_events(export):
    """Events in Lanemark's own columns: id, time, actor, tool id, tool name, platform, class."""
    for row in export.rows:
        kind = row.get("operation_class", "").lower() or CLASSES.get(row["operation"].lower(), "other")
        if row["occurred_at"] and kind in KINDS:
            yield row.get("event_id", ""), utc(row["occurred_at"]), row["actor"], row["tool_id"], row.get("tool_name", ""), row.get(
                "platform", ""
            ), kind, row["operation"]


def utc(text):
    """ISO 8601 as UTC without a zone."""
    if text[-1:] in "Zz" or (text[-6:-5] not in "+-" and text.count("-") < 3):
        return text.rstrip("Zz")
    from datetime import datetime, timezone

    return datetime.fromisoformat(text).astimezone(timezone.utc).isoformat()[:19]


def audit_events(export):
    for row in export.rows:
        try:
            audit = json.loads(row["auditdata"])
        except ValueError:
            continue
        parts = {each.get("Name"): each.get("Value") for each in audit.get("PropertyCollection", [])}
        tool_id, name, platform = resource_of(audit, parts)
        operation = (row.get("operation") or row.get("operations") or audit.get("Operation", "")).strip()
        failed = str(parts.get("powerplatform.analytics.operation.is_successful", "True")).lower() == "false" or str(
            audit.get("ResultStatus", "Success")
        ).lower() in ("failed", "failure")
        yield (
            (row.get("recordid") or audit.get("Id", "")).lower(), audit["CreationTime"],
            row.get("userid") or row.get("userids") or audit.get("UserId", ""), tool_id, name, platform,
            audit_class(operation.lower(), failed), operation,
        )


def resource_of(audit, parts):
    """Id, name and platform of what an audit row speaks of."""
    for kind, platform in (("power_app", "Power Apps"), ("cloud_flow", "Power Automate")):
        prefix = f"powerplatform.analytics.resource.{kind}"
        if parts.get(f"{prefix}.id"):
            return parts[f"{prefix}.id"], parts.get(f"{prefix}.display_name") or "", platform
    if audit.get("BotId"):
        return audit["BotId"], audit.get("BotSchemaName") or "", "Copilot Studio"
    return "", "", ""


def audit_class(operation, failed):
    if operation in AUTHORING:
        return "author"
    if operation in SHARING:
        return "share"
    if operation in ("launchpowerapp", "flowrunstarted"):
        return "fail" if failed else "use" if operation == "launchpowerapp" else "run"
    return "other"


class Use:
    """`acts`: kind -> tool -> person -> ascending days. Robots are kept apart as person None."""

    def __init__(self, exports, registry, people, rules):
        self.registry, self.people, self.rules = registry, people, rules
        self.acts = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
        self.authored = defaultdict(set)  # person -> days of authoring, on any tool
        self.published = defaultdict(set)  # tool -> days on which it was published
        self.publishing = set()  # platforms of which a log tells of publishing
        self.platform_days = defaultdict(set)
        self.told = Told()
        self.first_day = self.last_day = None
        self.count = 0
        seen = set()
        self.day_of = {}
        for kind, read in (("lanemark-events", sheet_events), ("purview-audit", audit_events)):
            most = defaultdict(int)
            for export in exports[kind]:
                counts, days = defaultdict(int), defaultdict(set)
                for event in read(export):
                    days[rules.day_of(event[1])].add(event[6])
                    if not event[0]:
                        counts[event] += 1
                    elif event[0] not in seen:
                        seen.add(event[0])
                        self.add(event)
                for event, count in counts.items():
                    for _ in range(max(0, count - most[event])):
                        self.add(event)
                    most[event] = max(most[event], count)
                self.told.add(kind, days)
                self.first_day = min(filter(None, (self.first_day, *days)), default=None)
                self.last_day = max(filter(None, (self.last_day, *days)), default=None)
        self.sort()

    def sort(self):
        for tools in self.acts.values():
            for tool, persons in tools.items():
                tools[tool] = {person: sorted(days) for person, days in persons.items()}
        self.authored = {person: sorted(days) for person, days in self.authored.items()}
        self.platform_days = {platform: sorted(days) for platform, days in self.platform_days.items()}

    def add(self, event):
        _, moment, actor, tool_id, tool_name, platform, kind, operation = event
        self.count += 1
        day = self.rules.day_of(moment)
        tool = self.registry.tool_of.get(tool_id.lower())
        if tool is None and not tool_id and tool_name:
            tool = self.registry.tool_named.get(fold(tool_name))
        if platform:
            self.platform_days[fold(platform)].add(day)
        person = self.person(actor)
        if tool is not None:
            self.acts[kind][tool][person].add(day)
            registered = fold(tool.copies[0].newest.get("platform", ""))
            self.platform_days[registered].add(day)
            if re.search(r"(?<!un)publish", operation.lower()):
                self.published[tool].add(day)
                self.publishing |= {fold(platform), registered}
        if kind == "author" and person is not None:
            self.authored[person].add(day)
        return day

    def person(self, actor):
        """Who acted: somebody of the people exports, else the key itself; None for a robot or nobody."""
        if not actor or self.rules.is_robot(actor):
            return None
        person = self.people.find(actor)
        return None if person in self.people.robots else person if person is not None else ("key", actor.lower())

    def covers(self, platform, day, days):
        """Whether a log tells anything of a platform within so many days."""
        return has_between(self.platform_days.get(fold(platform or ""), ()), day - timedelta(days=days - 1), day)

    def users(self, tool, day, days, without=()):
        """The people who used a tool within so many days to a day."""
        start = day - timedelta(days=days - 1)
        persons = self.acts["use"].get(tool, {})
        return {p for p, acted in persons.items() if p is not None and p not in without and has_between(acted, start, day)}

    def anybody(self, day, days):
        """The people who used any registered tool within so many days to a day."""
        start = day - timedelta(days=days - 1)
        return {
            person
            for persons in self.acts["use"].values()
            for person, acted in persons.items()
            if person is not None and has_between(acted, start, day)
        }

    def days_of(self, tool):
        """Every day on which a log speaks of a tool, whatever it tells."""
        return {day for tools in self.acts.values() for acted in tools.get(tool, {}).values() for day in acted}

    def has_acts(self, tool, kinds, day, days):
        start = day - timedelta(days=days - 1)
        return any(has_between(acted, start, day) for kind in kinds for acted in self.acts[kind].get(tool, {}).values())


def has_between(days, start, end):
    place = bisect_left(days, start)
    return place < len(days) and days[place] <= end


def days_between(days, start, end):
    return days[bisect_left(days, start) : bisect_right(days, end)]

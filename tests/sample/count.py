#!/usr/bin/env python3
"""Counts the sample company's numbers straight from its exports: Python's standard library only, none of Lanemark's code.

    python3 tests/sample/count.py            prints every number with the rows behind it, as JSON
    python3 tests/sample/count.py FOLDER     the same for a changed copy of data/sample

Every rule is written here a second time, from the definitions in data/sample/README.md; a difference is a mistake on one of the two sides.
"""

import csv
import itertools
import json
import math
import re
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "data" / "sample"

# The rules of program.yaml.
ZONE = ZoneInfo("Europe/Berlin")
LINE_USERS, LINE_DAYS, ACTIVE_DAYS, BUILDER_DAYS, SMALL_GROUP = 5, 90, 90, 28, 5
BASELINE = ("2025-02", "2025-07")
ENGINEERING = {"Integration Engineering"}
ROBOTS = ("system", "svc-", "svc_", "service account", "noreply")
ALIASES = {"customer care": "Customer Service"}
THRESHOLD = 0.5

LATEST = date(2026, 10, 31)
REPORT_DAYS = [date(2026, 8, 31), date(2026, 9, 30), LATEST]


def rows(name):
    with open(FOLDER / name, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def snapshots(start):
    """Snapshot day and rows of each export whose name starts so, oldest first."""
    found = sorted(FOLDER.glob(f"{start}-20*.csv"))
    return [(date.fromisoformat(path.stem[-10:]), rows(path.name)) for path in found]


def team_of(text):
    spelling = " ".join(text.split())
    return ALIASES.get(spelling.lower(), spelling[:1].upper() + spelling[1:])


# ---- people -------------------------------------------------------------------------------------------------------------------------

PEOPLE = snapshots("entra-users")
ACCOUNT = {}  # mail and sign-in name, lowercase -> object id
for _, accounts in PEOPLE:
    for account in accounts:
        for key in (account["mail"], account["userPrincipalName"]):
            if key:
                ACCOUNT[key.lower()] = account["objectId"]


def is_robot(key):
    return any(robot in key.lower() for robot in ROBOTS)


def person(day, key):
    """What the newest people export up to a day says of somebody, with the days on which that became so."""
    account = ACCOUNT.get(key.lower())
    if account is None:
        return None
    listed, missing, disabled_since, first_missing, row = False, 0, None, None, None
    for snapshot, accounts in PEOPLE:
        if snapshot > day:
            break
        found = next((each for each in accounts if each["objectId"] == account), None)
        if found is None:
            if row is not None:
                first_missing = first_missing or snapshot
            missing += 1
            listed = False
            continue
        listed, missing, first_missing, row = True, 0, None, found
        if found["accountEnabled"] == "False":
            disabled_since = disabled_since or snapshot
        else:
            disabled_since = None
    # Left: absent from two full exports in a row, whichever day we look from, so the second one may come after the day.
    if not listed and row is not None:
        later = [accounts for snapshot, accounts in PEOPLE if snapshot > day][: max(0, 2 - missing)]
        missing += sum(1 for accounts in later if all(each["objectId"] != account for each in accounts))
    return {
        "left_since": first_missing if not listed and missing >= 2 else None,
        "disabled_since": disabled_since,
        "is_guest": row["userType"] == "Guest" if row else False,
        "team": row["department"] if row else "",
    }


def able_people(day, team):
    keys = {each["userPrincipalName"] for snapshot, accounts in PEOPLE if snapshot <= day for each in accounts}
    found = []
    for key in keys:
        who = person(day, key)
        if who["team"] == team and not (is_robot(key) or who["is_guest"] or who["left_since"] or who["disabled_since"]):
            found.append(key)
    return found


# ---- tools --------------------------------------------------------------------------------------------------------------------------

REGISTRY = snapshots("registry")
COPY = re.compile(r"\s*\((test|dev)\)$")


def keys_in(cell):
    return [part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]


def listed_on(day):
    """The row of each tool id as of a day. Absent from one sheet ends nothing; absent from two in a row, it was gone with the first."""
    for tool_id in dict.fromkeys(row["tool_id"] for _, sheet in REGISTRY for row in sheet):
        lines = [next((row for row in sheet if row["tool_id"] == tool_id), None) for _, sheet in REGISTRY]
        known = [index for index, (snapshot, _) in enumerate(REGISTRY) if snapshot <= day and lines[index]]
        if known:
            gap = lines[known[-1] + 1 : known[-1] + 3]
            is_gone = len(gap) == 2 and not any(gap) and REGISTRY[known[-1] + 1][0] <= day
            if not is_gone:
                yield lines[known[-1]]


def tools_on(day):
    """The tools listed on a day: name -> its production row and the ids of all its copies. Retired ones are left out."""
    tools = {}
    for row in listed_on(day):
        name = COPY.sub("", row["name"])
        tool = tools.setdefault(name, {"ids": []})
        tool["ids"].append(row["tool_id"])
        if row["name"] == name:
            tool["row"] = row
    return {name: tool for name, tool in tools.items() if tool["row"]["status"] != "retired"}


TOOL_OF_ID = {row["tool_id"]: COPY.sub("", row["name"]) for _, sheet in REGISTRY for row in sheet}
PLATFORM = {COPY.sub("", row["name"]): row["platform"] for _, sheet in REGISTRY for row in sheet}
TOOL_OF_NAME = {row["name"].lower(): COPY.sub("", row["name"]) for _, sheet in REGISTRY for row in sheet}


def inability(day, key):
    """Why an owner cannot act, and since when: None for one who can."""
    team = team_of(key)
    if team in TEAMS:
        return None if able_people(day, team) else ("O8", first_day(lambda each: not able_people(each, team), day))
    who = person(day, key)
    if is_robot(key):
        return ("O7", None)
    if who is None:
        return ("O12", None)
    if who["left_since"]:
        return ("O2", who["left_since"])
    if who["disabled_since"]:
        return ("O3", who["disabled_since"])
    if who["is_guest"]:
        return ("O7", None)
    return None


def first_day(is_so, day):
    """The first people snapshot of the unbroken run up to a day on which something is so."""
    run = None
    for snapshot, _ in PEOPLE:
        if snapshot <= day:
            run = (run or snapshot) if is_so(snapshot) else None
    return run


def cause_of(day, row):
    """Cause and the day since which every owner and backup has been unable; no cause when one of them can act."""
    owners, backups = keys_in(row["owner"]), keys_in(row["backup_owner"])
    states = [inability(day, key) for key in owners]
    if any(state is None for state in states):
        return "owned", None, None
    if any(inability(day, key) is None for key in backups):
        return "covered", min(states)[0] if states else "O1", None
    if not owners:
        return "orphaned", "O1", None
    cause = min(state[0] for state in states if state) if any(state[0] != "O12" for state in states) else "O12"
    return ("not matched" if cause == "O12" else "orphaned"), cause, max((state[1] for state in states if state[1]), default=None)


def owner_states(day):
    found = {}
    for name, tool in tools_on(day).items():
        state, cause, since = cause_of(day, tool["row"])
        if state == "orphaned":
            # An owner's loss counts from the day it happened, but not from before the sheet first named that owner.
            since = max(filter(None, [since, named_since(name, tool["row"]["owner"], day)]))
        found[name] = (state, cause, since)
    return found


def named_since(name, owner, day):
    run = None
    for snapshot, sheet in REGISTRY:
        if snapshot <= day:
            row = next((each for each in sheet if each["name"] == name), None)
            run = (run or snapshot) if row is not None and row["owner"] == owner else None
    return run


TEAMS = {team_of(row["team"]) for _, sheet in REGISTRY for row in sheet}

# ---- events -------------------------------------------------------------------------------------------------------------------------

AUTHORING = {"CreatePowerApp", "UpdatePowerApp", "PublishPowerApp"}


def read_events():
    """Every event once: local day, who, tool, class. Broken JSON is counted, never guessed."""
    seen, broken, repeated = {}, 0, 0
    for path in sorted(FOLDER.glob("purview-audit-*.csv")):
        for row in rows(path.name):
            try:
                audit = json.loads(row["AuditData"])
            except ValueError:
                broken += 1
                continue
            repeated += row["RecordId"] in seen
            parts = {each["Name"]: each["Value"] for each in audit["PropertyCollection"]}
            kind = "use" if row["Operation"] == "LaunchPowerApp" else "author" if row["Operation"] in AUTHORING else "other"
            seen[row["RecordId"]] = (audit["CreationTime"], row["UserId"], parts["powerplatform.analytics.resource.power_app.id"], kind)
    for line in (FOLDER / "events-zapier-airtable.ndjson").read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        seen[event["event_id"]] = (event["occurred_at"].rstrip("Z"), event["actor"], event["tool_id"], event["operation_class"])
    events = []
    for when, who, tool_id, kind in seen.values():
        at = datetime.fromisoformat(when).replace(tzinfo=timezone.utc)
        events.append((at.astimezone(ZONE).date(), who, TOOL_OF_ID[tool_id], kind))
    return events, broken, repeated


EVENTS, BROKEN, REPEATED = read_events()
COVERED = {"Power Apps", "Power Automate", "Airtable", "Zapier", "Copilot Studio"}


def within(day, days, until):
    return until - timedelta(days=days) < day <= until


def users_of(name, row, day):
    builders = {ACCOUNT[key.lower()] for key in keys_in(row["builder"]) if key.lower() in ACCOUNT}
    found = defaultdict(int)
    for when, who, tool, kind in EVENTS:
        if tool == name and kind == "use" and within(when, LINE_DAYS, day) and not is_robot(who):
            if ACCOUNT[who.lower()] not in builders:
                found[who.split("@")[0]] += 1
    return sorted(found)


def ownership(day):
    tools, states = tools_on(day), owner_states(day)
    users = {name: users_of(name, tool["row"], day) for name, tool in tools.items() if tool["row"]["platform"] in COVERED}
    active = [
        name
        for name, tool in tools.items()
        if tool["row"]["platform"] not in COVERED
        or any(t == name and k in ("use", "author", "run") and within(d, ACTIVE_DAYS, day) for d, _, t, k in EVENTS)
    ]
    depended = [n for n, t in tools.items() if t["row"]["depended_on"] == "yes" or len(users.get(n, [])) >= LINE_USERS]
    own_builder = []
    for name in depended:
        row = tools[name]["row"]
        able = [ACCOUNT[key.lower()] for key in keys_in(row["owner"]) if inability(day, key) is None and key.lower() in ACCOUNT]
        builders = {ACCOUNT.get(key.lower()) for key in keys_in(row["builder"])}
        if able and all(owner in builders for owner in able):
            own_builder.append(name)
    return {
        "listed_tools": len(tools),
        "active_tools": len(active),
        "not_active": sorted(set(tools) - set(active)),
        "orphaned": {n: {"cause": c, "since": s.isoformat()} for n, (state, c, s) in sorted(states.items()) if state == "orphaned"},
        "orphan_rate": [sum(states[n][0] == "orphaned" for n in active), len(active)],
        "covered": {n: c for n, (state, c, _) in states.items() if state == "covered"},
        "not_matched": sorted(n for n, (state, _, _) in states.items() if state == "not matched"),
        "users_90_days": {n: len(found) for n, found in sorted(users.items())},
        "users_unknown": sorted(n for n in tools if n not in users),
        "depended_on": sorted(depended),
        "owner_is_builder": [sorted(own_builder), len(depended)],
        "who_used": users,
    }


# ---- tickets ------------------------------------------------------------------------------------------------------------------------


def moment(text):
    return None if text == "?" else datetime.strptime(text, "%d/%m/%Y %H:%M")


def read_tickets():
    history = defaultdict(list)
    for row in rows("incident-log.csv"):
        history[row["number"]].append(row)
    tickets = {}
    for number, updates in history.items():
        updates.sort(key=lambda row: (moment(row["sys_updated_at"]), int(row["sys_mod_count"])))
        last = updates[-1]
        groups = [row["assignment_group"] for row in updates if row["assignment_group"] != "?"]
        done = moment(last["resolved_at"]) or moment(last["closed_at"])
        tickets[number] = {
            "opened": moment(last["opened_at"]).date(),
            "done": done.date() if done else None,
            "class": last["category"],
            "team": person(moment(last["opened_at"]).date(), last["caller_id"])["team"],
            "tool": TOOL_OF_NAME.get(last["cmdb_ci"].lower()),
            "escalated": any(b in ENGINEERING and a not in ENGINEERING for a, b in itertools.pairwise(groups)),
            "moves": moves_of(updates),
        }
    return tickets


def moves_of(updates):
    """The days of the moves from another group to engineering."""
    known = [(row["assignment_group"], moment(row["sys_updated_at"]).date()) for row in updates if row["assignment_group"] != "?"]
    return [day for (before, _), (after, day) in itertools.pairwise(known) if after in ENGINEERING and before not in ENGINEERING]


def lead_time(tickets):
    """Days until half are done, by Kaplan and Meier: open ones count with the days until the last day. Done and all beside it."""
    lengths = [(((t["done"] or LATEST) - t["opened"]).days, t["done"] is not None) for t in tickets]
    share, median = 1.0, None
    for day in sorted({days for days, is_done in lengths if is_done}):
        waiting = sum(days >= day for days, _ in lengths)
        share *= 1 - sum(days == day and is_done for days, is_done in lengths) / waiting
        if share <= 0.5 and median is None:
            median = day
    return {"median": median, "done": sum(is_done for _, is_done in lengths), "of": len(lengths)}


def old_requests(tickets):
    """Open on the last day for longer than 85 % of the done ones of their class took, of those whose class has ten done ones."""
    took = defaultdict(list)
    for ticket in tickets.values():
        if ticket["done"]:
            took[ticket["class"]].append((ticket["done"] - ticket["opened"]).days)
    usual = {name: sorted(days)[math.ceil(0.85 * len(days)) - 1] for name, days in took.items() if len(days) >= 10}
    judged = {n: t for n, t in tickets.items() if t["done"] is None and t["class"] in usual}
    return [sorted(n for n, t in judged.items() if (LATEST - t["opened"]).days > usual[t["class"]]), sorted(judged)]


def intake(tickets, month):
    """Requests opened in a month of which the log tells every day, and staff, of the teams with a headcount."""
    staff = {row["team"]: int(row["headcount"]) for row in rows("headcount.csv") if row["month"] == month}
    opened = [n for n, t in tickets.items() if f"{t['opened']:%Y-%m}" == month and t["team"] in staff]
    return [len(opened), sum(staff.values())]


def requests():
    tickets = read_tickets()

    def open_on(day):
        return sorted(n for n, t in tickets.items() if t["opened"] <= day and (t["done"] is None or t["done"] > day))

    opened = defaultdict(int)
    closed = defaultdict(int)
    for ticket in tickets.values():
        opened[f"{ticket['opened']:%Y-%m}"] += 1
        if ticket["done"]:
            closed[f"{ticket['done']:%Y-%m}"] += 1
    year_on = [f"{int(BASELINE[0][:4]) + 1}{BASELINE[0][4:]}", f"{int(BASELINE[1][:4]) + 1}{BASELINE[1][4:]}"]
    before = sum(n for month, n in opened.items() if BASELINE[0] <= month <= BASELINE[1])
    after = sum(n for month, n in opened.items() if year_on[0] <= month <= year_on[1])
    on_tools = {n: t for n, t in tickets.items() if t["tool"] and f"{t['opened']:%Y-%m}" == "2026-10"}
    ever = [t for t in tickets.values() if t["tool"]]
    return {
        "tickets": len(tickets),
        "growth_by_month": {month: opened[month] - closed[month] for month in sorted(opened)},
        "lead_time": lead_time([t for t in tickets.values() if f"{t['opened']:%Y-%m}" == "2026-10"]),
        "old_requests": old_requests(tickets),
        "intake": intake(tickets, "2026-10"),
        "open": {day.isoformat(): open_on(day) for day in REPORT_DAYS},
        "open_requests": {day.isoformat(): len(open_on(day)) for day in REPORT_DAYS},
        "opened_by_month": dict(sorted(opened.items())),
        "closed_by_month": dict(sorted(closed.items())),
        "backlog_change": {"before": before, "after": after, "change": after / before - 1, "compared": year_on},
        "escalation_rate": [sorted(n for n, t in on_tools.items() if t["escalated"]), sorted(on_tools)],
        "escalation_all_time": [sum(t["escalated"] for t in ever), len(ever)],
    }


# ---- half-finished -------------------------------------------------------------------------------------------------------------------

OLD_DAYS, FINISHED_USERS = 60, 2


def published_tools():
    """Tools that a log tells were published, by the word in the operation."""
    found = set()
    for path in sorted(FOLDER.glob("purview-audit-*.csv")):
        for row in rows(path.name):
            if row["Operation"] == "PublishPowerApp":
                parts = {each["Name"]: each["Value"] for each in json.loads(row["AuditData"])["PropertyCollection"]}
                found.add(TOOL_OF_ID[parts["powerplatform.analytics.resource.power_app.id"]])
    for line in (FOLDER / "events-zapier-airtable.ndjson").read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event["operation_class"] == "author" and "publish" in event["operation"]:
            found.add(TOOL_OF_ID[event["tool_id"]])
    return found


def half_finished(day):
    platform_of = {COPY.sub("", row["name"]): row["platform"] for _, sheet in REGISTRY for row in sheet}
    logged = defaultdict(set)
    for when, _, tool, _ in EVENTS:
        logged[platform_of[tool]].add(when)
    published = published_tools()
    publishing = {platform_of[tool] for tool in published}

    def silence(platform):
        start = day - timedelta(days=LINE_DAYS)
        inside = sorted(each for each in logged[platform] if start < each <= day)
        edges = [start, *inside, day + timedelta(days=1)]
        return max((later - earlier).days - 1 for earlier, later in itertools.pairwise(edges))

    def others_in(name, row, first, last):
        builders = {ACCOUNT[key.lower()] for key in keys_in(row["builder"]) if key.lower() in ACCOUNT}
        return {
            ACCOUNT[who.lower()]
            for when, who, tool, kind in EVENTS
            if tool == name and kind == "use" and first <= when <= last and not is_robot(who)
        } - builders

    half, judged, unknown = [], [], []
    for name, tool in tools_on(day).items():
        row = tool["row"]
        created = min(date.fromisoformat(each["created_on"]) for each in listed_on(day) if each["tool_id"] in tool["ids"])
        if (day - created).days <= OLD_DAYS:
            continue
        if not logged[row["platform"]] or silence(row["platform"]) * 4 > LINE_DAYS:
            unknown.append(name)
            continue
        judged.append(name)
        is_told = row["platform"] in publishing and min(logged[row["platform"]]) <= created
        recent = others_in(name, row, day - timedelta(days=LINE_DAYS - 1), day)
        # The sample's days are the last of their month, so a year before is the same month to its end.
        year_ago = day.replace(year=day.year - 1)
        season = others_in(name, row, year_ago.replace(day=1), year_ago)
        runs = any(t == name and k == "run" and within(d, LINE_DAYS, day) for d, _, t, k in EVENTS)
        hardly_used = len(recent) < FINISHED_USERS and not runs and len(season) < FINISHED_USERS
        if (is_told and name not in published) or hardly_used:
            half.append(name)
    return {"tools": sorted(half), "judged": len(judged), "unknown": sorted(unknown)}


# ---- overlap ------------------------------------------------------------------------------------------------------------------------

GRAMMAR = set("a an and are as at be by for from in into is it its of on or so that the their to was where which who will with".split())


def overlap(day):
    tools = tools_on(day)
    names = sorted(tools)
    words = [
        [w for w in re.findall(r"\w+", f"{n} {tools[n]['row']['description']}".lower()) if w not in GRAMMAR] for n in names
    ]
    grams = [[f" {w} "[i : i + k] for w in text for k in (3, 4, 5) for i in range(len(w) + 3 - k)] for text in words]
    blocks = [tf_idf(words), tf_idf(grams)]
    alike = {
        (a, b): sum(cosine(block[names.index(a)], block[names.index(b)]) for block in blocks) / 2
        for a, b in itertools.combinations(names, 2)
    }
    clusters = [[name] for name in names]
    while True:
        means = [
            (sum(alike[min(a, b), max(a, b)] for a in one for b in other) / len(one) / len(other), i, j)
            for (i, one), (j, other) in itertools.combinations(enumerate(clusters), 2)
        ]
        best, i, j = max(means)
        if best < THRESHOLD:
            break
        clusters[i] += clusters.pop(j)
    found = sorted(sorted(cluster) for cluster in clusters if len(cluster) > 1)
    return {
        "clusters": [{"tools": c, "teams": sorted({team_of(tools[n]["row"]["team"]) for n in c})} for c in found],
        "excess_tools": sum(len(c) - 1 for c in found),
        "pairs": {f"{a} | {b}": round(s, 2) for (a, b), s in sorted(alike.items(), key=lambda pair: -pair[1]) if s > 0.15},
    }


def tf_idf(texts):
    seen_in = defaultdict(int)
    for text in texts:
        for feature in set(text):
            seen_in[feature] += 1
    vectors = []
    for text in texts:
        weights = {
            f: (1 + math.log(text.count(f))) * (math.log((1 + len(texts)) / (1 + seen_in[f])) + 1) for f in set(text)
        }
        length = math.sqrt(sum(w * w for w in weights.values()))
        vectors.append({f: w / length for f, w in weights.items()})
    return vectors


def cosine(one, other):
    return sum(weight * other.get(feature, 0) for feature, weight in one.items())


# ---- builders -----------------------------------------------------------------------------------------------------------------------


def builders(month_end):
    building = defaultdict(set)
    for when, who, _, kind in EVENTS:
        if kind == "author" and within(when, BUILDER_DAYS, month_end) and not is_robot(who):
            building[person(month_end, who)["team"]].add(who.split("@")[0])
    month = f"{month_end:%Y-%m}"
    staff = {row["team"]: int(row["headcount"]) for row in rows("headcount.csv") if row["month"] == month}
    small = {team for team, count in staff.items() if count < SMALL_GROUP}
    if len(small) == 1:
        # One hidden team is the total less the others: the next smallest is hidden with it.
        small.add(min((team for team in staff if team not in small), key=lambda team: staff[team]))
    return {
        "builders": {team: sorted(building.get(team, ())) for team in staff},
        "headcount": staff,
        "total": [sum(len(found) for found in building.values()), sum(staff.values())],
        "suppressed": sorted(small),
    }


# ---- users --------------------------------------------------------------------------------------------------------------------------


def users(month_end):
    """Who used a registered tool in the 28 and the 7 days to the month's end, by team; robots are nobody."""
    monthly, weekly = used_within(28, month_end), used_within(7, month_end)
    by_team = defaultdict(list)
    for who in monthly:
        by_team[person(month_end, who)["team"]].append(who.split("@")[0])
    by_platform = defaultdict(set)
    for when, who, tool, kind in EVENTS:
        if kind == "use" and within(when, 28, month_end) and not is_robot(who):
            by_platform[PLATFORM[tool]].add(ACCOUNT[who.lower()])
    in_use = {tool for when, _, tool, kind in EVENTS if kind in ("use", "run") and within(when, 28, month_end)}
    return {
        "monthly": {team: sorted(found) for team, found in sorted(by_team.items())},
        "weekly": sorted(who.split("@")[0] for who in weekly),
        "by_platform": {platform: len(found) for platform, found in sorted(by_platform.items())},
        "tools_in_use": sorted(in_use & set(tools_on(month_end))),
    }


def used_within(days, until):
    """One address for each person, however they signed in."""
    found = {}
    for when, who, _, kind in EVENTS:
        if kind == "use" and within(when, days, until) and not is_robot(who):
            found.setdefault(ACCOUNT[who.lower()], who)
    return sorted(found.values())


def exposure(month_end):
    """What escalations are measured against: active tools at the month's end, and each person in each ISO week, by its first day."""
    first = {}
    for when, who, _, kind in EVENTS:
        if kind == "use" and not is_robot(who):
            week = (ACCOUNT[who.lower()], when.isocalendar()[:2])
            first[week] = min(when, first.get(week, when))
    moves = [(number, day) for number, ticket in read_tickets().items() if ticket["tool"] for day in ticket["moves"]]
    in_month = [number for number, day in moves if f"{day:%Y-%m}" == f"{month_end:%Y-%m}"]
    return {
        "escalations": sorted(in_month),
        "tool_months": ownership(month_end)["active_tools"],
        "user_weeks": sum(f"{day:%Y-%m}" == f"{month_end:%Y-%m}" for day in first.values()),
    }


def count():
    return {
        "rows": {"broken_events": BROKEN, "repeated_events": REPEATED, "events": len(EVENTS)},
        "requests": requests(),
        "ownership": {day.isoformat(): ownership(day) for day in REPORT_DAYS},
        "overlap": overlap(LATEST),
        "half_finished": half_finished(LATEST),
        "builders": {day.isoformat(): builders(day) for day in REPORT_DAYS},
        "users": {day.isoformat(): users(day) for day in REPORT_DAYS},
        "exposure": {day.isoformat(): exposure(day) for day in REPORT_DAYS},
    }


if __name__ == "__main__":
    print(json.dumps(count(), indent=2, default=sorted))

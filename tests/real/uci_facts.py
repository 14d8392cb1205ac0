"""Counts of the UCI ServiceNow incident log, straight from the zip, by nothing of Lanemark.

Usage: python3 tests/real/uci_facts.py PATH/incident_event_log.zip > tests/real/uci-facts.json
Dates in the log are d/m/yyyy HH:MM without a zone, read as UTC; ? is null. A ticket is its row with the newest
(sys_updated_at, sys_mod_count). It is done when it was resolved, else when it was closed.
"""

import collections
import csv
import datetime
import io
import itertools
import json
import sys
import zipfile

DAYS = ["2016-03-15", "2016-03-31", "2016-04-30", "2016-05-31", "2016-06-30", "2016-12-31"]


def moment(text):
    return None if text == "?" else datetime.datetime.strptime(text, "%d/%m/%Y %H:%M")


def read(path):
    with zipfile.ZipFile(path) as archive, archive.open("incident_event_log.csv") as file:
        yield from csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))


def waits(days, month):
    """Days within which half and 85 % of the tickets opened in a month are done, and the share open after 77, by Kaplan and Meier."""
    last = max(done for _, done in days if done)
    lengths = [(((done or last) - opened).days, done is not None) for opened, done in days if f"{opened:%Y-%m}" == month]
    share, half, most, late = 1.0, None, None, 1.0
    for day in sorted({length for length, is_done in lengths if is_done}):
        waiting = sum(length >= day for length, _ in lengths)
        share *= 1 - sum(length == day and is_done for length, is_done in lengths) / waiting
        half = day if half is None and share <= 0.5 else half
        most = day if most is None and share <= 0.15 else most
        late = share if day <= 77 else late
    return {"requests": len(lengths), "median": half, "p85": most, "over_77": round(late, 9)}


def facts(path):
    history = collections.defaultdict(list)
    for row in read(path):
        history[row["number"]].append((moment(row["sys_updated_at"]), int(row["sys_mod_count"]), row))
    tickets = []
    several_groups = hops = hopped = 0
    for updates in history.values():
        updates.sort(key=lambda update: update[:2])
        groups = [row["assignment_group"] for *_, row in updates if row["assignment_group"] != "?"]
        moves = sum(before != after for before, after in itertools.pairwise(groups))
        several_groups += len(set(groups)) > 1
        hopped += moves > 0
        hops += moves
        tickets.append(updates[-1][2])
    days = []
    for row in tickets:
        done = moment(row["resolved_at"]) or moment(row["closed_at"])
        days.append((moment(row["opened_at"]).date(), done.date() if done else None))
    return {
        "origin": "UCI machine-learning repository no. 498, incident_event_log.zip; printed by tests/real/uci_facts.py",
        "updates": sum(map(len, history.values())),
        "tickets": len(tickets),
        "tickets_without_resolved_at": sum(row["resolved_at"] == "?" for row in tickets),
        "tickets_with_several_known_groups": several_groups,
        "tickets_with_hops": hopped,
        "hops": hops,
        "tickets_naming_an_item": sum(row["cmdb_ci"] != "?" for row in tickets),
        "open_at": {
            day: sum(
                opened <= datetime.date.fromisoformat(day) and (done is None or done > datetime.date.fromisoformat(day))
                for opened, done in days
            )
            for day in DAYS
        },
        "opened_by_month": dict(sorted(collections.Counter(f"{opened:%Y-%m}" for opened, _ in days).items())),
        "done_by_month": dict(sorted(collections.Counter(f"{done:%Y-%m}" for _, done in days if done).items())),
        "lead_time_by_month": {month: waits(days, month) for month in ("2016-03", "2016-04", "2016-05")},
        "opened_after_2016_05_31": sum(opened > datetime.date(2016, 5, 31) for opened, _ in days),
    }


if __name__ == "__main__":
    print(json.dumps(facts(sys.argv[1]), indent=2))

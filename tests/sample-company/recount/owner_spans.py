"""Who could act for each tool on every day: what fell to nobody, for how long, and what ended it."""

from datetime import timedelta

from .requests import kaplan_meier_median
from .rules import first_of, last_of, month_of, months_between

TOOL_DAYS_MINIMUM = 100
LOSSES_MINIMUM = 10


def state_on(company, tool, day):
    """held, orphaned, not matched, unknown, or why it is none of these: retired, not listed."""
    if tool.row_on(day) is None:
        return "retired" if any(copy.row_on(day) for copy in tool.copies) else "not listed"
    owners = company.owners
    named = [owners.inability(key, day) for key in tool.keys_on(day, "owner")]
    cover = [owners.inability(key, day, 2) for key in tool.keys_on(day, "backup_owner")]
    if None in named or None in cover:
        return "held"
    if not company.registry.has_owners(day) or (day < company.people.first_day and (named or cover)):
        return "unknown"
    return "not matched" if named and all(cause == "O12" for cause, _ in named) else "orphaned"


def spans_of(company, tool, days):
    """(first day, day on which it ended or None, state, state before, state after) of each span of one state."""
    found = []
    for day in days:
        state = state_on(company, tool, day)
        if not found or found[-1][1] != state:
            found.append((day, state))
    for place, (start, state) in enumerate(found):
        before = found[place - 1][1] if place else None
        end, after = found[place + 1] if place + 1 < len(found) else (None, None)
        yield start, end, state, before, after


def count_spans(company, cells):
    people, registry = company.people, company.registry
    if people.first_day is None or not registry.days or not any(registry.names_people.values()):
        return
    latest = max(registry.days[-1], people.last_day)
    through = min(registry.days[-1], people.last_day)
    changes = {day for day in people.changes_until(latest)} | {day for day in registry.days if day <= latest}
    days = sorted(day for day in changes if day >= registry.days[0])
    spans = [
        (registry.team(tool.copies[0].newest), *span)
        for tool in registry.tools
        for span in spans_of(company, tool, days)
        if span[2] not in ("retired", "not listed")
    ]
    orphaned = [span for span in spans if span[3] == "orphaned"]
    fallen = [(team, start) for team, start, *_ in orphaned]
    owned = [(team, end) for team, _, end, _, _, after in orphaned if after == "held"]
    ended = [(team, end) for team, _, end, _, _, after in orphaned if after in ("retired", "not listed")]
    for metric, dated in (("became_orphaned", fallen), ("got_an_owner", owned), ("orphans_ended", ended)):
        told = [(team, day) for team, day in dated if day <= through]
        of_month = cells.over_months(cells.sums, metric)
        for month in months_from([day for _, day in told], through):
            of_month(month, [(team, 1) for team, day in told if month_of(day) == month])
    count_waits(cells, orphaned, latest, through)
    count_days(cells, [span for span in spans if span[3] != "unknown"], through)


def count_waits(cells, orphaned, latest, through):
    waits = [
        (team, start, (((end or latest) - start).days, after == "held"))
        for team, start, end, _, before, after in orphaned
        if before == "held" and start <= through
    ]
    of_month = cells.over_months(cells.medians, "time_to_owner", median=kaplan_meier_median, minimum=LOSSES_MINIMUM)
    for month in months_from([start for _, start, _ in waits], through):
        of_month(month, [(team, wait) for team, start, wait in waits if month_of(start) == month])


def count_days(cells, spans, through):
    of_month = cells.over_months(cells.ratios, "orphan_days", per=1000, minimum=TOOL_DAYS_MINIMUM)
    for month in months_from([start for _, start, *_ in spans], through):
        first, after = first_of(month), min(last_of(month), through) + timedelta(days=1)
        parts = []
        for team, start, end, state, *_ in spans:
            days = (min(end or after, after) - max(start, first)).days
            if days > 0:
                parts.append((team, (days if state == "orphaned" else 0, days)))
        of_month(month, parts)


def months_from(days, through):
    return months_between(min(days), through) if days else []

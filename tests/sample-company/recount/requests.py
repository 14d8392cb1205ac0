"""The numbers of the backlog: opened, done, open, growth, intake, lead time, old requests, and the change since the launch."""

from collections import defaultdict

from .effect import program_effect
from .files import day_in
from .rules import fold, first_of, last_of, month_of, months_between
from .tickets import days_open, kaplan_meier_median

LEAD_MINIMUM, OLD_MINIMUM, CLASS_MINIMUM, INTAKE_MINIMUM = 10, 10, 10, 5


def count_requests(company, cells):
    tickets = company.tickets
    if not tickets.all:
        return None
    slowest = usual_days(tickets)
    months = months_between(tickets.first_day, tickets.last_day)
    opened_in = cells.over_months(cells.sums, "opened_requests")
    closed_in = cells.over_months(cells.sums, "closed_requests")
    growth_in = cells.over_months(cells.sums, "backlog_growth")
    lead_times_in = cells.over_months(cells.medians, "lead_time", median=kaplan_meier_median, minimum=LEAD_MINIMUM)
    intake_in = cells.over_months(cells.ratios, "intake_rate", per=100, minimum=INTAKE_MINIMUM)
    for month in months:
        last = min(last_of(month), tickets.last_day)
        opened = [each for each in tickets.all if month_of(each.opened) == month and each.opened <= last]
        done = [each for each in tickets.all if each.done and month_of(each.done) == month and each.done <= last]
        still_open = [each for each in tickets.all if each.opened <= last and (each.done is None or each.done > last)]
        opened_in(month, [(each.team, 1) for each in opened])
        closed_in(month, [(each.team, 1) for each in done])
        growth_in(month, [(each.team, 1) for each in opened] + [(each.team, -1) for each in done])
        lead_times_in(month, [(each.team, days_open(each, tickets.last_day)) for each in opened])
        intake_in(month, intake(company, month, opened))
        cells.counts("open_requests", month, [each.team for each in still_open])
        if month in months[-36:]:
            judged = [each for each in still_open if class_of(each) in slowest]
            old = [(each.team, ((last - each.opened).days > slowest[class_of(each)], 1)) for each in judged]
            cells.ratios("old_requests", month, old, minimum=OLD_MINIMUM)
    change = backlog_change(company)
    if change:
        cells.add("backlog_change", months[-1], None, change["after"] / change["before"] - 1)
    effect = program_effect(company)
    if effect is not None:
        cells.add("program_effect", months[-1], None, effect)
    return change


def intake(company, month, opened):
    """Requests of teams with a headcount, for the people employed in that part of the month which the tickets tell."""
    first, last = max(first_of(month), company.tickets.first_day), min(last_of(month), company.tickets.last_day)
    told = ((last - first).days + 1) / ((last_of(month) - first_of(month)).days + 1)
    asked = defaultdict(int)
    for each in opened:
        asked[each.team] += 1
    return [
        (team, (asked[team], staff * told))
        for (at, team), staff in company.headcounts.items()
        if at == month and staff is not None and (staff or not asked[team])
    ]


def class_of(ticket):
    return fold(ticket.row.get("category", ""))


def usual_days(tickets):
    """Of each class with enough done requests, the number of days within which 85 % of them were done."""
    days = defaultdict(list)
    for each in tickets.all:
        if each.done and each.done <= tickets.last_day and class_of(each):
            days[class_of(each)].append((each.done - each.opened).days)
    return {kind: sorted(found)[-(-85 * len(found) // 100) - 1] for kind, found in days.items() if len(found) >= CLASS_MINIMUM}


def first_launch(company):
    """The first day of any team in the newest calendar that names the team."""
    launched = {}
    for export in company.exports["lanemark-launches"]:
        days = {}
        for row in export.rows:
            day, team = day_in(row["launched_on"]), company.rules.team_of(row["team"])
            if day and team:
                days[team] = min(day, days.get(team, day))
        launched.update(days)
    return launched


def is_inside(month, tickets):
    """All but six of a month's days lie between the first opening and the last day of the data."""
    first, last = max(first_of(month), tickets.first_day), min(last_of(month), tickets.last_day)
    return (last - first).days + 1 >= (last_of(month) - first_of(month)).days + 1 - 6


def backlog_change(company):
    rules, tickets = company.rules, company.tickets
    if not (rules.baseline_from and rules.baseline_to and company.launches):
        return None
    launch = min(company.launches.values())
    opened = {}
    for ticket in tickets.all:
        opened[month_of(ticket.opened)] = opened.get(month_of(ticket.opened), 0) + 1
    after = [
        month
        for month in months_between(launch, tickets.last_day)
        if first_of(month) >= launch and last_of(month) <= tickets.last_day
    ]
    pairs = []
    for month in reversed(months_between(first_of(rules.baseline_from), first_of(rules.baseline_to))):
        same = [each for each in after if each[5:] == month[5:] and each not in {other for _, other in pairs}]
        if same and is_inside(month, tickets):
            pairs.append((month, same[-1]))
    before = sum(opened.get(month, 0) for month, _ in pairs)
    counted = sum(opened.get(month, 0) for _, month in pairs)
    return {"before": before, "after": counted, "months": sorted(pairs)} if before else None

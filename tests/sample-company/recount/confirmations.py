"""Whether owners confirmed their tools by the day on which it was due."""

from datetime import timedelta

from .files import day_in
from .rules import last_of, month_of, months_between

MINIMUM = 10


def confirmed_on(company, tool, day):
    """The newest day up to `day` on which one of the tool's owners confirmed it, as its rows of that day tell."""
    rows = [row for row in (copy.row_on(day) for copy in tool.copies) if row]
    told = [(day_in(row.get("owner_confirmed_on", "")), row.get("owner_confirmed_by", "")) for row in rows]
    told = [(on, by) for on, by in told if on and on <= day]
    if not told:
        return None
    on, by = max(told)
    if by:
        return on if who(company, by.lower()) in owners_on(company, tool, day) else None
    since = owner_since(company, tool, day)
    if since is None:
        return on
    others = max(day for day in company.registry.days if day < since)
    return on if on > others else None


def owners_on(company, tool, day):
    return {who(company, key) for key in tool.keys_on(day, "owner")}


def owner_since(company, tool, day):
    """The day since which one of the owners of `day` has been named without a break; None where that is since it was first listed."""
    turns = sorted({edge for copy in tool.copies for start, end, _ in copy.spans for edge in (start, end) if edge and edge <= day})
    named = {turn: owners_on(company, tool, turn) for turn in turns}
    firsts = []
    for owner in owners_on(company, tool, day):
        first = day
        for turn in reversed(turns):
            if owner not in named[turn]:
                break
            first = turn
        firsts.append(first)
    since = min(firsts, default=None)
    return since if since and since > tool.first_day else None


def who(company, key):
    return company.people.find(key) or key


def created_on(tool, day):
    """The first day of creation that its rows tell."""
    told = [day_in(row.get("created_on", "")) for row in (copy.row_on(day) for copy in tool.copies) if row]
    return min((on for on in told if on), default=None)


def count_confirmations(company, cells):
    registry, rules = company.registry, company.rules
    told_from = min(
        (start for tool in registry.tools for copy in tool.copies for start, _, row in copy.spans if row.get("owner_confirmed_on")),
        default=None,
    )
    if told_from is None:
        return
    given, expected, teams = {}, {}, {}
    for month, day, tools in company.tool_days:
        if day < told_from:
            continue
        for each in tools:
            tool = each["tool"]
            teams[month, tool] = each["team"]
            since = owner_since(company, tool, day)
            asked = max(told_from, created_on(tool, day) or told_from, since or told_from)
            term = tool, since
            expected[term] = min(asked, expected.get(term, asked))
            on = confirmed_on(company, tool, day)
            if on:
                given.setdefault(term, set()).add(on)
    count_cases(company, cells, list(cases(given, expected, rules)), teams)


def cases(given, expected, rules):
    """(tool, day on which it was due, whether it was given by then), once for each that was due of owners who still were it then."""
    changes = {}
    for tool, since in expected:
        if since:
            changes.setdefault(tool, set()).add(since)
    for (tool, since), asked in expected.items():
        until = min((day for day in changes.get(tool, ()) if since is None or day > since), default=None)
        for due, is_given in due_days(sorted(given.get((tool, since), ())), asked, rules):
            if until is None or due < until:
                yield tool, due, is_given


def due_days(days, asked, rules):
    """Of one set of owners: the first one, and one after each that was given."""
    if not days or days[0] > asked:
        due = asked + timedelta(rules.due_days)
        yield due, bool(days) and days[0] <= due
    for place, day in enumerate(days):
        due = day + timedelta(rules.confirm_days)
        yield due, place + 1 < len(days) and days[place + 1] <= due


def count_cases(company, cells, asked, teams):
    report_day = {month: day for month, day, _ in company.tool_days}
    asked = [
        (month_of(due), teams[month_of(due), tool], is_given)
        for tool, due, is_given in asked
        if (month_of(due), tool) in teams and due <= report_day[month_of(due)]
    ]
    of_month = cells.over_months(cells.ratios, "confirmation_rate", minimum=MINIMUM)
    if asked:
        for month in months_between(last_of(min(month for month, *_ in asked)), company.registry.days[-1]):
            of_month(month, [(team, (is_given, 1)) for each, team, is_given in asked if each == month])

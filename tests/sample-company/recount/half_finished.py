"""Tools that somebody began to build and that never came to use."""

from datetime import date, timedelta

from .files import day_in
from .rules import fold, first_of, last_of, later_by, month_of

MINIMUM, OLD_DAYS = 10, 60


def count_half_finished(company, cells, month, day, tools):
    judged = [(each["team"], verdict(company, each, day)) for each in tools if age_of(each, day) > OLD_DAYS]
    parts = [(team, (is_half, 1)) for team, is_half in judged if is_half is not None]
    cells.ratios("half_finished", month, parts, minimum=MINIMUM)


def created_on(each):
    return day_in(each["row"].get("created_on", "")) or each["tool"].first_day


def age_of(each, day):
    return (day - created_on(each)).days


def verdict(company, each, day):
    """Whether a tool is half-finished on a day; None where the log of its platform cannot tell."""
    rules, use, tool = company.rules, company.use, each["tool"]
    logged = use.platform_days.get(fold(each["platform"]), [])
    if longest_silence(logged, day, rules.line_days) > rules.line_days / 4:
        return None
    if fold(each["platform"]) in use.publishing and is_followed(logged, each, day, rules.line_days / 4):
        if not any(at <= day for at in use.published.get(tool, ())):
            return True
    if len(use.users(tool, day, rules.line_days, each["builders"])) >= rules.finished_users:
        return False
    if use.has_acts(tool, ("run",), day, rules.line_days):
        return False
    return not is_seasonal(company, each, day)


def is_seasonal(company, each, day):
    """Whether enough people used it in the same month of the year before."""
    month = later_by(month_of(day), -12)
    end = last_of(month)
    users = company.use.users(each["tool"], end, (end - first_of(month)).days + 1, each["builders"])
    return len(users) >= company.rules.finished_users


def spells(logged):
    """What lies between the days of a log, before the first and after the last, as first and last silent day."""
    edges = [date.min, *logged, date.max]
    return [(one + timedelta(days=1), other - timedelta(days=1)) for one, other in zip(edges, edges[1:])]


def longest_silence(logged, day, days):
    """The longest spell without a logged day within so many days to a day."""
    start = day - timedelta(days=days - 1)
    return max((min(last, day) - max(first, start)).days + 1 for first, last in spells(logged) if first <= day and last >= start)


def is_followed(logged, each, day, tolerated):
    """Whether a log tells of the day on which a tool was created, and is not silent for long from then on."""
    created = day_in(each["row"].get("created_on", ""))
    if created is None:
        return False
    long = [(first, last) for first, last in spells(logged) if (last - first).days + 1 > tolerated]
    return not any(
        first <= day and last >= created and (first <= created or (min(last, day) - first).days + 1 > tolerated) for first, last in long
    )

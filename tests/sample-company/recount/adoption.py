"""The numbers of adoption: builders and users by month, and tools in use."""

from collections import Counter, defaultdict
from datetime import timedelta

from .files import day_in
from .rules import last_of, month_of, months_between
from .use import has_between

STICKY_MINIMUM = 5


def read_headcounts(company):
    """(month, team) -> staff: the newest export that speaks of both, its spellings added; None where it contradicts itself."""
    found = {}
    for export in company.exports["lanemark-headcounts"]:
        spoken = defaultdict(dict)
        for row in export.rows:
            month, team = month_in(row["month"]), company.rules.team_of(row["team"])
            if month and team and row["headcount"].isdigit():
                spellings = spoken[month, team]
                count = int(row["headcount"])
                spelling = " ".join(row["team"].split()).lower()
                spellings[spelling] = count if spellings.get(spelling, count) == count else None
        for key, spellings in spoken.items():
            found[key] = None if None in spellings.values() else sum(spellings.values())
    return found


def month_in(text):
    if len(text) == 7 and text[4] == "-":
        return text
    day = day_in(text) or day_in(f"1 {text}")
    return month_of(day) if day else None


def placed(company, persons, day):
    """(team, person) of some people on a day; None is the team of whoever no people export places."""
    return [(company.people.place_on(person, day), person) for person in persons]


def per_staff(company, cells, metric, month, places):
    """People of teams with a headcount, of that headcount; 0 staff with people in it is no headcount."""
    by_team = Counter(team for team, _ in places)
    parts = [
        (team, (by_team[team], staff))
        for (at, team), staff in company.headcounts.items()
        if at == month and staff is not None and (staff or not by_team[team])
    ]
    cells.ratios(metric, month, parts)


def count_adoption(company, cells):
    """Builders and users of each month of the logs; a month that a log is silent on for too long is left out."""
    use, days = company.use, company.rules.builder_days
    if use.first_day is None:
        return
    monthly_in = cells.over_months(cells.distinct, "monthly_users")
    weekly_in = cells.over_months(cells.distinct, "weekly_users")
    for month in months_between(use.first_day, use.last_day):
        end = min(last_of(month), use.last_day)
        if use.told.tells_enough("author", end, days):
            start = end - timedelta(days=days - 1)
            builders = placed(company, [person for person, at in use.authored.items() if has_between(at, start, end)], end)
            cells.counts("active_builders", month, [team for team, _ in builders])
            per_staff(company, cells, "builder_rate", month, builders)
        count_users(company, cells, month, end, monthly_in, weekly_in)


def count_users(company, cells, month, end, monthly_in, weekly_in):
    use = company.use
    monthly, weekly = (placed(company, use.anybody(end, days), end) for days in (28, 7))
    tells_month, tells_week = (use.told.tells_enough("use", end, days) for days in (28, 7))
    if tells_month:
        monthly_in(month, monthly)
        per_staff(company, cells, "reach", month, monthly)
    if tells_week:
        weekly_in(month, weekly)
    if tells_month and tells_week:
        came_back = {person for _, person in weekly}
        cells.ratios("stickiness", month, [(team, (who in came_back, 1)) for team, who in monthly], minimum=STICKY_MINIMUM)


def count_tools_in_use(company, cells, month, day, tools):
    """Listed tools used by somebody or run by a schedule within 28 days, on platforms of which a log tells in them."""
    use = company.use
    if use.last_day is None or not use.told.tells_enough("use", min(day, use.last_day), 28):
        return
    told = [each for each in tools if use.covers(each["platform"], day, 28)]
    used = [each["team"] for each in told if use.users(each["tool"], day, 28) or use.has_acts(each["tool"], ("run",), day, 28)]
    cells.counts("tools_in_use", month, used)

"""Tickets on registered tools, and how often engineering took one over: per ticket, per tool-month, per user-week."""

from collections import defaultdict
from datetime import timedelta

from .rules import first_of, last_of, month_of, months_between

MINIMUM = 10


def count_escalations(company, cells):
    tickets = company.tickets
    on_tools = [ticket for ticket in tickets.all if ticket.tool is not None and ticket.escalated_on is not None]
    if not on_tools:
        return
    moves = [(day, ticket) for ticket in on_tools for day in ticket.escalated_on if day <= tickets.last_day]
    weeks = user_weeks(company)
    active = {month: (day, tools) for month, day, tools in company.tool_days}
    rate_in = cells.over_months(cells.ratios, "escalation_rate", minimum=MINIMUM)
    escalations_in = cells.over_months(cells.sums, "escalations")
    tool_months_in = cells.over_months(cells.ratios, "escalations_per_tool_months", per=100, minimum=MINIMUM)
    user_weeks_in = cells.over_months(cells.ratios, "escalations_per_user_weeks", per=1000, minimum=MINIMUM)
    # Windows begin with the first ticket on a tool: of the months before it there is nothing to say.
    for month in months_between(min(ticket.opened for ticket in on_tools), tickets.last_day):
        moved = [ticket for day, ticket in moves if month_of(day) == month]
        rate_in(month, [(each.team, (bool(each.escalated_on), 1)) for each in on_tools if month_of(each.opened) == month])
        escalations_in(month, [(ticket.team, 1) for ticket in moved])
        if not is_told(company, month):
            continue
        if month in active and active[month][0] == last_of(month):
            parts = [(each["team"], (0, 1)) for each in active[month][1] if each["is_active"]]
            tool_months_in(month, parts + [(team_of_tool(company, ticket.tool), (1, 0)) for ticket in moved])
        if is_logged(company.use, month):
            parts = [(team, (0, count)) for (at, team), count in weeks.items() if at == month]
            # A number ends with the earliest of what it is made from: here with the logs.
            told = [ticket for day, ticket in moves if month_of(day) == month and day <= company.use.last_day]
            user_weeks_in(month, parts + [(ticket.team, (1, 0)) for ticket in told])


def team_of_tool(company, tool):
    return company.registry.team(tool.copies[0].newest)


def is_told(company, month):
    """Whether the tickets tell of a month from its first week to its end."""
    tickets = company.tickets
    return tickets.first_day <= first_of(month) + timedelta(days=6) and tickets.last_day >= last_of(month)


def is_logged(use, month):
    """Whether the logs tell of most of the 28 days to the end of a month, or to their own end in it."""
    if use.last_day is None or first_of(month) > use.last_day:
        return False
    return use.told.tells_enough("use", min(last_of(month), use.last_day), 28)


def user_weeks(company):
    """(month, team) -> person-weeks: each person counts once in an ISO week, on the first day that they used a registered tool."""
    first = {}
    for persons in company.use.acts["use"].values():
        for person, days in persons.items():
            for day in days if person is not None else ():
                week = person, day - timedelta(days=day.weekday())
                first[week] = min(day, first.get(week, day))
    found = defaultdict(int)
    for (person, _), day in first.items():
        found[month_of(day), company.people.place_on(person, day)] += 1
    return found

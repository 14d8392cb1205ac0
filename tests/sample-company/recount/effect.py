"""The effect of the program on eligible requests: what launched teams asked for, of what teams without the program let expect."""

from .rules import first_of, fold, last_of, month_of, months_between

FEWEST_BASE_MONTHS, FEWEST_CONTROL_REQUESTS = 6, 10


def program_effect(company):
    """The change by staggered launches; None where it cannot be said or the launches leave no team to compare with."""
    cells, teams, months = panel(company)
    launches = {team: day for team, day in company.launches.items() if team in teams}
    if not launches or not cells:
        return None
    without = {key: cell for key, cell in cells.items() if key[0] not in launches or key[1] < month_of(launches[key[0]])}
    of_team, of_month = fitted(without)
    compared = {month for month in months if is_comparable(month, without, of_team, of_month, len(teams))}
    based = [team for team in launches if sum(key[0] == team for key in without) >= FEWEST_BASE_MONTHS]
    after = [
        (team, month)
        for team, month in cells
        if team in based and month in compared and first_of(month) >= launches[team]
    ]
    requests = sum(cells[key][0] for key in after)
    expected = sum(cells[team, month][1] * of_team[team] * of_month[month] for team, month in after)
    return requests / expected - 1 if expected >= 1 else None


def panel(company):
    """(team, month) -> (eligible requests, staff-months), for months told all but six days and teams with staff."""
    tickets, rules = company.tickets, company.rules
    if not (tickets.all and rules.eligible):
        return {}, set(), []
    asked, anything = {}, set()
    for ticket in tickets.all:
        key = (ticket.team, month_of(ticket.opened))
        anything.add(key)
        if fold(ticket.row.get("category", "")) in rules.eligible:
            asked[key] = asked.get(key, 0) + 1
    cells, teams, months = {}, {team for _, team in company.headcounts}, []
    for month in months_between(tickets.first_day, tickets.last_day):
        first, last = max(first_of(month), tickets.first_day), min(last_of(month), tickets.last_day)
        told, days = (last - first).days + 1, (last_of(month) - first_of(month)).days + 1
        if first > first_of(month).replace(day=7) or (last_of(month) - last).days > 6:
            continue
        months.append(month)
        for team in teams:
            staff = company.headcounts.get((month, team))
            if staff:
                cells[team, month] = (asked.get((team, month), 0), staff * told / days)
    return cells, teams, months


def fitted(cells):
    """Poisson regression on team and month: each one's expected total is made its observed one, in turn, until nothing moves."""
    of_month = {month: 1.0 for _, month in cells}
    while True:
        seen, expected = {}, {}
        for (team, month), (count, staff) in cells.items():
            seen[team] = seen.get(team, 0) + count
            expected[team] = expected.get(team, 0) + staff * of_month[month]
        of_team = {team: seen[team] / expected[team] if expected[team] else 0.0 for team in seen}
        seen, expected = {}, {}
        for (team, month), (count, staff) in cells.items():
            seen[month] = seen.get(month, 0) + count
            expected[month] = expected.get(month, 0) + staff * of_team[team]
        rates = {month: seen[month] / expected[month] if expected[month] else 0.0 for month in seen}
        moved = max(abs(rates[month] - of_month[month]) / (rates[month] + 1e-300) for month in rates)
        of_month = rates
        if moved < 1e-10:
            return of_team, of_month


def is_comparable(month, without, of_team, of_month, teams):
    """Teams without the program, counted as if of one size: a twelfth of all, between two and five; and ten requests of them."""
    means = [staff * of_team[team] * of_month[month] for (team, at), (_, staff) in without.items() if at == month]
    total, squares = sum(means), sum(mean * mean for mean in means)
    return total >= FEWEST_CONTROL_REQUESTS and total * total >= min(5, max(2, teams / 12)) * squares

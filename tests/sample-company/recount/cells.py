"""What a number looks like in the answer: sums by team, by month, and over windows of months."""

from collections import defaultdict

from .rules import later_by

WINDOWS = (3, 6, 12)


class Cells:
    """
    One cell per metric, month and team, and one for all teams together (team None). `months` is 1, or the length of a window that
    ends with the month. Numbers of how things stand on a day have no windows; the others are counted anew from their parts.
    """

    def __init__(self):
        self.all = []
        self.windowed = []

    def add(self, metric, month, team, value=None, numerator=None, denominator=None, months=1):
        self.all.append({
            "metric": metric, "month": month, "months": months, "team": team,
            "value": value, "numerator": numerator, "denominator": denominator,
        })

    def counts(self, metric, month, teams):
        """`teams` has one team for each thing counted; None is `unassigned`."""
        self.sums(metric, month, [(team, 1) for team in teams])

    def sums(self, metric, month, parts, months=1):
        """`parts` are (team, amount)."""
        for team, amounts in by_team(parts).items():
            self.add(metric, month, team, sum(amounts), months=months)

    def ratios(self, metric, month, parts, months=1, per=1, minimum=1):
        """`parts` are (team, (numerator, denominator)); a rate of fewer cases than the minimum is not said."""
        for team, found in by_team(parts).items():
            numerator, denominator = (sum(each) for each in zip(*found)) if found else (0, 0)
            if not denominator:
                continue  # of nothing there is no rate, and nothing to say
            value = per * numerator / denominator if denominator >= minimum else None
            self.add(metric, month, team, value, numerator, denominator, months)

    def medians(self, metric, month, parts, months=1, median=None, minimum=1):
        """`parts` are (team, (days, whether done))."""
        for team, found in by_team(parts).items():
            value = median(found) if len(found) >= minimum else None
            self.add(metric, month, team, value, sum(is_done for _, is_done in found), len(found), months)

    def distinct(self, metric, month, parts, months=1):
        """`parts` are (team, who); whoever was in two teams over a window counts in each, and once in all."""
        for team, found in by_team(parts).items():
            self.add(metric, month, team, len(set(found)), months=months)

    def over_months(self, count, metric, **options):
        """A metric of what happens in a month: keeps each month's parts, so that `close` can count windows of them too."""
        months = {}
        self.windowed.append((count, metric, options, months))

        def record(month, parts):
            months[month] = list(parts)

        return record

    def close(self):
        for count, metric, options, months in self.windowed:
            for month in months:
                for length in (1, *WINDOWS):
                    inside = [later_by(month, -back) for back in range(length)]
                    if all(each in months for each in inside):
                        count(metric, month, [part for each in inside for part in months[each]], months=length, **options)


def by_team(parts):
    found = defaultdict(list)
    found[None] = []
    for team, part in parts:
        found[None].append(part)
        found[team or "unassigned"].append(part)
    return found

"""What a number looks like in the answer, and how sums by team become cells."""

from collections import defaultdict


class Cells:
    """One cell per metric, month and team, and one for all teams together (team None)."""

    def __init__(self):
        self.all = []

    def add(self, metric, month, team, value=None, numerator=None, denominator=None):
        self.all.append(
            {"metric": metric, "month": month, "team": team, "value": value, "numerator": numerator, "denominator": denominator}
        )

    def counts(self, metric, month, subjects):
        """`subjects` are teams, one for each thing counted; no team is `unassigned`."""
        by_team = defaultdict(int)
        for team in subjects:
            by_team[team or "unassigned"] += 1
        self.add(metric, month, None, sum(by_team.values()))
        for team, count in by_team.items():
            self.add(metric, month, team, count)

    def ratios(self, metric, month, parts, per=1, minimum=1):
        """`parts` are (team, numerator, denominator); a rate of fewer cases than the minimum is not said."""
        sums = defaultdict(lambda: [0, 0])
        for team, numerator, denominator in parts:
            for key in (None, team or "unassigned"):
                sums[key][0] += numerator
                sums[key][1] += denominator
        for team, (numerator, denominator) in sums.items():
            value = per * numerator / denominator if denominator >= minimum and denominator > 0 else None
            self.add(metric, month, team, value, numerator, denominator)

    def sums(self, metric, month, parts):
        """`parts` are (team, amount)."""
        by_team = defaultdict(int)
        for team, amount in parts:
            by_team[None] += amount
            by_team[team or "unassigned"] += amount
        for team, amount in by_team.items():
            self.add(metric, month, team, amount)

    def medians(self, metric, month, spans, median, minimum):
        """`spans` are (team, (days, whether done)); the median of each team's and of all, said of enough cases only."""
        by_team = defaultdict(list)
        for team, span in spans:
            by_team[None].append(span)
            by_team[team or "unassigned"].append(span)
        for team, found in by_team.items():
            value = median(found) if len(found) >= minimum else None
            self.add(metric, month, team, value, sum(is_done for _, is_done in found), len(found))

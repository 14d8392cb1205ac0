"""On which days the logs tell of anything, so that a person who is not seen can be called absent."""

import math
from collections import Counter, defaultdict
from datetime import timedelta

LONG_SILENCE = timedelta(days=14)
DAILY_SILENCE = timedelta(days=2)


class Told:
    """
    A load of a log tells of the days from its first to its last event, but for silences of more than 14 days where it otherwise
    speaks on every other day, and of more than 2 where it speaks on 20 days or more, nine in ten of them after the day before. A log counts for building (author) or use only as far as it ever tells of that, and not where it does
    so on fewer than a tenth of the days on which the log does that does so most.
    """

    def __init__(self):
        self.days = defaultdict(set)  # log -> local days that its loads tell of
        self.silences = defaultdict(list)  # log -> lengths of the silences in them, none after most days
        self.kinds = {"author": defaultdict(set), "use": defaultdict(set)}  # kind -> log -> days with such an event

    def add(self, log, days):
        """One load: its local days with what kinds of act each has."""
        for kind, found in self.kinds.items():
            told = {day for day, acts in days.items() if kind in acts}
            if told:
                found[log] |= told
        spoken = sorted(days)
        if spoken:
            self.days[log] |= told_days(spoken)
            self.silences[log] += [(other - one).days - 1 for one, other in zip(spoken, spoken[1:])]

    def logs(self, kind):
        counts = Counter({log: len(days) for log, days in self.kinds[kind].items()})
        most = max(counts.values(), default=0)
        return [log for log, count in counts.items() if count * 10 >= most]

    def tells_enough(self, kind, end, days):
        """Whether no log that tells of a kind is silent on more than a quarter of the days to a day."""
        window = {end - timedelta(days=back) for back in range(days)}
        logs = self.logs(kind)
        return bool(logs) and all(len(window - self.joined(log)) <= days / 4 for log in logs)

    def joined(self, log):
        """With the days between two loads, where one in ten silences inside its loads is as long."""
        usual = sorted(self.silences[log])[math.ceil(0.9 * len(self.silences[log])) - 1] if self.silences[log] else 0
        told = sorted(self.days[log])
        steps = list(zip(told, told[1:]))
        return set(told) | (inside(steps, timedelta(0)) - inside(steps, timedelta(days=usual)))


def told_days(spoken):
    """The days from the first to the last, without the inside of silences that are long for a load that otherwise speaks so often."""
    steps = list(zip(spoken, spoken[1:]))
    found = set(days_from(spoken[0], spoken[-1]))
    daily = [step for step in steps if step[1] - step[0] == timedelta(days=1)]
    if len(spoken) >= 20 and len(daily) * 10 >= len(steps) * 9:
        return found - inside(steps, DAILY_SILENCE)
    silent = inside(steps, LONG_SILENCE)
    return found - silent if len(spoken) * 2 >= len(found - silent) else found


def inside(steps, longest):
    """The days between two that follow each other after more than the longest silence."""
    day = timedelta(days=1)
    return {each for one, other in steps if other - one - day > longest for each in days_from(one + day, other - day)}


def days_from(first, last):
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]

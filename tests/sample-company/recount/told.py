"""On which days the logs tell of anything, so that a person who is not seen can be called absent."""

from collections import Counter, defaultdict
from datetime import timedelta

LONG_SILENCE = timedelta(days=14)


class Told:
    """
    A load of a log tells of the days from its first to its last event, but for silences of more than 14 days where it otherwise
    speaks on every other day. A log counts for building (author) or use only as far as it ever tells of that, and not where it does
    so on fewer than a tenth of the days on which the log does that does so most.
    """

    def __init__(self):
        self.days = defaultdict(set)  # log -> local days that it tells of
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

    def logs(self, kind):
        counts = Counter({log: len(days) for log, days in self.kinds[kind].items()})
        most = max(counts.values(), default=0)
        return [log for log, count in counts.items() if count * 10 >= most]

    def tells_enough(self, kind, end, days):
        """Whether no log that tells of a kind is silent on more than a quarter of the days to a day."""
        window = {end - timedelta(days=back) for back in range(days)}
        logs = self.logs(kind)
        return bool(logs) and all(len(window - self.days[log]) <= days / 4 for log in logs)


def told_days(spoken):
    """The days from the first to the last, without the inside of long silences where the rest speaks on every other day."""
    silences = [(one, other) for one, other in zip(spoken, spoken[1:]) if other - one - timedelta(days=1) > LONG_SILENCE]
    found = set(days_from(spoken[0], spoken[-1]))
    silent = {day for one, other in silences for day in days_from(one + timedelta(days=1), other - timedelta(days=1))}
    is_talkative = len(spoken) * 2 >= len(found - silent)
    return found - silent if is_talkative else found


def days_from(first, last):
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]

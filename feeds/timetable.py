"""When a feed is asked again: as often as it is worth, never more often than it wants."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

USUAL = 15 * 60  # seconds, for a feed that says nothing of itself
FLOOR = 5 * 60  # nobody is asked more often than this, unless a person says so
CEILING = 24 * 3600  # nobody is forgotten for longer than this by our own reckoning
SLOWEST = 2 * 3600  # a quiet feed's rhythm: news may come from it at any time
FIRST_BACKOFF = 10 * 60  # after one error; doubles with each further one
MOST_DOUBLINGS = 20  # beyond the ceiling anyway; keeps the number small
JITTER = 0.1  # of the interval, so that feeds added together are not asked together for ever
FEWEST = 3  # dates that make a rhythm
LATEST = 20  # dates that count for it
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOURS_OF_A_WEEK = 7 * 24


@dataclass(frozen=True, slots=True)
class Rest:
    """When a feed does not want to be asked (`skipHours`, `skipDays`); hours and days in UTC."""

    hours: tuple[int, ...] = ()
    days: tuple[str, ...] = ()

    def covers(self, moment: datetime) -> bool:
        """Tell whether the feed rests at a time."""
        return moment.hour in self.hours or DAYS[moment.weekday()] in self.days


@dataclass(frozen=True, slots=True)
class Timing:
    """What a feed and its last answer say of the next one; all in seconds.

    `interval` is what the feed asks for (`ttl`, `sy:updatePeriod`), `max_age` how long its answer
    stays fresh, `retry_after` what its server ordered; `error_streak` counts the failures in a
    row, the last one among them. `every` is what a person set, `rhythm` how long it usually takes
    the feed to have something new.
    """

    interval: int | None = None
    max_age: int | None = None
    retry_after: int | None = None
    error_streak: int = 0
    every: int | None = None
    rhythm: int | None = None
    rest: Rest = field(default_factory=Rest)


def next_poll(now: datetime, timing: Timing, *, chance: float = 0.5) -> datetime:
    """Return when to ask again; `chance` from 0 to 1 spreads feeds over a tenth of the wait."""
    wait = _backoff(timing.error_streak) if timing.error_streak else _wait(timing)
    spread = wait * (1 + JITTER * (chance - 0.5))
    floor = min(FLOOR, timing.every or FLOOR)
    # An order is obeyed to the second, and also when it is longer than we would have waited.
    again = now + timedelta(seconds=max(spread, floor, timing.retry_after or 0))
    return _after_rest(again, timing.rest, chance=chance)


def due(planned: datetime | None, now: datetime) -> bool:
    """Return whether a feed is to be asked; one that has no plan has never been asked."""
    return planned is None or planned <= now


def rhythm(dates: Sequence[datetime], now: datetime) -> int | None:
    """Return how many seconds usually lie between two entries, by the latest that are dated.

    A feed that has fallen silent slows down with its silence; too few dates say nothing.
    """
    latest = sorted((date for date in dates if date <= now), reverse=True)[:LATEST]
    if len(latest) < FEWEST:
        return None
    gaps = [(b - a).total_seconds() for b, a in pairwise(latest)]
    silence = (now - latest[0]).total_seconds()
    return int(max(median(gaps), silence / 4))


def _wait(timing: Timing) -> float:
    """Return the longest of what the feed wants, between our floor and our ceiling."""
    wanted = max(timing.interval or 0, timing.max_age or 0)
    if timing.every:
        return max(timing.every, min(wanted, CEILING))
    # Twice as often as something comes: half of what is new is less than half a gap old.
    own = timing.interval or USUAL
    if timing.rhythm is not None:
        own = min(max(timing.rhythm // 2, FLOOR), SLOWEST)
    return min(max(own, wanted, FLOOR), CEILING)


def _after_rest(again: datetime, rest: Rest, *, chance: float) -> datetime:
    """Return a time at which the feed does not rest; one that always rests means something else.

    After its rest a feed is asked within a quarter of an hour, not with all others on the hour.
    """
    if not rest.covers(again):
        return again
    hour = again.replace(minute=0, second=0, microsecond=0)
    for _ in range(_HOURS_OF_A_WEEK):
        hour += timedelta(hours=1)
        if not rest.covers(hour):
            return hour + timedelta(seconds=USUAL * chance)
    return again


def _backoff(streak: int) -> float:
    """Return how long a failing feed is left alone."""
    return min(FIRST_BACKOFF * 2.0 ** min(streak - 1, MOST_DOUBLINGS), CEILING)

"""When a feed is asked again: as often as it is worth, never more often than it wants."""

from dataclasses import dataclass
from datetime import datetime, timedelta

USUAL = 15 * 60  # seconds, for a feed that says nothing of itself
FLOOR = 5 * 60  # nobody is asked more often than this
CEILING = 24 * 3600  # nobody is forgotten for longer than this by our own reckoning
FIRST_BACKOFF = 10 * 60  # after one error; doubles with each further one
MOST_DOUBLINGS = 20  # beyond the ceiling anyway; keeps the number small
JITTER = 0.1  # of the interval, so that feeds added together are not asked together for ever


@dataclass(frozen=True, slots=True)
class Timing:
    """What a feed and its last answer say of the next one; all in seconds.

    `interval` is what the user set or the feed asks for (`ttl`, `sy:updatePeriod`), `max_age` how
    long its answer stays fresh, `retry_after` what its server ordered; `error_streak` counts the
    failures in a row, the last one among them.
    """

    interval: int | None = None
    max_age: int | None = None
    retry_after: int | None = None
    error_streak: int = 0


def next_poll(now: datetime, timing: Timing, *, chance: float = 0.5) -> datetime:
    """Return when to ask again; `chance` from 0 to 1 spreads feeds over a tenth of the wait."""
    wait = _backoff(timing.error_streak) if timing.error_streak else _wait(timing)
    spread = wait * (1 + JITTER * (chance - 0.5))
    # An order is obeyed to the second, and also when it is longer than we would have waited.
    return now + timedelta(seconds=max(spread, FLOOR, timing.retry_after or 0))


def due(planned: datetime | None, now: datetime) -> bool:
    """Return whether a feed is to be asked; one that has no plan has never been asked."""
    return planned is None or planned <= now


def _wait(timing: Timing) -> float:
    """Return the longest of what the feed wants, between our floor and our ceiling."""
    wanted = max(timing.interval or USUAL, timing.max_age or 0)
    return min(max(wanted, FLOOR), CEILING)


def _backoff(streak: int) -> float:
    """Return how long a failing feed is left alone."""
    return min(FIRST_BACKOFF * 2.0 ** min(streak - 1, MOST_DOUBLINGS), CEILING)

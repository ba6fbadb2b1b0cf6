"""When a feed is asked next, by what it, its server and a person say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

from feeds.answer import Answer
from feeds.errors import FeedError
from feeds.feed_settings import FeedSettings
from feeds.headers import retry_after
from feeds.timetable import Rest, Timing, next_poll
from storage.feeds import Feed


def after_answer(feed: Feed, answer: Answer, told: FeedSettings, *, now: datetime) -> datetime:
    """Return when to ask a feed again that answered."""
    timing = Timing(
        every=told.interval,
        interval=feed.interval,
        rhythm=feed.rhythm,
        max_age=answer.max_age,
        rest=rest(feed.rest),
    )
    return next_poll(now, timing, chance=_chance(feed.url))


def after_error(feed: Feed, error: FeedError, told: FeedSettings, *, now: datetime) -> datetime:
    """Return when to ask a feed again that failed."""
    timing = Timing(
        every=told.interval,
        retry_after=retry_after(error.retry_after, now=now),
        error_streak=feed.error_streak + 1,
        rest=rest(feed.rest),
    )
    return next_poll(now, timing, chance=_chance(feed.url))


def rest(kept: Mapping[str, Any]) -> Rest:
    """Return when a feed rests, as the database keeps it."""
    return Rest(tuple(kept.get("hours", ())), tuple(kept.get("days", ())))


def kept(rest: Rest) -> dict[str, Any]:
    """Return when a feed rests, as the database is to keep it."""
    return {"hours": list(rest.hours), "days": list(rest.days)}


def _chance(url: str) -> float:
    """Return where in the spread a feed is asked: always the same, so that runs repeat."""
    return crc32(url.encode("utf-8", "surrogatepass")) / 0xFFFFFFFF

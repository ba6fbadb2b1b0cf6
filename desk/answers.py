"""What a feed's answer means: what it sent, what the feed is now, when it is asked next."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zlib import crc32

from feeds.errors import FeedError
from feeds.fetch import Answer
from feeds.parse import parse
from feeds.timetable import Timing, next_poll
from storage.feeds import Feed, Polled
from storage.polls import Answered
from storage.spikes import PutAside
from storage.versions import Received
from story.item import FeedId, Item

WAITS_FOR_A_PERSON = frozenset({"gone", "held"})


@dataclass(frozen=True, slots=True)
class Read:
    """One feed's answer, read: the feed as it is now, its items, and what was put aside."""

    feed: Polled
    outcome: str  # read, unchanged, failed
    http_status: int | None
    took: float  # seconds to read it
    size: int = 0
    moved_to: str | None = None
    items: tuple[Item, ...] = ()
    spiked: tuple[PutAside, ...] = ()

    def settled(self, taken: Mapping[str, FeedId]) -> Polled:
        """Return the feed with its new address, unless another feed has that already."""
        if self.moved_to is None:
            return self.feed
        if taken.get(self.moved_to, self.feed.id) != self.feed.id:
            reason = f"it moved to {self.moved_to}, which is on the list already; remove this one"
            return replace(self.feed, status="held", reason=reason, next_poll=None)
        reason = f"it moved for good from {self.feed.url}"
        return replace(self.feed, url=self.moved_to, status="moved", reason=reason)

    def answered(self, received: Received, *, cycle: int | None, started: datetime) -> Answered:
        """Return the line of the log."""
        return Answered(
            feed_id=self.feed.id,
            cycle_id=cycle,
            started=started,
            took=self.took,
            http_status=self.http_status,
            outcome=self.outcome,
            entries=received.entries,
            new_versions=received.new_versions,
            spiked=len(self.spiked),
            size=self.size,
            error=self.feed.reason if self.outcome == "failed" else None,
        )


def read(feed: Feed, outcome: Answer | FeedError, *, now: datetime) -> Read:
    """Return what an answer means; a body that is no feed is an error of the feed."""
    start = time.perf_counter()
    if isinstance(outcome, FeedError):
        return _failed(feed, outcome, now=now)
    if outcome.not_modified:
        return Read(_well(feed, outcome, now=now), "unchanged", outcome.status, 0.0)
    try:
        said = parse(outcome.body, content_type=outcome.content_type, url=outcome.url, now=now)
    except FeedError as error:
        return _failed(feed, error, now=now, status=outcome.status)
    known = replace(feed, interval=said.interval or feed.interval)
    well = _well(known, outcome, now=now)
    # The title that a person gave stays; an address in its place makes way.
    titled = replace(well, title=said.title or feed.title) if feed.title == feed.url else well
    return Read(
        feed=replace(titled, site=said.site or titled.site),
        outcome="read",
        http_status=outcome.status,
        took=time.perf_counter() - start,
        size=outcome.size,
        moved_to=outcome.moved_to,
        items=said.items,
        spiked=tuple(PutAside(feed.id, one.reason, one.excerpt) for one in said.spiked),
    )


def _well(feed: Feed, answer: Answer, *, now: datetime) -> Polled:
    timing = Timing(interval=feed.interval, max_age=answer.max_age)
    return replace(
        _as_before(feed, now=now),
        status="moved" if feed.status == "moved" else "ok",
        etag=answer.etag or (feed.etag if answer.not_modified else None),
        modified=answer.modified or (feed.modified if answer.not_modified else None),
        body_digest=answer.digest or feed.body_digest,
        next_poll=next_poll(now, timing, chance=_chance(feed.url)),
        error_streak=0,
    )


def _failed(feed: Feed, error: FeedError, *, now: datetime, status: int | None = None) -> Read:
    streak = feed.error_streak + 1
    timing = Timing(interval=feed.interval, retry_after=error.retry_after, error_streak=streak)
    again = next_poll(now, timing, chance=_chance(feed.url))
    waits = error.status_word in WAITS_FOR_A_PERSON
    failing = replace(
        _as_before(feed, now=now),
        status=error.status_word,
        reason=str(error),
        next_poll=None if waits else again,
        error_streak=streak,
    )
    return Read(failing, "failed", error.http_status or status, 0.0)


def _as_before(feed: Feed, *, now: datetime) -> Polled:
    return Polled(
        id=feed.id,
        url=feed.url,
        title=feed.title,
        site=feed.site,
        status=feed.status,
        reason=None,
        etag=feed.etag,
        modified=feed.modified,
        body_digest=feed.body_digest,
        last_poll=now,
        next_poll=None,
        error_streak=feed.error_streak,
        interval=feed.interval,
    )


def _chance(url: str) -> float:
    """Return where in the spread a feed is asked: always the same, so that runs repeat."""
    return crc32(url.encode("utf-8", "surrogatepass")) / 0xFFFFFFFF

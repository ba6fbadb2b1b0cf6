"""What a feed's answer means: what it sent, what the feed is now, when it is asked next."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from desk import timing
from feeds.answer import Answer
from feeds.errors import FeedError
from feeds.feed_settings import FeedSettings, written
from feeds.manners import origin
from feeds.parse import parse
from storage.feeds import Feed, Polled
from storage.floods import Flood, pack
from storage.polls import Answered
from storage.spikes import PutAside
from storage.versions import Received
from story.item import FeedId, Item

PLAIN = FeedSettings()
TIMES = 20  # as many new entries as a feed usually has: a flood
WAITS_FOR_A_PERSON = frozenset({"gone", "held"})


@dataclass(frozen=True, slots=True)
class Read:
    """One feed's answer, read: the feed as it is now, its items, and what was put aside."""

    feed: Polled
    outcome: str  # read, unchanged, failed
    http_status: int | None
    took: float  # seconds to read it
    size: int = 0
    asked_before: datetime | None = None
    moved_to: str | None = None
    settings: FeedSettings = field(default_factory=FeedSettings)
    flood: Flood | None = None  # the answer itself, of a feed that sent so much that it may be one
    items: tuple[Item, ...] = ()
    spiked: tuple[PutAside, ...] = ()

    def settled(self, taken: Mapping[str, FeedId]) -> Polled:
        """Return the feed with its new address, unless another feed has that already."""
        if self.moved_to is None or self.feed.status == "held":
            return self.feed
        if taken.get(self.moved_to, self.feed.id) != self.feed.id:
            reason = f"it moved to {self.moved_to}, which is on the list already; remove this one"
            return replace(self.feed, status="held", reason=reason, next_poll=None)
        reason = f"it moved for good from {self.feed.url}"
        settings = self._settings_at(self.moved_to)
        return replace(
            self.feed, url=self.moved_to, status="moved", reason=reason, settings=settings
        )

    def _settings_at(self, url: str) -> dict[str, Any]:
        """Return the settings for a new address; credentials stay with the server they are for."""
        same = origin(url) == origin(self.feed.url)
        return written(self.settings if same else replace(self.settings, auth=None))

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


def read(
    feed: Feed, outcome: Answer | FeedError, settings: FeedSettings = PLAIN, *, now: datetime
) -> Read:
    """Return what an answer means; a body that is no feed is an error of the feed."""
    start = time.perf_counter()
    if isinstance(outcome, FeedError):
        return _failed(feed, outcome, settings, now=now)
    if outcome.not_modified:
        return Read(_well(feed, outcome, settings, now=now), "unchanged", outcome.status, 0.0)
    try:
        said = parse(outcome.body, content_type=outcome.content_type, url=outcome.url, now=now)
    except FeedError as error:
        return _failed(feed, error, settings, now=now, status=outcome.status)
    # What a feed no longer says of itself holds no more.
    known = replace(feed, interval=said.interval, rhythm=said.rhythm, rest=timing.kept(said.rest))
    well = _well(known, outcome, settings, now=now)
    # The title that a person gave stays; an address in its place makes way.
    titled = replace(well, title=said.title or feed.title) if feed.title == feed.url else well
    return Read(
        feed=replace(titled, site=said.site or titled.site),
        outcome="read",
        http_status=outcome.status,
        took=time.perf_counter() - start,
        size=outcome.size,
        asked_before=feed.last_poll,
        moved_to=outcome.moved_to,
        settings=settings,
        flood=_flood(feed, outcome, len(said.items), now=now),
        items=said.items,
        spiked=tuple(PutAside(feed.id, one.reason, one.excerpt) for one in said.spiked),
    )


def _flood(feed: Feed, answer: Answer, entries: int, *, now: datetime) -> Flood | None:
    """Return an answer as it is put aside, if it holds enough for a flood at all."""
    if entries < TIMES or feed.last_poll is None:
        return None
    return Flood(feed.id, pack(answer.body), answer.content_type, answer.url, entries, now)


def _well(feed: Feed, answer: Answer, settings: FeedSettings, *, now: datetime) -> Polled:
    return replace(
        _as_before(feed, now=now),
        status="moved" if feed.status == "moved" else "ok",
        etag=answer.etag or (feed.etag if answer.not_modified else None),
        modified=answer.modified or (feed.modified if answer.not_modified else None),
        body_digest=answer.digest or feed.body_digest,
        next_poll=timing.after_answer(feed, answer, settings, now=now),
        error_streak=0,
    )


def _failed(
    feed: Feed,
    error: FeedError,
    settings: FeedSettings,
    *,
    now: datetime,
    status: int | None = None,
) -> Read:
    again = timing.after_error(feed, error, settings, now=now)
    waits = error.status_word in WAITS_FOR_A_PERSON
    failing = replace(
        _as_before(feed, now=now),
        status=error.status_word,
        reason=str(error),
        next_poll=None if waits else again,
        error_streak=feed.error_streak + 1,
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
        rhythm=feed.rhythm,
        rest=feed.rest,
        settings=feed.settings,
    )

"""Answers with far more new entries than usual, kept whole until a person has seen to them."""

import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import delete, insert, select, tuple_
from sqlalchemy.orm import Session

from storage.sets import one_of
from storage.tables import FloodRow
from story.item import FeedId

_FAST = 1  # a feed in fifty is a flood at all; what counts is how long packing takes


@dataclass(frozen=True, slots=True)
class Flood:
    """An answer as it came: the body packed, and where and when it came from."""

    feed: FeedId
    packed: bytes
    content_type: str | None
    url: str
    entries: int
    seen: datetime

    @property
    def body(self) -> bytes:
        """Return the body as it was received, after decompression."""
        return zlib.decompress(self.packed)


def pack(body: bytes) -> bytes:
    """Return a body as it is kept."""
    return zlib.compress(body, _FAST)


def keep(session: Session, floods: Sequence[Flood]) -> None:
    """Keep answers, each once."""
    rows = {(one.feed, _print(one)): one for one in floods}
    if not rows:
        return
    place = tuple_(FloodRow.feed_id, FloodRow.digest)
    known = {
        (feed, print_)
        for feed, print_ in session.execute(
            select(FloodRow.feed_id, FloodRow.digest).where(place.in_(rows))
        )
    }
    new = [
        {
            "feed_id": one.feed,
            "digest": print_,
            "body": one.packed,
            "content_type": one.content_type,
            "url": one.url,
            "entries": one.entries,
            "seen": one.seen,
        }
        for (feed, print_), one in rows.items()
        if (feed, print_) not in known
    ]
    if new:
        session.execute(insert(FloodRow), new)


def of_feed(session: Session, feed: FeedId) -> list[Flood]:
    """Return what waits of a feed, the oldest first."""
    query = select(FloodRow).where(FloodRow.feed_id == feed).order_by(FloodRow.id)
    return [
        Flood(feed, row.body, row.content_type, row.url, row.entries, row.seen)
        for row in session.scalars(query)
    ]


def waiting(session: Session, feeds: Collection[FeedId]) -> set[FeedId]:
    """Return those of these feeds of which something waits."""
    query = select(FloodRow.feed_id).where(one_of(FloodRow.feed_id, feeds)).distinct()
    return {FeedId(feed) for feed in session.scalars(query)}


def clear(session: Session, feed: FeedId) -> None:
    """Forget what waited of a feed: it was taken, or put aside."""
    session.execute(delete(FloodRow).where(FloodRow.feed_id == feed))


def _print(flood: Flood) -> bytes:
    return blake2b(flood.packed, digest_size=16).digest()

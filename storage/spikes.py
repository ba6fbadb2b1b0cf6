"""Entries put aside with the reason; each is kept once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, tuple_
from sqlalchemy.orm import Session

from storage.sets import chunks
from storage.tables import SpikeRow
from story.item import FeedId, digest


@dataclass(frozen=True, slots=True)
class PutAside:
    """An entry that is no item, and why; `excerpt` is the beginning of what was received."""

    feed: FeedId
    reason: str
    excerpt: str


def keep(session: Session, spikes: Sequence[PutAside], *, now: datetime) -> int:
    """Keep entries that were not kept before and return how many that were."""
    rows = {(one.feed, digest(one.reason, one.excerpt)): one for one in spikes}
    if not rows:
        return 0
    known = _known(session, rows)
    new = [
        {
            "feed_id": feed,
            "digest": print_,
            "reason": one.reason,
            "excerpt": one.excerpt,
            "seen": now,
        }
        for (feed, print_), one in rows.items()
        if (feed, print_) not in known
    ]
    if new:
        session.execute(insert(SpikeRow), new)
    return len(new)


def _known(
    session: Session, places: Collection[tuple[FeedId, bytes]]
) -> set[tuple[FeedId, bytes]]:
    place = tuple_(SpikeRow.feed_id, SpikeRow.digest)
    found: set[tuple[FeedId, bytes]] = set()
    for piece in chunks(sorted(places)):
        query = select(SpikeRow.feed_id, SpikeRow.digest).where(place.in_(piece))
        found.update((FeedId(feed), print_) for feed, print_ in session.execute(query))
    return found

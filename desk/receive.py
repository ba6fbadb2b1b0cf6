"""Receive: items to versions, with what the wires say of each other settled before.

Takes are put together. A kill or a lead is given the identity of the story that it means; a
revision that comes late does not take the place of a higher one. What is not kept as a version is
put aside with the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy.orm import Session

from desk.aim import aimed
from desk.excerpt import excerpt
from desk.takes import joined
from storage import spikes, versions
from storage.spikes import PutAside
from storage.versions import Received
from story.item import FeedId, Item

DOUBLED = "another entry of this feed has the same guid and another text; the first one was kept"
REPLACED = "a later message of the same feed takes its place"
LATE = "revision {} came after a higher one, which stands"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of some items; `entries` counts all, `new` versions."""

    entries: int = 0
    new: int = 0
    new_items: int = 0
    spiked: int = 0
    files: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        """Return both together."""
        return Kept(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def receive(
    session: Session,
    polled: Mapping[FeedId, Sequence[Item]],
    aside: Sequence[PutAside],
    *,
    now: datetime,
    pending: bool = True,
) -> Kept:
    """Keep items and what was put aside, and return what came of them.

    Of what is not `pending` no story is made.
    """
    _, kept = received(session, polled, aside, now=now, pending=pending)
    return kept


def received(
    session: Session,
    polled: Mapping[FeedId, Sequence[Item]],
    aside: Sequence[PutAside],
    *,
    now: datetime,
    pending: bool = True,
) -> tuple[dict[FeedId, Received], Kept]:
    """Do what `receive` does and also return what came of each feed."""
    whole, waiting = joined(session, polled, now=now)
    kept, replaced = aimed(session, whole, now=now)
    by_feed = versions.receive(session, kept, now=now, pending=pending)
    put = [
        *aside,
        *waiting,
        *(spike for feed, one in by_feed.items() for spike in _aside(feed, one, now)),
    ]
    put += [
        PutAside(f, REPLACED, excerpt(one, now=now)) for f, own in replaced.items() for one in own
    ]
    spikes.keep(session, put, now=now)
    return by_feed, Kept(
        entries=sum(one.entries for one in by_feed.values()),
        new=sum(one.new_versions for one in by_feed.values()),
        new_items=sum(one.new_items for one in by_feed.values()),
        spiked=len(aside),
    )


def _aside(feed: FeedId, one: Received, now: datetime) -> list[PutAside]:
    doubled = [PutAside(feed, DOUBLED, excerpt(item, now=now)) for item in one.doubled]
    late = [
        PutAside(feed, LATE.format(item.revision), excerpt(item, now=now)) for item in one.late
    ]
    return doubled + late

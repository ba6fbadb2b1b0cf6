"""Habits: what each feed carries under its unrelated stories, learned from the arrivals."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy.orm import Session

from desk.batch import Batch
from editing.habits import FEWEST, edges, learned
from storage import habits
from storage.members import Member


def learn(session: Session, batch: Batch) -> None:
    """Count the sentences of the stories that feeds told for the first time in this batch."""
    new = list(_first_told(batch))
    seen: dict[int, Counter[int]] = {}
    for one, text in zip(new, batch.text(session, [m.version for m in new]), strict=True):
        seen.setdefault(one.feed, Counter()).update((habits.ALL, *edges(text.text)))
    habits.count(session, seen)


def of_feeds(session: Session, feeds: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Return the fingerprints of the boilerplate of each of these feeds."""
    found = habits.often(session, feeds, fewest=FEWEST)
    return {feed: learned(counts.pop(habits.ALL, 0), counts) for feed, counts in found.items()}


def _first_told(batch: Batch) -> Iterator[Member]:
    """Yield the arrivals that are the first of their feed in their cluster."""
    arriving = {one.item for one in batch.arrivals}
    for own in batch.members.values():
        told: set[int] = set()
        for one in sorted(own, key=lambda m: m.order):
            if one.feed not in told and one.item in arriving and one.number == 1:
                yield one
            told.add(one.feed)

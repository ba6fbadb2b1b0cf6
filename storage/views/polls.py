"""What the feeds answered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import PollRow

LATEST = 24  # polls that a strip shows


@dataclass(frozen=True, slots=True)
class Poll:
    """One answer of a feed; `took` in seconds, `size` in bytes after decompression."""

    id: int
    feed: int
    cycle: int | None
    started: datetime
    took: float
    http_status: int | None
    outcome: str  # read, unchanged, failed
    entries: int
    new_versions: int
    spiked: int
    size: int
    error: str | None


def strips(session: Session, *, latest: int = LATEST) -> dict[int, tuple[Poll, ...]]:
    """Return the newest polls of every feed, oldest first, by feed."""
    place = func.row_number().over(partition_by=PollRow.feed_id, order_by=PollRow.id.desc())
    ranked = select(PollRow.id, place.label("place")).subquery()
    query = (
        select(PollRow)
        .join(ranked, ranked.c.id == PollRow.id)
        .where(ranked.c.place <= latest)
        .order_by(PollRow.id)
    )
    found: dict[int, tuple[Poll, ...]] = {}
    for row in session.scalars(query):
        found[row.feed_id] = (*found.get(row.feed_id, ()), _poll(row))
    return found


def of_feed(session: Session, feed: int, *, latest: int = LATEST) -> list[Poll]:
    """Return the newest polls of a feed, newest first."""
    query = select(PollRow).where(PollRow.feed_id == feed).order_by(PollRow.id.desc())
    return [_poll(row) for row in session.scalars(query.limit(latest))]


def of_cycle(session: Session, cycle: int) -> list[Poll]:
    """Return what each feed answered in a cycle, in the order of their answers."""
    query = select(PollRow).where(PollRow.cycle_id == cycle).order_by(PollRow.id)
    return [_poll(row) for row in session.scalars(query)]


def _poll(row: PollRow) -> Poll:
    return Poll(
        id=row.id,
        feed=row.feed_id,
        cycle=row.cycle_id,
        started=row.started,
        took=row.took,
        http_status=row.http_status,
        outcome=row.outcome,
        entries=row.entries,
        new_versions=row.new_versions,
        spiked=row.spiked,
        size=row.size,
        error=row.error,
    )

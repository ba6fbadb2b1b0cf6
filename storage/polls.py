"""What each feed answered, kept as a log."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, insert, select
from sqlalchemy.orm import Session

from storage.sets import one_of
from storage.tables import FeedRow, PollRow
from story.item import FeedId

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a feed; `took` in seconds, `size` in bytes after decompression."""

    feed_id: FeedId
    cycle_id: int | None
    started: datetime
    took: float
    http_status: int | None
    outcome: str  # read, unchanged, failed
    entries: int = 0
    new_versions: int = 0
    spiked: int = 0
    size: int = 0
    error: str | None = None


def keep(session: Session, answers: Sequence[Answered]) -> None:
    """Write the answers."""
    if answers:
        session.execute(insert(PollRow), [asdict(answer) for answer in answers])


@dataclass(frozen=True, slots=True)
class Usual:
    """What a feed usually brings: new versions a poll that brought any, entries, and how often.

    `news` counts the polls that brought something new after the first, `daily` the new versions
    of a day.
    """

    news: int
    new: float
    entries: float
    daily: float


def usual(
    session: Session, feeds: Collection[FeedId], *, since: datetime, now: datetime
) -> dict[FeedId, Usual]:
    """Return what these feeds usually bring, by their answers since then.

    The first answer of a feed is all that it has, which says nothing of its news.
    """
    first = (
        select(func.min(PollRow.id))
        .where(PollRow.feed_id == FeedRow.id, PollRow.outcome == "read")
        .correlate(FeedRow)
        .scalar_subquery()
    )
    later = PollRow.id > first
    newsy = later & (PollRow.new_versions > 0)
    query = (
        select(
            PollRow.feed_id,
            func.count(case((newsy, PollRow.id))),
            func.coalesce(func.sum(case((later, PollRow.new_versions))), 0),
            func.coalesce(func.avg(case((PollRow.entries > 0, PollRow.entries))), 0),
            func.min(PollRow.started),
        )
        .join(FeedRow, FeedRow.id == PollRow.feed_id)
        .where(one_of(PollRow.feed_id, feeds), PollRow.outcome == "read")
        .where(PollRow.started >= since)
        .group_by(PollRow.feed_id)
    )
    return {
        FeedId(feed): Usual(
            news=news,
            new=total / news if news else 0.0,
            entries=float(entries),
            daily=total / max(1.0, (now - begun) / _DAY),
        )
        for feed, news, total, entries, begun in session.execute(query)
    }

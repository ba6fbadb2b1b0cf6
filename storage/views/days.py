"""What came in by day, for the small lines beside the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.tables import FeedRow, FlagRow, ItemRow, MemberRow, PollRow, VersionRow


@dataclass(frozen=True, slots=True)
class Day:
    """A day in UTC: items, the stories they were of, flags on what came, feeds that answered."""

    start: datetime
    items: int
    stories: int
    flags: int
    answered: int
    asked: int


def days(session: Session, *, now: datetime, count: int) -> list[Day]:
    """Return the last days, today the last, empty ones too."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    first = today - timedelta(days=count - 1)
    came = _day(session, ItemRow.first_seen)
    items = session.execute(
        select(came, func.count(), func.count(MemberRow.cluster_id.distinct()))
        .outerjoin(MemberRow, MemberRow.item_id == ItemRow.id)
        .where(ItemRow.first_seen >= first)
        .group_by(came)
    ).all()
    seen = _day(session, VersionRow.seen)
    flags = session.execute(
        select(seen, func.count())
        .select_from(FlagRow)
        .join(VersionRow, VersionRow.id == FlagRow.version_id)
        .join(MemberRow, MemberRow.version_id == VersionRow.id)
        .where(VersionRow.seen >= first, FlagRow.state == "open", FlagRow.tier == "flag")
        .group_by(seen)
    ).all()
    polled = _day(session, PollRow.started)
    polls = session.execute(
        select(
            polled,
            func.count(PollRow.feed_id.distinct()).filter(PollRow.outcome != "failed"),
            func.count(PollRow.feed_id.distinct()),
        )
        .where(PollRow.started >= first)
        .group_by(polled)
    ).all()
    came_on = {str(row[0]): (row[1], row[2]) for row in items}
    raised_on = {str(row[0]): row[1] for row in flags}
    asked_on = {str(row[0]): (row[1], row[2]) for row in polls}
    made = []
    for n in range(count):
        start = first + timedelta(days=n)
        name = f"{start:%Y-%m-%d}"
        flagged = raised_on.get(name, 0)
        made.append(Day(start, *came_on.get(name, (0, 0)), flagged, *asked_on.get(name, (0, 0))))
    return made


def by_feed(session: Session, *, now: datetime, count: int) -> dict[int, tuple[int, ...]]:
    """Return the items a day of each feed, today the last."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    first = today - timedelta(days=count - 1)
    came = _day(session, ItemRow.first_seen)
    rows = session.execute(
        select(ItemRow.feed_id, came, func.count())
        .where(ItemRow.first_seen >= first)
        .group_by(ItemRow.feed_id, came)
    ).all()
    names = [f"{first + timedelta(days=n):%Y-%m-%d}" for n in range(count)]
    found: dict[int, dict[str, int]] = {}
    for feed, day, items in rows:
        found.setdefault(feed, {})[str(day)] = items
    return {feed: tuple(on.get(name, 0) for name in names) for feed, on in found.items()}


def rate(lately: Sequence[int]) -> float:
    """Return how many items a day came, counted from the first day that had any."""
    first = next((at for at, items in enumerate(lately) if items), len(lately))
    return sum(lately) / (len(lately) - first) if first < len(lately) else 0.0


def flags_by_feed(session: Session) -> dict[int, int]:
    """Return how many open flags stand on each feed's newest versions."""
    query = (
        select(ItemRow.feed_id, func.count())
        .select_from(FlagRow)
        .join(MemberRow, MemberRow.version_id == FlagRow.version_id)
        .join(ItemRow, ItemRow.id == MemberRow.item_id)
        .join(FeedRow, FeedRow.id == ItemRow.feed_id)
        .where(FlagRow.state == "open", FlagRow.tier == "flag")
        .group_by(ItemRow.feed_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _day(session: Session, column: InstrumentedAttribute[datetime]) -> ColumnElement[Any]:
    if session.get_bind().dialect.name == "postgresql":
        return func.date(func.timezone("UTC", column))
    return func.date(column)

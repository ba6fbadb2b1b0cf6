"""What stands at the head of every page: how much there is, and when the feeds were asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from storage.tables import ClusterRow, CycleRow, FeedRow, FlagRow, MemberRow

TROUBLE = ("failing", "gone", "held")


@dataclass(frozen=True, slots=True)
class Frame:
    """The counts beside the names of the pages.

    `clusters` has those of two members or more, `stories` all; `flags` are open, without hints.
    `running` is the cycle that is going on, `newest` when the last story came.
    """

    clusters: int
    stories: int
    flags: int
    feeds: int
    trouble: int
    last_poll: datetime | None
    next_poll: datetime | None
    newest: datetime | None
    running: int | None


def frame(session: Session) -> Frame:
    """Return the counts, in one question."""
    cluster = select(func.count()).where(ClusterRow.merged_into.is_(None))
    flags = (
        select(func.count())
        .select_from(FlagRow)
        .join(MemberRow, MemberRow.version_id == FlagRow.version_id)
        .where(FlagRow.state == "open", FlagRow.tier == "flag")
    )
    running = (
        select(CycleRow.id)
        .where(CycleRow.state == "running")
        .order_by(CycleRow.id.desc())
        .limit(1)
    )
    row = session.execute(
        select(
            cluster.where(ClusterRow.size > 1).scalar_subquery(),
            cluster.scalar_subquery(),
            flags.scalar_subquery(),
            _listed(func.count(FeedRow.id)).scalar_subquery(),
            _listed(func.count()).where(FeedRow.status.in_(TROUBLE)).scalar_subquery(),
            _listed(func.max(FeedRow.last_poll)).scalar_subquery(),
            _listed(func.min(FeedRow.next_poll)).scalar_subquery(),
            select(func.max(ClusterRow.last_seen)).scalar_subquery(),
            running.scalar_subquery(),
        )
    ).one()
    return Frame(*row)


def _listed(value: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Ask something of the feeds that were not taken off the list."""
    return select(value).select_from(FeedRow).where(FeedRow.removed.is_(None))

"""The cycles that ran, and what came of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.errors import NotFoundError
from storage.tables import CycleRow
from storage.views import polls
from storage.views.polls import Poll


@dataclass(frozen=True, slots=True)
class Run:
    """One cycle. `counts` has whole numbers by the names of `desk.cycle.Counts`."""

    id: int
    name: str
    started_by: str  # direct, flow, schedule
    started: datetime
    ended: datetime | None
    state: str  # running, completed, failed
    counts: Mapping[str, Any]
    error: str | None

    @property
    def took(self) -> float | None:
        """Return the seconds from start to end, `None` while it runs."""
        return (self.ended - self.started).total_seconds() if self.ended else None


@dataclass(frozen=True, slots=True)
class RunPage:
    """A cycle with what each feed answered in it."""

    run: Run
    polls: tuple[Poll, ...]


def listing(session: Session, *, latest: int = 20) -> list[Run]:
    """Return the newest cycles, newest first."""
    query = select(CycleRow).order_by(CycleRow.id.desc()).limit(latest)
    return [_run(row) for row in session.scalars(query)]


def page(session: Session, cycle: int) -> RunPage:
    """Return one cycle; `NotFoundError` when there is none of that id."""
    row = session.get(CycleRow, cycle)
    if row is None:
        raise NotFoundError(f"there is no run {cycle}")
    return RunPage(run=_run(row), polls=tuple(polls.of_cycle(session, cycle)))


def _run(row: CycleRow) -> Run:
    return Run(
        id=row.id,
        name=row.name,
        started_by=row.started_by,
        started=row.started,
        ended=row.ended,
        state=row.state,
        counts=row.counts,
        error=row.error,
    )

"""The cycles: who started each, what it has done so far, how it ended."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from storage.tables import CycleRow


def begin(session: Session, *, name: str, started_by: str, now: datetime) -> int:
    """Open a cycle and return its id."""
    row = {"name": name, "started_by": started_by, "started": now, "state": "running"}
    return session.scalars(insert(CycleRow).values(counts={}, **row).returning(CycleRow.id)).one()


def count(session: Session, cycle: int, counts: Mapping[str, int]) -> None:
    """Add to what a cycle has done, in the transaction that did it."""
    row = session.get_one(CycleRow, cycle)
    total = Counter[str](row.counts)
    total.update(counts)
    row.counts = dict(total)
    session.flush()


def counts(session: Session, cycle: int) -> dict[str, int]:
    """Return what a cycle has done so far."""
    return dict(session.get_one(CycleRow, cycle).counts)


def end(session: Session, cycle: int, *, now: datetime, error: str | None) -> None:
    """Close a cycle, as completed or, when there is an error, as failed."""
    state = "failed" if error else "completed"
    query = update(CycleRow).where(CycleRow.id == cycle)
    session.execute(query.values(ended=now, state=state, error=error))


def abandoned(session: Session, *, since: datetime, now: datetime) -> int:
    """Close cycles that began before `since` and never ended; return how many."""
    query = select(CycleRow.id).where(CycleRow.state == "running", CycleRow.started < since)
    stale = session.scalars(query).all()
    for_person = "it was interrupted; the next run went on where it stopped"
    if stale:
        session.execute(
            update(CycleRow)
            .where(CycleRow.id.in_(stale))
            .values(ended=now, state="failed", error=for_person)
        )
    return len(stale)

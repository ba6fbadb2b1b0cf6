"""A cycle: poll, cluster, check, publish once, with a record of what came of it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.plan import Plan
from desk.poll import all_feeds, due_feeds, poll
from desk.process import process
from desk.steps import Progress, Step
from storage import cycles
from storage.database import Database

__all__ = ["CycleReport", "Progress", "Step", "begin", "end", "run"]

STALE = timedelta(hours=6)  # a cycle that began so long ago and never ended was interrupted


@dataclass(frozen=True, slots=True)
class CycleReport:
    """A cycle that ended.

    `counts` has whole numbers by name: feeds_asked, feeds_failed, feeds_unchanged, entries, new
    (versions), new_items, spiked, clusters (new ones), merged, flags, hints, canonicals,
    withdrawn, withheld_asked, hot_keys.
    """

    cycle: int
    counts: Mapping[str, int]


def begin(database: Database, *, name: str, started_by: str, now: datetime) -> int:
    """Open a cycle and return its id; without a name it is called after its number."""
    with database.transaction() as session:
        cycles.abandoned(session, since=now - STALE, now=now)
        return cycles.begin(session, name=name, started_by=started_by, now=now)


def end(database: Database, cycle: int, *, now: datetime, error: str | None) -> CycleReport:
    """Close a cycle and return what came of it."""
    with database.transaction() as session:
        cycles.end(session, cycle, now=now, error=error)
        return CycleReport(cycle, cycles.counts(session, cycle))


def run(
    database: Database,
    *,
    plan: Plan,
    now: datetime,
    started_by: str,
    due_only: bool,
    progress: Progress,
) -> CycleReport:
    """Run one cycle that begins `now`; an error closes it as failed, and what was stored stays."""
    begun = time.monotonic()

    def over() -> datetime:
        return now + timedelta(seconds=time.monotonic() - begun)

    cycle = begin(database, name="", started_by=started_by, now=now)
    try:
        feeds = due_feeds(database, now) if due_only else all_feeds(database)
        for start in range(0, len(feeds), plan.poll_batch):
            asked = feeds[start : start + plan.poll_batch]
            poll(database, asked, plan=plan, cycle=cycle, now=now, progress=progress)
        while process(
            database,
            plan=plan,
            cycle=cycle,
            now=now,
            progress=progress,
            limit=plan.process_batch,
        ):
            pass
    except BaseException as error:
        end(database, cycle, now=over(), error=str(error) or type(error).__name__)
        raise
    return end(database, cycle, now=over(), error=None)

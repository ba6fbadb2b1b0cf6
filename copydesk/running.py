"""What `copydesk run`, `poll` and `process` do."""

from datetime import UTC, datetime
from pathlib import Path

from copydesk import feedlist, seeding
from copydesk.opening import desk
from copydesk.present import console, summary
from copydesk.present.steps import Steps
from desk import cycle
from desk.cycle import CycleReport, Step
from desk.plan import Plan
from storage import feeds as listed
from storage.database import Database

_DIRECT = "direct"


def run(*, feeds: Path | None, direct: bool, db: str | None) -> None:
    """Run one cycle and tell what came of it."""
    with desk(db) as (database, told):
        sample = _seed(database, feeds)
        with Steps() as steps:
            report = _cycle(database, told.plan, steps, direct=direct)
        with database.read() as session:
            summary.tell(session, report.cycle, sample=sample)


def _seed(database: Database, feeds: Path | None) -> bool:
    """See that there are feeds; return whether they are the bundled sample, taken now."""
    outlines = feedlist.from_file(feeds) if feeds else seeding.sample()
    with database.transaction() as session:
        if feeds is None and listed.outlines(session):
            return False
        brought = feedlist.bring(session, outlines)
    if feeds:
        feedlist.tell(brought, feeds)
        return False
    console.aside().print(
        f"A new desk without feeds: taking the bundled sample wire, {brought.new} feeds of "
        "stories written for this purpose.",
        soft_wrap=True,
    )
    return True


def _cycle(database: Database, plan: Plan, steps: Steps, *, direct: bool) -> CycleReport:
    def progress(step: Step) -> None:
        steps.tell(step.verb, step.done, step.total, step.note)

    if direct:
        return cycle.run(
            database,
            plan=plan,
            now=_now(),
            started_by=_DIRECT,
            due_only=True,
            progress=progress,
        )
    # Imported here and not on top: a direct run needs no Prefect near it.
    from flows.run import run_cycle

    return run_cycle(plan, due_only=True, progress=progress)


def poll(*, every: bool, db: str | None) -> None:
    """Ask the feeds that are due, or all of them, and keep what they send."""


def process(*, db: str | None) -> None:
    """Cluster, check and publish what waits."""


def _now() -> datetime:
    return datetime.now(UTC)

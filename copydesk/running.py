"""What `copydesk run`, `poll` and `process` do."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from copydesk import feedlist, seeding
from copydesk.opening import desk, looking, standing
from copydesk.present import console, short, summary
from copydesk.present.steps import Steps
from desk import cycle
from desk.cycle import CycleReport, Progress
from desk.plan import Plan
from desk.poll import all_feeds, due_feeds
from desk.poll import poll as ask
from desk.process import process as finish
from feeds.errors import shown
from flows.at_hand import AtHand
from flows.run import run_cycle
from storage import feeds as listed
from storage.database import Database

_DIRECT = "direct"


def run(*, feeds: Path | None, db: str | None, prefect: AtHand | None) -> None:
    """Run one cycle and tell what came of it; directly where no Prefect is at hand."""
    with desk(db) as (database, told):
        begun = time.monotonic()
        sample = seed(database, feeds)
        name_strangers(database, told.plan)
        with Steps() as steps:
            report = _cycle(database, told.plan, steps, prefect)
        with database.read() as session:
            seconds = time.monotonic() - begun
            summary.tell(session, report.cycle, sample=sample, seconds=seconds)


def seed(database: Database, feeds: Path | None) -> bool:
    """See that there are feeds; return whether they are the bundled sample, taken now."""
    outlines = feedlist.from_file(feeds) if feeds else seeding.sample()
    with database.transaction() as session:
        if feeds is None and listed.are_known(session):
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


def name_strangers(database: Database, plan: Plan) -> None:
    """Say which feeds the settings name that are not on the list: an address may be mistyped."""
    named = {*plan.feeds, *plan.checks.feeds}
    if not named:
        return
    with database.read() as session:
        known = {one.url for one in listed.outlines(session)}
    for url in sorted(named - known):
        near = get_close_matches(url, known, n=1)
        nearest = f"; the nearest is {shown(near[0])}" if near else ""
        told = f"the settings name {shown(url)}, which is not on the list of feeds{nearest}"
        console.aside().print(console.words((told, "yellow")), soft_wrap=True)


def _cycle(database: Database, plan: Plan, steps: Steps, prefect: AtHand | None) -> CycleReport:
    progress = _shown(steps)
    if prefect is None:
        return cycle.run(
            database,
            plan=plan,
            now=_now(),
            started_by=_DIRECT,
            due_only=True,
            progress=progress,
        )
    return run_cycle(plan, prefect, due_only=True, progress=progress)


def poll(*, every: bool, db: str | None) -> None:
    """Ask the feeds that are due, or all of them, and keep what they send."""
    with standing(db) as (database, told):
        name_strangers(database, told.plan)
        with _recorded(database) as (number, now), Steps() as steps:
            asked = all_feeds(database) if every else due_feeds(database, now)
            for start in range(0, len(asked), told.plan.poll_batch):
                ask(
                    database,
                    asked[start : start + told.plan.poll_batch],
                    plan=told.plan,
                    cycle=number,
                    now=now,
                    progress=_shown(steps),
                )
    with looking(db) as session:
        short.tell_poll(session, number)


def process(*, db: str | None) -> None:
    """Cluster, check and publish what waits."""
    with standing(db) as (database, told), _recorded(database) as (number, now), Steps() as steps:
        while finish(
            database,
            plan=told.plan,
            cycle=number,
            now=now,
            progress=_shown(steps),
            limit=told.plan.process_batch,
        ):
            pass
    with looking(db) as session:
        short.tell_process(session, number)


@contextmanager
def _recorded(database: Database) -> Iterator[tuple[int, datetime]]:
    """Keep a record of a single step, as of a whole cycle: its number, and when it began."""
    now = _now()
    number = cycle.begin(database, name="", started_by=_DIRECT, now=now)
    try:
        yield number, now
    except BaseException as error:
        cycle.end(database, number, now=_now(), error=str(error) or type(error).__name__)
        raise
    cycle.end(database, number, now=_now(), error=None)


def _shown(steps: Steps) -> Progress:
    return lambda step: steps.tell(step.verb, step.done, step.total, step.note)


def _now() -> datetime:
    return datetime.now(UTC)

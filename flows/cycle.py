"""The flows: a whole cycle, and its two halves for whoever wants them apart."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from prefect import flow
from prefect.context import FlowRunContext
from prefect.logging import get_run_logger
from pydantic import PositiveInt

from dedup.policy import Policy
from desk import cycle as desk
from desk.checks import Checks
from desk.cycle import CycleReport
from desk.plan import Plan
from desk.poll import all_feeds, due_feeds
from feeds.feed_settings import FeedSettings
from feeds.limits import Limits
from flows import artifacts, tasks
from flows.parameters import planned
from storage.database import Database, open_database

ON_SCHEDULE = "schedule"  # the tag of a run that a schedule asks for before its time


@flow(name="copydesk-cycle", persist_result=False)
def cycle(  # noqa: PLR0913 - a flow shows each part of the plan by its name
    db: str | None = None,
    *,
    due_only: bool = True,
    limits: Limits | None = None,
    policy: Policy | None = None,
    feeds: dict[str, FeedSettings] | None = None,
    checks: Checks | None = None,
    poll_batch: PositiveInt | None = None,
    process_batch: PositiveInt | None = None,
) -> CycleReport:
    """Poll the feeds, then cluster, check and publish what came.

    Args:
        db: The database's address; COPYDESK_DB where the worker runs if it is not given.
        due_only: Ask only the feeds that are due; else every feed.
        limits: How much a feed may cost.
        policy: What counts as the same story.
        feeds: The settings of single feeds by address, as in `[feed."URL"]` of the file.
        checks: What is checked, everywhere and feed by feed.
        poll_batch: Feeds asked in one task.
        process_batch: Versions processed in one task.

    """
    plan = planned(
        db,
        limits=limits,
        policy=policy,
        feeds=feeds,
        checks=checks,
        poll_batch=poll_batch,
        process_batch=process_batch,
    )
    with _at_work(plan) as work:
        _poll(work, due_only=due_only)
        _process(work)
        return work.finished()


@flow(name="copydesk-poll", persist_result=False)
def poll(
    db: str | None = None,
    *,
    due_only: bool = True,
    limits: Limits | None = None,
    feeds: dict[str, FeedSettings] | None = None,
    poll_batch: PositiveInt | None = None,
) -> CycleReport:
    """Ask the feeds and keep what they send; a process flow does the rest.

    Args:
        db: The database's address; COPYDESK_DB where the worker runs if it is not given.
        due_only: Ask only the feeds that are due; else every feed.
        limits: How much a feed may cost.
        feeds: The settings of single feeds by address, as in `[feed."URL"]` of the file.
        poll_batch: Feeds asked in one task.

    """
    with _at_work(planned(db, limits=limits, feeds=feeds, poll_batch=poll_batch)) as work:
        _poll(work, due_only=due_only)
        return work.finished()


@flow(name="copydesk-process", persist_result=False)
def process(
    db: str | None = None,
    *,
    policy: Policy | None = None,
    checks: Checks | None = None,
    process_batch: PositiveInt | None = None,
) -> CycleReport:
    """Cluster, check and publish everything that waits.

    Args:
        db: The database's address; COPYDESK_DB where the worker runs if it is not given.
        policy: What counts as the same story.
        checks: What is checked, everywhere and feed by feed.
        process_batch: Versions processed in one task.

    """
    with _at_work(planned(db, policy=policy, checks=checks, process_batch=process_batch)) as work:
        _process(work)
        return work.finished()


@dataclass(slots=True)
class _Work:
    """A cycle that is under way."""

    database: Database
    plan: Plan
    cycle: int
    is_open: bool = True

    def finished(self) -> CycleReport:
        """Close the cycle, show what came of it, and return that."""
        artifacts.show(self.database)
        self.is_open = False
        return desk.end(self.database, self.cycle, now=datetime.now(UTC), error=None)


@contextmanager
def _at_work(plan: Plan) -> Iterator[_Work]:
    """Open the database and a cycle; whatever goes wrong inside is said of the cycle too."""
    with closing(open_database(plan.db)) as database:
        name, started_by = _whose_run()
        get_run_logger().info("at work on %s", database)
        number = desk.begin(database, name=name, started_by=started_by, now=datetime.now(UTC))
        work = _Work(database, plan, number)
        try:
            yield work
        except BaseException as error:
            if work.is_open:
                desk.end(database, number, now=datetime.now(UTC), error=str(error))
            raise


def _whose_run() -> tuple[str, str]:
    """Return the run's name and what started it: a schedule, or somebody."""
    context = FlowRunContext.get()
    run = context.flow_run if context else None
    if run is None:
        return "", "flow"
    on_time = run.auto_scheduled or ON_SCHEDULE in run.tags
    return run.name, "schedule" if on_time else "flow"


def _poll(work: _Work, *, due_only: bool) -> None:
    now = datetime.now(UTC)
    feeds = due_feeds(work.database, now) if due_only else all_feeds(work.database)
    if not feeds and not all_feeds(work.database):
        get_run_logger().warning(
            "there are no feeds to ask; add some with: copydesk feeds add ADDRESS"
        )
    size = work.plan.poll_batch
    for start in range(0, len(feeds), size):
        batch = feeds[start : start + size]
        tasks.poll(work.database, batch, plan=work.plan, cycle=work.cycle)


def _process(work: _Work) -> None:
    while tasks.process(work.database, plan=work.plan, cycle=work.cycle):
        pass

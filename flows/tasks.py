"""The desk's verbs as Prefect tasks: a batch each, so that bookkeeping costs next to nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from prefect import State, Task, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun
from prefect.logging import get_run_logger

from desk import poll as polling
from desk import process as processing
from desk.plan import Plan
from flows.listening import tell
from storage.database import Database
from storage.errors import UnavailableError
from story.item import FeedId

# A feed that fails is the desk's business: it is kept and shown, and asked again in its time.
# What is tried again here is a batch that could not be kept, or asked, at all.
DELAYS = [5.0, 20.0]  # seconds before the second and the third try
JITTER = 0.5  # up to so much longer, that many desks don't come back as one
_TROUBLE = (UnavailableError, OSError)


def _is_trouble(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Say whether a failed batch is worth another try: the network or the database was away."""
    return isinstance(state.result(raise_on_failure=False), _TROUBLE)


@task(
    name="poll",
    cache_policy=NO_CACHE,
    retries=len(DELAYS),
    retry_delay_seconds=DELAYS,
    retry_jitter_factor=JITTER,
    retry_condition_fn=_is_trouble,
)
def poll(database: Database, feeds: Sequence[FeedId], *, plan: Plan, cycle: int) -> None:
    """Ask a batch of feeds and keep what they send."""
    now = datetime.now(UTC)
    report = polling.poll(database, feeds, plan=plan, cycle=cycle, now=now, progress=tell)
    get_run_logger().info(
        "polled %s feeds: %s failed, %s unchanged, %s new versions in %s entries, %s put aside",
        *(report.feeds_asked, report.feeds_failed, report.feeds_unchanged),
        *(report.new, report.entries, report.spiked),
    )


@task(name="process", cache_policy=NO_CACHE)
def process(database: Database, *, plan: Plan, cycle: int) -> int:
    """Cluster, check and publish a batch of what waits; return how many, 0 when none is left.

    It is not tried again: what was not finished is still waiting at the next cycle.
    """
    done = processing.process(
        database,
        plan=plan,
        cycle=cycle,
        now=datetime.now(UTC),
        progress=tell,
        limit=plan.process_batch,
    )
    get_run_logger().info("clustered, checked and published %s versions", done)
    return done

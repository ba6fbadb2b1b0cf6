"""Process: a batch of waiting versions clustered, checked and published in one transaction."""

from datetime import datetime

from sqlalchemy.orm import Session

from desk.check import check
from desk.choose import choose_all
from desk.cluster import Batch, cluster, reopened
from desk.plan import Plan
from desk.publish import publish
from desk.steps import Progress, Step
from storage import clusters, cycles, versions
from storage.database import Database


def process(
    database: Database,
    *,
    plan: Plan,
    cycle: int | None,
    now: datetime,
    progress: Progress,
    limit: int,
) -> int:
    """Finish at most `limit` waiting versions and return how many; 0 when none is left.

    All that follows from them is stored together, or nothing is and they wait on.
    """
    with database.transaction() as session:
        waiting = versions.pending(session, limit=limit)
        if not waiting:
            return _release(session, plan, cycle, now)
        progress(Step("cluster", 0, len(waiting)))
        batch = cluster(session, waiting, policy=plan.policy, now=now)
        progress(Step("cluster", len(waiting), len(waiting)))
        check(session, batch, checks=plan.checks, progress=progress)
        progress(Step("publish", 0, len(batch.members)))
        _settle(session, batch, plan, cycle, now)
        progress(Step("publish", len(batch.members), len(batch.members)))
        versions.done(session, waiting)
    return len(waiting)


def _settle(session: Session, batch: Batch, plan: Plan, cycle: int | None, now: datetime) -> None:
    chosen = choose_all(session, batch, policy=plan.policy, now=now)
    publish(session, batch, chosen, now=now)
    if cycle is not None:
        cycles.count(session, cycle, batch.counts)


def _release(session: Session, plan: Plan, cycle: int | None, now: datetime) -> int:
    """Publish what an embargo held back until now."""
    ended = clusters.released(session, now=now)
    if ended:
        _settle(session, reopened(session, ended, policy=plan.policy), plan, cycle, now)
    return 0

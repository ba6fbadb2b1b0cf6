"""Process: a batch of waiting versions clustered, checked and published in one transaction."""

import logging
from datetime import datetime

from desk.check import check
from desk.choose import choose_all
from desk.cluster import cluster
from desk.plan import Plan
from desk.publish import publish
from desk.steps import Progress, Step
from storage import copies, cycles, members, spikes, versions
from storage.database import Database
from storage.errors import StorageError
from storage.members import Member
from storage.spikes import PutAside
from story.item import FeedId

log = logging.getLogger(__name__)

EXCERPT = 300  # characters of a text that is put aside
UNHEARD = "killed before the end of its embargo: nothing of it was out, and nothing will be"


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

    All that follows from them is stored together, or nothing is and they wait on. When we fail
    on a batch, smaller ones are tried, until the one version that we fail on is put aside: one
    text must not hold up the desk.
    """
    try:
        return _finish(database, plan, cycle, now, progress, limit)
    except (StorageError, OSError, MemoryError):
        raise  # no text is to blame
    except Exception as error:
        with database.read() as session:
            size = len(versions.pending(session, now=now, limit=limit))
        if size == 0:
            raise
        if size == 1:
            return _put_aside(database, error, cycle, now)
        log.warning("a batch of %s versions failed and is tried in parts: %r", size, error)
        return process(
            database, plan=plan, cycle=cycle, now=now, progress=progress, limit=size // 2
        )


def _put_aside(database: Database, error: Exception, cycle: int | None, now: datetime) -> int:
    """Take the version that we failed on off the queue, and say so; its text is kept."""
    with database.transaction() as session:
        (version,) = versions.pending(session, now=now, limit=1)
        (one,) = members.arriving(session, [version])
        text = copies.load(session, [version])[version].text
        reason = f"copydesk itself failed on this text ({error!r}): please report it"
        log.error("version %s is put aside: %s", version, reason, exc_info=error)
        spikes.keep(session, [PutAside(FeedId(one.feed), reason, text[:EXCERPT])], now=now)
        versions.done(session, [version])
        if cycle is not None:
            cycles.count(session, cycle, {"spiked": 1})
    return 1


def _unheard(kill: Member) -> PutAside:
    return PutAside(FeedId(kill.feed), UNHEARD, f"item {kill.item}, revision {kill.number}")


def _finish(
    database: Database,
    plan: Plan,
    cycle: int | None,
    now: datetime,
    progress: Progress,
    limit: int,
) -> int:
    with database.transaction() as session:
        waiting = versions.pending(session, now=now, limit=limit)
        if not waiting:
            return 0
        progress(Step("cluster", 0, len(waiting)))
        batch = cluster(session, waiting, policy=plan.policy, now=now)
        spikes.keep(session, [_unheard(one) for one in batch.unheard], now=now)
        progress(Step("cluster", len(waiting), len(waiting)))
        check(session, batch, checks=plan.checks, progress=progress)
        progress(Step("publish", 0, len(batch.members)))
        chosen = choose_all(session, batch, policy=plan.policy, now=now)
        publish(session, batch, chosen, now=now)
        if cycle is not None:
            cycles.count(session, cycle, batch.counts)
        progress(Step("publish", len(batch.members), len(batch.members)))
        versions.done(session, waiting)
    return len(waiting)

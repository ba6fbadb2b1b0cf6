"""What a person decides about one story: withdraw, restore."""

import getpass
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from copydesk.errors import InputError
from copydesk.opening import desk, looking
from copydesk.present import console
from copydesk.present.cluster import named
from desk.decide import decide
from storage import clusters
from storage.clusters import NEEDS_DECISION, public
from story.item import ClusterId

_STANDS = "is not withdrawn; copydesk clusters withdraw takes a story back"
_GONE = "is withdrawn already; copydesk clusters restore puts a story out again"


def withdraw(name: str, *, who: str | None, db: str | None) -> None:
    """Take a story back, so that nobody uses it."""
    cluster = _decide(name, withdrawn=True, who=who, db=db)
    _say(f"withdrawn: {cluster}; it goes out without its text; clusters restore undoes it")


def restore(name: str, *, who: str | None, db: str | None) -> None:
    """Let a story stand that was killed or withheld."""
    cluster = _decide(name, withdrawn=False, who=who, db=db)
    _say(f"restored: {cluster}; only a later kill, or clusters withdraw, takes it back")


def _decide(name: str, *, withdrawn: bool, who: str | None, db: str | None) -> str:
    with looking(db) as session:
        cluster = _to_be_decided(session, named(name), withdrawn=withdrawn)
    with desk(db) as (database, told):
        decide(
            database,
            cluster,
            withdrawn=withdrawn,
            who=who or _user(),
            policy=told.plan.policy,
            now=datetime.now(UTC),
        )
    return public(cluster)


def _to_be_decided(session: Session, name: str, *, withdrawn: bool) -> ClusterId:
    """Return the cluster of this name, if there is something to decide about it."""
    cluster = clusters.current(session, name)
    state = clusters.load(session, {cluster})[cluster]
    if state.withdrawn == withdrawn and (withdrawn or state.status != NEEDS_DECISION):
        raise InputError(f"{public(cluster)} {_GONE if withdrawn else _STANDS}")
    return cluster


def _user() -> str:
    with suppress(KeyError, OSError):
        return getpass.getuser()
    return "somebody"


def _say(words: str) -> None:
    console.aside().print(console.words(words), soft_wrap=True)

"""A plan as the parameters of a flow, and back; a password is never among them."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dedup.policy import Policy
from desk.checks import Checks
from desk.plan import Plan
from feeds.feed_settings import FeedSettings
from feeds.limits import Limits
from flows.errors import ParameterError

DB = "COPYDESK_DB"
ALLOW_PRIVATE = "COPYDESK_ALLOW_PRIVATE"
_DEFAULT_DB = "sqlite:///copydesk.db"
_TRUE = {"1", "true", "yes", "on"}


def parameters(plan: Plan) -> dict[str, Any]:
    """Return what a flow is to be told of this plan: Prefect keeps it and shows it to anyone."""
    told = asdict(plan)
    if has_password(plan.db):
        del told["db"]
    else:
        told["db"] = absolute(plan.db)
    return told


def by_hand(plan: Plan) -> dict[str, Any]:
    """Return the parameters for a run in this process, whose environment gets what they lack."""
    told = parameters(plan)
    if "db" not in told:
        os.environ[DB] = plan.db
    return told


def environment(plan: Plan) -> dict[str, str]:
    """Return what the process of a flow must find in its environment."""
    return {DB: absolute(plan.db)}


def planned(
    db: str | None,
    *,
    limits: Limits | None = None,
    **told: Policy | Checks | dict[str, FeedSettings] | int | None,
) -> Plan:
    """Return the plan for a run; what was not told comes from the environment, then by default."""
    if db is not None and has_password(db):
        raise ParameterError(
            "the database address holds a password, which Prefect would keep and show to "
            f"anyone; set {DB} where the worker runs instead"
        )
    if limits is None:
        private = os.environ.get(ALLOW_PRIVATE, "").strip().casefold() in _TRUE
        limits = Limits(allow_private=private)
    given: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    return Plan(db=db or os.environ.get(DB) or _DEFAULT_DB, limits=limits, **given)


def has_password(db: str) -> bool:
    """Say whether a database address holds a password."""
    place = urlsplit(db)
    return place.password is not None or "password" in parse_qs(place.query)


def absolute(db: str) -> str:
    """Return the address with the path of a SQLite file made absolute: a worker is elsewhere."""
    scheme, slashes, rest = db.partition(":///")
    path, query, options = rest.partition("?")
    if not scheme.startswith("sqlite") or not path:
        return db
    return f"{scheme}{slashes}{Path(path).resolve()}{query}{options}"

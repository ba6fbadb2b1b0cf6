"""Clusters: what each is now, how people call it, and which one an old name means today."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from storage.errors import NotFoundError
from storage.sets import one_of
from storage.tables import ClusterRow, EventRow, VersionRow
from story.item import ClusterId

NEEDS_DECISION = "needs decision"


@dataclass(frozen=True, slots=True)
class State:
    """What a cluster is before a cycle touches it; `canonical` is a version, of that item."""

    id: int
    canonical: int | None
    canonical_item: int | None
    number: int
    status: str
    reason: str | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What a cluster is after a cycle touched it; all of it is kept as given."""

    id: int
    title: str
    canonical_id: int
    status: str
    reason: str | None
    withdrawn: bool
    size: int
    feeds: int
    flags: int
    likeness: float
    language: str | None
    first_seen: datetime
    last_seen: datetime
    number: int
    choice: list[dict[str, Any]]


_NAME = re.compile(r"(?:c-)?([0-9a-f]{1,15})", re.IGNORECASE)


def public(cluster: int) -> str:
    """Return the name of a cluster as people see it: `c-00001f`."""
    return f"c-{cluster:06x}"


def private(name: str) -> ClusterId:
    """Return the id behind a cluster's name; `NotFoundError` when it is no such name."""
    found = _NAME.fullmatch(name.strip())
    if found is None:
        raise NotFoundError(f"{name!r} is no cluster's name; one looks like {public(31)}")
    return ClusterId(int(found[1], 16))


def current(session: Session, name: str) -> ClusterId:
    """Return the cluster that a name means today: after a merge, the older one of the two."""
    cluster = private(name)
    query = select(ClusterRow.id, ClusterRow.merged_into).where(ClusterRow.id == cluster)
    row = session.execute(query).one_or_none()
    if row is None:
        raise NotFoundError(
            f"there is no cluster {name}; copydesk clusters list shows those there are"
        )
    return ClusterId(row.merged_into or row.id)


def load(session: Session, clusters: Collection[int]) -> dict[int, State]:
    """Return these clusters as they are."""
    row = ClusterRow
    query = (
        select(
            row.id,
            row.canonical_id,
            VersionRow.item_id,
            row.number,
            row.status,
            row.reason,
            row.withdrawn,
        )
        .outerjoin(VersionRow, VersionRow.id == row.canonical_id)
        .where(one_of(row.id, clusters))
    )
    return {row.id: State(*row) for row in session.execute(query)}


def open_new(session: Session, count: int, *, now: datetime) -> list[int]:
    """Make clusters that are still empty and return their ids."""
    if not count:
        return []
    row = {"title": "", "size": 0, "feeds": 0, "first_seen": now, "last_seen": now}
    query = insert(ClusterRow).returning(ClusterRow.id)
    return list(session.scalars(query, [dict(row) for _ in range(count)]))


def merge(session: Session, merged: Mapping[int, int]) -> None:
    """End clusters in favour of older ones; names that led to them lead on."""
    for old, kept in merged.items():  # merges are few, and each may move earlier ones
        session.execute(
            update(ClusterRow)
            .where((ClusterRow.id == old) | (ClusterRow.merged_into == old))
            .values(merged_into=kept, status="merged", size=0, feeds=0, flags=0)
        )


def keep(session: Session, standing: Sequence[Standing]) -> None:
    """Write what these clusters are now."""
    if standing:
        rows = [asdict(one) for one in standing]
        session.execute(update(ClusterRow), rows)


def tell(session: Session, events: Sequence[tuple[int, str]], *, now: datetime) -> None:
    """Keep what happened to clusters, a sentence each."""
    if events:
        rows = [{"cluster_id": c, "at": now, "sentence": said} for c, said in events]
        session.execute(insert(EventRow), rows)

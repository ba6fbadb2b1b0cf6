"""One cluster with everything that is known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.clusters import current, public
from storage.sets import one_of
from storage.tables import ClusterRow, EventRow, LikenessRow
from storage.views import canonicals, members
from storage.views.canonicals import Canonical
from storage.views.members import Member

MOST_PAIRS = 15  # versions in the matrix of all pairs, the canonical and the first ones


@dataclass(frozen=True, slots=True)
class Pair:
    """A verified likeness of two versions; `a` is the older id, `relation` what a is to b."""

    a: int
    b: int
    score: float
    verdict: str
    relation: str
    jaccard: float
    containment: float
    contained: float
    headline: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for a version as the canonical: a total and its parts by name."""

    version: int
    total: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to the cluster, in a sentence."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class ClusterPage:
    """A cluster. `id` is its name today: another one than asked for after a merge.

    `members` stand in the order they were seen (the canonical is the one with `.canonical`),
    `pairs` are those that were verified, `canonicals` and `events` come newest first.
    """

    id: str
    title: str
    status: str
    reason: str | None
    withdrawn: bool
    language: str | None
    revision: int
    size: int
    feeds: int
    flags: int
    canonical: int | None
    likeness: float
    first_seen: datetime
    last_seen: datetime
    members: tuple[Member, ...]
    pairs: tuple[Pair, ...]
    choice: tuple[Score, ...]
    canonicals: tuple[Canonical, ...]
    events: tuple[Event, ...]
    former: tuple[str, ...]  # names of the clusters merged into this one


def page(session: Session, name: str) -> ClusterPage:
    """Return a cluster by its name; `NotFoundError` when there never was one."""
    row = session.get_one(ClusterRow, current(session, name))
    found = members.of_cluster(session, row.id, canonical=row.canonical_id)
    former = session.scalars(
        select(ClusterRow.id).where(ClusterRow.merged_into == row.id).order_by(ClusterRow.id)
    )
    return ClusterPage(
        id=public(row.id),
        title=row.title,
        status=row.status,
        reason=row.reason,
        withdrawn=row.withdrawn,
        language=row.language,
        revision=row.revision,
        size=row.size,
        feeds=row.feeds,
        flags=row.flags,
        canonical=row.canonical_id,
        likeness=row.likeness,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        members=found,
        pairs=pairs(session, [one.version for one in found]),
        choice=tuple(_score(said) for said in row.choice),
        canonicals=canonicals.of_cluster(session, row.id),
        events=_events(session, row.id),
        former=tuple(public(old) for old in former),
    )


def pairs(session: Session, versions: Sequence[int]) -> tuple[Pair, ...]:
    """Return the verified likenesses among these versions, the most alike first."""
    query = (
        select(LikenessRow)
        .where(one_of(LikenessRow.a, versions), one_of(LikenessRow.b, versions))
        .order_by(LikenessRow.score.desc(), LikenessRow.a, LikenessRow.b)
    )
    return tuple(
        Pair(
            a=row.a,
            b=row.b,
            score=row.score,
            verdict=row.verdict,
            relation=row.relation,
            why=tuple(row.why),
            **row.measures,
        )
        for row in session.scalars(query)
    )


def _score(said: Mapping[str, Any]) -> Score:
    reasons = tuple((str(name), float(value)) for name, value in said["reasons"])
    return Score(version=said["version"], total=said["total"], reasons=reasons)


def _events(session: Session, cluster: int) -> tuple[Event, ...]:
    query = (
        select(EventRow)
        .where(EventRow.cluster_id == cluster)
        .order_by(EventRow.id.desc())
        .limit(100)
    )
    return tuple(Event(row.at, row.sentence) for row in session.scalars(query))

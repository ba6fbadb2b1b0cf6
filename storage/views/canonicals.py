"""The canonical texts: those of one cluster, and those that we publish."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from feeds.write import Published, Source
from storage.clusters import public
from storage.sets import chunks, one_of
from storage.tables import (
    CanonicalRow,
    ClusterRow,
    FeedRow,
    ItemRow,
    MemberRow,
    StoreRow,
    VersionRow,
)


@dataclass(frozen=True, slots=True)
class Canonical:
    """A numbered clean text of a cluster.

    `provenance` has one mapping a sentence: start, end (in `text`), version (where it comes
    from), also (other versions that carry it), repairs (a list of kind, before, after, why).
    """

    id: int
    number: int
    version: int | None
    title: str
    text: str
    url: str | None
    published: datetime | None
    written: datetime
    withdrawn: bool
    reasons: tuple[str, ...]
    provenance: tuple[Mapping[str, Any], ...]


def of_cluster(session: Session, cluster: int) -> tuple[Canonical, ...]:
    """Return the canonical texts of a cluster, newest first."""
    query = (
        select(CanonicalRow)
        .where(CanonicalRow.cluster_id == cluster)
        .order_by(CanonicalRow.number.desc())
    )
    return tuple(
        Canonical(
            id=row.id,
            number=row.number,
            version=row.version_id,
            title=row.title,
            text=row.text,
            url=row.url,
            published=row.published,
            written=row.written,
            withdrawn=row.withdrawn,
            reasons=tuple(row.reasons),
            provenance=tuple(row.provenance),
        )
        for row in session.scalars(query)
    )


def name(session: Session) -> str:
    """Return the name of the feed of these texts, which stays as long as the database does."""
    return uuid5(_store(session), "canonical").urn


def _store(session: Session) -> UUID:
    return UUID(session.scalars(select(StoreRow.name)).one())


def published(
    session: Session,
    *,
    since: datetime | None = None,
    withdrawn: bool = False,
    smallest: int = 1,
    limit: int | None = None,
) -> Iterator[Published]:
    """Yield the newest canonical text of each cluster, the latest written first.

    `withdrawn=True` yields killed stories too (a feed's readers must learn of a kill).
    """
    store = _store(session)
    query = (
        select(CanonicalRow, ClusterRow.first_seen)
        .join(
            ClusterRow,
            (ClusterRow.id == CanonicalRow.cluster_id)
            & (ClusterRow.number == CanonicalRow.number),
        )
        .where(ClusterRow.merged_into.is_(None), ClusterRow.size >= smallest)
        .order_by(CanonicalRow.written.desc(), CanonicalRow.id.desc())
        .limit(limit)
    )
    if since is not None:
        query = query.where(CanonicalRow.written >= since)
    if not withdrawn:
        query = query.where(CanonicalRow.withdrawn == false())
    for piece in chunks(session.execute(query).yield_per(500), 500):
        sources = _sources(session, [row.cluster_id for row, _ in piece])
        for row, first_seen in piece:
            name = public(row.cluster_id)
            yield Published(
                id=uuid5(store, name).urn,
                number=row.number,
                title=row.title,
                text=row.text,
                url=row.url,
                published=row.published or first_seen,
                updated=row.written,
                cluster=name,
                sources=tuple(sources.get(row.cluster_id, ())),
                withdrawn=row.withdrawn,
            )


def _sources(session: Session, clusters: Sequence[int]) -> dict[int, list[Source]]:
    claimed = func.coalesce(VersionRow.claimed, VersionRow.seen)
    query = (
        select(MemberRow.cluster_id, FeedRow.title, FeedRow.url, VersionRow.url, VersionRow.title)
        .join(VersionRow, VersionRow.id == MemberRow.version_id)
        .join(ItemRow, ItemRow.id == MemberRow.item_id)
        .join(FeedRow, FeedRow.id == ItemRow.feed_id)
        .where(one_of(MemberRow.cluster_id, clusters))
        .order_by(VersionRow.seen, claimed, FeedRow.id, VersionRow.id)
    )
    found: dict[int, list[Source]] = {}
    for cluster, feed, address, url, title in session.execute(query):
        one = Source(feed=feed or address, url=url, title=title)
        found.setdefault(cluster, []).append(one)
    return found

"""The members of clusters as short lines."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from storage.sets import one_of
from storage.tables import ClusterRow, FeedRow, FlagRow, ItemRow, MemberRow, VersionRow

MOST = 24  # copies of a cluster that a line shows


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A member of a cluster: who carried it, when, and how like the canonical it is.

    `number` is the publisher's revision; `flags` counts the open flags of this version.
    """

    item: int
    version: int
    number: int
    feed_id: int
    feed: str
    title: str
    url: str | None
    seen: datetime
    words: int
    relation: str
    likeness: float
    canonical: bool
    summary: bool
    flags: int


def by_cluster(
    session: Session, clusters: Collection[int], *, most: int = MOST
) -> dict[int, tuple[CopyLine, ...]]:
    """Return the copies by cluster: the canonical first, then in the order they were seen."""
    first = (MemberRow.version_id == ClusterRow.canonical_id).desc()
    claimed = func.coalesce(VersionRow.claimed, VersionRow.seen)
    place = func.row_number().over(
        partition_by=MemberRow.cluster_id,
        order_by=(first, VersionRow.seen, claimed, ItemRow.feed_id, VersionRow.id),
    )
    ranked = (
        select(MemberRow.item_id, place.label("place"))
        .join(ClusterRow, ClusterRow.id == MemberRow.cluster_id)
        .join(VersionRow, VersionRow.id == MemberRow.version_id)
        .join(ItemRow, ItemRow.id == MemberRow.item_id)
        .where(one_of(MemberRow.cluster_id, clusters))
        .subquery()
    )
    flags = (
        select(func.count())
        .where(
            FlagRow.version_id == VersionRow.id, FlagRow.state == "open", FlagRow.tier == "flag"
        )
        .scalar_subquery()
    )
    canonical = func.coalesce(ClusterRow.canonical_id, 0)
    query = (
        select(MemberRow, VersionRow, FeedRow.id, FeedRow.title, canonical, flags)
        .join(ranked, ranked.c.item_id == MemberRow.item_id)
        .join(ClusterRow, ClusterRow.id == MemberRow.cluster_id)
        .join(VersionRow, VersionRow.id == MemberRow.version_id)
        .join(ItemRow, ItemRow.id == MemberRow.item_id)
        .join(FeedRow, FeedRow.id == ItemRow.feed_id)
        .where(ranked.c.place <= most)
        .order_by(MemberRow.cluster_id, ranked.c.place)
        .options(defer(VersionRow.text), defer(VersionRow.content), defer(VersionRow.wire))
    )
    found: dict[int, list[CopyLine]] = {}
    for member, version, feed_id, feed, chosen, flagged in session.execute(query):
        line = CopyLine(
            item=member.item_id,
            version=version.id,
            number=version.number,
            feed_id=feed_id,
            feed=feed,
            title=version.title,
            url=version.url,
            seen=version.seen,
            words=version.word_count,
            relation=member.relation,
            likeness=member.likeness,
            canonical=version.id == chosen,
            summary=version.summary,
            flags=flagged,
        )
        found.setdefault(member.cluster_id, []).append(line)
    return {cluster: tuple(copies) for cluster, copies in found.items()}

"""Items in their clusters, by what their newest versions are (without the texts)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from dedup.likeness import Relation
from storage.sets import chunks, insert_into, one_of
from storage.tables import FeedRow, ItemRow, MemberRow, VersionRow
from story.item import Nature

WITHHELD = "withheld"  # as the wires say it


@dataclass(frozen=True, slots=True)
class Member:
    """An item by one version of it; `cluster` is `None` while it waits for its first one.

    Members stand in the order they were seen. Those that came with the same poll stand by the
    times that their senders state, then by their feeds: never by whose answer was quicker.
    """

    item: int
    version: int
    cluster: int | None
    number: int
    feed: int
    source: str
    title: str
    url: str | None
    digest: bytes
    words: int
    nature: Nature
    summary: bool
    seen: datetime
    claimed: datetime | None
    language: str | None
    credit: str | None
    byline: str | None
    embargo: datetime | None

    @property
    def order(self) -> tuple[datetime, datetime, int, int]:
        """Return by what members are put in order."""
        return self.seen, self.claimed or self.seen, self.feed, self.version


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item stands now: its cluster, and what it is to the canonical version."""

    item: int
    cluster: int
    version: int
    relation: Relation
    likeness: float
    why: tuple[str, ...]


def arriving(session: Session, versions: Collection[int]) -> list[Member]:
    """Return the items of these pending versions, each by the newest of them."""
    query = _columns().outerjoin(MemberRow, MemberRow.item_id == VersionRow.item_id)
    found = _read(session, query.where(one_of(VersionRow.id, versions)))
    newest = {one.item: one for one in sorted(found, key=lambda one: one.number)}
    return sorted(newest.values(), key=lambda one: one.order)


def of_clusters(session: Session, clusters: Collection[int]) -> list[Member]:
    """Return all members of these clusters in their order."""
    return _read(session, _joined().where(one_of(MemberRow.cluster_id, clusters)))


def of_items(session: Session, items: Collection[int]) -> list[Member]:
    """Return those of these items that are in a cluster, in their order."""
    return _read(session, _joined().where(one_of(MemberRow.item_id, items)))


def unheard(session: Session, items: Collection[int]) -> list[Member]:
    """Return the kills among these items that are in no cluster, in their order."""
    query = _columns().outerjoin(MemberRow, MemberRow.item_id == VersionRow.item_id)
    kills = (VersionRow.nature == Nature.KILL) & MemberRow.item_id.is_(None)
    found = _read(session, query.where(one_of(VersionRow.item_id, items), kills))
    newest = {one.item: one for one in sorted(found, key=lambda one: one.number)}
    return sorted(newest.values(), key=lambda one: one.order)


def items_of(session: Session, versions: Collection[int]) -> dict[int, int]:
    """Return the items of these versions, by version, old ones too."""
    query = select(VersionRow.id, VersionRow.item_id).where(one_of(VersionRow.id, versions))
    return {row.id: row.item_id for row in session.execute(query)}


def place(session: Session, placed: Sequence[Placed], *, now: datetime) -> None:
    """Write where items stand now; one that was in a cluster before keeps the day it came."""
    rows = [
        {
            "item_id": one.item,
            "cluster_id": one.cluster,
            "version_id": one.version,
            "relation": one.relation,
            "likeness": one.likeness,
            "why": list(one.why),
            "joined": now,
        }
        for one in placed
    ]
    query = insert_into(session, MemberRow)
    changed = {
        name: query.excluded[name]
        for name in ("cluster_id", "version_id", "relation", "likeness", "why")
    }
    for piece in chunks(rows):
        session.execute(
            query.on_conflict_do_update(index_elements=["item_id"], set_=changed), piece
        )


def reasons(session: Session, items: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return why these items are where they are."""
    query = select(MemberRow.item_id, MemberRow.why).where(one_of(MemberRow.item_id, items))
    return {item: tuple(why) for item, why in session.execute(query)}


def killed(session: Session, items: Collection[int]) -> dict[int, datetime]:
    """Return when those of these items were killed last that ever were; to withhold is no kill."""
    if not items:
        return {}
    row = VersionRow
    query = (
        select(row.item_id, row.wire, row.seen)
        .where(one_of(row.item_id, items), row.nature == Nature.KILL)
        .order_by(row.seen)
    )
    return {
        kill.item_id: kill.seen
        for kill in session.execute(query)
        if kill.wire.get("status") != WITHHELD
    }


def lowest(session: Session, clusters: Collection[int]) -> dict[int, float]:
    """Return how alike the least alike member of each cluster is to its canonical."""
    query = (
        select(MemberRow.cluster_id, func.min(MemberRow.likeness))
        .where(one_of(MemberRow.cluster_id, clusters))
        .group_by(MemberRow.cluster_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _columns() -> Select[*tuple[Any, ...]]:
    row = VersionRow
    return (
        select(
            row.item_id,
            row.id,
            MemberRow.cluster_id,
            row.number,
            ItemRow.feed_id,
            func.coalesce(func.nullif(FeedRow.title, ""), FeedRow.url).label("source"),
            row.title,
            row.url,
            row.digest,
            row.word_count,
            row.nature,
            row.summary,
            row.seen,
            row.claimed,
            row.language,
            row.credit,
            row.wire,
            row.embargo,
        )
        .select_from(row)
        .join(ItemRow, ItemRow.id == row.item_id)
        .join(FeedRow, FeedRow.id == ItemRow.feed_id)
    )


def _joined() -> Select[*tuple[Any, ...]]:
    return _columns().join(MemberRow, MemberRow.version_id == VersionRow.id)


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[Member]:
    return sorted(map(_member, session.execute(query)), key=lambda one: one.order)


def _member(row: Row[Any]) -> Member:
    return Member(
        item=row.item_id,
        version=row.id,
        cluster=row.cluster_id,
        number=row.number,
        feed=row.feed_id,
        source=row.source,
        title=row.title,
        url=row.url,
        digest=row.digest,
        words=row.word_count,
        nature=Nature(row.nature),
        summary=row.summary,
        seen=row.seen,
        claimed=row.claimed,
        language=row.language,
        credit=row.credit,
        byline=row.wire.get("byline"),
        embargo=row.embargo,
    )

"""The entries of the feeds by their guids, also when a feed changes all guids overnight."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from feeds.read.links import identity
from storage.sets import chunks, one_of, one_of_texts
from storage.tables import ItemRow, VersionRow
from story.item import FeedId, Item, ItemId, Nature, digest, said

MOST = 0.5  # of a poll's entries with new guids and known texts: the guids changed, not the news
FEW = 2  # fewer such entries are two items that happen to read the same

Place = tuple[FeedId, str]  # feed and guid, the identity of an item


@dataclass(frozen=True, slots=True)
class Recent:
    """What a later message may call an item: its guid, its slug, its headline."""

    guid: str
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Known:
    """An item that we have, by what its newest version says; `said` is what the feed said."""

    id: ItemId
    place: Place
    number: int
    digest: bytes
    said: bytes
    nature: Nature
    embargo: datetime | None
    revision: int | None
    link: str

    def is_after(self, item: Item) -> bool:
        """Say whether we have a higher revision than this one, which then comes late."""
        if self.revision is None or item.revision is None:
            return False
        return item.revision < self.revision

    def reads(self, item: Item) -> bool:
        """Say whether the feed still says the same: the text, and what it is to the story."""
        embargo = item.embargo or (self.embargo if item.nature is Nature.KILL else None)
        return (self.said, self.nature, self.embargo) == (said(item), item.nature, embargo)


def known(session: Session, places: Collection[Place]) -> dict[Place, Known]:
    """Return the items at these places that we have."""
    guids: dict[FeedId, list[str]] = {}
    for feed, guid in sorted(places):
        guids.setdefault(feed, []).append(guid)
    found: dict[Place, Known] = {}
    for feed, own in guids.items():  # of pairs of both, SQLite would look up the feed alone
        query = _newest().where(ItemRow.feed_id == feed, one_of_texts(ItemRow.guid, own))
        found.update((one.place, one) for one in _read(session, query))
    return found


def recent(
    session: Session, feeds: Collection[FeedId], *, since: datetime
) -> dict[FeedId, list[Recent]]:
    """Return what feeds carried since a time, by their newest versions, the oldest first."""
    found: dict[FeedId, list[Recent]] = {}
    if not feeds:
        return found
    last = _last()
    query = (
        select(ItemRow.feed_id, ItemRow.guid, VersionRow.title, VersionRow.wire)
        .join(VersionRow, (VersionRow.item_id == ItemRow.id) & (VersionRow.number == last))
        .where(one_of(ItemRow.feed_id, feeds), ItemRow.last_seen >= since)
        .order_by(ItemRow.id)
    )
    for row in session.execute(query):
        one = Recent(row.guid, row.wire.get("slug") or "", row.title)
        found.setdefault(FeedId(row.feed_id), []).append(one)
    return found


def renamed(
    session: Session,
    polled: Mapping[FeedId, Sequence[Item]],
    *,
    have: Mapping[Place, Known],
) -> dict[Place, Known]:
    """Return known items under their new guids: with their text and link, they are themselves.

    When most guids of a feed changed at once, the text alone is enough.
    """
    unknown = {
        feed: {digest(i.title, i.text): i for i in items if (feed, i.guid) not in have}
        for feed, items in polled.items()
    }
    asked = {feed: prints for feed, prints in unknown.items() if prints}
    prints = {print_ for prints in asked.values() for print_ in prints}
    found: dict[FeedId, dict[str, Known]] = {feed: {} for feed in asked}
    for piece in chunks(sorted(prints)):
        # By the item, PostgreSQL would ask for the newest version of each one of the feed.
        query = _newest(VersionRow.item_id).where(
            one_of(ItemRow.feed_id, asked), VersionRow.digest.in_(piece)
        )
        for one in _read(session, query):
            item = asked[one.place[0]].get(one.digest)
            if item is not None and one.place not in have:
                found[one.place[0]][item.guid] = one
    links = {
        (feed, i.guid): identity(i.url or "") for feed, p in asked.items() for i in p.values()
    }
    return {
        (feed, guid): one
        for feed, guids in found.items()
        for guid, one in guids.items()
        if len(guids) >= max(FEW, MOST * len(polled[feed]))
        or (one.link and one.link == links[feed, guid])
    }


def rename(session: Session, places: Mapping[Place, Known]) -> None:
    """Give known items their new guids."""
    if places:
        rows = [{"id": one.id, "guid": guid} for (_, guid), one in places.items()]
        session.execute(update(ItemRow), rows)


def add(session: Session, places: Sequence[Place], *, now: datetime) -> list[ItemId]:
    """Keep new items and return their ids in the same order."""
    if not places:
        return []
    rows = [
        {"feed_id": feed, "guid": guid, "first_seen": now, "last_seen": now}
        for feed, guid in places
    ]
    # Told one by one, SQLite would say its new ids in a statement each. We are the only writer.
    last = session.scalar(select(func.max(ItemRow.id))) or 0
    session.execute(insert(ItemRow), rows)
    made = select(ItemRow.id).where(ItemRow.id > last).order_by(ItemRow.id)
    return [ItemId(id_) for id_ in session.scalars(made)]


def see(session: Session, items: Collection[ItemId], *, now: datetime) -> None:
    """Note that the feeds still carry these items."""
    session.execute(update(ItemRow).where(one_of(ItemRow.id, items)).values(last_seen=now))


def _last(item: InstrumentedAttribute[int] = ItemRow.id) -> ScalarSelect[Any]:
    every = aliased(VersionRow)
    return select(func.max(every.number)).where(every.item_id == item).scalar_subquery()


def _newest(item: InstrumentedAttribute[int] = ItemRow.id) -> Select[*tuple[Any, ...]]:
    """Return the query for items with their newest versions, found by this side of the two."""
    columns = (
        VersionRow.number,
        VersionRow.url,
        VersionRow.digest,
        VersionRow.nature,
        VersionRow.embargo,
        VersionRow.wire,
    )
    told = func.coalesce(VersionRow.feed_digest, VersionRow.digest).label("said")
    newest = (VersionRow.item_id == ItemRow.id) & (VersionRow.number == _last(item))
    return select(ItemRow.id, ItemRow.feed_id, ItemRow.guid, *columns, told).join(
        VersionRow, newest
    )


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[Known]:
    return [
        Known(
            id=ItemId(row.id),
            place=(FeedId(row.feed_id), row.guid),
            number=row.number,
            digest=row.digest,
            said=row.said,
            nature=Nature(row.nature),
            embargo=row.embargo,
            link=identity(row.url or ""),
            revision=row.wire.get("revision"),
        )
        for row in session.execute(query)
    ]

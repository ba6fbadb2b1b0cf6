"""The texts as received: each once, numbered within its item, pending until they are worked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, false, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from storage import items
from storage.items import Known, Place
from storage.sets import one_of
from storage.tables import ItemRow, VersionRow
from story import words
from story.item import (
    FeedId,
    Item,
    ItemId,
    Nature,
    VersionId,
    digest,
    said,
    under_embargo_of,
)


@dataclass(frozen=True, slots=True)
class Received:
    """What came of one feed's entries."""

    entries: int = 0
    new_items: int = 0
    new_versions: int = 0
    doubled: tuple[Item, ...] = ()  # entries whose guid another one in the same poll has
    late: tuple[Item, ...] = ()  # lower revisions than the one we have


def receive(
    session: Session,
    polled: Mapping[FeedId, Sequence[Item]],
    *,
    now: datetime,
    pending: bool = True,
) -> dict[FeedId, Received]:
    """Keep what is new in these feeds' entries and return what came of each feed.

    A new text under a known guid is the item's next version; the same text changes nothing but
    the time the item was last seen. When most guids of a feed are new and their texts are known,
    the feed changed its guids, and the items are the known ones. A revision lower than the one
    that we have changes nothing. What is not `pending` is kept and known, and no story is made
    of it.
    """
    first, doubled = _without_doubles(polled)
    have = items.known(session, [place for place, _ in _places(first)])
    late = {
        feed: [i for i in own if (feed, i.guid) in have and have[feed, i.guid].is_after(i)]
        for feed, own in first.items()
    }
    moved = items.renamed(session, first, have=have)
    items.rename(session, moved)
    have |= moved
    fresh = [place for place, _ in _places(first) if place not in have]
    ids = dict(zip(fresh, items.add(session, fresh, now=now), strict=True))
    items.see(session, [one.id for one in have.values()], now=now)
    rows = _new_versions(first, have, ids, now)
    if rows:
        session.execute(insert(VersionRow), [row | {"pending": pending} for _, row in rows])
    written = [feed for feed, _ in rows]
    return {
        feed: Received(
            entries=len(polled[feed]),
            new_items=sum(1 for place in fresh if place[0] == feed),
            new_versions=written.count(feed),
            doubled=tuple(doubled[feed]),
            late=tuple(late[feed]),
        )
        for feed in polled
    }


def pending(session: Session, *, now: datetime, limit: int) -> list[VersionId]:
    """Return the versions that wait to be worked, the oldest first.

    Those of one poll stand by their feeds: whose answer was quicker makes no difference. What is
    under embargo waits for its time, and until then nothing is made of it: no cluster, no flag,
    no evidence. Its sender's next text takes its place; a kill waits for nothing.
    """
    query = (
        select(VersionRow.id)
        .join(ItemRow, ItemRow.id == VersionRow.item_id)
        .where(_is_pending(), _may_be_used(now))
        .order_by(VersionRow.seen, ItemRow.feed_id, VersionRow.id)
        .limit(limit)
    )
    return [VersionId(id_) for id_ in session.scalars(query)]


def waiting(session: Session, *, now: datetime) -> int:
    """Return how many versions wait to be worked."""
    query = select(func.count()).select_from(VersionRow)
    return session.scalar(query.where(_is_pending(), _may_be_used(now))) or 0


def embargoed(session: Session, *, now: datetime) -> int:
    """Return how many versions wait for the end of an embargo."""
    query = select(func.count()).select_from(VersionRow)
    held = VersionRow.pending & (VersionRow.embargo > now) & (VersionRow.nature != Nature.KILL)
    return session.scalar(query.where(held, ~_is_replaced())) or 0


def _is_pending() -> ColumnElement[bool]:
    # Few are, and a set of them keeps a database from walking all versions in their order.
    return VersionRow.id.in_(select(VersionRow.id).where(VersionRow.pending))


def _may_be_used(now: datetime) -> ColumnElement[bool]:
    over = (VersionRow.embargo <= now) & ~_is_replaced()
    return VersionRow.embargo.is_(None) | (VersionRow.nature == Nature.KILL) | over


def _is_replaced() -> ColumnElement[bool]:
    later = aliased(VersionRow)
    same = (later.item_id == VersionRow.item_id) & (later.number > VersionRow.number)
    return select(later.id).where(same).exists()


def done(session: Session, versions: Collection[VersionId]) -> None:
    """Mark versions as worked."""
    query = update(VersionRow).where(one_of(VersionRow.id, versions))
    session.execute(query.values(pending=false()))


def _places(polled: Mapping[FeedId, Sequence[Item]]) -> list[tuple[Place, Item]]:
    return [((feed, item.guid), item) for feed, entries in polled.items() for item in entries]


def _without_doubles(
    polled: Mapping[FeedId, Sequence[Item]],
) -> tuple[dict[FeedId, list[Item]], dict[FeedId, list[Item]]]:
    """Return the first entry of each guid, and later ones of another text.

    Both as versions would make two more of them at each poll, for ever.
    """
    first: dict[FeedId, list[Item]] = {}
    doubled: dict[FeedId, list[Item]] = {}
    for feed, entries in polled.items():
        by_guid: dict[str, Item] = {}
        doubled[feed] = [
            item
            for item in entries
            if (by_guid.setdefault(item.guid, item).title, by_guid[item.guid].text)
            != (item.title, item.text)
        ]
        first[feed] = list(by_guid.values())
    return first, doubled


def _new_versions(
    polled: Mapping[FeedId, Sequence[Item]],
    have: Mapping[Place, Known],
    ids: Mapping[Place, ItemId],
    now: datetime,
) -> list[tuple[FeedId, dict[str, Any]]]:
    rows = []
    for place, item in _places(polled):
        print_ = digest(item.title, item.text)
        old = have.get(place)
        if old is None:
            rows.append((place[0], _row(item, ids[place], 1, print_, now)))
        elif not (old.is_after(item) or old.reads(item)):
            heir = under_embargo_of(item, old.embargo)
            rows.append((place[0], _row(heir, old.id, old.number + 1, print_, now)))
    return rows


def _row(item: Item, id_: ItemId, number: int, print_: bytes, now: datetime) -> dict[str, Any]:
    return {
        "item_id": id_,
        "number": number,
        "digest": print_,
        "title": item.title,
        "text": item.text,
        "content": item.content,
        "html": item.html,
        "feed_text": item.feed_text,
        "feed_digest": None if item.feed_text is None else said(item),
        "summary": item.summary,
        "url": item.url,
        "nature": item.nature,
        "language": item.language,
        "seen": now,
        "claimed": item.updated or item.published,
        "word_count": words.count(item.text),
        "credit": item.credit,
        "embargo": item.embargo,
        "wire": _wire(item),
    }


def _wire(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {
        "published": item.published.isoformat() if item.published else None,
        "updated": item.updated.isoformat() if item.updated else None,
        "revision": item.revision,
        "byline": item.byline,
        "dateline": item.dateline,
        "slug": item.slug,
        "note": item.note,
        "usage": item.usage,
        "urgency": item.urgency,
        "subjects": list(item.subjects) or None,
        "take": item.take,
        "takes": item.takes,
        "asides": list(item.asides) or None,
        "page": item.page,
        "status": item.status,
        "replaces": item.replaces,
    }
    return {name: value for name, value in told.items() if value is not None}

"""The takes of long stories, each as it came, until and after all of them are there."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from storage.sets import chunks, insert_into
from storage.tables import TakeRow
from story.item import FeedId, Item, Nature

Series = tuple[FeedId, str]  # a feed, and what it calls the story
_TIMES = ("published", "updated", "embargo")


@dataclass(frozen=True, slots=True)
class Take:
    """One part of a story that was sent in parts."""

    series: Series
    item: Item


def keep(session: Session, takes: Sequence[Take], *, now: datetime) -> None:
    """Keep takes; one that is sent again takes its own place."""
    rows = [
        {
            "feed_id": one.series[0],
            "series": one.series[1],
            "guid": one.item.guid,
            "number": one.item.take or 1,
            "said": _said(one.item),
            "seen": now,
        }
        for one in {(one.series[0], one.item.guid): one for one in takes}.values()
    ]
    query = insert_into(session, TakeRow)
    changed = {name: query.excluded[name] for name in ("series", "number", "said", "seen")}
    index = ["feed_id", "guid"]
    for piece in chunks(rows):
        session.execute(query.on_conflict_do_update(index_elements=index, set_=changed), piece)


def of_series(
    session: Session, wanted: Collection[Series], *, since: datetime
) -> dict[Series, list[Item]]:
    """Return the takes of these stories that came since a time, the oldest first."""
    found: dict[Series, list[Item]] = {one: [] for one in wanted}
    place = tuple_(TakeRow.feed_id, TakeRow.series)
    for piece in chunks(sorted(wanted)):
        query = select(TakeRow).where(place.in_(piece), TakeRow.seen >= since)
        for row in session.scalars(query.order_by(TakeRow.seen, TakeRow.id)):
            found[FeedId(row.feed_id), row.series].append(_item(row.said))
    return found


def _said(item: Item) -> dict[str, Any]:
    said = asdict(item)
    return said | {name: said[name].isoformat() for name in _TIMES if said[name]}


def _item(said: dict[str, Any]) -> Item:
    known = {one.name for one in fields(Item)}
    values = {name: value for name, value in said.items() if name in known}
    values |= {name: datetime.fromisoformat(said[name]) for name in _TIMES if said.get(name)}
    return Item(**values | {"nature": Nature(said["nature"]), "subjects": tuple(said["subjects"])})

"""Takes: the parts of a long story become one item, each time one of them comes."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from desk.excerpt import excerpt
from feeds.read.wire_marks import slug_key
from storage import takes
from storage.spikes import PutAside
from storage.takes import Series, Take
from story.item import FeedId, Item, Nature, is_secret
from story.takes import together

LOOKED_BACK = timedelta(days=1)  # the takes of a story come within a day; slugs are used again


def joined(
    session: Session, polled: Mapping[FeedId, Sequence[Item]], *, now: datetime
) -> tuple[dict[FeedId, list[Item]], list[PutAside]]:
    """Return the items with takes put together, and those that wait for another."""
    came = [
        Take(series, item)
        for feed, own in polled.items()
        for item in own
        if (series := _series(feed, item)) is not None
    ]
    if not came:
        return {feed: list(own) for feed, own in polled.items()}, []
    takes.keep(session, came, now=now)
    parts = {one.series for one in came}
    whole = {
        series: together(found)
        for series, found in takes.of_series(session, parts, since=now - LOOKED_BACK).items()
    }
    waiting = [
        PutAside(
            one.series[0],
            _waits(one.item, _there(whole[one.series]), now),
            excerpt(one.item, now=now),
        )
        for one in came
        if (one.item.take or 1) > _there(whole[one.series])
    ]
    return {feed: _with(feed, own, whole) for feed, own in polled.items()}, waiting


def _with(feed: FeedId, own: Sequence[Item], whole: Mapping[Series, Item | None]) -> list[Item]:
    """Return a feed's items with each story in takes once, where its first take stood."""
    kept: dict[str, Item] = {}
    for item in own:
        series = _series(feed, item)
        one = whole[series] if series is not None else item
        if one is not None:
            kept[f"{series}" if series else item.guid] = one
    return list(kept.values())


def _series(feed: FeedId, item: Item) -> Series | None:
    """Return which story an item is a take of; a kill is of the whole."""
    if not item.take or item.takes == 1 or item.nature is Nature.KILL:
        return None
    key = slug_key(item.slug or "") or slug_key(item.title)
    return (feed, f"{key}/{item.nature}") if key else None


def _there(whole: Item | None) -> int:
    """Return how many takes of a story are together."""
    return whole.take or 1 if whole is not None else 0


def _waits(item: Item, there: int, now: datetime) -> str:
    of = f" of {item.takes}" if item.takes else ""
    known_by = item.guid if is_secret(item.embargo, now) else item.slug or item.title
    return f"take {item.take}{of} of {known_by} waits for take {there + 1}"

"""Aim: which story a kill, a correction or a lead means that has an identity of its own.

The sender names it (`replaces`), or the wire knows stories by their slugs alone (`follows`); a
kill of neither kind means the story with the same slug or headline. It then is the next version
of that item, and a kill withdraws it everywhere at once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from feeds.read.wire_marks import slug_key
from storage import items
from storage.items import Recent
from story.dateline import headline
from story.item import FeedId, Item, Nature, under_embargo_of

LOOKED_BACK = timedelta(days=3)  # slugs and headlines are used again


@dataclass(slots=True)
class _Targets:
    """What a feed sent lately, by all that a later message may call it; the newest wins."""

    guids: set[str] = field(default_factory=set)
    slugs: dict[str, str] = field(default_factory=dict)
    headlines: dict[str, str] = field(default_factory=dict)

    def add(self, guid: str, slug: str, title: str) -> None:
        """Learn of one more item."""
        self.guids.add(guid)
        if key := slug_key(slug):
            self.slugs[key] = guid
        if bare := _bare(title):
            self.headlines[bare] = guid


def means_another(item: Item) -> bool:
    """Tell whether an item may be of a story that has another identity."""
    return bool(item.replaces or item.follows or item.nature is Nature.KILL)


def aimed(
    session: Session, polled: Mapping[FeedId, Sequence[Item]], *, now: datetime
) -> tuple[dict[FeedId, list[Item]], dict[FeedId, list[Item]]]:
    """Return the items, those that mean another one under its guid, and those that these replace.

    Of several items that are one now, the last stands, and a kill before all.
    """
    asking = {feed for feed, own in polled.items() if any(map(means_another, own))}
    recent = items.recent(session, asking, since=now - LOOKED_BACK)
    kept: dict[FeedId, list[Item]] = {}
    replaced: dict[FeedId, list[Item]] = {}
    for feed, own in polled.items():
        kept[feed], replaced[feed] = list(own), []
        if feed in asking:
            kept[feed], replaced[feed] = _of_feed(own, recent.get(feed, []))
    return kept, replaced


def _of_feed(own: Sequence[Item], recent: Iterable[Recent]) -> tuple[list[Item], list[Item]]:
    known = _Targets()
    for old in recent:
        known.add(old.guid, old.slug, old.title)
    here = {one.guid for one in own}
    found: dict[str, Item] = {}
    replaced: list[Item] = []
    for item in own:
        one = replace(item, guid=_meant(item, known, here))
        known.add(one.guid, one.slug or "", one.title)
        before = found.get(one.guid)
        if before is not None and before.nature is Nature.KILL is not one.nature:
            replaced.append(one)
            found[one.guid] = under_embargo_of(before, one.embargo)
            continue
        if before is not None:
            replaced.append(before)
            one = under_embargo_of(one, before.embargo)
        found[one.guid] = one
    return list(found.values()), replaced


def _meant(item: Item, known: _Targets, here: Collection[str]) -> str:
    """Return the guid of the item that one means, its own if it means none that we know."""
    kill = item.nature is Nature.KILL
    if kill and item.replaces and (item.replaces in known.guids or item.replaces in here):
        return item.replaces
    if item.guid in known.guids:
        return item.guid
    if item.follows and (guid := known.slugs.get(item.follows)):
        return guid
    if kill and item.slug and (guid := known.slugs.get(slug_key(item.slug))):
        return guid
    if kill and (guid := known.headlines.get(_bare(item.title))):
        return guid
    return item.guid


def _bare(title: str) -> str:
    return " ".join(headline(title).text.casefold().split())

"""By what we know an entry again: its guid, else its link, else its title and date.

A guid that stands on several entries with different texts names none of them: then each falls
back to its link, and where the links are the same too, to its title and date, then to all it
says. Entries that say the same in everything are one. Wires number their revisions: of an item
that is there in several, the highest is the item and the others are superseded.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from feeds.read.links import identity
from story.item import Item, under_embargo_of

_LONGEST = 1024  # characters of a guid
_MADE = "copydesk:"  # a guid of ours, where the feed gave none


def identified(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Return the items with guids that are theirs alone, and those that a later one replaces."""
    newest, superseded = _newest_revisions(items)
    told = list(dict.fromkeys(newest))
    keys: list[str | None] = [None] * len(told)
    for name in (_by_guid, _by_link, _by_title, _by_all):
        names = [name(item) if key is None else key for key, item in zip(keys, told, strict=True)]
        counted = Counter(names)
        keys = [one if one and counted[one] == 1 else None for one in names]
    kept = (replace(item, guid=key) for key, item in zip(keys, told, strict=True) if key)
    return list(kept), superseded


def _newest_revisions(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Part the highest numbered revision of each guid from the others."""
    highest: dict[str, int] = {}
    for item in items:
        if item.guid and item.revision is not None:
            highest[item.guid] = max(item.revision, highest.get(item.guid, 0))
    newest, superseded = list[Item](), list[Item]()
    for item in items:
        old = item.revision is not None and item.revision < highest.get(item.guid, 0)
        (superseded if old else newest).append(item)
    by_number = sorted(superseded, key=lambda item: item.revision or 0)
    embargoes = {item.guid: item.embargo for item in by_number}
    return [under_embargo_of(one, embargoes.get(one.guid)) for one in newest], superseded


def _by_guid(item: Item) -> str:
    """Return the guid; one that is an address counts without scheme and tracking."""
    guid = identity(item.guid)
    return guid if len(guid) <= _LONGEST else _MADE + _print(guid)


def _by_link(item: Item) -> str:
    link = identity(item.url or "")
    return link if len(link) <= _LONGEST else _MADE + _print(link)


def _by_title(item: Item) -> str:
    """Return title and date; a title alone is used every week by somebody."""
    when = item.published or item.updated
    return _MADE + _print(item.title, when.isoformat()) if item.title and when else ""


def _by_all(item: Item) -> str:
    return _MADE + _print(item.title, item.text, item.url or "", item.guid)


def _print(*said: str) -> str:
    return blake2b("\0".join(said).encode(), digest_size=16).hexdigest()

"""JSON of feeds: read whole, or as far as it goes; values of the wrong kind are not said."""

import json
import re
from typing import Any

from feeds.errors import NotAFeedError, shown
from feeds.read.draft import Body

_LIST_BEGINS = re.compile(r'\[|"(?:items|_items)"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder(strict=False)

Object = dict[str, Any]


def load(text: str, *, url: str) -> tuple[Any, bool]:
    """Return what a JSON text says, and whether it breaks off (its entries so far are there)."""
    try:
        return _DECODER.decode(text), False
    except RecursionError as error:
        raise NotAFeedError(_unreadable(url, "is nested too deep")) from error
    except ValueError as error:
        if found := _whole_entries(text):
            return found, True
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise NotAFeedError(_unreadable(url, f"breaks off or is damaged{where}")) from error


def _whole_entries(text: str) -> Any:
    """Return the entries before the damage, in a feed whose head says what it said."""
    begins = _LIST_BEGINS.search(text)
    if begins is None:
        return None
    at, entries = begins.end(), list[Any]()
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        try:
            entry, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        entries.append(entry)
    if text.startswith("[") or not entries:
        return entries
    return {**_head(text[: begins.start()]), "items": entries}


def _head(text: str) -> Object:
    """Return what stands before the list of entries."""
    try:
        head = _DECODER.decode(text.rstrip().rstrip(",") + "}")
    except (ValueError, RecursionError):
        return {}
    return head if isinstance(head, dict) else {}


def line(values: Object, *keys: str) -> str:
    """Return the first of these that is said as a text or a number."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return format(value, "x" if abs(value) > 10**100 else "d")
    return ""


def whole_number(values: Object, key: str) -> int | None:
    """Return a small whole number, also when it is said as a text."""
    said = line(values, key).strip()
    return (
        int(said) if said.isdecimal() and said.isascii() and len(said) < len("1000000") else None
    )


def objects(values: Object, *keys: str) -> list[Object]:
    """Return the objects in the first of these that is a list."""
    lists = (found for key in keys if isinstance(found := values.get(key), list))
    return [one for one in next(lists, []) if isinstance(one, dict)]


def names(values: Object, *keys: str) -> tuple[str, ...]:
    """Return the texts, or the names of the objects, in the first of these that is a list."""
    lists = (found for key in keys if isinstance(found := values.get(key), list))
    said = (
        line(one, "name", "title") if isinstance(one, dict) else one for one in next(lists, [])
    )
    return tuple(one for one in said if isinstance(one, str) and one)


def body(values: Object, *, html: str, text: str) -> Body | None:
    """Return a text from the key that holds HTML, else from the one that holds plain text."""
    if markup := line(values, html):
        return Body(markup, html=True)
    return Body(plain, html=False) if (plain := line(values, text)) else None


def _unreadable(url: str, what: str) -> str:
    return f"{shown(url)} sent JSON that {what}; ask its publisher, or give another address"

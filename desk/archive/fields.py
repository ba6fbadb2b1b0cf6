"""What stands in the fields of one row, whatever the file was: ids, texts, dates, nothing."""

import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Any

from desk.archive.rows import Reject, Row, RowId

SURROGATE = re.compile("[\ud800-\udfff]")
_EXCERPT = 200  # characters


class _UnfitError(Exception):
    """A field holds what no story can have there."""


def row_of(fields: Mapping[str, Any], number: int) -> Row | Reject:
    """Return the story of a row; whatever is missing or mended is told in its doubts."""
    doubts: list[str] = []
    try:
        return Row(
            number=number,
            id=_id(fields["id"], doubts),
            text=_text("text", fields["text"], doubts),
            title=_name("title", fields.get("title"), doubts),
            source=_name("source", fields.get("source"), doubts),
            published=_moment(fields.get("published"), doubts),
            doubts=tuple(doubts),
        )
    except _UnfitError as error:
        return Reject(number, str(error), _shown(fields), str(fields["id"]))


def _id(value: Any, doubts: list[str]) -> RowId:
    if value is None or value == "":
        raise _UnfitError("has no id")
    if isinstance(value, bytes):
        value = _decoded("id", value)
    if isinstance(value, str):
        return _mended("id", value, doubts)
    if isinstance(value, float) and not math.isfinite(value):
        raise _UnfitError(f"id is {_not_finite(value)}, which names no row; give each row an id")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _UnfitError(f"id is {_kind(value)}, not a text or a number")
    return int(value) if value == int(value) else float(value)


def _text(name: str, value: Any, doubts: list[str]) -> str:
    if value is None:
        doubts.append(f"{name} is null")
        return ""
    if isinstance(value, bytes):
        value = _decoded(name, value)
    if not isinstance(value, str):
        raise _UnfitError(f"{name} is {_kind(value)}, not a text")
    return _mended(name, value, doubts)


def _name(name: str, value: Any, doubts: list[str]) -> str:
    """Return a headline or a source; one that reads as a number is one all the same.

    It only helps: one that is no text is left out, and costs nobody the story.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str | bytes):
        doubts.append(f"{name} is {_kind(value)}, not a text, and left out")
        return ""
    return _text(name, value, doubts)


def _decoded(name: str, value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _UnfitError(f"{name} is not UTF-8 at byte {error.start + 1}") from None


def _mended(name: str, value: str, doubts: list[str]) -> str:
    # Half a character, as JSON can spell it, is kept by no file: it becomes U+FFFD.
    if value.isascii() or not SURROGATE.search(value):
        return value
    doubts.append(f"{name} holds half a character (a lone surrogate)")
    return SURROGATE.sub("\ufffd", value)


def _moment(value: Any, doubts: list[str]) -> datetime | None:
    if value is None or value == "":
        return None
    moment = _read_moment(value)
    if moment is None:
        doubts.append("published is no date that we can read")
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _read_moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    if not isinstance(value, str):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(value.strip())
        except (ValueError, TypeError, IndexError):
            continue
    return None


def _not_finite(value: float) -> str:
    return "NaN (not a number)" if math.isnan(value) else "infinite"


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case list() | tuple():
            return "a list"
        case dict():
            return "an object"
        case _:
            return f"a {type(value).__name__}"


def _shown(fields: Mapping[str, Any]) -> str:
    # The row as it stood, begun; only for a person to find it again.
    whole = json.dumps(dict(fields), ensure_ascii=False, default=str)
    return SURROGATE.sub("\ufffd", whole)[:_EXCERPT]

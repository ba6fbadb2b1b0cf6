"""The text of framed wires: lines to paragraphs, head lines apart, signatures off."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from story.dateline import parts
from story.plain import PARAGRAPH

MORE = re.compile(r"[\s(\[]*(?:more(?:\s+follows)?|mf)[)\]\s=-]*", re.IGNORECASE)
_NOT_FOR_PRINT = re.compile(
    r"^\W*The following information is not (?:intended )?for publication.*", re.MULTILINE
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_TIME = re.compile(
    r"\b(\d{2})(\d{2})(\d{2})\s*(?:GMT|UTC|Z)?\s*([A-Za-z]{3})[a-z.]*\s+(\d{4}|\d{2})\b"
)
_INDENT = re.compile(r"[ \t]{2,}|\t")


def paragraphs(lines: Sequence[str]) -> str:
    """Return lines as paragraphs: a blank line or an indented one begins the next."""
    found = list[list[str]]()
    open_ = False
    for line in lines:
        if not line.strip():
            open_ = False
            continue
        if not open_ or _INDENT.match(line):
            found.append([])
        found[-1].append(line.strip())
        open_ = True
    return PARAGRAPH.join(" ".join(one) for one in found)


def off_the_record(text: str) -> tuple[str, str]:
    """Return a text, and what its sender tells the desk alone below it."""
    found = _NOT_FOR_PRINT.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip("\n* "), " ".join(text[found.end() :].split())


def without_more(lines: list[str]) -> tuple[list[str], bool]:
    """Return lines without a `(MORE)` at their end, and whether there was one."""
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    if kept and MORE.fullmatch(kept[-1].strip()):
        return kept[:-1], True
    return kept, False


def dateline_of(text: str) -> str:
    """Return the dateline that a text begins with, without its dash."""
    found = parts(text).dateline
    return text[found.start : found.end].strip(" \t-–—_:") if found else ""


def day_time(text: str) -> datetime | None:
    """Return the last day-time group, such as `212322 GMT Nov 18`, in UTC."""
    for day, hour, minute, month, year in reversed(_DAY_TIME.findall(text[-300:])):
        name = month.lower()
        if name in MONTHS:
            whole = int(year) if len(year) > len("99") else _century(int(year))
            return moment(whole, MONTHS.index(name) + 1, int(day), int(hour), int(minute))
    return None


def without_day_time(text: str) -> str:
    """Return a text without the day-time group on its last line."""
    kept, _, last = text.rstrip().rpartition("\n")
    return kept if _DAY_TIME.fullmatch(last.strip()) else text


def moment(year: int, month: int, day: int, hour: int, minute: int) -> datetime | None:
    """Return a time in UTC, `None` if there is no such time."""
    try:
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


def _century(year: int) -> int:
    return 1900 + year if year >= 70 else 2000 + year  # noqa: PLR2004 - as POSIX reads two digits

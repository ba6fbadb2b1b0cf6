"""An embargo as framed wires tell it: in words, on a line of its own near the top.

`EMBARGOED UNTIL 0001 GMT NOV 28`, `Embargo: 6 a.m. EST, Saturday, November 28, 2026`, `Not for
release before noon`. A headline that begins with the word tells no time: it is no such line.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from feeds.read.dates import UNTIL_FURTHER_NOTICE
from feeds.read.wire_text import MONTHS, moment

NEAR = 12  # lines from the top
WITHIN = timedelta(days=7)  # a day that is longer over than this is of next year
ANYWHERE = 12  # hours that the last place on earth is behind UTC: a time without a zone is over
LONGEST = 160  # characters of such a line

_ORDER = re.compile(
    r"(?:strictly\s+|under\s+)?embargo(?:ed)?(?:\s+for\s+(?:release|publication|use))?"
    r"\s*(?P<sure>$|:|until\b|till\b|not\b|before\b|for\s+release\b)"
    r"|(?:hold|not)\s+for\s+(?:release|publication|use)\s*(?P<also>$|:|until\b|till\b|before\b)"
    r"|(?:strictly\s+|under\s+)?embargo(?:ed)?\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.h]?(?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]\d|2[0-4])[:.h]?(?P<minute24>[0-5]\d)(?:\s*(?:hrs|hours)\b)?"
    r"|\b(?P<named>noon|midnight)\b",
    re.IGNORECASE,
)
_ZONES = {
    **dict.fromkeys(("gmt", "utc", "z"), 0),
    **dict.fromkeys(("cet", "bst"), -1),
    "cest": -2,
    "est": 5,
    "edt": 4,
    "et": 5,
    "cst": 6,
    "cdt": 5,
    "mst": 7,
    "mdt": 6,
    "pst": 8,
    "pdt": 7,
}  # hours behind UTC
_ZONE = re.compile(rf"\b(?:{'|'.join(_ZONES)})\b", re.IGNORECASE)
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?:,?\s+(?P<year>20\d\d))?"
_DAYS = (
    re.compile(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+(?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=\D|$)"),
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day\b", re.IGNORECASE)


def without_embargo(
    lines: Sequence[str], *, sent: datetime | None
) -> tuple[list[str], datetime | None, list[str]]:
    """Return the lines without those that put an embargo, until when it lasts, and what they say.

    One whose end can't be read waits until further notice. A day without a year is the next one
    after the message was `sent`; a time without a zone is over when it is over everywhere.
    """
    kept: list[str] = []
    said: list[str] = []
    ends: list[datetime] = []
    for place, line in enumerate(lines):
        bare = line.strip(" \t\r^<>*()[]-–—_=")
        end = _end(bare, sent) if place < NEAR and len(bare) <= LONGEST else None
        if end is None:
            kept.append(line)
        else:
            ends.append(end)
            said.append(bare)
    return kept, max(ends, default=None), said


def _end(line: str, sent: datetime | None) -> datetime | None:
    """Return when the embargo of a line ends, `None` where the line puts none."""
    order = _ORDER.match(line)
    if order is None:
        return None
    when = _when(line[order.end() :], sent)
    is_sure = order["sure"] is not None or order["also"] is not None
    return when or (UNTIL_FURTHER_NOTICE if is_sure else None)


def _when(said: str, sent: datetime | None) -> datetime | None:
    start, rest = _day(said, sent)
    if start is None:
        return None
    hour, minute = _time(rest)
    zone = _ZONE.search(rest)
    behind = _ZONES[zone[0].lower()] if zone else ANYWHERE
    return start + timedelta(hours=hour + behind, minutes=minute)


def _day(said: str, sent: datetime | None) -> tuple[datetime | None, str]:
    """Return the day that a line names, and the line without it."""
    found = next((found for one in _DAYS if (found := one.search(said))), None)
    if found is None:
        return _weekday(said, sent), said
    name = found["month"].lower()[:3]
    month = MONTHS.index(name) + 1 if name in MONTHS else int(name)
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    if found["year"] or sent is None:
        year = int(found["year"] or 0)
        return (moment(year, month, int(found["day"]), 0, 0) if year else None), rest
    start = moment(sent.year, month, int(found["day"]), 0, 0)
    if start and start < sent - WITHIN:
        start = moment(sent.year + 1, month, int(found["day"]), 0, 0)
    return start, rest


def _weekday(said: str, sent: datetime | None) -> datetime | None:
    """Return the next such day, or that of the message."""
    named = _WEEKDAY.search(said)
    if named is None or sent is None:
        return None
    ahead = (_WEEKDAYS.index(named[1].lower()) - sent.weekday()) % 7
    return sent.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=ahead)


def _time(said: str) -> tuple[int, int]:
    """Return the hour and minute that a line names; the end of the day if it names none."""
    found = _TIME.search(said)
    if found is None:
        return 24, 0
    if found["named"]:
        return (12 if found["named"].lower() == "noon" else 24), 0
    if found["half"]:
        late = 12 if found["half"].lower() == "p" else 0
        return int(found["hour"]) % 12 + late, int(found["minute"] or 0)
    return int(found["hour24"]), int(found["minute24"])

"""When an RSS feed wants to be left alone: `skipHours` and `skipDays`, which feedparser skips."""

import re

from feeds.timetable import DAYS, Rest

_HEAD = 64 * 1024  # characters; both stand among what describes the channel
_ITEM = re.compile(r"<(?:[\w.-]+:)?item[\s>]")
_HOURS = re.compile(r"<skipHours\b[^>]*>(.*?)</skipHours\s*>", re.DOTALL)
_DAYS = re.compile(r"<skipDays\b[^>]*>(.*?)</skipDays\s*>", re.DOTALL)
_HOUR = re.compile(r"<hour\b[^>]*>\s*0?(\d{1,2})\s*</hour\s*>")
_DAY = re.compile(r"<day\b[^>]*>\s*(\w{1,20})\s*</day\s*>")
_MIDNIGHT = 24  # RSS 0.91 counts hours from 1 to 24


def rest(text: str) -> Rest:
    """Return when a feed rests, by its text from the root element on."""
    head = text[:_HEAD]
    first = _ITEM.search(head)
    # Some put them behind the entries.
    places = (head[: first.start()] if first else head), text[-_HEAD:]
    hours = {int(hour) for hour in _found(_HOURS, _HOUR, places)}
    days = {day.capitalize() for day in _found(_DAYS, _DAY, places)}
    return Rest(
        tuple(sorted(hour % _MIDNIGHT for hour in hours if hour <= _MIDNIGHT)),
        tuple(day for day in DAYS if day in days),
    )


def _found(outer: re.Pattern[str], inner: re.Pattern[str], places: tuple[str, ...]) -> list[str]:
    """Return what stands inside a list, in the first of the places that has one."""
    found = next(filter(None, map(outer.search, places)), None)
    return inner.findall(found[1]) if found else []

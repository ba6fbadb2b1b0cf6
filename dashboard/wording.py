"""Numbers, times and texts as the pages say them."""

import re
from datetime import UTC, datetime, timedelta

MINUTE, HOUR, DAY = 60, 3600, 86400

# What may not reach a page: C0 but tab and line feed, DEL, C1, line and paragraph separators,
# the two direction overrides, lone surrogates, and the two that are no characters.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff\ufffe\uffff]"
)


def shown(text: str) -> str:
    """Return the text with every character that has no look of its own given one.

    Control characters become their pictures (␀ to ␟), the others the replacement character:
    an editor sees that something was there, and the page cannot be turned around by it.
    """
    return _UNSEEN.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < ord(" ") else "\ufffd"


def number(value: float) -> str:
    """Return 1583 as `1,583`, and one decimal for what is no whole number."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def counted(value: int, noun: str, plural: str | None = None) -> str:
    """Return `1 version`, `6 versions`, `1,583 copies`."""
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def agreement(agree: int, asked: int) -> str:
    """Return `3 of 4 others agree`: how many of the siblings read as the repair does."""
    others = "other" if asked == 1 else "others"
    return f"{agree} of {asked} {others} {'agrees' if agree == 1 else 'agree'}"


def percent(share: float) -> str:
    """Return 0.887 as `89%`; what is not quite all is never called 100%."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:  # noqa: PLR2004
        rounded = 99
    return f"{rounded}%"


def clock(moment: datetime) -> str:
    """Return the time of day in UTC, `14:05`."""
    return moment.astimezone(UTC).strftime("%H:%M")


def day(moment: datetime) -> str:
    """Return `21 January 2022`."""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%B %Y}"


def weekday(moment: datetime) -> str:
    """Return `Friday`."""
    return f"{moment.astimezone(UTC):%A}"


def moment(value: datetime, now: datetime) -> str:
    """Return `14:05` on the same day, else `21 Jan 14:05`, with the year if it is another."""
    value, now = value.astimezone(UTC), now.astimezone(UTC)
    if value.date() == now.date():
        return clock(value)
    year = "" if value.year == now.year else f" {value.year}"
    return f"{value.day} {value:%b}{year} {clock(value)}"


def stretch(first: datetime, last: datetime) -> str:
    """Return `09:02 to 11:31, 21 January 2022`, or both days where they differ."""
    first, last = first.astimezone(UTC), last.astimezone(UTC)
    if first.date() != last.date():
        return f"{clock(first)}, {day(first)} to {clock(last)}, {day(last)}"
    if clock(first) == clock(last):
        return f"{clock(first)}, {day(first)}"
    return f"{clock(first)} to {clock(last)}, {day(first)}"


def duration(seconds: float) -> str:
    """Return `21 s`, `7 min`, `1 h 18`, `2 d 4 h`: the two largest parts of it at most."""
    whole = round(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min"
    if whole < DAY:
        return f"{whole // HOUR} h {whole % HOUR // MINUTE:02}"
    return f"{whole // DAY} d {whole % DAY // HOUR} h"


def took(seconds: float) -> str:
    """Return `0.4 s`, `21 s`, `1 min 48 s`: how long a run needed."""
    if seconds < 10:  # noqa: PLR2004
        return f"{seconds:.1f} s"
    whole = round(seconds)
    return f"{whole} s" if whole < MINUTE else f"{whole // MINUTE} min {whole % MINUTE} s"


def lag(first: datetime, later: datetime) -> str:
    """Return how long after the first it came: `first`, `+7 min`, `+1 h 18`."""
    gap = (later - first) / timedelta(seconds=1)
    return "first" if gap < 1 else f"+{duration(gap)}"


def others(names: list[str], most: int = 3) -> str:
    """Return `A, B, C and 6 others`."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} others"


def capital(text: str) -> str:
    """Return a text that begins with a capital letter, the rest as it was."""
    return text[:1].upper() + text[1:]

"""What the headers of an answer say about the next question."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import ceil

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})\b", re.IGNORECASE)
_LONGEST = 366 * 86_400  # seconds; who says more has made a mistake


def max_age(cache_control: str | None) -> int | None:
    """Return for how many seconds an answer stays fresh."""
    found = _MAX_AGE.search(cache_control or "")
    return min(int(found[1]), _LONGEST) if found else None


def retry_after(said: str | None, *, now: datetime) -> int | None:
    """Return how many seconds a server asks us to wait, said as seconds or as a date.

    A date that names no zone is in UTC, as all dates of HTTP are.
    """
    said = (said or "").strip()
    if said.isdecimal() and said.isascii():
        return min(int(said[:12]), _LONGEST)
    try:
        until = parsedate_to_datetime(said)
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        seconds = ceil((until - now).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(seconds, _LONGEST) if seconds > 0 else None

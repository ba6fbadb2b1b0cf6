"""Dates of feeds; a date is a claim."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import struct_time

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # 1 January 1970 means that somebody's clock was unset
MOST_AHEAD = timedelta(days=1)  # time zones and wrong clocks; what lies further is a mistake
UNTIL_FURTHER_NOTICE = datetime(9999, 12, 31, tzinfo=UTC)  # an embargo whose end nobody told
LONGEST = 64  # characters of a date


def moment(said: object) -> datetime | None:
    """Return a time as ISO 8601 or RFC 5322 writes it, in UTC; without a zone it is UTC."""
    if not isinstance(said, str) or not 0 < len(said.strip()) <= LONGEST:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _utc(read(said.strip()))
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
    return None


def from_struct(said: struct_time | None) -> datetime | None:
    """Return a time as feedparser gives it."""
    try:
        return datetime(*said[:6], tzinfo=UTC) if said else None
    except (ValueError, TypeError):
        return None


def claimed(said: datetime | None, now: datetime) -> datetime | None:
    """Return a time that may be true; one far ahead or long before the web is none."""
    return said if said and EARLIEST <= said <= now + MOST_AHEAD else None


def _utc(said: datetime) -> datetime:
    return said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)

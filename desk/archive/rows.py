"""A row of an archive: as read, as refused, as placed.

ArchiveError    the file as a whole can't be used, and what to do about it
"""

from dataclasses import dataclass
from datetime import datetime

RowId = str | int | float


class ArchiveError(Exception):
    """A file of stories that can't be read or written, in words for whoever gave it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A story of an archive; `number` counts the rows of the file from 1, without the header.

    `doubts` says in words what was missing or mended in it.
    """

    number: int
    id: RowId
    text: str
    title: str = ""
    source: str = ""
    published: datetime | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that can't be read: its number, the reason, and the beginning of what stood there.

    `id` is what its id reads as, if that much could be read.
    """

    number: int
    reason: str
    excerpt: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story of an archive belongs; `likeness` is that to its cluster's canonical."""

    id: RowId
    cluster: int
    canonical: bool
    likeness: float
    relation: str

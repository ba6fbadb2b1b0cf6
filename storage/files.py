"""The files that were taken out of watched folders, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from storage.sets import insert_into
from storage.tables import FileRow
from story.item import FeedId


@dataclass(frozen=True, slots=True)
class Taken:
    """A file to be taken; `mark` is the same only for the same file, dropped once."""

    mark: bytes
    name: str
    outcome: str  # done, failed


def claim(
    session: Session, feed: FeedId, files: Sequence[Taken], *, now: datetime
) -> frozenset[bytes]:
    """Note that these files are taken and return the marks of those that were not before.

    What comes of them belongs in the same transaction. Another process that takes the same files
    waits here, and then finds them taken.
    """
    if not files:
        return frozenset()
    rows = [
        {
            "feed_id": feed,
            "mark": one.mark,
            "name": one.name,
            "outcome": one.outcome,
            "taken": now,
        }
        for one in {one.mark: one for one in files}.values()
    ]
    query = insert_into(session, FileRow).on_conflict_do_nothing(
        index_elements=["feed_id", "mark"]
    )
    return frozenset(session.scalars(query.values(rows).returning(FileRow.mark)))

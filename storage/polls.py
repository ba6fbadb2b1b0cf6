"""What each feed answered, kept as a log."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from storage.tables import PollRow
from story.item import FeedId


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a feed; `took` in seconds, `size` in bytes after decompression."""

    feed_id: FeedId
    cycle_id: int | None
    started: datetime
    took: float
    http_status: int | None
    outcome: str  # read, unchanged, failed
    entries: int = 0
    new_versions: int = 0
    spiked: int = 0
    size: int = 0
    error: str | None = None


def keep(session: Session, answers: Sequence[Answered]) -> None:
    """Write the answers."""
    if answers:
        session.execute(insert(PollRow), [asdict(answer) for answer in answers])

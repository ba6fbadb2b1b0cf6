"""Sentences that recur: under how many unrelated stories of a feed each stood."""

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.sets import chunks, insert_into, one_of
from storage.tables import HabitRow

ALL = 0  # the fingerprint under which all stories of a feed are counted


def count(session: Session, seen: Mapping[int, Counter[int]]) -> None:
    """Add to the counts what these feeds' stories showed, by feed and fingerprint."""
    rows = [
        {"feed_id": feed, "sentence": sentence, "stories": times}
        for feed, counts in sorted(seen.items())
        for sentence, times in sorted(counts.items())
    ]
    for piece in chunks(rows):
        query = insert_into(session, HabitRow)
        grown = {"stories": HabitRow.stories + query.excluded.stories}
        session.execute(
            query.on_conflict_do_update(index_elements=["feed_id", "sentence"], set_=grown), piece
        )


def often(session: Session, feeds: Collection[int], *, fewest: int) -> dict[int, dict[int, int]]:
    """Return the counts of these feeds that reach `fewest`, by feed and fingerprint."""
    row = HabitRow
    query = select(row.feed_id, row.sentence, row.stories).where(
        one_of(row.feed_id, feeds), row.stories >= fewest
    )
    found: dict[int, dict[int, int]] = {feed: {} for feed in feeds}
    for feed, sentence, stories in session.execute(query):
        found[feed][sentence] = stories
    return found

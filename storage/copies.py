"""Texts for the core: versions as the copies that dedup and editing read."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.sets import chunks, one_of
from storage.tables import FeedRow, ItemRow, VersionRow
from story.item import Copy, Nature

TEXTS = 2000  # read in one statement: some 10 MB


def load(session: Session, versions: Collection[int]) -> dict[int, Copy]:
    """Return what dedup and editing may know of these versions, by version."""
    row = VersionRow
    source = func.coalesce(func.nullif(FeedRow.title, ""), FeedRow.url)
    columns = (row.id, row.text, row.title, row.seen, row.language, row.nature, row.summary)
    found: dict[int, Copy] = {}
    for piece in chunks(sorted(versions), TEXTS):
        query = (
            select(*columns, source.label("source"))
            .join(ItemRow, ItemRow.id == row.item_id)
            .join(FeedRow, FeedRow.id == ItemRow.feed_id)
            .where(one_of(row.id, piece))
        )
        for said in session.execute(query):
            found[said.id] = Copy(
                key=said.id,
                text=said.text,
                title=said.title,
                source=said.source,
                seen=said.seen,
                language=said.language,
                nature=Nature(said.nature),
                summary=said.summary,
            )
    return found

"""What was put aside, and why."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import FeedRow, SpikeRow


@dataclass(frozen=True, slots=True)
class SpikeLine:
    """An entry put aside; `excerpt` is the beginning of what was received, `feed` its title."""

    feed: str
    url: str
    reason: str
    excerpt: str
    seen: datetime


def listing(
    session: Session,
    *,
    feed: int | None = None,
    since: datetime | None = None,
    limit: int | None = None,
) -> list[SpikeLine]:
    """Return what was put aside, the latest first."""
    query = (
        select(SpikeRow, FeedRow.title, FeedRow.url)
        .join(FeedRow, FeedRow.id == SpikeRow.feed_id)
        .order_by(SpikeRow.id.desc())
        .limit(limit)
    )
    if feed is not None:
        query = query.where(SpikeRow.feed_id == feed)
    if since is not None:
        query = query.where(SpikeRow.seen >= since)
    return [
        SpikeLine(feed=title or url, url=url, reason=r.reason, excerpt=r.excerpt, seen=r.seen)
        for r, title, url in session.execute(query)
    ]

"""The feeds that we ask, and what each needs to be asked again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.orm import Session

from feeds.opml import Outline
from storage.errors import NotFoundError
from storage.sets import one_of, one_of_texts
from storage.tables import FeedRow, FloodRow
from story.item import FeedId

ASKED = ("new", "ok", "moved", "failing")  # gone, held and paused feeds wait for a person


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as the poll sees it; `etag` and `modified` exactly as they were sent."""

    id: FeedId
    url: str
    title: str
    site: str | None
    status: str
    etag: str | None
    modified: str | None
    body_digest: bytes | None
    last_poll: datetime | None
    error_streak: int
    interval: int | None
    rhythm: int | None = None
    rest: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Polled:
    """What a feed is after it was asked; all of it is kept as given."""

    id: FeedId
    url: str
    title: str
    site: str | None
    status: str
    reason: str | None
    etag: str | None
    modified: str | None
    body_digest: bytes | None
    last_poll: datetime
    next_poll: datetime | None
    error_streak: int
    interval: int | None
    rhythm: int | None
    rest: Mapping[str, Any]
    settings: Mapping[str, Any]


def add(session: Session, outlines: Sequence[Outline], *, now: datetime) -> list[FeedId]:
    """Put feeds on the list and return the ids of those that were not on it.

    One that was taken off comes back with all that it sent.
    """
    wanted = {outline.url: outline for outline in outlines}
    query = select(FeedRow.url, FeedRow.id, FeedRow.removed)
    known = {
        url: (id_, removed)
        for url, id_, removed in session.execute(query.where(one_of_texts(FeedRow.url, wanted)))
    }
    back = [FeedId(id_) for id_, removed in known.values() if removed is not None]
    if back:
        fresh: dict[str, Any] = {"removed": None, "status": "new", "reason": None}
        session.execute(update(FeedRow).where(one_of(FeedRow.id, back)).values(**fresh))
    rows = [
        {
            "url": outline.url,
            "title": outline.title or outline.url,
            "site": outline.site,
            "folder": outline.folder or "",
            "added": now,
        }
        for url, outline in wanted.items()
        if url not in known
    ]
    if not rows:
        return back
    added = session.scalars(insert(FeedRow).returning(FeedRow.id), rows)
    return back + [FeedId(id_) for id_ in added]


def remove(session: Session, url: str, *, now: datetime) -> FeedId:
    """Take a feed off the list; what it sent stays, as witness and as history."""
    query = (
        update(FeedRow)
        .where(FeedRow.url == url, FeedRow.removed.is_(None))
        .values(removed=now)
        .returning(FeedRow.id)
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFoundError(f"{url} is not on the list; copydesk feeds list shows what is")
    return FeedId(found)


def find(session: Session, url: str) -> Feed:
    """Return the feed on the list that has this address; `NotFoundError` when there is none."""
    query = select(FeedRow.id).where(FeedRow.url == url, FeedRow.removed.is_(None))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFoundError(f"{url} is not on the list; copydesk feeds list shows what is")
    return load(session, [FeedId(found)])[FeedId(found)]


def pause(session: Session, url: str) -> None:
    """Ask a feed no more until a person says so."""
    _change(session, url, status="paused", reason="a person paused it")


def resume(session: Session, url: str) -> None:
    """Ask a feed at the next poll, whatever kept us from it."""
    asked = find(session, url).last_poll is not None
    status = "ok" if asked else "new"
    _change(session, url, status=status, reason=None, next_poll=None, error_streak=0)


def configure(session: Session, url: str, settings: Mapping[str, Any]) -> None:
    """Keep a feed's own settings, as `feeds.feed_settings` writes them."""
    # A new rhythm holds from now on, not from when the old one would have ended.
    _change(session, url, settings=dict(settings), next_poll=None)


def _change(session: Session, url: str, **values: Any) -> None:
    feed = find(session, url)
    session.execute(update(FeedRow).where(FeedRow.id == feed.id).values(**values))


def due(session: Session, *, now: datetime) -> list[FeedId]:
    """Return the feeds to ask now, those that have waited longest first."""
    query = (
        select(FeedRow.id)
        .where(FeedRow.removed.is_(None), FeedRow.status.in_(ASKED))
        .where(or_(FeedRow.next_poll.is_(None), FeedRow.next_poll <= now))
        .order_by(func.coalesce(FeedRow.next_poll, FeedRow.added), FeedRow.id)
    )
    return [FeedId(id_) for id_ in session.scalars(query)]


def listed(session: Session) -> list[FeedId]:
    """Return every feed on the list but those that a person paused, or whose flood waits."""
    flooded = select(FloodRow.feed_id)
    query = (
        select(FeedRow.id)
        .where(FeedRow.removed.is_(None), FeedRow.status != "paused")
        .where(FeedRow.id.not_in(flooded))
    )
    return [FeedId(id_) for id_ in session.scalars(query.order_by(FeedRow.id))]


def load(session: Session, feeds: Collection[FeedId]) -> dict[FeedId, Feed]:
    """Return these feeds as the poll sees them."""
    rows = session.scalars(select(FeedRow).where(one_of(FeedRow.id, feeds)).order_by(FeedRow.id))
    return {
        FeedId(row.id): Feed(
            id=FeedId(row.id),
            url=row.url,
            title=row.title,
            site=row.site,
            status=row.status,
            etag=row.etag,
            modified=row.modified,
            body_digest=row.body_digest,
            last_poll=row.last_poll,
            error_streak=row.error_streak,
            interval=row.interval,
            rhythm=row.rhythm,
            rest=row.rest,
            settings=row.settings,
        )
        for row in rows
    }


def are_known(session: Session) -> bool:
    """Tell whether there ever was a feed, also one that was taken off the list."""
    return session.scalar(select(FeedRow.id).limit(1)) is not None


def outlines(session: Session) -> list[Outline]:
    """Return the list as it is written into OPML."""
    query = select(FeedRow).where(FeedRow.removed.is_(None)).order_by(FeedRow.folder, FeedRow.id)
    return [
        Outline(url=row.url, title=row.title, site=row.site, folder=row.folder)
        for row in session.scalars(query)
    ]


def keep(session: Session, polled: Sequence[Polled]) -> None:
    """Write what the feeds are after they were asked."""
    if polled:
        session.execute(update(FeedRow), [asdict(one) for one in polled])


def taken(session: Session, urls: Collection[str]) -> Mapping[str, FeedId]:
    """Return which of these addresses belong to a feed already, on the list or taken off it."""
    query = select(FeedRow.url, FeedRow.id).where(one_of_texts(FeedRow.url, urls))
    return {url: FeedId(id_) for url, id_ in session.execute(query)}

"""The feeds and how they are doing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, case, func, select
from sqlalchemy.orm import Session

from storage.errors import NotFoundError
from storage.tables import FeedRow, ItemRow, PollRow, VersionRow
from storage.views import polls, spikes
from storage.views.polls import Poll
from storage.views.spikes import SpikeLine
from story.item import is_secret

TROUBLE = ("failing", "held", "gone", "moved", "paused", "new", "ok")  # the worst first
LATEST = 24  # polls, items and spikes that a feed's page shows


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as a line of the list. Times in UTC; `interval` in seconds.

    `title` is empty as long as neither the feed nor a person has said one.
    """

    id: int
    url: str
    title: str
    site: str | None
    folder: str
    status: str
    reason: str | None
    last_poll: datetime | None
    next_poll: datetime | None
    error_streak: int
    interval: int | None
    items: int
    http_status: int | None  # of the last poll


@dataclass(frozen=True, slots=True)
class ItemLine:
    """The newest version of an item of a feed; before the end of its `embargo` it has no title."""

    item: int
    version: int
    number: int
    title: str
    url: str | None
    seen: datetime
    words: int
    summary: bool
    nature: str
    embargo: datetime | None  # where it is not over


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A feed with its newest polls, items and spikes, newest first."""

    feed: Feed
    etag: str | None
    modified: str | None
    added: datetime
    polls: tuple[Poll, ...]
    items: tuple[ItemLine, ...]
    spikes: tuple[SpikeLine, ...]


def listing(session: Session, *, folder: str | None = None) -> list[Feed]:
    """Return all feeds, those in trouble first, then by title."""
    query = _feeds()
    if folder is not None:
        query = query.where(FeedRow.folder == folder)
    worst = case({word: at for at, word in enumerate(TROUBLE)}, value=FeedRow.status)
    rows = session.execute(query.order_by(worst, func.lower(FeedRow.title), FeedRow.id))
    return [_feed(row) for row in rows]


def page(session: Session, feed: int, *, now: datetime) -> FeedPage:
    """Return one feed with what it sent lately; `NotFoundError` when there is none of that id."""
    row = session.execute(_feeds().where(FeedRow.id == feed)).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no feed {feed}; copydesk feeds list shows those there are")
    kept: FeedRow = row[0]
    return FeedPage(
        feed=_feed(row),
        etag=kept.etag,
        modified=kept.modified,
        added=kept.added,
        polls=tuple(polls.of_feed(session, feed, latest=LATEST)),
        items=tuple(_item(row, now) for row in _newest(session, feed)),
        spikes=tuple(spikes.listing(session, feed=feed, limit=LATEST)),
    )


def _feeds() -> Select[FeedRow, int, int | None]:
    items = select(func.count()).where(ItemRow.feed_id == FeedRow.id).scalar_subquery()
    answer = (
        select(PollRow.http_status)
        .where(PollRow.feed_id == FeedRow.id)
        .order_by(PollRow.started.desc(), PollRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    columns = FeedRow, items.label("items"), answer.label("answer")
    return select(*columns).where(FeedRow.removed.is_(None))


def _feed(row: Row[FeedRow, int, int | None]) -> Feed:
    feed: FeedRow = row[0]
    return Feed(
        id=feed.id,
        url=feed.url,
        title="" if feed.title == feed.url else feed.title,
        site=feed.site,
        folder=feed.folder,
        status=feed.status,
        reason=feed.reason,
        last_poll=feed.last_poll,
        next_poll=feed.next_poll,
        error_streak=feed.error_streak,
        interval=feed.interval,
        items=row[1],
        http_status=row[2],
    )


def _newest(session: Session, feed: int) -> Iterable[VersionRow]:
    newest = (
        select(func.max(VersionRow.number))
        .where(VersionRow.item_id == ItemRow.id)
        .correlate(ItemRow)
        .scalar_subquery()
    )
    query = (
        select(VersionRow)
        .join(ItemRow, (ItemRow.id == VersionRow.item_id) & (VersionRow.number == newest))
        .where(ItemRow.feed_id == feed)
        .order_by(ItemRow.id.desc())
        .limit(LATEST)
    )
    return session.scalars(query)


def _item(row: VersionRow, now: datetime) -> ItemLine:
    secret = is_secret(row.embargo, now)
    return ItemLine(
        item=row.item_id,
        version=row.id,
        number=row.number,
        title="" if secret else row.title,
        url=None if secret else row.url,
        seen=row.seen,
        words=row.word_count,
        summary=row.summary,
        nature=row.nature,
        embargo=row.embargo if secret else None,
    )

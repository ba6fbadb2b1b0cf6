"""The figures of the first page; they add up: in = distinct + copies + pending."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import FeedRow, ItemRow, MemberRow, VersionRow
from storage.views import flags, runs
from storage.views.clusters import ClusterLine, Filter, Sort, listing
from storage.views.feeds import Feed
from storage.views.feeds import listing as all_feeds
from storage.views.flags import Kind
from storage.views.runs import Run

HEALTHY = ("new", "ok", "moved", "paused")


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour's items: the first of their story in the window, and copies of it."""

    start: datetime
    new: int
    copies: int


@dataclass(frozen=True, slots=True)
class Lead:
    """A feed in the window: items, stories it had first, and its copies' median lag in seconds."""

    feed_id: int
    feed: str
    items: int
    first: int
    lag: float | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page. `stories = distinct + copies + pending` and `hours` add up to it."""

    since: datetime
    stories: int
    distinct: int
    copies: int
    pending: int
    flags: int  # open, on the newest versions, of any time
    agreed: int  # of these, with a repair that a sibling supports
    feeds: int
    healthy: int
    hours: tuple[Hour, ...]
    leads: tuple[Lead, ...]
    waiting: tuple[ClusterLine, ...]  # clusters that need a decision, least certain first
    trouble: tuple[Feed, ...]
    kinds: tuple[Kind, ...]
    runs: tuple[Run, ...]


def overview(session: Session, *, since: datetime) -> Overview:
    """Return the figures of the time from `since` on."""
    seen = _seen(session, since)
    listed = all_feeds(session)
    kinds = flags.kinds(session)
    first = _firsts(seen)
    unplaced = sum(1 for one in seen if one.cluster is None)
    waiting = listing(session, Filter(status=("needs decision",)), sort=Sort.UNSURE, limit=6)
    return Overview(
        since=since,
        stories=len(seen),
        distinct=len(first),
        copies=len(seen) - len(first) - unplaced,
        pending=unplaced,
        flags=sum(kind.flags for kind in kinds),
        agreed=sum(kind.agreed for kind in kinds),
        feeds=len(listed),
        healthy=sum(1 for feed in listed if feed.status in HEALTHY),
        hours=tuple(_hours(seen, first)),
        leads=tuple(_leads(seen, first)),
        waiting=waiting.lines,
        trouble=tuple(feed for feed in listed if feed.status not in HEALTHY),
        kinds=tuple(kinds),
        runs=tuple(runs.listing(session, latest=8)),
    )


def worked_since(session: Session, moment: datetime) -> datetime:
    """Return when the oldest item came in that was put into a cluster since a moment.

    It is the moment itself where none came in before.
    """
    query = (
        select(func.min(ItemRow.first_seen))
        .join(MemberRow, MemberRow.item_id == ItemRow.id)
        .where(MemberRow.joined >= moment)
    )
    return min(moment, session.scalar(query) or moment)


def biggest(session: Session, *, limit: int = 10) -> tuple[ClusterLine, ...]:
    """Return the clusters of the most members, of two or more."""
    return listing(session, Filter(smallest=2), sort=Sort.VERSIONS, limit=limit).lines


@dataclass(frozen=True, slots=True)
class _Seen:
    """An item of the window."""

    item: int
    at: datetime
    feed_id: int
    feed: str
    cluster: int | None


def _seen(session: Session, since: datetime) -> list[_Seen]:
    # What came with one poll stands by the times that the publishers state.
    claimed = func.coalesce(VersionRow.claimed, ItemRow.first_seen)
    query = (
        select(ItemRow.id, ItemRow.first_seen, FeedRow.id, FeedRow.title, MemberRow.cluster_id)
        .join(FeedRow, FeedRow.id == ItemRow.feed_id)
        .outerjoin(MemberRow, MemberRow.item_id == ItemRow.id)
        .outerjoin(VersionRow, (VersionRow.item_id == ItemRow.id) & (VersionRow.number == 1))
        .where(ItemRow.first_seen >= since)
        .order_by(ItemRow.first_seen, claimed, ItemRow.id)
    )
    return [_Seen(*row) for row in session.execute(query)]


def _firsts(seen: list[_Seen]) -> dict[int, _Seen]:
    """Return the first item of each cluster; `seen` is in the order of time."""
    firsts: dict[int, _Seen] = {}
    for one in seen:
        if one.cluster is not None:
            firsts.setdefault(one.cluster, one)
    return firsts


def _hours(seen: list[_Seen], firsts: dict[int, _Seen]) -> list[Hour]:
    """Return every hour from the first item to the last, the empty ones too."""
    new, copies = Counter[datetime](), Counter[datetime]()
    for one in seen:
        if one.cluster is not None:
            first = firsts[one.cluster].item == one.item
            (new if first else copies)[_hour(one.at)] += 1
    marks = new.keys() | copies.keys()
    if not marks:
        return []
    span = int((max(marks) - min(marks)) / timedelta(hours=1))
    every = (min(marks) + timedelta(hours=n) for n in range(span + 1))
    return [Hour(at, new[at], copies[at]) for at in every]


def _hour(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _leads(seen: list[_Seen], firsts: dict[int, _Seen]) -> list[Lead]:
    """Return who had the stories first; a story that only one feed carried leads nobody."""
    carried: dict[int, set[int]] = {}
    for one in seen:
        if one.cluster is not None:
            carried.setdefault(one.cluster, set()).add(one.feed_id)
    first, items, lags = Counter[int](), Counter[int](), dict[int, list[float]]()
    for one in seen:
        items[one.feed_id] += 1
        if one.cluster is None or len(carried[one.cluster]) < 2:  # noqa: PLR2004 - one feed alone
            continue
        leader = firsts[one.cluster]
        if leader.item == one.item:
            first[one.feed_id] += 1
        elif leader.feed_id != one.feed_id:
            lags.setdefault(one.feed_id, []).append((one.at - leader.at).total_seconds())
    names = {one.feed_id: one.feed for one in seen}
    leads = [
        Lead(feed, name, items[feed], first[feed], median(lags[feed]) if feed in lags else None)
        for feed, name in names.items()
    ]
    return sorted(leads, key=lambda lead: (-lead.first, -lead.items, lead.feed))

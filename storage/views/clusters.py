"""The list of clusters: filtered, sorted, page by page, with the numbers beside each filter."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from storage.clusters import public
from storage.tables import CanonicalRow, ClusterRow, EventRow, FeedRow, ItemRow, MemberRow
from storage.views.copies import CopyLine, by_cluster

PAGE = 50  # lines


class Sort(StrEnum):
    """The orders of the list."""

    LATEST = "latest"
    VERSIONS = "versions"
    FLAGS = "flags"
    UNSURE = "least certain"


_COLUMN: dict[Sort, InstrumentedAttribute[Any]] = {
    Sort.LATEST: ClusterRow.last_seen,
    Sort.VERSIONS: ClusterRow.size,
    Sort.FLAGS: ClusterRow.flags,
    Sort.UNSURE: ClusterRow.likeness,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which clusters to list; every field narrows the list, `None` leaves it alone."""

    smallest: int = 1  # members
    since: datetime | None = None  # last seen at or after
    status: tuple[str, ...] = ()  # new, needs decision, confirmed
    flagged: bool = False  # has open flags
    feed: int | None = None
    language: str | None = None
    least: float | None = None  # likeness
    most: float | None = None
    title: str | None = None  # these letters stand in the headline
    withdrawn: bool | None = None
    written: datetime | None = None  # its newest canonical text, at or after
    told: datetime | None = None  # something happened to it at or after


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """A cluster as a line of the list; `likeness` is the lowest of a member to the canonical.

    `canonical` is a version's id. `copies` has the canonical first, then the members by the
    time seen, at most `copies.MOST`; `size` says how many there are. `flags` counts open flags
    (no hints) on the members' newest versions.
    """

    id: str
    title: str
    size: int
    feeds: int
    flags: int
    canonical: int | None
    likeness: float
    first_seen: datetime
    last_seen: datetime
    status: str
    reason: str | None
    withdrawn: bool
    language: str | None
    revision: int
    number: int  # of the newest canonical, 0 = none yet
    copies: tuple[CopyLine, ...]

    @property
    def killed(self) -> bool:
        """Whether somebody killed a copy."""
        return any(copy.relation == "kill" for copy in self.copies)


@dataclass(frozen=True, slots=True)
class ClusterList:
    """A page of clusters, how many match in all, and the cursor of the next page."""

    lines: tuple[ClusterLine, ...]
    matches: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many clusters each choice would list, within the other filters."""

    status: tuple[tuple[str, int], ...]
    feeds: tuple[tuple[int, str, int], ...]  # id, title, clusters
    languages: tuple[tuple[str, int], ...]
    flagged: int
    copied: int  # clusters of two members or more


def listing(
    session: Session,
    wanted: Filter = Filter(),
    *,
    sort: Sort = Sort.LATEST,
    after: str | None = None,
    limit: int = PAGE,
) -> ClusterList:
    """Return a page of clusters; `after` is the cursor of the page before."""
    column = _COLUMN[sort]
    query = _narrow(select(ClusterRow), wanted)
    matches = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    place = _place(after)
    if place is not None:
        query = query.where(_beyond(column, place, upwards=sort is Sort.UNSURE))
    order = (
        (column.asc(), ClusterRow.id.desc())
        if sort is Sort.UNSURE
        else (column.desc(), ClusterRow.id.desc())
    )
    rows = session.scalars(query.order_by(*order).limit(limit + 1)).all()
    more = len(rows) > limit
    return ClusterList(
        lines=lines(session, rows[:limit]),
        matches=matches,
        next=_cursor(rows[limit - 1], column) if more else None,
    )


def lines(session: Session, rows: Sequence[ClusterRow]) -> tuple[ClusterLine, ...]:
    """Return these clusters as lines, with their copies."""
    copies = by_cluster(session, [row.id for row in rows])
    return tuple(
        ClusterLine(
            id=public(row.id),
            title=row.title,
            size=row.size,
            feeds=row.feeds,
            flags=row.flags,
            canonical=row.canonical_id,
            likeness=row.likeness,
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            status=row.status,
            reason=row.reason,
            withdrawn=row.withdrawn,
            language=row.language,
            revision=row.revision,
            number=row.number,
            copies=copies.get(row.id, ()),
        )
        for row in rows
    )


def facets(session: Session, wanted: Filter = Filter()) -> Facets:
    """Return the numbers beside the filters."""

    def counted(column: InstrumentedAttribute[Any], within: Filter) -> list[tuple[Any, int]]:
        query = _narrow(select(column, func.count()), within).group_by(column)
        return sorted(
            ((value, n) for value, n in session.execute(query) if value is not None),
            key=lambda pair: (-pair[1], pair[0]),
        )

    def count(within: Filter) -> int:
        return session.scalar(_narrow(select(func.count()).select_from(ClusterRow), within)) or 0

    return Facets(
        status=tuple(counted(ClusterRow.status, replace(wanted, status=()))),
        feeds=tuple(_by_feed(session, replace(wanted, feed=None))),
        languages=tuple(counted(ClusterRow.language, replace(wanted, language=None))),
        flagged=count(replace(wanted, flagged=True)),
        copied=count(replace(wanted, smallest=max(2, wanted.smallest))),
    )


def _by_feed(session: Session, within: Filter) -> list[tuple[int, str, int]]:
    narrowed = _narrow(select(ClusterRow.id), within).subquery()
    clusters = func.count(MemberRow.cluster_id.distinct())
    query = (
        select(FeedRow.id, FeedRow.title, clusters)
        .join(ItemRow, ItemRow.feed_id == FeedRow.id)
        .join(MemberRow, MemberRow.item_id == ItemRow.id)
        .where(MemberRow.cluster_id.in_(select(narrowed.c.id)))
        .group_by(FeedRow.id, FeedRow.title)
        .order_by(clusters.desc(), FeedRow.title)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def _narrow(query: Select[*tuple[Any, ...]], wanted: Filter) -> Select[*tuple[Any, ...]]:
    return query.where(*(said for said in _conditions(wanted) if said is not None))


def _conditions(wanted: Filter) -> list[ColumnElement[bool] | None]:
    row = ClusterRow
    return [
        row.merged_into.is_(None),
        row.size >= wanted.smallest,
        row.last_seen >= wanted.since if wanted.since else None,
        row.status.in_(wanted.status) if wanted.status else None,
        row.flags > 0 if wanted.flagged else None,
        row.language == wanted.language if wanted.language else None,
        row.likeness >= wanted.least if wanted.least is not None else None,
        row.likeness <= wanted.most if wanted.most is not None else None,
        row.title.icontains(wanted.title, autoescape=True) if wanted.title else None,
        row.withdrawn == (true() if wanted.withdrawn else false())
        if wanted.withdrawn is not None
        else None,
        _carried_by(wanted.feed) if wanted.feed is not None else None,
        _written_since(wanted.written) if wanted.written is not None else None,
        _told_since(wanted.told) if wanted.told is not None else None,
    ]


def _carried_by(feed: int) -> ColumnElement[bool]:
    return exists().where(
        MemberRow.cluster_id == ClusterRow.id,
        ItemRow.id == MemberRow.item_id,
        ItemRow.feed_id == feed,
    )


def _written_since(moment: datetime) -> ColumnElement[bool]:
    return exists().where(
        CanonicalRow.cluster_id == ClusterRow.id,
        CanonicalRow.number == ClusterRow.number,
        CanonicalRow.written >= moment,
    )


def _told_since(moment: datetime) -> ColumnElement[bool]:
    return exists().where(EventRow.cluster_id == ClusterRow.id, EventRow.at >= moment)


def _beyond(
    column: InstrumentedAttribute[Any], place: tuple[Any, int], *, upwards: bool
) -> ColumnElement[bool]:
    value, cluster = place
    further = column > value if upwards else column < value
    return or_(further, and_(column == value, ClusterRow.id < cluster))


def _cursor(row: ClusterRow, column: InstrumentedAttribute[Any]) -> str:
    value = getattr(row, column.key)
    said = {"t": value.isoformat()} if isinstance(value, datetime) else {"n": value}
    text = json.dumps({**said, "id": row.id}, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _place(cursor: str | None) -> tuple[Any, int] | None:
    """Read a cursor; one that was not ours means the first page."""
    if not cursor:
        return None
    try:
        said = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        value = datetime.fromisoformat(said["t"]) if "t" in said else float(said["n"])
        return value, int(said["id"])
    except (ValueError, KeyError, TypeError):
        return None

"""Flags and hints: the list with its words in their sentence, and what kinds there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session

from storage.clusters import public
from storage.sets import one_of
from storage.tables import ClusterRow, FeedRow, FlagRow, ItemRow, MemberRow, VersionRow

AROUND = 120  # characters of the text before and after a flag's words
PAGE = 50  # lines


@dataclass(frozen=True, slots=True)
class Filter:
    """Which flags to list; every field narrows the list, `None` leaves it alone."""

    tier: str | None = "flag"
    state: str | None = "open"
    kind: str | None = None
    cluster: int | None = None  # its id, see storage.clusters.private
    feed: int | None = None
    agreed: bool = False  # a repair that at least one sibling supports


@dataclass(frozen=True, slots=True)
class FlagLine:
    """A flag with its place: `before` + `text` + `after` is a piece of the version's text.

    `evidence` is a tuple of mappings key (version id), source, text, start, end.
    """

    id: int
    kind: str
    tier: str
    start: int
    end: int
    text: str
    message: str
    confidence: float
    repair: str | None
    agreement: int
    evidence: tuple[Mapping[str, Any], ...]
    state: str  # open, accepted, dismissed
    before: str
    after: str
    version: int
    number: int
    title: str
    feed: str
    feed_id: int
    cluster: str | None


@dataclass(frozen=True, slots=True)
class FlagList:
    """A page of flags, how many match in all, and the cursor of the next page."""

    lines: tuple[FlagLine, ...]
    matches: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Kind:
    """How many flags of a kind are listed, how many could be repaired, how many are agreed."""

    kind: str
    flags: int
    repairable: int
    agreed: int


def listing(
    session: Session,
    wanted: Filter = Filter(),
    *,
    after: int | None = None,
    limit: int = PAGE,
) -> FlagList:
    """Return a page of flags, newest first; `after` is the cursor of the page before."""
    matches = session.scalar(_current(select(func.count(FlagRow.id))).where(*_said(wanted))) or 0
    query = _lines().where(*_said(wanted)).order_by(FlagRow.id.desc()).limit(limit + 1)
    if after is not None:
        query = query.where(FlagRow.id < after)
    rows = session.execute(query).all()
    found = tuple(_line(row) for row in rows[:limit])
    return FlagList(found, matches, found[-1].id if len(rows) > limit else None)


def of_versions(session: Session, versions: Collection[int]) -> dict[int, tuple[FlagLine, ...]]:
    """Return the flags and hints of these versions by the order of their places, dismissed too."""
    query = _lines().where(one_of(FlagRow.version_id, versions))
    found: dict[int, tuple[FlagLine, ...]] = {}
    for row in session.execute(query.order_by(FlagRow.start, FlagRow.end, FlagRow.id)):
        found[row[0].version_id] = (*found.get(row[0].version_id, ()), _line(row))
    return found


def kinds(session: Session, wanted: Filter = Filter()) -> list[Kind]:
    """Return the kinds of the flags that the filter lists, the commonest first."""
    repairable = func.sum(case((FlagRow.repair.is_not(None), 1), else_=0))
    agreed = func.sum(case(((FlagRow.repair.is_not(None)) & (FlagRow.agreement > 0), 1), else_=0))
    query = (
        _current(select(FlagRow.kind, func.count(FlagRow.id), repairable, agreed))
        .where(*_said(wanted))
        .group_by(FlagRow.kind)
        .order_by(func.count(FlagRow.id).desc(), FlagRow.kind)
    )
    return [Kind(row[0], row[1], row[2], row[3]) for row in session.execute(query)]


def _current(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Keep to flags of the members' newest versions; a superseded text's flags are history."""
    return (
        query.select_from(FlagRow)
        .join(MemberRow, MemberRow.version_id == FlagRow.version_id)
        .join(ItemRow, ItemRow.id == MemberRow.item_id)
    )


def _said(wanted: Filter) -> list[ColumnElement[bool]]:
    said = {
        FlagRow.tier: wanted.tier,
        FlagRow.state: wanted.state,
        FlagRow.kind: wanted.kind,
        MemberRow.cluster_id: wanted.cluster,
        ItemRow.feed_id: wanted.feed,
    }
    conditions = [column == value for column, value in said.items() if value is not None]
    if wanted.agreed:
        conditions += [FlagRow.repair.is_not(None), FlagRow.agreement > 0]
    return conditions


def _lines() -> Select[*tuple[Any, ...]]:
    # substr counts from 1, and a place before the text's first letter would be miscounted.
    first = case((FlagRow.start > AROUND, FlagRow.start - AROUND), else_=0)
    before = func.substr(VersionRow.text, first + 1, FlagRow.start - first)
    after = func.substr(VersionRow.text, FlagRow.end + 1, AROUND)
    return (
        select(
            FlagRow,
            before,
            after,
            VersionRow.number,
            VersionRow.title,
            FeedRow.title,
            FeedRow.id,
            ClusterRow.id,
        )
        .join(VersionRow, VersionRow.id == FlagRow.version_id)
        .join(ItemRow, ItemRow.id == VersionRow.item_id)
        .join(FeedRow, FeedRow.id == ItemRow.feed_id)
        .outerjoin(MemberRow, MemberRow.version_id == FlagRow.version_id)
        .outerjoin(ClusterRow, ClusterRow.id == MemberRow.cluster_id)
    )


def _line(row: Row[*tuple[Any, ...]]) -> FlagLine:
    flag, before, after, number, title, feed, feed_id, cluster = row
    return FlagLine(
        id=flag.id,
        kind=flag.kind,
        tier=flag.tier,
        start=flag.start,
        end=flag.end,
        text=flag.text,
        message=flag.message,
        confidence=flag.confidence,
        repair=flag.repair,
        agreement=flag.agreement,
        evidence=tuple(flag.evidence),
        state=flag.state,
        before=before,
        after=after,
        version=flag.version_id,
        number=number,
        title=title,
        feed=feed,
        feed_id=feed_id,
        cluster=public(cluster) if cluster is not None else None,
    )

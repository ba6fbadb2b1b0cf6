"""What people said, kept for ever; what was undone stays, marked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from storage.errors import NotFoundError
from storage.sets import one_of
from storage.tables import DecisionRow, VersionRow
from story.decision import (
    Accepted,
    Apart,
    Decision,
    Dismissed,
    Pinned,
    Restored,
    Together,
    Withdrawn,
)
from story.item import ClusterId, ItemId, VersionId

Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class OnItems:
    """What was said of pairs of items."""

    together: Pairs
    apart: Pairs


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said last of whether the story of an item is withdrawn, and when."""

    withdrawn: bool
    made: datetime


def add(session: Session, decision: Decision, *, who: str, now: datetime) -> int:
    """Keep a decision and return its id."""
    row = {**_row(decision), "who": who, "made": now}
    return session.scalars(insert(DecisionRow).values(**row).returning(DecisionRow.id)).one()


def undo(session: Session, id_: int, *, now: datetime) -> Decision:
    """Mark a decision as undone and return it; `NotFoundError` when there is none to undo."""
    query = (
        update(DecisionRow)
        .where(DecisionRow.id == id_, DecisionRow.undone.is_(None))
        .values(undone=now)
        .returning(DecisionRow)
    )
    row = session.scalars(query).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no decision {id_} that stands")
    return _decision(row)


def on_items(session: Session, items: Collection[int]) -> OnItems:
    """Return what was said of these items and any others; of one pair the last word counts."""
    query = _standing("together", "apart").where(
        or_(one_of(DecisionRow.a, items), one_of(DecisionRow.b, items))
    )
    last: dict[tuple[int, int], str] = {}
    for row in session.scalars(query):
        if row.b is not None:
            last[min(row.a, row.b), max(row.a, row.b)] = row.kind
    return OnItems(_of_kind(last.items(), "together"), _of_kind(last.items(), "apart"))


def pinned(session: Session, items: Collection[int]) -> set[int]:
    """Return those of these items of which a person pinned a version."""
    said = _standing("pinned").subquery()
    query = (
        select(VersionRow.item_id)
        .join(said, said.c.b == VersionRow.id)
        .where(one_of(VersionRow.item_id, items))
    )
    return set(session.scalars(query))


def words(session: Session, items: Collection[int]) -> dict[int, Word]:
    """Return the last word on whether the stories of these items are withdrawn, by item."""
    query = _standing("withdrawn", "restored").where(one_of(DecisionRow.a, items))
    return {
        row.a: Word(row.kind == "withdrawn", row.made)
        for row in session.scalars(query)  # the last of an item comes last
    }


def _standing(*kinds: str) -> Any:
    return (
        select(DecisionRow)
        .where(DecisionRow.kind.in_(kinds), DecisionRow.undone.is_(None))
        .order_by(DecisionRow.id)
    )


def _of_kind(said: Iterable[tuple[tuple[int, int], str]], kind: str) -> Pairs:
    return frozenset(pair for pair, word in said if word == kind)


def _row(decision: Decision) -> dict[str, Any]:
    kind = type(decision).__name__.lower()
    match decision:
        case Together(a, b) | Apart(a, b):
            return {"kind": kind, "a": a, "b": b, "place": {}}
        case Withdrawn(item) | Restored(item):
            return {"kind": kind, "a": item, "b": None, "place": {}}
        case Pinned(cluster, version):
            return {"kind": kind, "a": cluster, "b": version, "place": {}}
        case Accepted(version, what, start, end, repair):
            place = {"kind": what, "start": start, "end": end, "repair": repair}
            return {"kind": kind, "a": version, "b": None, "place": place}
        case Dismissed(version, what, start, end):
            place = {"kind": what, "start": start, "end": end}
            return {"kind": kind, "a": version, "b": None, "place": place}


def _decision(row: DecisionRow) -> Decision:
    found: Decision
    match row.kind:
        case "together":
            found = Together(ItemId(row.a), ItemId(row.b or 0))
        case "apart":
            found = Apart(ItemId(row.a), ItemId(row.b or 0))
        case "pinned":
            found = Pinned(ClusterId(row.a), VersionId(row.b or 0))
        case "accepted":
            found = Accepted(VersionId(row.a), **row.place)
        case "withdrawn":
            found = Withdrawn(ItemId(row.a))
        case "restored":
            found = Restored(ItemId(row.a))
        case _:
            found = Dismissed(VersionId(row.a), **row.place)
    return found

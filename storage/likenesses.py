"""Verified pairs of versions: how alike, the verdict, and why; each pair once a policy."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dedup.likeness import Likeness, Relation, Verdict
from storage.sets import chunks, insert_into, one_of
from storage.tables import LikenessRow

Pair = tuple[int, int]  # two versions, the older id first


def load(session: Session, versions: Collection[int], *, policy: str) -> dict[Pair, Likeness]:
    """Return the likenesses verified among these versions under this policy."""
    query = select(LikenessRow).where(
        one_of(LikenessRow.a, versions),
        # A sum has no index: SQLite would look up every a with every b.
        one_of(LikenessRow.b + 0, versions),
        LikenessRow.policy == policy,
    )
    return {(row.a, row.b): _likeness(row) for row in session.scalars(query)}


def neighbours(session: Session, versions: Collection[int]) -> set[int]:
    """Return the versions that these are verified to be like, or perhaps like."""
    alike = LikenessRow.verdict != Verdict.APART
    forward = select(LikenessRow.b).where(one_of(LikenessRow.a, versions), alike)
    back = select(LikenessRow.a).where(one_of(LikenessRow.b, versions), alike)
    return set(session.scalars(forward)) | set(session.scalars(back))


def keep(session: Session, pairs: Mapping[Pair, Likeness], *, policy: str) -> None:
    """Keep verified pairs; a pair judged anew replaces what was said before."""
    rows = [_row(pair, likeness, policy) for pair, likeness in pairs.items()]
    for piece in chunks(rows):
        query = insert_into(session, LikenessRow)
        changed = {name: query.excluded[name] for name in piece[0] if name not in {"a", "b"}}
        session.execute(
            query.on_conflict_do_update(index_elements=["a", "b"], set_=changed), piece
        )


def _row(pair: Pair, likeness: Likeness, policy: str) -> dict[str, Any]:
    return {
        "a": pair[0],
        "b": pair[1],
        "score": likeness.score,
        "verdict": likeness.verdict.value,
        "relation": likeness.relation.value,
        "measures": {
            "jaccard": likeness.jaccard,
            "containment": likeness.containment,
            "contained": likeness.contained,
            "headline": likeness.headline,
        },
        "why": list(likeness.why),
        "policy": policy,
    }


def _likeness(row: LikenessRow) -> Likeness:
    return Likeness(
        score=row.score,
        verdict=Verdict(row.verdict),
        relation=Relation(row.relation),
        why=tuple(row.why),
        **row.measures,
    )

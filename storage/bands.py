"""Signatures, topics and band keys: who may be a copy of whom, without rebuilding anything."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import TextClause, bindparam, insert, select, text
from sqlalchemy.orm import Session

from dedup.columns import bounds
from dedup.held import Held
from dedup.signature import Signed
from storage.sets import Numbers, chunks, one_of
from storage.tables import SignatureRow

KEYS = 20_000  # looked up in one statement


@dataclass(frozen=True, slots=True)
class Found:
    """Who holds the keys asked for; `capped` keys are held by more than were asked for."""

    held: Held
    capped: frozenset[int]


def keep(
    session: Session,
    versions: Sequence[int],
    signed: Sequence[Signed],
    *,
    policy: str,
) -> None:
    """Keep what versions are found by, less those of which it is kept already."""
    have = select(SignatureRow.version_id).where(one_of(SignatureRow.version_id, versions))
    known = set(session.scalars(have))
    new = [(v, one) for v, one in zip(versions, signed, strict=True) if v not in known]
    if new:
        session.execute(insert(SignatureRow), [_row(v, one, policy) for v, one in new])
    _put(session, sorted((key, v) for v, one in new for key in one.keys))


def _put(session: Session, rows: list[tuple[int, int]]) -> None:
    """Write rows in the order of the table, past SQLAlchemy: they are most of what is written."""
    connection = session.connection()
    if connection.dialect.name == "postgresql" and rows:
        keys, versions = zip(*rows, strict=True)
        connection.execute(_PUT, {"keys": keys, "held": versions})
    elif rows:
        connection.exec_driver_sql("INSERT INTO bands (key, version_id) VALUES (?, ?)", rows)


def topics(session: Session, versions: Collection[int]) -> dict[int, bytes]:
    """Return the packed topics of these versions."""
    query = select(SignatureRow.version_id, SignatureRow.topics).where(
        one_of(SignatureRow.version_id, versions)
    )
    return {row.version_id: row.topics for row in session.execute(query)}


def _row(version: int, signed: Signed, policy: str) -> dict[str, Any]:
    return {
        "version_id": version,
        "value": signed.signature.to_bytes(),
        "topics": signed.topics,
        "policy": policy,
    }


def look_up(session: Session, keys: Iterable[int], *, most: int) -> Found:
    """Return who stands under these keys: of each key the `most` newest versions, newest first."""
    connection = session.connection()
    query = _LOOK_UP[connection.dialect.name]
    found: list[tuple[int, str]] = []
    for piece in chunks(sorted(set(keys)), KEYS):
        # The cursor's own rows: most keys are nobody's, and SQLAlchemy's row costs more than one.
        rows = connection.execute(query, {"keys": piece, "most": most}).cursor.fetchall()
        found += sorted((key, versions) for key, versions in rows if versions)
    sizes = np.array([versions.count(",") + 1 for _, versions in found], np.int64)
    every = np.fromstring(",".join(versions for _, versions in found), np.int64, sep=",")
    there = np.array([key for key, _ in found], np.int64)
    kept = np.arange(len(every)) - np.repeat(np.cumsum(sizes) - sizes, sizes) < most
    held = Held(there, bounds(np.minimum(sizes, most).tolist()), every[kept])
    return Found(held, frozenset(there[sizes > most].tolist()))


def _sql(query: str, *others: str) -> TextClause:
    return text(query).bindparams(
        *(bindparam(name, type_=Numbers()) for name in ("keys", *others))
    )


_PUT = _sql("INSERT INTO bands (key, version_id) SELECT * FROM unnest(:keys, :held)", "held")

# One version more than asked for is read, to tell a full key from an overfull one. A key with
# 100,000 versions costs as much as one with 100: the index is walked from its newest end. All
# versions of a key come as one text: a row for each takes longer to fetch.
_LOOK_UP = {
    "sqlite": _sql("""
        SELECT value, (SELECT group_concat(version_id) FROM
            (SELECT version_id FROM bands WHERE key = k.value
             ORDER BY version_id DESC LIMIT :most + 1))
        FROM json_each(:keys) k
    """),
    "postgresql": _sql("""
        SELECT k, (SELECT string_agg(version_id::text, ',') FROM
            (SELECT version_id FROM bands WHERE key = k
             ORDER BY version_id DESC LIMIT :most + 1) AS b)
        FROM unnest(:keys) AS k
    """),
}

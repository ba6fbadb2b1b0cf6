"""Signatures, topics and band keys: who may be a copy of whom, without rebuilding anything.

The keys of one batch lie all over the range of keys, each on a page of its own of a large table.
So they wait in a small one, `fresh_bands`, whose pages are few and at hand, and move to `bands`
with all that came since for the same part of the range, many to a page. Version after version, in
the order of their numbers, each moves one of the `PARTS`, as many rows as it brings itself.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from sqlalchemy import TextClause, bindparam, insert, select, text
from sqlalchemy.orm import Session

from dedup.held import Held, newest
from dedup.signature import Signed
from storage.sets import Numbers, chunks, one_of
from storage.tables import SignatureRow

KEYS = 50_000  # looked up in one statement
PARTS = 2**15  # with a million versions, so many make the least pages to write
_PART = 2**64 // PARTS  # keys


@dataclass(frozen=True, slots=True)
class Found:
    """Who holds the keys asked for; `capped` keys are held by more than were asked for."""

    held: Held
    capped: frozenset[int]


def keep(session: Session, signed: Mapping[int, Signed], *, policy: str) -> None:
    """Keep what versions are found by, less those of which it is kept already."""
    have = select(SignatureRow.version_id).where(one_of(SignatureRow.version_id, signed))
    known = set(session.scalars(have))
    new = {version: one for version, one in signed.items() if version not in known}
    if new:
        session.execute(insert(SignatureRow), [_row(v, one, policy) for v, one in new.items()])
        stand(session, {version: one.keys for version, one in new.items()})


def stand(session: Session, under: Mapping[int, Sequence[int]]) -> None:
    """Let versions stand under these keys, and move the rows whose turn it is."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        keys = [key for own in under.values() for key in own]
        held = [version for version, own in under.items() for _ in own]
        connection.execute(_PUT["postgresql"], {"keys": keys, "held": held})
    else:
        told = json.dumps({version: list(own) for version, own in under.items()})
        connection.execute(_PUT["sqlite"], {"under": told})
    _settle(session, under)


def _settle(session: Session, versions: Iterable[int]) -> None:
    """Move the fresh rows of those parts of the range of keys whose turn it is."""
    connection = session.connection()
    for first, after in _runs(sorted({version % PARTS for version in versions})):
        part = {"first": first * _PART - 2**63, "last": after * _PART - 2**63 - 1}
        connection.execute(_MOVE, part)
        connection.execute(_CLEAR, part)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where each run of consecutive numbers begins, and what would come after it."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        own = [number for _, number in run]
        yield own[0], own[-1] + 1


def topics(session: Session, versions: Collection[int]) -> dict[int, bytes]:
    """Return the packed topics of these versions."""
    query = select(SignatureRow.version_id, SignatureRow.topics).where(
        one_of(SignatureRow.version_id, versions)
    )
    return {row.version_id: row.topics for row in session.execute(query)}


def unpacked(keys: bytes) -> set[int]:
    """Return the keys of a version as they are kept with its signature."""
    return set(np.frombuffer(keys, "<i8").tolist())


def _row(version: int, signed: Signed, policy: str) -> dict[str, Any]:
    return {
        "version_id": version,
        "value": signed.signature.to_bytes(),
        "topics": signed.topics,
        "keys": np.array(signed.keys, "<i8").tobytes(),
        "policy": policy,
    }


def look_up(
    session: Session,
    keys: Iterable[int],
    *,
    most: int,
    arriving: Mapping[int, Sequence[int]] | None = None,
) -> Found:
    """Return who stands under these keys: of each key the `most` newest versions, newest first.

    Those `arriving` count as if they stood under theirs already, which are asked for, too.
    """
    asked = sorted(set(keys))
    query = _LOOK_UP[session.connection().dialect.name]
    own = arriving or {}
    stated = [(key, str(version)) for version, under in own.items() for key in under]
    for piece in chunks(asked, KEYS):
        # The cursor's own rows: most keys are nobody's, and SQLAlchemy's row costs more than one.
        rows = session.connection().execute(query, {"keys": piece, "most": most}).cursor.fetchall()
        stated += [(key, settled) for key, settled, _ in rows if settled]
        stated += [(key, fresh) for key, _, fresh in rows if fresh]
    sizes = [versions.count(",") + 1 for _, versions in stated]
    every = np.fromstring(",".join(versions for _, versions in stated), np.int64, sep=",")
    there = np.array(asked, np.int64)
    place = np.searchsorted(there, np.array([key for key, _ in stated], np.int64))
    return Found(*newest(there, np.repeat(place, sizes), every, most=most))


def _sql(query: str, *others: str) -> TextClause:
    return text(query).bindparams(
        *(bindparam(name, type_=Numbers()) for name in ("keys", *others))
    )


# In the order of the table, past SQLAlchemy: they are most of what is written.
_PUT = {
    "sqlite": text("""
        INSERT INTO fresh_bands (key, version_id)
        SELECT k.value, v.key FROM json_each(:under) v, json_each(v.value) k
        ORDER BY k.value, v.key
    """),
    "postgresql": _sql(
        """
        INSERT INTO fresh_bands (key, version_id)
        SELECT * FROM unnest(:keys, :held) AS b (key, version_id) ORDER BY key, version_id
        """,
        "held",
    ),
}
_MOVE = text("""
    INSERT INTO bands (key, version_id) SELECT key, version_id FROM fresh_bands
    WHERE key BETWEEN :first AND :last ORDER BY key, version_id
""")
_CLEAR = text("DELETE FROM fresh_bands WHERE key BETWEEN :first AND :last")

# One version more than asked for is read, to tell a full key from an overfull one. A key with
# 100,000 versions costs as much as one with 100: an index is walked from its newest end. All
# versions of a key come as one text: a row for each takes longer to fetch.
_LOOK_UP = {
    "sqlite": _sql("""
        SELECT value, (SELECT group_concat(version_id) FROM
            (SELECT version_id FROM bands WHERE key = k.value
             ORDER BY version_id DESC LIMIT :most + 1)),
        (SELECT group_concat(version_id) FROM
            (SELECT version_id FROM fresh_bands WHERE key = k.value
             ORDER BY version_id DESC LIMIT :most + 1))
        FROM json_each(:keys) k
    """),
    "postgresql": _sql("""
        SELECT k, (SELECT string_agg(version_id::text, ',') FROM
            (SELECT version_id FROM bands WHERE key = k
             ORDER BY version_id DESC LIMIT :most + 1) AS b),
        (SELECT string_agg(version_id::text, ',') FROM
            (SELECT version_id FROM fresh_bands WHERE key = k
             ORDER BY version_id DESC LIMIT :most + 1) AS f)
        FROM unnest(:keys) AS k
    """),
}

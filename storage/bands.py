"""Signatures, topics and band keys: who may be a copy of whom, without rebuilding anything.

The keys of one batch lie all over the range of keys, each on a page of its own of a large table.
So they wait in a small one, `fresh_bands`, whose pages are few and at hand, and move to `bands`
with all that came since for the same part of the range, many to a page. Version after version, in
the order of their numbers, each moves one of the `PARTS`: about as many rows as it brings.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, groupby, islice
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, TextClause, bindparam, insert, select, text
from sqlalchemy.orm import Session

from dedup.held import Held, newest
from dedup.signature import Signed
from storage.sets import Blobs, Numbers, chunks, one_of
from storage.tables import SignatureRow

_ASIDE = 2  # connections that look up at once
_WROTE = "keys"  # under it a session tells that it wrote some
MOST = 20_000  # keys looked up in one statement
PARTS = 2**15  # with a million versions, so many make the least pages to write
_PART = 2**64 // PARTS  # keys

Keys = NDArray[np.int64]


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
        _sign(session, [_row(version, one, policy) for version, one in new.items()])
        stand(session, {version: one.keys for version, one in new.items()})


def _sign(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        connection.execute(_SIGN, columns | {"policy": rows[0]["policy"]})
    else:
        connection.execute(insert(SignatureRow), rows)


def stand(session: Session, under: Mapping[int, Sequence[int]]) -> None:
    """Let versions stand under these keys, and move the rows whose turn it is."""
    session.info[_WROTE] = True
    connection = session.connection()
    keys, sizes = _flat(under)
    if connection.dialect.name == "postgresql":
        held = np.repeat(np.array([*under], np.int64), sizes)
        connection.execute(_PUT["postgresql"], {"keys": turned(keys), "held": held})
    else:
        source = iter(turned(keys).tolist())
        told = {
            version: list(islice(source, size)) for version, size in zip(under, sizes, strict=True)
        }
        connection.execute(_PUT["sqlite"], {"under": json.dumps(told)})
    _settle(session, under)


def turned(keys: Keys) -> Keys:
    """Return keys with their halves changed over, as they are kept.

    The least pairs of a text's words, half of all keys, crowd at one end of the range.
    """
    return (keys << 32) | ((keys >> 32) & 0xFFFFFFFF)


def _flat(under: Mapping[int, Sequence[int]]) -> tuple[Keys, list[int]]:
    """Return all keys end to end, and how many each version has."""
    sizes = [len(own) for own in under.values()]
    return np.fromiter(chain.from_iterable(under.values()), np.int64, sum(sizes)), sizes


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


class LookUp:
    """Looks up who stands under keys, which are asked for some at a time, each once.

    PostgreSQL does it in two connections more while the caller goes on. They see what was
    committed; where the session's own transaction wrote keys, its own connection looks them up.
    """

    def __init__(self, session: Session, *, most: int) -> None:
        """Take how many versions of a key come back: the newest, newest first."""
        self._session = session
        self._most = most
        self._asked: set[int] = set()
        self._told: list[Future[str]] = []
        self._engine = session.connection().engine.execution_options(writing=False)
        self._aside = ThreadPoolExecutor(max_workers=_ASIDE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._aside.shutdown(cancel_futures=True)

    def ask(self, keys: Iterable[int]) -> None:
        """Look up those of these keys that were not asked for yet."""
        new = set(keys) - self._asked
        self._asked |= new
        kept_as = np.sort(turned(np.fromiter(new, np.int64, len(new))))
        for piece in chunks(kept_as.tolist(), MOST):
            if self._engine.dialect.name == "sqlite" or self._session.info.get(_WROTE):
                done = Future[str]()
                done.set_result(self._look(self._session.connection(), piece))
                self._told.append(done)
            else:
                self._told.append(self._aside.submit(self._look_aside, piece))

    def _look_aside(self, keys: Sequence[int]) -> str:
        with self._engine.connect() as connection:
            return self._look(connection, keys)

    def _look(self, connection: Connection, keys: Sequence[int]) -> str:
        query = _LOOK_UP[connection.dialect.name]
        told: str = connection.execute(query, {"keys": keys, "most": self._most}).scalar_one()
        return told

    def found(self, arriving: Mapping[int, Sequence[int]] | None = None) -> Found:
        """Return who stands under all keys asked for.

        Those `arriving` count as if they stood under theirs already, which are among them.
        """
        told = ";".join(done.result() for done in self._told)
        sizes = [own.count(",") for own in told.split(";")] if told else []
        numbers = np.fromstring(told.replace(";", ","), np.int64, sep=",")
        starts = np.cumsum([0, *(size + 1 for size in sizes)])[:-1]
        keys, versions = turned(numbers[starts]), np.delete(numbers, starts)
        own, own_sizes = _flat(arriving or {})
        newcomers = np.repeat(np.array([*(arriving or {})], np.int64), own_sizes)
        asked = np.array(sorted(self._asked), np.int64)
        place = np.searchsorted(asked, np.concatenate([np.repeat(keys, sizes), own]))
        every = np.concatenate([versions, newcomers])
        return Found(*newest(asked, place, every, most=self._most))


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
_SIGN = text("""
    INSERT INTO signatures (version_id, value, topics, keys, policy)
    SELECT *, :policy FROM unnest(:version_id, :value, :topics, :keys) AS s
""").bindparams(
    bindparam("version_id", type_=Numbers()),
    *(bindparam(name, type_=Blobs()) for name in ("value", "topics", "keys")),
)
_MOVE = text("""
    INSERT INTO bands (key, version_id) SELECT key, version_id FROM fresh_bands
    WHERE key BETWEEN :first AND :last ORDER BY key, version_id
""")
_CLEAR = text("DELETE FROM fresh_bands WHERE key BETWEEN :first AND :last")

# One version more than asked for is read, to tell a full key from an overfull one. A key with
# 100,000 versions costs as much as one with 100: an index is walked from its newest end. All keys
# with their versions come as one text, `key,version,version;key`: a row for each takes longer to
# fetch, and would wait for each other thread's turn.
_LOOK_UP = {
    "sqlite": _sql("""
        SELECT group_concat(value || coalesce(',' || (SELECT group_concat(version_id) FROM
            (SELECT version_id FROM bands WHERE key = k.value
             ORDER BY version_id DESC LIMIT :most + 1)), '')
        || coalesce(',' || (SELECT group_concat(version_id) FROM
            (SELECT version_id FROM fresh_bands WHERE key = k.value
             ORDER BY version_id DESC LIMIT :most + 1)), ''), ';')
        FROM json_each(:keys) k
    """),
    "postgresql": _sql("""
        SELECT string_agg(k || coalesce(',' || (SELECT string_agg(version_id::text, ',') FROM
            ((SELECT version_id FROM bands WHERE key = k
              ORDER BY version_id DESC LIMIT :most + 1) UNION ALL
             (SELECT version_id FROM fresh_bands WHERE key = k
              ORDER BY version_id DESC LIMIT :most + 1)) AS own), ''), ';')
        FROM unnest(:keys) AS k
    """),
}

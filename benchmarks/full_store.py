"""A store that is full: an archive of `benchmarks.wire_archive` in bulk, as the desk keeps it.

Versions with their texts, signatures and keys, and clusters as they were planted. It goes in by
the drivers' own ways for many rows, without journals and checks; indexes are made at the end.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import numpy as np
import psycopg
from numpy.typing import NDArray
from sqlalchemy.engine import make_url

from benchmarks.wire_archive import Row
from dedup.bands import Keys
from dedup.engine import best_engine
from dedup.policy import Policy
from dedup.signature import Signature
from storage.bands import PARTS, turned
from storage.database import open_database
from story.item import digest

FEED = 1
_CHUNK = 5_000
_PAIRS = 1_000_000  # keys written in one go
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
_COLUMNS = {
    "feeds": "id url title folder status added error_streak rest settings",
    "items": "id feed_id guid first_seen last_seen",
    "versions": "id item_id number pending digest title text content html summary nature seen "
    "word_count wire",
    "signatures": "version_id value topics keys policy",
    "clusters": "id title status withdrawn canonical_id size feeds flags likeness first_seen "
    "last_seen revision choice number",
    "members": "item_id cluster_id version_id relation likeness why joined",
    "bands": "key version_id",
    "fresh_bands": "key version_id",
}
_KEYED = ("bands", "fresh_bands")
_NUMBERED = ("feeds", "items", "versions", "clusters")

Values = Iterable[tuple[Any, ...]]


Write = Callable[[str, Values], None]  # rows into a table


def fill(url: str, source: Iterator[Row], count: int, *, policy: Policy) -> datetime:
    """Fill an empty store with so many versions of one feed, `FEED`, one seen each second.

    Returns when the next one would be seen.
    """
    open_database(url).close()
    filling = _sqlite if make_url(url).drivername == "sqlite" else _postgresql
    with filling(url) as write:
        when = _moment(0)
        write("feeds", [(FEED, "https://wire.example", "", "", "ok", when, 0, "{}", "{}")])
        keys, holders, seen = [], [], set[int]()
        for done in range(0, count, _CHUNK):
            chunk = list(islice(source, min(_CHUNK, count - done)))
            signed, (flat, starts) = _signed(chunk, done, policy)
            for table, values in _tables(chunk, done, seen):
                write(table, values)
            write("signatures", signed)
            owners = np.arange(done + 1, done + len(chunk) + 1, dtype=np.int32)
            keys.append(flat)
            holders.append(np.repeat(owners, np.diff(starts)))
        under, versions = turned(np.concatenate(keys)), np.concatenate(holders)
        waits = _waits(under, versions, count)
        for table, own in (("bands", ~waits), ("fresh_bands", waits)):
            for part in _in_order(under[own], versions[own]):
                write(table, part)
    return _LONG_AGO + timedelta(seconds=count)


def _tables(chunk: Sequence[Row], done: int, seen: set[int]) -> Iterator[tuple[str, Values]]:
    """Yield the rows of the tables; ids are places in the archive, a cluster's its first one's."""
    every = [(done + 1 + i, row, _moment(done + i)) for i, row in enumerate(chunk)]
    yield "items", ((id_, FEED, row.id, when, when) for id_, row, when in every)
    yield "versions", (_version(*one) for one in every)
    fresh = {row.story + 1: (row, when) for _, row, when in reversed(every)}
    yield "clusters", (_cluster(s, *fresh[s]) for s in sorted(fresh) if s not in seen)
    seen.update(fresh)
    yield "members", ((i, row.story + 1, i, "near", 1.0, "[]", when) for i, row, when in every)


def _version(id_: int, row: Row, when: str) -> tuple[Any, ...]:
    words = len(row.text.split())
    print_ = digest(row.title, row.text)
    said = row.title, row.text, ""
    return (id_, id_, 1, 0, print_, *said, 0, 0, "story", when, words, "{}")


def _cluster(story: int, row: Row, when: str) -> tuple[Any, ...]:
    return (story, row.title, "new", 0, story, 1, 1, 0, 1.0, when, when, 1, "[]", 0)


def _moment(number: int) -> str:
    """Return when a version was seen, as either database reads it."""
    return f"{_LONG_AGO + timedelta(seconds=number):%Y-%m-%d %H:%M:%S.%f}"


def _signed(chunk: Sequence[Row], done: int, policy: Policy) -> tuple[Values, Keys]:
    engine = best_engine()
    texts, titles = engine.read([r.text for r in chunk]), engine.read([r.title for r in chunk])
    signatures = engine.signatures(texts, policy=policy)
    flat, starts = engine.keys(texts, titles, signatures, policy=policy)
    own = (part.astype("<i8").tobytes() for part in np.split(flat, starts[1:-1]))
    parts = zip(signatures, engine.topics(texts).packed(), own, strict=True)
    signed = (
        (id_, Signature(v).to_bytes(), bits, keys, policy.name)
        for id_, (v, bits, keys) in enumerate(parts, done + 1)
    )
    return signed, (flat, starts)


def _waits(keys: NDArray[np.int64], versions: NDArray[np.int32], last: int) -> NDArray[np.bool_]:
    """Say which rows no version has moved since they came, when `last` was the last one."""
    part = (keys >> (64 - (PARTS - 1).bit_length())) + PARTS // 2
    moved_by: NDArray[np.int64] = versions + (part - versions) % PARTS
    return moved_by > last


def _in_order(keys: NDArray[np.int64], holders: NDArray[np.int32]) -> Iterator[Values]:
    """Yield the keys in the order of the table, some at a time."""
    order = np.lexsort((holders, keys))
    for start in range(0, len(order), _PAIRS):
        part = order[start : start + _PAIRS]
        yield zip(keys[part].tolist(), holders[part].tolist(), strict=True)


@contextmanager
def _sqlite(url: str) -> Iterator[Write]:
    with closing(sqlite3.connect(str(make_url(url).database))) as connection:
        for wish in (
            *("journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF"),
            *("cache_size = -1000000", "locking_mode = EXCLUSIVE", "threads = 2"),
        ):
            connection.execute(f"PRAGMA {wish}")
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")

        def write(table: str, values: Values) -> None:
            names = _COLUMNS[table].split()
            columns, places = ", ".join(names), ", ".join("?" * len(names))
            connection.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({places})",
                values,
            )

        yield write
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("ANALYZE")
        connection.commit()


@contextmanager
def _postgresql(url: str) -> Iterator[Write]:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        for wish in (
            *("session_replication_role = replica", "synchronous_commit = off"),
            *("maintenance_work_mem = '1GB'", "timezone = 'UTC'"),
        ):
            connection.execute(f"SET {wish}")
        indexes = connection.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
            "AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for table in _KEYED:
            connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT pk_{table}")

        def write(table: str, values: Values) -> None:
            columns = ", ".join(_COLUMNS[table].split())
            copying = f"COPY {table} ({columns}) FROM STDIN"
            with connection.cursor() as cursor, cursor.copy(copying) as copy:
                for row in values:
                    copy.write_row(row)

        yield write
        for table in _KEYED:
            connection.execute(
                f"ALTER TABLE {table} ADD CONSTRAINT pk_{table} PRIMARY KEY (key, version_id)"
            )
        for _, sql in indexes:
            connection.execute(sql)
        for table in _NUMBERED:
            connection.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
        connection.execute("VACUUM ANALYZE")  # as it does by itself before long

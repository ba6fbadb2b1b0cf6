"""A poll against a store that is full: 500 new items among a million versions.

    python -m benchmarks.poll_store [--versions 1000000] [--items 500] [--db sqlite postgresql]

The store is filled in bulk with an archive of `benchmarks.wire_archive`: versions with their
texts, signatures, keys, and clusters as they were planted. Then polls come in by the desk's own
way, each in a process of its own: received, and put into clusters. A third of the items are copies
of what is there. What must hold: a poll takes less than 2 s.

PostgreSQL is started in a folder of its own from /usr/lib/postgresql, by the user postgres if this
runs as root.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, insert, text

from benchmarks.wire_archive import Row, rows
from dedup.engine import best_engine
from dedup.policy import Policy
from dedup.signature import Signature
from desk.cluster import cluster
from storage import versions
from storage.database import Database, open_database
from storage.tables import ClusterRow, FeedRow, ItemRow, MemberRow, SignatureRow, VersionRow
from story.item import FeedId, Item, digest

_CHUNK = 5_000
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
_MOST = 2.0  # seconds
_POLICY = Policy()
_FEED = {"url": "https://wire.example/feed", "added": _LONG_AGO, "settings": {}}


def main() -> None:
    """Fill each database, poll, print, and end with 1 when a poll took too long."""
    ask = argparse.ArgumentParser(description="Time a poll against a full store.")
    ask.add_argument("--versions", type=int, default=1_000_000)
    ask.add_argument("--items", type=int, default=500)
    ask.add_argument("--polls", type=int, default=3)
    ask.add_argument("--db", nargs="+", default=["sqlite", "postgresql"])
    ask.add_argument("--poll", metavar="URL", help=argparse.SUPPRESS)
    ask.add_argument("--after", type=int, default=0, help=argparse.SUPPRESS)
    told = ask.parse_args()
    if told.poll:
        poll(told.poll, told.after, told.items, told.versions)
        return
    print(
        f"{'':12} {'versions':>10} {'items':>6} {'receive s':>10} {'cluster s':>10} {'cpu s':>6} "
        "peak MB"
    )
    too_slow = False
    with ExitStack() as stack:
        urls = {kind: stack.enter_context(_place(kind)) for kind in told.db}
        fill(list(urls.values()), told.versions)
        for kind, url in urls.items():
            found = [_polled(url, told, number) for number in range(told.polls)]
            received, clustered, busy, memory = map(statistics.median, zip(*found, strict=True))
            print(
                f"{kind:12} {told.versions:10,} {told.items:6} {received:10.2f} {clustered:10.2f} "
                f"{busy:6.2f} {memory / 1e6:7.0f}",
                flush=True,
            )
            too_slow |= received + clustered > _MOST
    sys.exit(too_slow)


def _polled(url: str, told: argparse.Namespace, number: int) -> tuple[float, ...]:
    """Poll in a process of its own; return what it printed."""
    command = [sys.executable, "-m", "benchmarks.poll_store", "--poll", url]
    command += ["--items", str(told.items), "--versions", str(told.versions)]
    command += ["--after", str(told.items * number)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr[-3_000:])
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def poll(url: str, after: int, items: int, known: int) -> None:
    """Receive items and put them into clusters.

    Prints the seconds of both steps, those that this process computed, and the peak of memory.
    """
    new = list(islice(rows(known + after + items), known + after, None))
    entries = [Item(row.id, row.title, row.text, row.text, html=False) for row in new]
    database, now = open_database(url), datetime.now(UTC)
    before, idle = time.perf_counter(), time.process_time()
    with database.transaction() as session:
        versions.receive(session, {FeedId(1): entries}, now=now)
    received = time.perf_counter()
    with database.transaction() as session:
        waiting = versions.pending(session, now=now, limit=items)
        cluster(session, waiting, policy=_POLICY, now=now)
        versions.done(session, waiting)
    clustered = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    busy = time.process_time() - idle
    print(json.dumps([received - before, clustered - received, busy, peak]))


def fill(urls: Sequence[str], count: int) -> None:
    """Fill empty stores with the same."""
    databases = [open_database(url) for url in urls]
    keys, holders, seen = [], [], set[int]()
    source, done = rows(count), 0
    while chunk := list(islice(source, _CHUNK)):
        signatures, topics, flat, starts = _signed(chunk)
        signed = _signature_rows(signatures, topics, done)
        tables = [*_values(chunk, done, seen), (SignatureRow, signed)]
        for database in databases:
            with _filling(database) as connection:
                for table, values in tables if done else [(FeedRow, [_FEED]), *tables]:
                    connection.execute(insert(table), values)
        keys.append(flat)
        owners = np.arange(done + 1, done + len(chunk) + 1, dtype=np.int32)
        holders.append(np.repeat(owners, np.diff(starts)))
        done += len(chunk)
    for database in databases:
        with _filling(database) as connection:
            _add_bands(connection.connection, np.concatenate(keys), np.concatenate(holders))
        _analyse(database)
        database.close()


@contextmanager
def _filling(database: Database) -> Iterator[Connection]:
    with database.engine.begin() as connection:
        if database.engine.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))  # no checks by row
        yield connection


def _values(
    chunk: Sequence[Row], done: int, seen: set[int]
) -> Iterator[tuple[type, list[dict[str, Any]]]]:
    """Yield the rows of the tables; ids are places in the archive, a cluster's its first one's."""
    moments = [_LONG_AGO + timedelta(seconds=done + i) for i in range(len(chunk))]
    ids = range(done + 1, done + len(chunk) + 1)
    every = list(zip(ids, chunk, moments, strict=True))
    yield (
        ItemRow,
        [
            {"id": i, "feed_id": 1, "guid": row.id, "first_seen": when, "last_seen": when}
            for i, row, when in every
        ],
    )
    yield VersionRow, [_version(i, row, when) for i, row, when in every]
    fresh = [(row.story + 1, row, when) for _, row, when in every if row.story + 1 not in seen]
    fresh = list({story: one for one in fresh for story in one[:1]}.values())
    seen.update(story for story, _, _ in fresh)
    if fresh:
        yield ClusterRow, [_cluster(*one) for one in fresh]
    yield (
        MemberRow,
        [
            {
                "item_id": i,
                "cluster_id": row.story + 1,
                "version_id": i,
                "relation": "near",
                "likeness": 1.0,
                "why": [],
                "joined": when,
            }
            for i, row, when in every
        ],
    )


def _version(id_: int, row: Row, when: datetime) -> dict[str, Any]:
    return {
        "id": id_,
        "item_id": id_,
        "number": 1,
        "pending": False,
        "digest": digest(row.title, row.text),
        "title": row.title,
        "text": row.text,
        "content": "",
        "html": False,
        "summary": False,
        "nature": "story",
        "seen": when,
        "word_count": len(row.text.split()),
        "wire": {},
    }


def _cluster(story: int, row: Row, when: datetime) -> dict[str, Any]:
    return {
        "id": story,
        "title": row.title,
        "canonical_id": story,
        "size": 1,
        "feeds": 1,
        "first_seen": when,
        "last_seen": when,
    }


def _signed(
    chunk: Sequence[Row],
) -> tuple[NDArray[np.uint32], list[bytes], NDArray[np.int64], NDArray[np.int64]]:
    engine = best_engine()
    texts, titles = engine.read([r.text for r in chunk]), engine.read([r.title for r in chunk])
    signatures = engine.signatures(texts, policy=_POLICY)
    packed = engine.topics(texts).packed()
    return signatures, packed, *engine.keys(texts, titles, signatures, policy=_POLICY)


def _signature_rows(
    signatures: NDArray[np.uint32], topics: Sequence[bytes], done: int
) -> list[dict[str, Any]]:
    return [
        {
            "version_id": done + 1 + i,
            "value": Signature(row).to_bytes(),
            "topics": bits,
            "policy": _POLICY.name,
        }
        for i, (row, bits) in enumerate(zip(signatures, topics, strict=True))
    ]


def _add_bands(connection: Any, keys: NDArray[np.int64], holders: NDArray[np.int32]) -> None:
    """Add the keys in order, by the driver's own way for many rows."""
    order = np.lexsort((holders, keys))
    driver, cursor = connection.driver_connection, connection.cursor()
    for start in range(0, len(order), 1_000_000):
        part = order[start : start + 1_000_000]
        pairs = zip(keys[part].tolist(), holders[part].tolist(), strict=True)
        if hasattr(driver, "executemany") or "sqlite" in type(driver).__module__:
            cursor.executemany("INSERT INTO bands (key, version_id) VALUES (?, ?)", pairs)
            continue
        with driver.cursor().copy("COPY bands (key, version_id) FROM STDIN") as copy:
            copy.write("".join(f"{key}\t{holder}\n" for key, holder in pairs))


def _analyse(database: Database) -> None:
    """Let the database count its rows, and PostgreSQL its ids."""
    with database.engine.begin() as connection:
        if database.engine.dialect.name == "postgresql":
            for table in ("items", "versions", "clusters", "feeds"):
                connection.execute(
                    text(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
                )
        connection.execute(text("ANALYZE"))


@contextmanager
def _place(kind: str) -> Iterator[str]:
    """Give an empty database, and take it away at the end."""
    folder = Path(tempfile.mkdtemp())
    try:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/store.db"
        else:
            with _server(folder) as url:
                yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    if programs is None:
        sys.exit("PostgreSQL is not installed (apt-get install postgresql)")
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    control = [programs / "pg_ctl", "-D", folder / "data"]
    options = f"-c listen_addresses='' -k {folder} -c shared_buffers=512MB -c max_wal_size=8GB"
    _run([programs / "initdb", "-D", folder / "data", "-U", "desk", "-A", "trust"], folder)
    _run([*control, "-w", "-o", options, "-l", folder / "log", "start"], folder)
    try:
        yield f"postgresql+psycopg://desk@/postgres?host={folder}"
    finally:
        _run([*control, "-m", "fast", "stop"], folder)


def _run(command: Sequence[str | Path], folder: Path) -> None:
    # The server outlives pg_ctl and must not hold our pipes open.
    quiet = subprocess.DEVNULL
    user = "postgres" if os.geteuid() == 0 else None
    subprocess.run(command, check=True, cwd=folder, stdout=quiet, stderr=quiet, user=user)


if __name__ == "__main__":
    main()

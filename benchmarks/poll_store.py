"""A poll against a store that is full: 500 new items among a million versions.

    python -m benchmarks.poll_store [--versions 1000000] [--items 500] [--db sqlite postgresql]
        [--keep FOLDER]

One database after the other is filled by `benchmarks.full_store`. Then polls come in by the desk's
own way, each in a process of its own: received, and put into clusters. A third of the items are
copies of what is there. What must hold: half of the polls take less than 2 s, with the closing of
the store, when SQLite puts in place what it wrote beside.

With --keep the stores stay in a folder, and the next run goes on with them: filling takes longest.

PostgreSQL is started in a folder of its own from /usr/lib/postgresql, by the user postgres if this
runs as root, with the quarter of the memory that its manual advises. Either store is read once
before the polls, as one is that is polled every few minutes; a cold one takes some times as long.
"""

import argparse
import gc
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from benchmarks.full_store import FEED, fill
from benchmarks.wire_archive import rows
from dedup.policy import Policy
from desk.cluster import cluster
from storage import versions
from storage.database import open_database
from story.item import FeedId, Item

_MOST = 2.0  # seconds
_LATER = 40  # polls that a kept store has items for
_POLICY = Policy()


def main() -> None:
    """Fill each database, poll, print, and end with 1 when polls took too long."""
    ask = argparse.ArgumentParser(description="Time a poll against a full store.")
    ask.add_argument("--versions", type=int, default=1_000_000)
    ask.add_argument("--items", type=int, default=500)
    ask.add_argument("--polls", type=int, default=5)
    ask.add_argument("--db", nargs="+", default=["sqlite", "postgresql"])
    ask.add_argument("--keep", type=Path, help="the folder where full stores stay")
    ask.add_argument("--poll", nargs=3, help=argparse.SUPPRESS)
    told = ask.parse_args()
    if told.poll:
        poll(*told.poll)
        return
    print(
        f"{'':12} {'versions':>10} {'items':>6} {'fill s':>7} {'receive s':>10} {'cluster s':>10} "
        f"{'close s':>8} {'cpu s':>6} {'peak MB':>8}"
    )
    too_slow = False
    for kind in told.db:
        with _place(kind, told.keep) as (url, folder), tempfile.NamedTemporaryFile("w+") as file:
            now, waiting, filled = _full(url, folder / "waiting.json", told)
            _warm(url)
            found = []
            for start in range(0, told.polls * told.items, told.items):
                file.truncate(0)
                file.seek(0)
                json.dump(waiting[start : start + told.items], file)
                file.flush()
                found.append(_polled(url, file.name, now))
                now += timedelta(minutes=10)
            _keep(folder / "waiting.json", now, waiting[told.polls * told.items :])
            for received, clustered, closed, busy, memory in found:
                print(
                    f"{kind:12} {told.versions:10,} {told.items:6} {filled:7.0f} {received:10.2f} "
                    f"{clustered:10.2f} {closed:8.2f} {busy:6.2f} {memory / 1e6:8.0f}",
                    flush=True,
                )
            too_slow |= statistics.median(sum(one[:3]) for one in found) > _MOST
    sys.exit(too_slow)


Rows = list[list[str]]  # guid, title, text


def _full(url: str, waiting: Path, told: argparse.Namespace) -> tuple[datetime, Rows, float]:
    """Fill a store, unless it was kept.

    Returns the time of the next poll, items for polls to come, and how many seconds that took.
    """
    if waiting.exists():
        kept = json.loads(waiting.read_text(encoding="utf-8"))
        if len(kept["rows"]) < told.polls * told.items:
            sys.exit(f"{waiting.parent} has no items left for so many polls; remove it")
        return datetime.fromisoformat(kept["now"]), kept["rows"], 0.0
    begun = time.perf_counter()
    polls = max(told.polls, _LATER if told.keep else 0)
    source = rows(told.versions + polls * told.items)
    now = fill(url, source, told.versions, policy=_POLICY)
    new = [[row.id, row.title, row.text] for row in source]
    return now, new, time.perf_counter() - begun


def _warm(url: str) -> None:
    """Read all of a store into memory."""
    place = make_url(url)
    if place.drivername == "sqlite":
        with Path(str(place.database)).open("rb") as file:
            while file.read(2**24):
                pass
        return
    plain = place.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm")
        connection.execute(
            "SELECT pg_prewarm(oid) FROM pg_class WHERE relkind IN ('r', 'i')"
            " AND relnamespace = 'public'::regnamespace"
        )


def _keep(waiting: Path, now: datetime, new: Rows) -> None:
    waiting.write_text(json.dumps({"now": now.isoformat(), "rows": new}), encoding="utf-8")


def _polled(url: str, path: str, now: datetime) -> tuple[float, ...]:
    """Poll in a process of its own; return what it printed."""
    command = [sys.executable, "-m", "benchmarks.poll_store", "--poll", url, path, now.isoformat()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr[-3_000:])
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def poll(url: str, path: str, moment: str) -> None:
    """Receive the items in a file and put them into clusters.

    Prints the seconds of both steps and of closing the store, those that this process computed,
    and the peak of memory.
    """
    entries = [
        Item(guid, title, text, text, html=False)
        for guid, title, text in json.loads(Path(path).read_text(encoding="utf-8"))
    ]
    database, now = open_database(url), datetime.fromisoformat(moment)
    gc.freeze()  # as `copydesk run` does when it is loaded
    before, idle = time.perf_counter(), time.process_time()
    with database.transaction() as session:
        versions.receive(session, {FeedId(FEED): entries}, now=now)
    received = time.perf_counter()
    with database.transaction() as session:
        waiting = versions.pending(session, now=now, limit=len(entries))
        cluster(session, waiting, policy=_POLICY, now=now)
        versions.done(session, waiting)
    clustered = time.perf_counter()
    database.close()
    steps = [received - before, clustered - received, time.perf_counter() - clustered]
    print(json.dumps([*steps, time.process_time() - idle, _peak()]))


def _peak() -> int:
    """Return the most bytes that this process held; what its parent held counts in `getrusage`."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024


@contextmanager
def _place(kind: str, keep: Path | None) -> Iterator[tuple[str, Path]]:
    """Give a database and its folder: a kept one, or an empty one that is gone at the end."""
    folder = Path(tempfile.mkdtemp()) if keep is None else keep.absolute() / kind
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/store.db", folder
        else:
            with _server(folder) as url:
                yield url, folder
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    if programs is None:
        sys.exit("PostgreSQL is not installed (apt-get install postgresql)")
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    control = [programs / "pg_ctl", "-D", folder / "data"]
    quarter = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4 // 2**20
    options = f"-c listen_addresses='' -k {folder} -c max_wal_size=8GB"
    options += f" -c shared_buffers={quarter}MB"
    if not (folder / "data").exists():
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

"""What asking 1,000 feeds costs: beside lemon24/reader and plain feedparser loops, in one run.

    uv run python -m benchmarks.poll_speed [--feeds 1000] [--ports 50] [--without-reader]

All ask the same feeds of `benchmarks.feed_farm`, on this machine, each answer 50 ms late, one
after the other on fresh databases. "new" is a poll where everything is new, "unchanged" the poll
after it, "processor" what both cost it. reader runs in an environment of its own (`uv run --with
reader`); its texts are not made plain, nor looked at again. What must hold for copydesk: 1,000
feeds in under 60 s and 400 MB.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.footprint import run

OURS = """
import sys
from datetime import UTC, datetime
from desk.plan import Plan
from desk.poll import all_feeds, poll
from feeds.limits import Limits
from feeds.opml import Outline
from storage import feeds
from storage.database import open_database

def main():
    urls = open(sys.argv[1]).read().split()
    database = open_database(f"sqlite:///{sys.argv[2]}")
    now = datetime.now(UTC)
    with database.transaction() as session:
        feeds.add(session, [Outline(url, "", None, "") for url in urls], now=now)
    plan = Plan(limits=Limits(allow_private=True))
    asked = all_feeds(database)
    for name in ("new", "unchanged"):
        with timed(name):
            reports = [poll(database, asked[at:at + plan.poll_batch], plan=plan, cycle=None,
                            now=now, progress=lambda step: None)
                       for at in range(0, len(asked), plan.poll_batch)]
        assert sum(one.feeds_failed for one in reports) == 0
    assert sum(one.feeds_unchanged for one in reports) == len(urls)
"""
READER = """
import sys
from reader import make_reader

def main():
    urls = open(sys.argv[1]).read().split()
    reader = make_reader(sys.argv[2])
    for url in urls:
        reader.add_feed(url)
    for name in ("new", "unchanged"):
        with timed(name):
            reader.update_feeds(workers=32, scheduled=False)
    assert reader.get_feed_counts().broken == 0
"""
THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
import feedparser

def main():
    urls = open(sys.argv[1]).read().split()
    with timed("new"), ThreadPoolExecutor(32) as pool:
        read = list(pool.map(feedparser.parse, urls))
    assert all(one.entries for one in read)
"""
LOOP = """
import sys
import feedparser

def main():
    urls = open(sys.argv[1]).read().split()
    with timed("new", len(urls) / len(urls[::10])):
        read = [feedparser.parse(url) for url in urls[::10]]
    assert all(one.entries for one in read)
"""
FRAME = """
import time
from contextlib import contextmanager

@contextmanager
def timed(name, factor=1.0):
    begun = time.perf_counter()
    yield
    print(f"{name} {(time.perf_counter() - begun) * factor:.2f}", flush=True)

if __name__ == "__main__":
    main()
"""
MOST_SECONDS, MOST_MB = 60.0, 400.0


@contextmanager
def farm(feeds: int, ports: int) -> Iterator[list[str]]:
    """Serve feeds for as long as they are asked; give their addresses."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.feed_farm",
        f"--feeds={feeds}",
        f"--ports={ports}",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield [line.strip() for line in iter(server.stdout.readline, "\n")]
        finally:
            server.terminate()


def measured(python: Sequence[str], code: str, urls: Path, place: Path) -> dict[str, float]:
    """Return what a program told of its times (s) and its memory (MB)."""
    script = place / "script.py"
    script.write_text(code + FRAME, encoding="utf-8")
    database = place / "database.db"
    database.unlink(missing_ok=True)
    command = (*python, str(script), str(urls), str(database))
    ran = run(command, folder=Path.cwd(), env={**os.environ, "PYTHONPATH": "."})
    if ran.code:
        sys.exit(ran.told)
    lines = (line.split() for line in ran.told.splitlines())
    times = {words[0]: float(words[1]) for words in lines if words[0] in {"new", "unchanged"}}
    return times | {"memory": ran.memory, "processor": ran.processor}


def main() -> None:
    """Measure, print, and end with 1 when copydesk took too long or too much."""
    parser = argparse.ArgumentParser(description="Time a poll of many feeds.")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--ports", type=int, default=50)
    parser.add_argument("--without-reader", action="store_true")
    told = parser.parse_args()
    here = [sys.executable]
    runs = [("copydesk", here, OURS)]
    if not told.without_reader:
        alone = [
            "uv",
            "run",
            "--no-project",
            "--isolated",
            "--with=reader",
            "--with=sgmllib3k",
            "python",
        ]
        runs.append(("lemon24/reader, 32 workers", alone, READER))
    runs += [
        ("feedparser, 32 threads, nothing kept", here, THREADS),
        ("feedparser, a loop (a tenth of it, x 10)", here, LOOP),
    ]
    with tempfile.TemporaryDirectory() as folder, farm(told.feeds, told.ports) as addresses:
        urls = Path(folder) / "urls"
        urls.write_text("\n".join(addresses), encoding="utf-8")
        found = {}
        print(
            f"{told.feeds} feeds on {told.ports} ports{'':<16}new    unchanged  processor  memory"
        )
        for name, python, code in runs:
            found[name] = one = measured(python, code, urls, Path(folder))
            again = f"{one['unchanged']:7.1f} s" if "unchanged" in one else f"{'-':>9}"
            print(
                f"{name:<42}{one['new']:5.1f} s  {again}  {one['processor']:7.1f} s  "
                f"{one['memory']:4.0f} MB",
                flush=True,
            )
    ours = found["copydesk"]
    if ours["new"] >= MOST_SECONDS or ours["memory"] >= MOST_MB:
        sys.exit("copydesk took too long, or too much")


if __name__ == "__main__":
    main()

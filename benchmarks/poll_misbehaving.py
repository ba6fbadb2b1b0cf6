"""Seventy feeds, a third of them misbehaving at once, through the command itself.

    uv run python -m benchmarks.poll_misbehaving [--one-port]

What must hold: the poll ends within 60 s and under 400 MB, every good feed is stored whole, every
bad one says why it gave nothing; asked again at once, nobody is asked. All servers are on this
machine (`benchmarks.bad_servers`), each feed on a port of its own, or all on one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.feed_farm import ITEMS
from benchmarks.footprint import Footprint, run

GOOD, BAD = 47, 23
MOST_SECONDS, MOST_MB = 60.0, 400.0


@contextmanager
def servers(*, one_port: bool) -> Iterator[dict[str, str]]:
    """Serve for as long as feeds are asked; give what each address is."""
    command = [sys.executable, "-m", "benchmarks.bad_servers", f"--good={GOOD}", f"--bad={BAD}"]
    with subprocess.Popen(
        [*command, *(["--one-port"] if one_port else [])], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            lines = [line.split() for line in iter(server.stdout.readline, "\n")]
            yield {url: kind for kind, url in lines}
        finally:
            server.terminate()


def copydesk(*arguments: str, folder: Path) -> Footprint:
    """Run a command of ours, which must go well."""
    command = (sys.executable, "-m", "copydesk", *arguments)
    ran = run(command, folder=folder, env={**os.environ, "COPYDESK_ALLOW_PRIVATE": "1"})
    if ran.code:
        sys.exit(ran.told)
    return ran


def main() -> None:
    """Poll, look, poll again; end with 1 when something does not hold."""
    parser = argparse.ArgumentParser(description="Poll feeds that misbehave.")
    parser.add_argument("--one-port", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, servers(one_port=told.one_port) as kinds:
        folder = Path(name)
        (folder / "feeds.txt").write_text("\n".join(kinds), encoding="utf-8")
        copydesk("feeds", "import", "feeds.txt", folder=folder)
        poll = copydesk("poll", "--due-only", folder=folder)
        listed = json.loads(copydesk("feeds", "list", "--format", "json", folder=folder).told)
        again = copydesk("poll", "--due-only", folder=folder)
    broken = []
    for one in listed:
        kind = kinds[one["url"]]
        print(f"{kind:<14}{one['status']:<9}{one['items']:>4}  {one['reason'] or ''}")
        well = (one["status"], one["items"]) == ("ok", ITEMS)
        if well is not (kind == "good") or not (well or one["reason"]):
            broken.append(f"{kind} is {one['status']} with {one['items']} items: {one['url']}")
    print(f"{len(kinds)} feeds, {BAD} of them bad: {poll.seconds:.1f} s, {poll.memory:.0f} MB")
    print(f"again at once: {again.seconds:.1f} s: {' '.join(again.told.split())}")
    if poll.seconds >= MOST_SECONDS or poll.memory >= MOST_MB:
        broken.append("it took too long, or too much")
    if not again.told.startswith("No feed is due"):
        broken.append("feeds were asked again at once")
    sys.exit("\n".join(broken) or 0)


if __name__ == "__main__":
    main()

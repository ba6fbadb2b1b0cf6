"""The main job on real input: 3,824 articles over HTTP into a fresh database.

Serves the articles from a loopback server as RSS, a feed an outlet and month; a fifth of them as
summaries only, every third feed gzipped, every second with an ETag. `copydesk run` polls them;
this prints stories, clusters, copies, flags per 1,000 words, seconds and peak memory, and a
second run that should find nothing new.

usage: uv run python -m benchmarks.real_wire [--direct] [--show N] [--keep FILE]
--show N prints the N biggest clusters and N random flags, to be read by eye.
"""

import argparse
import gzip
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.articles import Article, articles
from story.sentences import sentences

SUMMARY_EVERY = 5


def rss(name: str, rows: list[Article]) -> bytes:
    """Return a feed of these articles as RSS 2.0."""
    entries = "".join(_entry(row) for row in rows)
    head = f"<title>{escape(name)}</title><link>http://{escape(rows[0].outlet)}/</link>"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel>{head}{entries}</channel></rss>'.encode()


def _entry(row: Article) -> str:
    spans = sentences(row.text)
    lead = row.text[: spans[min(1, len(spans) - 1)].end] if spans else row.text
    body = f"<description>{escape(escape(lead))}</description>"
    if row.key % SUMMARY_EVERY:
        body += f"<content:encoded>{escape(f'<p>{escape(row.text)}</p>')}</content:encoded>"
    return (
        f"<item><title>{escape(row.title)}</title><link>{escape(row.url)}</link>"
        f'<guid isPermaLink="false">article-{row.key}</guid>'
        f"<pubDate>{format_datetime(row.published)}</pubDate>{body}</item>"
    )


def feeds(rows: list[Article]) -> dict[str, bytes]:
    """Return path to body, a feed an outlet and month."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for row in rows:
        groups[f"/{row.outlet}-{row.published:%Y-%m}.xml"].append(row)
    return {path: rss(path[1:-4], group) for path, group in sorted(groups.items())}


def server(bodies: dict[str, bytes]) -> ThreadingHTTPServer:
    """Return a running server of these bodies, some gzipped, some with ETags."""
    order = list(bodies)

    class Wire(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = bodies.get(self.path)
            if body is None:
                self.send_error(404)
                return
            place = order.index(self.path)
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"' if place % 2 == 0 else None
            if tag and self.headers.get("If-None-Match") == tag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
            if tag:
                self.send_header("ETag", tag)
            if place % 3 == 0:
                body = gzip.compress(body)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the run's own words are what is looked at."""

    wire = ThreadingHTTPServer(("127.0.0.1", 0), Wire)
    threading.Thread(target=wire.serve_forever, daemon=True).start()
    return wire


def copydesk(database: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command against this database, loopback addresses allowed."""
    env = {**os.environ, "COPYDESK_DB": database, "COPYDESK_ALLOW_PRIVATE": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "copydesk", *args]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def listing(database: str, noun: str) -> list[dict[str, Any]]:
    """Return what `copydesk NOUN list` says."""
    rows: list[dict[str, Any]] = json.loads(
        copydesk(database, noun, "list", "--format", "json").stdout
    )
    return rows


def main() -> None:
    """Serve, run twice, and print what came of it."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--direct", action="store_true")
    ask.add_argument("--show", type=int, default=0)
    ask.add_argument("--keep", type=Path, help="where the database stays")
    options = ask.parse_args()
    rows = articles()
    bodies = feeds(rows)
    wire = server(bodies)
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{options.keep or Path(folder) / 'copydesk.db'}"
        list_ = Path(folder) / "feeds.txt"
        port = wire.server_address[1]
        list_.write_text("".join(f"http://127.0.0.1:{port}{path}\n" for path in bodies))
        args = ["run", "--feeds", str(list_), *(["--direct"] if options.direct else [])]
        for number in ("first", "second"):
            start = time.perf_counter()
            done = copydesk(database, *args)
            took = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"--- {number} run: exit {done.returncode}, {took:.1f} s, peak {peak:.0f} MB")
            print(done.stdout[-6000:], done.stderr[-2000:])
        report(database, rows, show=options.show)


def report(database: str, rows: list[Article], *, show: int) -> None:
    """Print the figures, and what is to be read by eye."""
    clusters, flags = listing(database, "clusters"), listing(database, "flags")
    words = sum(len(row.text.split()) for row in rows if row.key % SUMMARY_EVERY)
    errors = [flag for flag in flags if flag["tier"] == "flag"]
    several = [cluster for cluster in clusters if cluster["size"] > 1]
    print(f"stories in           {sum(c['size'] for c in clusters):>7}")
    print(f"clusters             {len(clusters):>7}  ({len(several)} with copies)")
    print(f"copies set aside     {sum(c['size'] - 1 for c in clusters):>7}")
    print(f"flags                {len(errors):>7}  {1000 * len(errors) / words:.2f} / 1,000 words")
    print(f"hints                {len(flags) - len(errors):>7}")
    for cluster in sorted(several, key=lambda c: -c["size"])[:show]:
        shown = copydesk(database, "clusters", "show", str(cluster["id"]))
        print("\n=====", shown.stdout[:3000])
    pick = random.Random(4).sample(errors, min(show, len(errors)))
    for flag in pick:
        print(json.dumps(flag, ensure_ascii=False))


if __name__ == "__main__":
    main()

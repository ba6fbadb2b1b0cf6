"""A desk on a real SQLite file, and a real server on this machine that sends it feeds."""

import gzip
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from sqlalchemy import select

from desk import cycle
from desk.cycle import CycleReport
from desk.plan import Plan
from feeds import write
from feeds.limits import Limits
from feeds.opml import Outline
from feeds.write import Published
from storage import feeds
from storage.database import Database, open_database
from storage.tables import FeedRow
from storage.views import canonicals

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
FAULTS = ("slow", "drip", "cut", "endless", "bomb", "huge", "gone", "missing", "nothing")
BOMB = gzip.compress(b" " * 20_000_000, compresslevel=1)

PIER = """The harbour board of Port Ellis voted on Tuesday to close pier seven for repairs until \
the spring, a decision that fishing crews say will cost them their season. The pier, built in \
1931, has been sinking by about two centimetres a year, engineers told the meeting.

“Nobody wants to see a crane go into the water,” said Marta Oyelaran, who chairs the board. “We \
were told that it could happen this winter.” She said the repairs would cost 4.2 million dollars, \
of which the province will pay about half.

Crews that land their catch at the pier will have to sail to Brannock, 38 kilometres to the \
north. “That is three hours of fuel every day,” said Joren Halvik, skipper of the trawler \
Kittiwake. He and 60 others signed a petition that asks for a floating dock while work goes on.

The fish market at the foot of the pier will stay open, the board said. It handles some 900 \
tonnes of cod and herring a year, most of it sold to restaurants inland. The board will meet \
again on June 1 to choose a builder."""
STORKS = """Researchers counted 1,240 white storks on the wetlands of Karvala this spring, more \
than in any year since records began in 1952, the university said on Tuesday. Mild winters and a \
ban on draining the meadows have helped the birds, according to the biologist Pia Sorvino.

Volunteers climbed church towers and chimneys in 31 villages to look into nests. They ringed 412 \
chicks and fitted 20 of them with transmitters no heavier than a coin. Last year two of the birds \
flew as far as Lake Chad before turning back.

“A stork that finds no frogs does not stay,” Sorvino said. The meadows were flooded again from \
2009 on, after farmers agreed to leave a strip along the river Teno unploughed. The state pays \
them 310 euros a hectare for it, a sum that has not risen in ten years."""


def entry(guid: str | None, title: str = "Pier to close", text: str = PIER, **more: str) -> str:
    """Return an entry of RSS with its whole text."""
    content = "".join(f"<p>{escape(one)}</p>" for one in text.split("\n\n") if one)
    said = {"title": title, "content:encoded": content, **more}
    if guid is not None:
        said["guid"] = guid
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in said.items())


def rss(*entries: str, title: str = "Feed") -> bytes:
    inside = "".join(f"<item>{one}</item>" for one in entries)
    return (
        "<?xml version='1.0' encoding='utf-8'?>"
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel><title>{title}</title>{inside}</channel></rss>"
    ).encode()


@dataclass
class Web:
    """What the server sends by path, or where that moved; how often it was asked, and in vain."""

    port: int = 0
    pages: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    late: dict[str, float] = field(default_factory=dict)  # seconds until it answers
    asked: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}"

    def feed(self, name: str, *entries: str) -> None:
        """Send these entries from now on."""
        self.pages[name] = rss(*entries, title=name.capitalize())


class Handler(BaseHTTPRequestHandler):
    web: Web

    def do_GET(self) -> None:
        name = self.path.strip("/")
        self.web.asked[name] += 1
        time.sleep(self.web.late.get(name, 0.0))
        try:
            if name in FAULTS:
                getattr(self, name)()
            elif name in self.web.moved:
                self.moved(name)
            else:
                self.page(name)
        except OSError:
            pass  # who asked has gone

    def page(self, name: str) -> None:
        body = self.web.pages[name]
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self.web.unchanged[name] += 1
            self.say(304, b"", ETag=etag)
        else:
            told = {"Content-Type": "application/rss+xml", **self.web.headers.get(name, {})}
            self.say(200, body, ETag=etag, **told)

    def say(self, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def slow(self) -> None:
        time.sleep(4)

    def drip(self) -> None:
        self.say(200, b"<rss", length=10_000)
        for _ in range(40):
            self.wfile.write(b" ")
            time.sleep(0.1)

    def cut(self) -> None:
        body = rss(entry("1"), entry("2", "Storks", STORKS))
        self.say(200, body[:-200], length=len(body), ETag='"whole"')

    def endless(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n<rss version='2.0'><channel>")
        while True:
            self.wfile.write(b"<item><title>and another</title></item>" * 500)

    def bomb(self) -> None:
        self.say(200, BOMB, **{"Content-Encoding": "gzip"})

    def huge(self) -> None:
        self.say(200, rss(entry("1", text="word " * 10_000)), length=50 * 1024 * 1024)
        for _ in range(50):
            self.wfile.write(b" " * 1024 * 1024)

    def moved(self, name: str) -> None:
        self.say(301, b"", Location=self.web.moved[name])

    def gone(self) -> None:
        self.say(410, b"")

    def missing(self) -> None:
        self.say(404, b"not here")

    def nothing(self) -> None:
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def web() -> Iterator[Web]:
    """A server of its own for each test, with nothing on it yet."""
    web = Web()
    handler = type("Bound", (Handler,), {"web": web})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    web.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield web
    server.shutdown()
    thread.join(10)
    server.server_close()


@dataclass
class Desk:
    """A desk and its clock, which goes only when it is told to."""

    database: Database
    plan: Plan
    web: Web
    now: datetime = NOW

    @property
    def told(self) -> dict[str, Any]:
        """Return what each verb of the desk is told."""
        return {"plan": self.plan, "now": self.now, "progress": lambda _: None}

    def subscribe(self, *names: str) -> None:
        outlines = [Outline(self.web.url(n), n.capitalize(), None, "") for n in names]
        with self.database.transaction() as session:
            feeds.add(session, outlines, now=self.now)

    def run(self, *, minutes: int = 60, due_only: bool = False) -> CycleReport:
        """Let some time go by and run a cycle."""
        self.now += timedelta(minutes=minutes)
        return cycle.run(self.database, started_by="direct", due_only=due_only, **self.told)

    def published(self, *, withdrawn: bool = False) -> list[Published]:
        with self.database.read() as session:
            return list(canonicals.published(session, withdrawn=withdrawn))

    def groups(self) -> set[frozenset[str]]:
        """Return the stories, each by the feeds and headlines of its copies."""
        return {
            frozenset(f"{source.feed}: {source.title}" for source in one.sources)
            for one in self.published(withdrawn=True)
        }

    def exports(self) -> tuple[str, ...]:
        """Return all that other programs get."""
        all_ = self.published(withdrawn=True)
        feed = {"title": "Canonical stories", "url": "http://desk.example/feed"}
        return (
            "".join(write.jsonl(iter(self.published()))),
            "".join(write.jsonfeed(iter(all_), **feed)),
            "".join(write.atom(iter(all_), id_="urn:x:1", updated=NOW, **feed)),
        )

    def rows(self, *columns: Any) -> list[Any]:
        with self.database.read() as session:
            return list(session.execute(select(*columns).order_by(*columns)))

    def feed(self, name: str) -> Any:
        query = select(FeedRow).where(FeedRow.url == self.web.url(name))
        with self.database.read() as session:
            return session.scalars(query).one()


@pytest.fixture
def open_desk(web: Web, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Opens desks that ask this machine's server; each name is a database of its own."""
    limits = Limits(
        allow_private=True,
        connect_timeout=5.0,
        read_timeout=1.5,
        total_timeout=3.0,
        most_received=2_000_000,
        most_unpacked=4_000_000,
        patience=0.05,
    )
    opened = []

    def open_(name: str = "desk", url: str = "", **plan: Any) -> Desk:
        url = url or f"sqlite:///{tmp_path / name}.db"
        opened.append(open_database(url))
        return Desk(opened[-1], Plan(**{"db": url, "limits": limits} | plan), web)

    yield open_
    for database in opened:
        database.close()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()


@pytest.fixture
def make_entry() -> Callable[..., str]:
    """Makes an entry of RSS: guid, title, text, and any other element."""
    return entry


@pytest.fixture(scope="session")
def pier() -> str:
    return PIER


@pytest.fixture(scope="session")
def storks() -> str:
    return STORKS


@pytest.fixture
def environment() -> dict[str, str]:
    """Return the environment of a program, without settings of this machine."""
    return {name: value for name, value in os.environ.items() if "COPYDESK" not in name}

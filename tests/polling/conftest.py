"""Whole polls against a real server whose pages a test writes, into a real database."""

import asyncio
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.plan import Plan
from desk.poll import PollReport, all_feeds, due_feeds, poll
from feeds.limits import Limits
from feeds.opml import Outline
from storage import feeds
from storage.database import Database, open_database
from storage.views import feeds as views

START = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)


def rss(*items: str, channel: str = "") -> str:
    """Return a feed of these items; one that is no markup is a title and a text."""
    plain = "<item><guid>{0}</guid><title>{0}</title><description>Of {0}.</description></item>"
    told = "".join(one if one.startswith("<") else plain.format(one) for one in items)
    return f"<rss version='2.0'><channel><title>Wire</title>{channel}{told}</channel></rss>"


@dataclass
class Page:
    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass
class Site:
    """A web site: what stands at each path, and what was asked of it."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)  # when each question came
    connections: int = 0
    loop: asyncio.AbstractEventLoop = field(init=False)

    def url(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, body: str | bytes = "", status: int = 200, path: str = "/feed", **headers: str):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Page(body, status, named)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                first, *lines = head.rstrip().split("\r\n")
                headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}
                path = first.split(" ")[1]
                self.asked.append((path, headers))
                self.times.append(time.monotonic())
                await self.answer(self.pages.get(path, Page(status=404)), headers, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def answer(self, page: Page, asked: dict[str, str], writer: asyncio.StreamWriter):
        await asyncio.sleep(page.delay)
        body = page.body.encode() if isinstance(page.body, str) else page.body
        status = page.status
        if page.headers.get("ETag") and asked.get("if-none-match") == page.headers["ETag"]:
            status, body = 304, b""
        told = "".join(f"{name}: {value}\r\n" for name, value in page.headers.items())
        head = f"HTTP/1.1 {status} Said\r\n{told}Content-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()


def running(site: Site) -> Iterator[Site]:
    ready, over = threading.Event(), asyncio.Event()

    async def listen() -> None:
        site.loop = asyncio.get_running_loop()
        listener = await asyncio.start_server(site.serve, "127.0.0.1", 0)
        site.port = listener.sockets[0].getsockname()[1]
        ready.set()
        await over.wait()
        listener.close()

    thread = threading.Thread(target=asyncio.run, args=[listen()])
    thread.start()
    ready.wait(10)
    yield site
    site.loop.call_soon_threadsafe(over.set)
    thread.join(10)


@pytest.fixture
def site() -> Iterator[Site]:
    yield from running(Site())


@pytest.fixture
def other() -> Iterator[Site]:
    """Another server: another origin."""
    yield from running(Site())


@dataclass
class Desk:
    """A desk with a clock of its own."""

    database: Database
    plan: Plan
    now: datetime = START

    def add(self, *urls: str) -> None:
        with self.database.transaction() as session:
            feeds.add(session, [Outline(url, "", None, "") for url in urls], now=self.now)

    def set(self, **said: object) -> None:
        self.plan = replace(self.plan, limits=replace(self.plan.limits, **said))

    def poll(self, *, every: bool = False) -> PollReport:
        asked = all_feeds(self.database) if every else due_feeds(self.database, self.now)
        return poll(
            self.database,
            asked,
            plan=self.plan,
            cycle=None,
            now=self.now,
            progress=lambda _step: None,
        )

    def later(self, **span: float) -> "Desk":
        self.now += timedelta(**span)
        return self

    def feed(self) -> views.Feed:
        (one,) = self.feeds()
        return one

    def feeds(self) -> list[views.Feed]:
        with self.database.read() as session:
            return views.listing(session)

    def wait(self) -> float:
        """Return after how many minutes the feed is asked again."""
        return (self.feed().next_poll - self.now).total_seconds() / 60

    def items(self) -> list[views.ItemLine]:
        with self.database.read() as session:
            return list(views.page(session, self.feed().id).items)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = open_database(f"sqlite:///{tmp_path}/desk.db")
    limits = Limits(allow_private=True, read_timeout=5.0, total_timeout=10.0, spacing=0.0)
    yield Desk(database, Plan(limits=limits))
    database.close()


@pytest.fixture
def feed() -> object:
    return rss

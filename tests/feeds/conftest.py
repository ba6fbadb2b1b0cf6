"""A real HTTP server on this machine that does to readers what servers on the web do."""

import asyncio
import gzip
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from feeds.limits import Limits

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Good</title><link>http://e.org/</link>'
    b"<item><guid>1</guid><title>One</title><description>A story.</description></item>"
    b"</channel></rss>"
)
ETAG = b'W/"odd \xe9tag, with a comma"'
MODIFIED = b"Mon, 06 May 2024  11:00:00 UTC"  # two spaces and no GMT: sent back as it is

Writer = asyncio.StreamWriter


@dataclass
class Server:
    """Where the server listens, and the requests that it saw."""

    port: int = 0
    loop: asyncio.AbstractEventLoop = field(init=False)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open_now: int = 0
    open_most: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.rstrip().split("\r\n")
            path = first.split(" ")[1]
            headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}
            self.seen.append((path, headers))
            await self.answer(path, headers, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # who asked has gone, or the test is over
        finally:
            writer.close()

    async def answer(self, path: str, headers: dict[str, str], writer: Writer) -> None:
        name = path.strip("/").split("/")[0].partition("?")[0]
        slow = {"drip": self.drip, "endless": self.endless}
        slow |= {"heavy": self.heavy, "heavy-drip": self.heavy_drip}
        slow |= {"flood": self.flood, "late": self.late, "slow-head": self.slow_head}
        if name == "silent":
            await asyncio.sleep(30)
        elif name in slow:
            await slow[name](writer)
        elif name == "conditional":
            asked = headers.get("if-none-match"), headers.get("if-modified-since")
            known = ETAG.decode("latin-1"), MODIFIED.decode()
            extra = b"ETag: " + ETAG + b"\r\nLast-Modified: " + MODIFIED
            extra += b"\r\nCache-Control: public, max-age=600"
            writer.write(page(b"", 304, extra) if asked == known else page(FEED, 200, extra))
        elif name == "hop":
            left = int(path.rsplit("/", 1)[1])
            writer.write(page(b"", 302, f"Location: /hop/{left - 1}".encode()) if left else page())
        else:
            writer.write(PAGES[name])

    async def late(self, writer: Writer) -> None:
        self.open_now += 1
        self.open_most = max(self.open_most, self.open_now)
        await asyncio.sleep(0.05)
        self.open_now -= 1
        writer.write(page())

    async def slow_head(self, writer: Writer) -> None:
        for byte in b"HTTP/1.1 200 OK\r\n" * 50:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0.05)

    async def drip(self, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
        for _ in range(600):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    async def heavy(self, writer: Writer) -> None:
        await asyncio.sleep(0.3)  # others have all the places by now
        writer.write(page(FEED + b" " * 3_000_000))
        await writer.drain()

    async def heavy_drip(self, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 8000000\r\n\r\n" + b" " * 1_200_000)
        for _ in range(600):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    async def endless(self, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + FEED[:-16])
        while True:
            writer.write(b"<item><title>and another</title></item>" * 500)
            await writer.drain()

    async def flood(self, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100_000):
            writer.write(b"X-%d: %s\r\n" % (number, b"x" * 1000))
            await writer.drain()


def page(body: bytes = FEED, status: int = 200, extra: bytes = b"") -> bytes:
    head = b"HTTP/1.1 %d Said\r\nConnection: close\r\n" % status
    return (
        head
        + (extra + b"\r\n" if extra else b"")
        + b"Content-Length: %d\r\n\r\n" % len(body)
        + body
    )


MANY_HEADERS = b"\r\n".join(b"X-%d: %s" % (n, b"x" * 90) for n in range(800))
PAGES = {
    "good": page(),
    "empty": page(b""),
    "gone": page(b"", 410),
    "missing": page(b"", 404),
    "login": page(b"", 401),
    "broken": page(b"", 500),
    "odd": page(b"", 799),
    "no-content": page(b"", 204),
    "wait": page(b"", 429, b"Retry-After: 120"),
    "wait-until": page(b"", 503, b"Retry-After: Fri, 01 Jan 2100 00:00:00 GMT"),
    "moved": page(b"", 301, b"Location: /moved-again"),
    "moved-again": page(b"", 308, b"Location: /elsewhere"),
    "elsewhere": page(b"", 302, b"Location: /good"),
    "loop": page(b"", 302, b"Location: /loop"),
    "nowhere": page(b"", 302),
    "to-file": page(b"", 302, b"Location: file:///etc/passwd"),
    "to-metadata": page(b"", 302, b"Location: http://169.254.169.254/latest/meta-data/"),
    "unasked": page(b"", 304),
    "gzip": page(gzip.compress(FEED), 200, b"Content-Encoding: gzip"),
    "gzip-file": page(gzip.compress(FEED), 200, b"Content-Type: application/gzip"),
    "bomb": page(gzip.compress(b" " * 50_000_000), 200, b"Content-Encoding: gzip"),
    "bad-gzip": page(b"no gzip at all", 200, b"Content-Encoding: gzip"),
    "unknown-coding": page(FEED, 200, b"Content-Encoding: sdch"),
    "many-headers": page(FEED, 200, MANY_HEADERS),
    "big": b"HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n" + FEED,
    "short": b'HTTP/1.1 200 OK\r\nETag: "x"\r\nContent-Length: 9999\r\n\r\n' + FEED[:-20],
    "rubbish": b"220 mail.example.org ESMTP ready\r\n",
    "nothing": b"",
    "html": page(b"<!DOCTYPE html><html><body>Not here</body></html>", 200),
    "cookie": page(FEED, 200, b"Set-Cookie: id=1; Path=/"),
}


@pytest.fixture(scope="module")
def listening() -> Iterator[Server]:
    """A server in a thread of its own, so that a test may block."""
    server, ready = Server(), threading.Event()
    over = asyncio.Event()

    async def listen() -> None:
        server.loop = asyncio.get_running_loop()
        listener = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        server.port = listener.sockets[0].getsockname()[1]
        ready.set()
        await over.wait()
        listener.close()

    # Whatever still hangs is cancelled when run() ends.
    thread = threading.Thread(target=asyncio.run, args=[listen()])
    thread.start()
    ready.wait(10)
    yield server
    server.loop.call_soon_threadsafe(over.set)
    thread.join(10)


@pytest.fixture
def server(listening: Server) -> Server:
    listening.seen.clear()
    listening.open_most = 0
    return listening


@pytest.fixture
def limits() -> Limits:
    return Limits(
        allow_private=True,
        connect_timeout=5.0,
        read_timeout=5.0,
        total_timeout=20.0,
        most_received=1_000_000,
        most_unpacked=2_000_000,
        patience=0.1,
    )


@pytest.fixture
def hasty(limits: Limits) -> Limits:
    """The limits for servers that let us wait."""
    return replace(limits, read_timeout=0.3, total_timeout=0.6)


@pytest.fixture
def now() -> datetime:
    return NOW

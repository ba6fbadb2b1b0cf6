"""Servers on this machine that misbehave in every way we know, and some that don't.

    python -m benchmarks.bad_servers --good 47 --bad 23 [--one-port]

prints `good` or the fault, and the address, one a line, then an empty line, and serves until it
is ended.
"""

import argparse
import asyncio
import gzip
import zlib
from collections.abc import Awaitable, Callable
from itertools import cycle, islice

from benchmarks.feed_farm import feed

Writer = asyncio.StreamWriter
OK = b"HTTP/1.1 200 OK\r\n"
MANY = 10_000_000  # bytes; a bomb unpacks to ten times as many


async def drip(writer: Writer) -> None:
    """Send a byte, now and then."""
    writer.write(OK + b"Content-Length: 100000\r\n\r\n")
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.2)


async def drip_headers(writer: Writer) -> None:
    """Send a header, now and then."""
    writer.write(OK)
    while True:
        writer.write(b"X-Slow: yes\r\n")
        await writer.drain()
        await asyncio.sleep(0.2)


async def silent(_writer: Writer) -> None:
    """Take the question and say nothing."""
    await asyncio.sleep(3600)


async def endless(writer: Writer) -> None:
    """Send entries without end, as fast as they are taken."""
    writer.write(OK + b"\r\n<rss version='2.0'><channel><title>E</title>")
    while True:
        writer.write(b"<item><title>and another one</title></item>" * 2000)
        await writer.drain()


async def bomb(writer: Writer) -> None:
    """Send a little that unpacks to much."""
    writer.write(OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(BOMB) + BOMB)


async def bomb_in_bomb(writer: Writer) -> None:
    """Send a bomb, packed."""
    packed = gzip.compress(BOMB)
    told = b"Content-Encoding: gzip, gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    writer.write(OK + told + packed)


async def redirects(writer: Writer) -> None:
    """Send whoever asks back to here."""
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: ?again\r\nContent-Length: 0\r\n\r\n")


async def flood(writer: Writer) -> None:
    """Send headers without end."""
    writer.write(OK)
    for number in range(1_000_000):
        writer.write(b"X-%d: %s\r\n" % (number, b"x" * 1000))
        await writer.drain()


async def rubbish(writer: Writer) -> None:
    """Speak another protocol."""
    writer.write(b"220 mail.example.org ESMTP ready\r\n")


async def deep(writer: Writer) -> None:
    """Send ten thousand elements inside each other, and no feed."""
    body = b"<html>" + b"<a>" * 10_000
    writer.write(OK + b"Content-Length: %d\r\n\r\n" % len(body) + body)


async def heavy_drip(writer: Writer) -> None:
    """Send so much that memory has to be kept for it, and then a byte, now and then."""
    writer.write(OK + b"Content-Length: 9000000\r\n\r\n<rss><channel>" + b" " * 1_200_000)
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.2)


async def cut(writer: Writer) -> None:
    """Break off before the first entry."""
    writer.write(OK + b"Content-Length: 100000\r\n\r\n<!DOCTYPE html><html>")


Fault = Callable[[Writer], Awaitable[None]]
FAULTS: tuple[Fault, ...] = (
    *(drip, silent, endless, bomb, redirects, flood, drip_headers, bomb_in_bomb, rubbish, deep),
    *(cut, heavy_drip),
)
_deflate = zlib.compressobj(9, zlib.DEFLATED, 31)
BOMB = b"".join([*(_deflate.compress(b" " * MANY) for _ in range(10)), _deflate.flush()])


async def _answer(reader: asyncio.StreamReader, writer: Writer) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            name = head.split(b" ", 2)[1].strip(b"/").split(b"/")[0].split(b"?")[0].decode()
            if name in BY_NAME:
                await BY_NAME[name](writer)
                await writer.drain()
                if name == "redirects":
                    continue
                return
            body = feed(int(name))
            writer.write(OK + b"Content-Length: %d\r\n\r\n" % len(body) + body)
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


BY_NAME = {one.__name__: one for one in FAULTS}


async def _serve(good: int, bad: int, *, one_port: bool) -> None:
    count = 1 if one_port else good + bad
    servers = [await asyncio.start_server(_answer, "127.0.0.1", 0) for _ in range(count)]
    ports = cycle([server.sockets[0].getsockname()[1] for server in servers])
    faults = [one.__name__ for one in islice(cycle(FAULTS), bad)]
    for number, name in enumerate(faults):
        print(f"{name} http://127.0.0.1:{next(ports)}/{name}/{number}")
    for number in range(good):
        print(f"good http://127.0.0.1:{next(ports)}/{number}")
    print(flush=True)
    await asyncio.Event().wait()


def main() -> None:
    """Serve."""
    parser = argparse.ArgumentParser(description="Misbehave.")
    parser.add_argument("--good", type=int, default=47)
    parser.add_argument("--bad", type=int, default=23)
    parser.add_argument("--one-port", action="store_true")
    told = parser.parse_args()
    asyncio.run(_serve(told.good, told.bad, one_port=told.one_port))


if __name__ == "__main__":
    main()

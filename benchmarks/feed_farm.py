"""Feeds on this machine to ask: many good ones on many ports, each answer 50 ms late.

    python -m benchmarks.feed_farm --feeds 1000 --ports 50

prints the addresses, one a line, then an empty line, and serves until it is ended.
"""

import argparse
import asyncio
import random
from email.utils import formatdate
from hashlib import blake2b

LATENCY = 0.05  # seconds
ITEMS = 20  # of a feed
BEGAN = 1_790_000_000.0  # Unix time of the first item
WORDS = str.split(
    "harbour board pier closed repairs spring storks council budget minister strike vote market "
    "shares river flood bridge school hospital court police museum airport train border treaty"
)


def feed(number: int) -> bytes:
    """Return a feed of 20 stories as they are on the web: HTML of some paragraphs."""
    dice = random.Random(number)
    items = "".join(_item(number, n, dice) for n in range(ITEMS))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Feed {number}</title><link>http://127.0.0.1/</link>{items}</channel></rss>"
    ).encode()


def _item(number: int, n: int, dice: random.Random) -> str:
    def said(count: int) -> str:
        return " ".join(dice.choices(WORDS, k=count)).capitalize()

    paragraphs = "".join(
        f'<p>{said(30)} <a href="https://example.org/{n}">{said(3)}</a> <em>{said(2)}</em>.</p>'
        for _ in range(8)
    )
    when = formatdate(BEGAN - n * 3600)
    return (
        f"<item><guid>{number}-{n}</guid><title>{said(8)}</title>"
        f"<link>https://example.org/{number}/{n}</link><pubDate>{when}</pubDate>"
        f"<description>{said(25)}</description>"
        f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
    )


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(LATENCY)
            body = feed(int(head.split(b" ", 2)[1].strip(b"/")))
            name = blake2b(body, digest_size=8).hexdigest().encode()
            if b'"%s"' % name in head:
                writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "%s"\r\n\r\n' % name)
            else:
                kind = b"Content-Type: application/rss+xml\r\nContent-Length: %d" % len(body)
                writer.write(b'HTTP/1.1 200 OK\r\nETag: "%s"\r\n%s\r\n\r\n' % (name, kind))
                writer.write(body)
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def _serve(feeds: int, ports: int) -> None:
    servers = [await asyncio.start_server(_answer, "127.0.0.1", 0) for _ in range(ports)]
    at = [server.sockets[0].getsockname()[1] for server in servers]
    for number in range(feeds):
        print(f"http://127.0.0.1:{at[number % ports]}/{number}")
    print(flush=True)
    await asyncio.Event().wait()


def main() -> None:
    """Serve."""
    parser = argparse.ArgumentParser(description="Serve feeds to be asked.")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--ports", type=int, default=50)
    told = parser.parse_args()
    asyncio.run(_serve(told.feeds, told.ports))


if __name__ == "__main__":
    main()

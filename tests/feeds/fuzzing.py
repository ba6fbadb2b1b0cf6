"""Throw mutated feeds at the readers: `python fuzzing.py SECONDS SEED FILE...`

Ends with 0 and the number of feeds when the time is up, or at the first that breaks a promise,
which it writes out.
"""

import random
import re
import resource
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from feeds.errors import FeedError
from feeds.parse import parse

NOW = datetime(2026, 5, 6, tzinfo=UTC)
MEMORY = 1 << 30  # bytes of address space
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]")
LONGEST = 10.0  # seconds for one feed of some kilobytes, on a machine that is busy
SPLINTERS = (
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"&#0;", b"&#xffffffff;", b"<item>",
    b"</item>", b"<entry/>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b'"', b"\\ud800", b"1e999",
    b"null", b"{", b"[", b"<a>" * 500, b'{"a":' * 500, b"[" * 5000, b"\0", b"\xff\xfe",
    b"\x1b[31m", b"\xe2\x80\xae", b"<figcaption>", b"<aside>", b"<skipHours><hour>25</hour>",
    b"<ttl>-1</ttl>", b" xmlns:a='b'",
)  # fmt: skip


def mutated(files: list[bytes], dice: random.Random) -> bytes:
    """Return a feed that was cut, spliced, doubled and sprinkled with splinters."""
    body = bytearray(dice.choice(files))
    for _ in range(dice.randint(1, 12)):
        at, length = dice.randrange(len(body) + 1), dice.randint(1, 400)
        match dice.randrange(6):
            case 0:
                body[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                body[at:at] = dice.choice(SPLINTERS)
            case 2:
                body[at:at] = body[at : at + length] * dice.randint(1, 20)
            case 3:
                del body[at : at + length]
            case 4:
                other = dice.choice(files)
                start = dice.randrange(len(other))
                body[at:at] = other[start : start + length * 5]
            case _:
                if dice.random() < 0.2:
                    del body[at:]
    return bytes(body)


def kept(body: bytes, told: str | None) -> None:
    """Read a feed and hold what was read to its promises."""
    try:
        parsed = parse(body, content_type=told, url="https://example.org/feed", now=NOW)
    except FeedError as error:
        said, guids = [str(error)], ["none"]
    else:
        guids = [item.guid for item in parsed.items]
        said = [text for one in parsed.items for text in (one.title, one.text, one.url or "")]
    assert all(guids)
    assert len(guids) == len(set(guids))
    assert not any(CONTROLS.search(text) for text in said)
    "".join(said).encode()  # no half of a character


def main() -> None:
    seconds, seed, *names = sys.argv[1:]
    files, dice = [Path(name).read_bytes() for name in names], random.Random(int(seed))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    until, count = time.monotonic() + float(seconds), 0
    while time.monotonic() < until:
        body = mutated(files, dice)
        told = dice.choice((None, "text/xml; charset=utf-16", "application/json"))
        signal.setitimer(signal.ITIMER_REAL, LONGEST)  # ends the process
        try:
            kept(body, told)
        except BaseException:
            sys.stderr.write(f"seed {seed}, feed {count}: {told} {body!r}\n")
            raise
        count += 1
    sys.stdout.write(str(count))


if __name__ == "__main__":
    main()

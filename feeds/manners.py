"""How we behave: few questions at once in all, fewer to one server, and a breath between them."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import uniform
from urllib.parse import urlsplit

from feeds.limits import Limits

_PORTS = {"http": 80, "https": 443}


def origin(url: str) -> str:
    """Return scheme, host and port of an address, by which servers are told apart."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return url
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}"


@dataclass(slots=True)
class _Server:
    """The places at one server, and when the next question may go there."""

    places: asyncio.Semaphore
    free_at: float = 0.0


@dataclass(slots=True)
class Manners:
    """Whose turn it is, in all and at each server."""

    limits: Limits
    _room: asyncio.Semaphore = field(init=False)
    _servers: dict[str, _Server] = field(init=False)

    def __post_init__(self) -> None:
        self._room = asyncio.Semaphore(self.limits.at_once)
        self._servers = defaultdict(lambda: _Server(asyncio.Semaphore(self.limits.per_origin)))

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for a place, for one at this server, and for the pause since its last question.

        A question that takes longer than our patience gives up its place and goes on, or a
        server with one feed that never ends would keep us from all its others.
        """
        server, clock = self._servers[origin(url)], asyncio.get_running_loop()
        await server.places.acquire()
        left = False

        def leave() -> None:
            nonlocal left
            if not left:
                left = True
                server.places.release()

        try:
            async with self._room:
                begins = max(clock.time(), server.free_at)
                # Never the same rhythm twice: many readers with one rhythm become a wave.
                server.free_at = begins + self.limits.spacing * uniform(0.75, 1.25)  # noqa: S311
                await asyncio.sleep(begins - clock.time())
                late = clock.call_later(self.limits.patience, leave)
                try:
                    yield
                finally:
                    late.cancel()
        finally:
            leave()

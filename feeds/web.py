"""The web as one poll sees it: connections, limits, and whose turn it is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from feeds.connect import open_client
from feeds.limits import MIB, Limits
from feeds.manners import Manners

HEAVY = MIB  # bytes; nearly every feed is lighter
HEAVY_AT_ONCE = 4  # so many answers may be heavier at one time, or memory would not be bounded


@dataclass(frozen=True, slots=True)
class Web:
    """What asking takes; `heavy` has a place for each heavy answer under way."""

    client: httpx.AsyncClient
    limits: Limits
    manners: Manners
    heavy: asyncio.Semaphore


@asynccontextmanager
async def open_web(limits: Limits) -> AsyncIterator[Web]:
    """Give the web for as long as feeds are asked; connections are kept, cookies are not."""
    async with open_client(limits) as client:
        yield Web(client, limits, Manners(limits), asyncio.Semaphore(HEAVY_AT_ONCE))

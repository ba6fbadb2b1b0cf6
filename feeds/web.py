"""The web as one poll sees it: connections, limits, and whose turn it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from feeds.connect import open_client
from feeds.heavy import Heavy
from feeds.limits import Limits
from feeds.manners import Manners


@dataclass(frozen=True, slots=True)
class Web:
    """What asking takes; `heavy` has a place for each heavy answer under way."""

    client: httpx.AsyncClient
    limits: Limits
    manners: Manners
    heavy: Heavy


@asynccontextmanager
async def open_web(limits: Limits) -> AsyncIterator[Web]:
    """Give the web for as long as feeds are asked; connections are kept, cookies are not."""
    async with open_client(limits) as client:
        yield Web(client, limits, Manners(limits), Heavy())

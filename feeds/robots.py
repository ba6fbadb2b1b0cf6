"""What a site's robots.txt allows, asked once a poll."""

import asyncio
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from protego import Protego

from feeds.errors import AnswerError, FeedError
from feeds.fetch import Ask, fetch
from feeds.manners import origin
from feeds.web import Web

_MOST = 512 * 1024  # bytes; RFC 9309 asks for 500 KiB at least
_NOBODY = "User-agent: *\nDisallow: /"


@dataclass(slots=True)
class Robots:
    """The rules of the sites that were looked at in this poll."""

    web: Web
    _rules: dict[str, asyncio.Task[Protego]] = field(default_factory=dict, init=False)

    async def allow(self, url: str) -> bool:
        """Say whether a page may be read by us."""
        return bool((await self._of(url)).can_fetch(url, self._name))

    async def delay(self, url: str) -> float:
        """Return how many seconds the site wants between two questions."""
        return float((await self._of(url)).crawl_delay(self._name) or 0.0)

    @property
    def _name(self) -> str:
        return self.web.limits.user_agent.partition("/")[0] or "copydesk"

    async def _of(self, url: str) -> Protego:
        site = origin(url)
        if site not in self._rules:
            self._rules[site] = asyncio.create_task(self._read(url))
        return await self._rules[site]

    async def _read(self, url: str) -> Protego:
        """Return a site's rules as RFC 9309 wants them understood.

        No file (4xx) allows everything; no answer (5xx, silence) allows nothing.
        """
        limits = replace(self.web.limits, most_received=_MOST, most_unpacked=_MOST)
        try:
            async with self.web.manners.turn(url):
                there = urljoin(url, "/robots.txt")
                answer = await fetch(Ask(0, there), web=replace(self.web, limits=limits))
        except AnswerError as error:
            status = error.http_status or 0
            return Protego.parse("" if 400 <= status < 500 else _NOBODY)  # noqa: PLR2004
        except FeedError:
            return Protego.parse(_NOBODY)
        return Protego.parse(answer.body.decode("utf-8", "replace"))

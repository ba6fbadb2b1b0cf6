"""Places for heavy answers, of which only a few may lie in memory at one time.

A server that sends much and then drips would keep its place for as long as an answer may take,
and a few of those would keep all others from being read. So the time that an answer waits for a
place is not counted against it, and who has had a place for some seconds makes room when somebody
waits.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from feeds.limits import MIB

HEAVY = MIB  # bytes; nearly every feed is lighter
AT_ONCE = 4  # so many answers may be heavier at one time, or memory would not be bounded
LENT = 5.0  # seconds that a place is kept while others wait


@dataclass(eq=False, slots=True)
class _Holder:
    """Who has a place: since when, and the clock of its answer."""

    since: float
    clock: asyncio.Timeout
    asked: bool = False

    def hurry(self) -> None:
        """Have the answer end when its time is lent no longer."""
        self.asked = True
        self.clock.reschedule(min(self.clock.when() or 0.0, self.since + LENT))


@dataclass(slots=True)
class Heavy:
    """The places, who has one, and how many wait."""

    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _holders: list[_Holder] = field(default_factory=list)
    _waiting: int = 0

    @asynccontextmanager
    async def place(self, clock: asyncio.Timeout) -> AsyncIterator[None]:
        """Wait for a place, while the answer's clock stands still."""
        loop = asyncio.get_running_loop()
        left = (clock.when() or loop.time()) - loop.time()
        clock.reschedule(None)
        await self._wait()
        holder = _Holder(loop.time(), clock)
        clock.reschedule(holder.since + left)
        if self._waiting:
            holder.hurry()
        self._holders.append(holder)
        try:
            yield
        finally:
            self._holders.remove(holder)
            self._places.release()

    async def _wait(self) -> None:
        if self._places.locked():
            longest = next((one for one in self._holders if not one.asked), None)
            if longest is not None:
                longest.hurry()
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1

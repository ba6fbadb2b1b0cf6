"""Answers read beside the network: in a thread, and in other processes when that pays.

A reader of feeds needs the processor for itself, 0.1 s a megabyte and more. A process that helps
costs half a second before it reads anything. So the first megabytes are read in a thread here;
when more come, other processes read them, one for each processor.
"""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime

from desk.answers import Read, read
from feeds.answer import Answer
from feeds.errors import FeedError
from feeds.feed_settings import FeedSettings
from storage.feeds import Feed

PAYS_AFTER = 4 * 1024 * 1024  # bytes read here, before others are asked to help
MOST = 4  # processes


@dataclass(slots=True)
class Readers:
    """Whoever reads the answers of one poll."""

    here: ThreadPoolExecutor
    helpers: int
    _done: int = field(default=0, init=False)
    _others: ProcessPoolExecutor | None = field(default=None, init=False)

    async def read(
        self, feed: Feed, outcome: Answer | FeedError, settings: FeedSettings, *, now: datetime
    ) -> Read:
        """Return what an answer means, without holding the network up."""
        if isinstance(outcome, FeedError) or outcome.not_modified:
            return read(feed, outcome, settings, now=now)
        self._done += outcome.size
        where = self._where()
        try:
            return await self._in(where, feed, outcome, settings, now)
        except (BrokenProcessPool, OSError):
            # No process can be started here, or one was killed: what it had is read here.
            self.helpers = 0
            return await self._in(self.here, feed, outcome, settings, now)

    async def _in(
        self, where: Executor, feed: Feed, answer: Answer, settings: FeedSettings, now: datetime
    ) -> Read:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(where, _read, feed, answer, settings, now)

    def _where(self) -> Executor:
        if self._done <= PAYS_AFTER or self.helpers < 2:  # noqa: PLR2004 - one helps nobody
            return self.here
        if self._others is None:
            methods = multiprocessing.get_all_start_methods()
            context = multiprocessing.get_context(
                "forkserver" if "forkserver" in methods else "spawn"
            )
            self._others = ProcessPoolExecutor(
                self.helpers, mp_context=context, initializer=_prepare
            )
        return self._others

    def close(self) -> None:
        """Let everybody go."""
        self.here.shutdown(wait=False, cancel_futures=True)
        if self._others is not None:
            self._others.shutdown(wait=True, cancel_futures=True)


@contextmanager
def readers() -> Iterator[Readers]:
    """Give readers for as long as a poll lasts."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    found = Readers(ThreadPoolExecutor(1, "read"), min(processors, MOST))
    try:
        yield found
    finally:
        found.close()


def _prepare() -> None:
    """Leave Ctrl-C to whoever asked us."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(feed: Feed, answer: Answer, settings: FeedSettings, now: datetime) -> Read:
    return read(feed, answer, settings, now=now)

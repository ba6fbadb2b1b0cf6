"""Work handed to all cores, in order and never more than they can hold."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from threading import current_thread, main_thread
from types import TracebackType
from typing import Self, TypeVar

_AHEAD = 3  # tasks under way for each worker; more would only take memory

T = TypeVar("T")
R = TypeVar("R")


class Crew:
    """Some workers; one job is done here, without any.

    Threads need no time to start and nothing is copied for them, but only compiled loops run in
    several at once; all else needs processes.
    """

    def __init__(self, jobs: int, *, threads: bool) -> None:
        if jobs < 1:
            raise ValueError(f"an archive is clustered by one worker or more, not by {jobs}")
        self._jobs, self._threads = jobs, threads
        self._pool = _pool(jobs, threads=threads) if jobs > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        if self._pool:
            with _deaf():  # it must not be left half shut down; what is under way takes seconds
                self._pool.shutdown(cancel_futures=kind is not None)

    def map(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what comes of each task, in order; tasks are taken only as they can be done."""
        if not self._pool:
            yield from map(work, tasks)
            return
        if self._threads:
            # What has to be compiled is compiled here, where Ctrl-C is heard meanwhile.
            tasks = iter(tasks)
            yield from map(work, islice(tasks, 1))
        waiting: deque[Future[R]] = deque()
        for task in tasks:
            waiting.append(self._pool.submit(work, task))
            if len(waiting) >= _AHEAD * self._jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _pool(jobs: int, *, threads: bool) -> Executor:
    if threads:
        return ThreadPoolExecutor(jobs)
    # Spawned, not forked: a fork would copy the archive as soon as it is looked at.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"))
    with _deaf():
        for _ in range(jobs):
            pool.submit(int)  # each starts a process, as none is up so soon
    return pool


@contextmanager
def _deaf() -> Iterator[None]:
    """Ignore Ctrl-C, and have the processes ignore it for good that are started meanwhile.

    A terminal sends it to all of them; the first ends the others.
    """
    if current_thread() is not main_thread():  # others can't say what is done on a signal
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

"""An address to an answer, bounded in time, size and redirects; many at once, politely."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import httpx

from feeds.ask import Answer, ask
from feeds.connect import open_client
from feeds.errors import FeedError, UnreachableError, shown
from feeds.limits import Limits
from feeds.sample import is_sample, read_sample

__all__ = ["Answer", "Ask", "fetch", "fetch_all", "open_client"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ask:
    """A feed to be asked: `key` is the caller's, the rest is what its last answer left us."""

    key: int
    url: str
    etag: str | None = None
    modified: str | None = None
    body_digest: bytes | None = None


Outcome = tuple[Ask, Answer | FeedError]


async def fetch(
    url: str, *, etag: str | None, modified: str | None, limits: Limits, client: httpx.AsyncClient
) -> Answer:
    """Return what a feed's address answers; raises FeedError.

    `etag` and `modified` go back byte for byte as they came; `client` is of `open_client`.
    """
    if is_sample(url):
        return read_sample(url, limits=limits)
    try:
        async with asyncio.timeout(limits.total_timeout):
            return await ask(url, etag=etag, modified=modified, limits=limits, client=client)
    except TimeoutError:
        raise UnreachableError(
            f"{shown(url)} did not finish its answer within {limits.total_timeout:g} s; "
            "it is asked again later"
        ) from None


async def fetch_all(asks: Sequence[Ask], *, limits: Limits) -> AsyncIterator[Outcome]:
    """Yield each feed with its answer or its error, as they come; none stops the others.

    A body that is what it was before comes back as not modified, empty. Servers are asked one
    question at a time (see `Limits.patience`). Answers wait here until they are taken: whoever
    works long on one should do so in a thread, or the clocks of the others run on.
    """
    done: asyncio.Queue[Outcome] = asyncio.Queue(limits.at_once)
    room = asyncio.Semaphore(limits.at_once)
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(open_client(limits))
        running = [
            asyncio.create_task(_ask_server(group, room, done, limits=limits, client=client))
            for group in _by_server(asks)
        ]
        stack.push_async_callback(_stop, running)
        for _ in asks:
            yield await done.get()
            # Let the network move, also when the next answer is already there.
            await asyncio.sleep(0)


def _by_server(asks: Sequence[Ask]) -> list[list[Ask]]:
    """Return the questions by scheme, host and port, in their order."""
    groups: defaultdict[str, list[Ask]] = defaultdict(list)
    for one in asks:
        groups[_server(one.url)].append(one)
    return list(groups.values())


def _server(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


async def _ask_server(
    asks: Sequence[Ask],
    room: asyncio.Semaphore,
    done: asyncio.Queue[Outcome],
    *,
    limits: Limits,
    client: httpx.AsyncClient,
) -> None:
    """Ask one server all we want of it, one question after the other.

    A question that takes longer than our patience goes on beside the next one, or a server with
    one feed that never ends would keep us from all the others.
    """
    open_questions = set[asyncio.Task[None]]()
    try:
        for one in asks:
            await room.acquire()
            task = asyncio.create_task(_outcome(one, room, done, limits=limits, client=client))
            open_questions.add(task)
            task.add_done_callback(open_questions.discard)
            await asyncio.wait({task}, timeout=limits.patience)
        await asyncio.gather(*open_questions)
    except asyncio.CancelledError:
        await _stop(list(open_questions))
        raise


async def _outcome(
    one: Ask,
    room: asyncio.Semaphore,
    done: asyncio.Queue[Outcome],
    *,
    limits: Limits,
    client: httpx.AsyncClient,
) -> None:
    """Ask one question and put down what came of it."""
    outcome: Answer | FeedError
    try:
        outcome = await fetch(
            one.url, etag=one.etag, modified=one.modified, limits=limits, client=client
        )
    except FeedError as error:
        outcome = error
    except Exception:  # the other feeds must go on, whatever this one found
        log.exception("a feed broke the poll: %s", shown(one.url))
        outcome = UnreachableError(
            f"{shown(one.url)} could not be asked, which is a mistake of ours; the log says more"
        )
    if isinstance(outcome, Answer) and outcome.digest == one.body_digest:
        outcome = replace(outcome, not_modified=True, body=b"")
    # The place is free only when the answer is taken, so that answers never pile up.
    await done.put((one, outcome))
    room.release()


async def _stop(tasks: Sequence[asyncio.Task[None]]) -> None:
    """End what is still running, when whoever asked has had enough."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

"""An address to an answer, bounded in time, size and redirects; many at once, politely."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from feeds.answer import Answer
from feeds.ask import ask
from feeds.credentials import headers
from feeds.errors import FeedError, UnreachableError, shown
from feeds.feed_settings import Auth
from feeds.limits import Limits
from feeds.sample import is_sample, read_sample
from feeds.web import Web

log = logging.getLogger(__name__)
WAITING = 8  # answers that wait to be taken


@dataclass(frozen=True, slots=True)
class Ask:
    """A feed to be asked: `key` is the caller's, the rest is what its last answer left us.

    `etag` and `modified` go back byte for byte as they came; `auth` says where its credentials
    are found.
    """

    key: int
    url: str
    etag: str | None = None
    modified: str | None = None
    body_digest: bytes | None = None
    auth: Auth | None = None


Outcome = tuple[Ask, Answer | FeedError]


async def fetch(one: Ask, *, web: Web) -> Answer:
    """Return what a feed's address answers; raises FeedError."""
    limits = web.limits
    if is_sample(one.url):
        return read_sample(one.url, limits=limits)
    known = {"If-None-Match": one.etag, "If-Modified-Since": one.modified}
    secret = headers(one.auth, os.environ, url=one.url)
    began = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(limits.total_timeout) as clock:
            return await ask(
                one.url,
                known={name: value for name, value in known.items() if value},
                secret=secret,
                web=web,
                clock=clock,
            )
    except TimeoutError:
        took = asyncio.get_running_loop().time() - began
        raise UnreachableError(_late(one.url, took, limits)) from None
    except FeedError:
        raise
    except Exception as error:  # the other feeds must go on, whatever this one found
        log.exception("a feed broke its question: %s", shown(one.url))
        raise UnreachableError(
            f"{shown(one.url)} could not be asked, which is a mistake of ours; the log says more"
        ) from error


def _late(url: str, took: float, limits: Limits) -> str:
    if took < limits.total_timeout:  # it had to make room
        how = "was too slow with its long answer while others waited"
    else:
        how = f"did not finish its answer within {limits.total_timeout:g} s"
    return f"{shown(url)} {how}; it is asked again later"


async def fetch_all(asks: Sequence[Ask], *, web: Web) -> AsyncIterator[Outcome]:
    """Yield each feed with its answer or its error, as they come; none stops the others.

    A body that is what it was before comes back as not modified, empty. Servers are asked few
    questions at a time (see `feeds.manners`). Answers wait here until they are taken: whoever
    works long on one should do so elsewhere, or the clocks of the others run on.
    """
    done: asyncio.Queue[Outcome] = asyncio.Queue(WAITING)

    async def answer(one: Ask) -> None:
        async with web.manners.turn(one.url):
            # The place is free when the answer is taken, so that answers never pile up.
            await done.put((one, await _outcome(one, web)))

    running = [asyncio.create_task(answer(one)) for one in asks]
    try:
        for _ in asks:
            yield await done.get()
            # Let the network move, also when the next answer is already there.
            await asyncio.sleep(0)
    finally:
        await _stop(running)


async def _outcome(one: Ask, web: Web) -> Answer | FeedError:
    """Ask one question and return what came of it, whatever that is."""
    try:
        answer = await fetch(one, web=web)
    except FeedError as error:
        return error
    if answer.digest == one.body_digest and not answer.moved_to:
        return replace(answer, not_modified=True, body=b"")
    return answer


async def _stop(tasks: Sequence[asyncio.Task[None]]) -> None:
    """End what is still running, when whoever asked has had enough."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

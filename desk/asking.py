"""Ask, read and keep, each beside the others: nobody waits for a page or a transaction."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from desk.answers import Read
from desk.pages import Pages
from desk.plan import Plan
from desk.readers import readers
from feeds.answer import Answer
from feeds.errors import FeedError
from feeds.feed_settings import FeedSettings
from feeds.fetch import Ask, fetch_all
from feeds.robots import Robots
from feeds.web import open_web
from storage.database import Database
from storage.feeds import Feed
from story.item import FeedId

TOGETHER = 50  # answers kept in one transaction
AT_WORK = 8  # answers that are read at one time, or wait for it
ENTRIES = 2000  # or fewer answers, when they hold so many entries

Keep = Callable[[Sequence[Read]], None]


def ask_all(
    known: Sequence[Feed], keep: Keep, database: Database, *, plan: Plan, now: datetime
) -> None:
    """Ask feeds of the web and give their answers to be kept, some at a time."""
    try:
        asyncio.run(_gather(known, keep, database, plan=plan, now=now))
    except* Exception as trouble:
        # Whoever called us knows our errors, not how many of us were at work.
        raise _first(trouble) from trouble


def _first(trouble: BaseExceptionGroup[Exception]) -> Exception:
    error = trouble.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error


async def _gather(
    known: Sequence[Feed], keep: Keep, database: Database, *, plan: Plan, now: datetime
) -> None:
    settings = {feed.id: plan.settings(feed.url, feed.settings) for feed in known}
    by_id = {feed.id: feed for feed in known}
    asks = [_ask(feed, settings[feed.id]) for feed in known]
    at_work = asyncio.Semaphore(AT_WORK)
    done: asyncio.Queue[Read] = asyncio.Queue(TOGETHER)
    with readers() as reading:
        async with open_web(plan.limits) as web, asyncio.TaskGroup() as work:
            pages = Pages(web, Robots(web), database)

            async def take(feed: Feed, outcome: Answer | FeedError) -> None:
                try:
                    answer = await reading.read(feed, outcome, settings[feed.id], now=now)
                finally:
                    at_work.release()
                await done.put(await pages.filled(answer))

            work.create_task(_keep_all(done, keep, len(known)))
            async for ask, outcome in fetch_all(asks, web=web):
                # No more bodies than that lie about, also when they come faster than we read.
                await at_work.acquire()
                work.create_task(take(by_id[FeedId(ask.key)], outcome))


async def _keep_all(done: asyncio.Queue[Read], keep: Keep, count: int) -> None:
    """Keep so many answers, some in one transaction."""
    waiting: list[Read] = []
    for number in range(1, count + 1):
        waiting.append(await done.get())
        entries = sum(len(one.items) for one in waiting)
        if len(waiting) >= TOGETHER or entries >= ENTRIES or number == count:
            await asyncio.to_thread(keep, tuple(waiting))
            waiting.clear()


def _ask(feed: Feed, settings: FeedSettings) -> Ask:
    names = (feed.etag, feed.modified, feed.body_digest)
    return Ask(feed.id, feed.url, *names, settings.auth)

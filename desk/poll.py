"""Poll: ask feeds, read what they answer, keep what is new; a failing feed stops no other."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import chain

from sqlalchemy.orm import Session

from desk.answers import Read
from desk.flood import held
from desk.pages import Pages
from desk.plan import Plan
from desk.readers import readers
from desk.steps import Progress, Step
from feeds.errors import FeedError
from feeds.feed_settings import FeedSettings
from feeds.fetch import Answer, Ask, fetch_all
from feeds.robots import Robots
from feeds.web import open_web
from storage import cycles, feeds, polls, spikes, versions
from storage.database import Database
from storage.feeds import Feed, Polled
from storage.spikes import PutAside
from storage.versions import Received
from story.item import FeedId

TOGETHER = 50  # answers kept in one transaction
AT_WORK = 8  # answers that are read at one time, or wait for it
ENTRIES = 2000  # or fewer answers, when they hold so many entries
DOUBLED = "another entry of this feed has the same guid and another text; the first one was kept"

Keep = Callable[[Sequence[Read]], None]


@dataclass(frozen=True, slots=True)
class PollReport:
    """What came of asking some feeds; `new` counts versions."""

    feeds_asked: int = 0
    feeds_failed: int = 0
    feeds_unchanged: int = 0
    entries: int = 0
    new: int = 0
    new_items: int = 0
    spiked: int = 0


def due_feeds(database: Database, now: datetime) -> list[FeedId]:
    """Return the feeds to ask now, those that have waited longest first."""
    with database.read() as session:
        return feeds.due(session, now=now)


def all_feeds(database: Database) -> list[FeedId]:
    """Return every feed but the paused ones."""
    with database.read() as session:
        return feeds.listed(session)


def poll(
    database: Database,
    asked: Sequence[FeedId],
    *,
    plan: Plan,
    cycle: int | None,
    now: datetime,
    progress: Progress,
) -> PollReport:
    """Ask these feeds and keep what they send, some answers at a time: nothing read is lost."""
    with database.read() as session:
        known = feeds.load(session, asked)
    if not known:
        return PollReport()
    reports: list[PollReport] = []

    def keep(answers: Sequence[Read]) -> None:
        reports.append(_keep(database, answers, cycle=cycle, now=now))
        done = sum(report.feeds_asked for report in reports)
        progress(Step("poll", done, len(known), answers[-1].feed.title))

    progress(Step("poll", 0, len(known)))
    try:
        asyncio.run(_gather(list(known.values()), keep, database, plan=plan, now=now))
    except* Exception as trouble:
        # Whoever called us knows our errors, not how many of us were at work.
        raise _first(trouble) from trouble
    return _sum(reports)


def _first(trouble: BaseExceptionGroup[Exception]) -> Exception:
    error = trouble.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error


async def _gather(
    known: Sequence[Feed], keep: Keep, database: Database, *, plan: Plan, now: datetime
) -> None:
    """Ask, read and keep, each beside the others: nobody waits for a page or a transaction."""
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


def _keep(
    database: Database, answers: Sequence[Read], *, cycle: int | None, now: datetime
) -> PollReport:
    with database.transaction() as session:
        answers = held(session, answers, now=now)
        polled = {one.feed.id: one.items for one in answers if one.items}
        received = versions.receive(session, polled, now=now)
        aside = [*chain.from_iterable(one.spiked for one in answers), *doubled(received)]
        spikes.keep(session, aside, now=now)
        feeds.keep(session, _settled(session, answers))
        nothing = Received()
        logged = [
            one.answered(received.get(one.feed.id, nothing), cycle=cycle, started=now)
            for one in answers
        ]
        polls.keep(session, logged)
        report = _report(answers, received)
        if cycle is not None:
            cycles.count(session, cycle, asdict(report))
    return report


def _settled(session: Session, answers: Sequence[Read]) -> list[Polled]:
    """Return the feeds at their addresses; of some that moved to one, the oldest has it."""
    moved = {one.feed.id: one.moved_to for one in answers if one.moved_to}
    taken = dict(feeds.taken(session, list(moved.values())))
    for id_, url in sorted(moved.items()):
        taken.setdefault(url, id_)
    return [one.settled(taken) for one in answers]


def doubled(received: Mapping[FeedId, Received]) -> Iterable[PutAside]:
    """Yield the entries whose guid another one in the same answer has."""
    for feed, one in received.items():
        for item in one.doubled:
            yield PutAside(feed, DOUBLED, f"{item.title} {item.text}"[:300])


def _report(answers: Sequence[Read], received: dict[FeedId, Received]) -> PollReport:
    outcomes = Counter(one.outcome for one in answers)
    return PollReport(
        feeds_asked=len(answers),
        feeds_failed=outcomes["failed"],
        feeds_unchanged=outcomes["unchanged"],
        entries=sum(one.entries for one in received.values()),
        new=sum(one.new_versions for one in received.values()),
        new_items=sum(one.new_items for one in received.values()),
        spiked=sum(len(one.spiked) for one in answers),
    )


def _sum(reports: Iterable[PollReport]) -> PollReport:
    total = Counter[str]()
    for report in reports:
        total.update(asdict(report))
    return PollReport(**total)

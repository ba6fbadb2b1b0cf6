"""Poll: ask feeds, read what they answer, keep what is new; a failing feed stops no other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import chain

from sqlalchemy.orm import Session

from desk.answers import Read
from desk.flood import held
from desk.local import empty, file_of, is_folder
from desk.plan import Plan
from desk.receive import Kept, received
from desk.steps import Progress, Step
from feeds.places import is_local
from feeds.sample import is_sample
from storage import cycles, feeds, polls
from storage.database import Database
from storage.feeds import Feed, Polled
from storage.versions import Received
from story.item import FeedId

TOGETHER = 1000  # entries of files that are kept in one transaction


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
    local = [feed for feed in known.values() if _is_here(feed)]
    distant = [feed for feed in known.values() if not _is_here(feed)]
    if distant:
        from desk.asking import ask_all  # noqa: PLC0415 - the web's part loads when it is asked

        ask_all(distant, keep, database, plan=plan, now=now)
    opened: list[Read] = []
    entries = 0
    for feed in local:
        if is_folder(feed):
            reports.append(_empty(database, feed, plan=plan, cycle=cycle, now=now))
            done = sum(report.feeds_asked for report in reports)
            progress(Step("poll", done, len(known), feed.title))
        else:
            opened.append(file_of(feed, limits=plan.limits, now=now))
            entries += len(opened[-1].items)
            if entries >= TOGETHER:
                keep(opened)
                opened, entries = [], 0
    if opened:
        keep(opened)
    return _sum(reports)


def _is_here(feed: Feed) -> bool:
    return is_local(feed.url) or is_sample(feed.url)


def _keep(
    database: Database, answers: Sequence[Read], *, cycle: int | None, now: datetime
) -> PollReport:
    with database.transaction() as session:
        answers = held(session, answers, now=now)
        polled = {one.feed.id: one.items for one in answers if one.items}
        aside = list(chain.from_iterable(one.spiked for one in answers))
        by_feed, kept = received(session, polled, aside, now=now)
        feeds.keep(session, _settled(session, answers))
        nothing = Received()
        logged = [
            one.answered(by_feed.get(one.feed.id, nothing), cycle=cycle, started=now)
            for one in answers
        ]
        polls.keep(session, logged)
        report = _report(answers, kept)
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


def _empty(
    database: Database, feed: Feed, *, plan: Plan, cycle: int | None, now: datetime
) -> PollReport:
    """Empty a watched folder and keep what its feed is now."""
    one = empty(database, feed, limits=plan.limits, now=now)
    log = Received(one.kept.entries, one.kept.new_items, one.kept.new)
    with database.transaction() as session:
        feeds.keep(session, [one.read.feed])
        answered = one.read.answered(log, cycle=cycle, started=now)
        polls.keep(session, [replace(answered, spiked=one.kept.spiked)])
        report = _report([one.read], one.kept)
        if cycle is not None:
            cycles.count(session, cycle, asdict(report))
    return report


def _report(answers: Sequence[Read], kept: Kept) -> PollReport:
    outcomes = Counter(one.outcome for one in answers)
    return PollReport(
        feeds_asked=len(answers),
        feeds_failed=outcomes["failed"],
        feeds_unchanged=outcomes["unchanged"],
        entries=kept.entries,
        new=kept.new,
        new_items=kept.new_items,
        spiked=kept.spiked,
    )


def _sum(reports: Iterable[PollReport]) -> PollReport:
    total = Counter[str]()
    for report in reports:
        total.update(asdict(report))
    return PollReport(**total)

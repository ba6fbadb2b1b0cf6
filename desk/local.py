"""Feeds that lie on this machine: a file is read like an answer, a folder is emptied.

A file of a folder is taken in one transaction with all that it says, and moved after it. Between
the two a crash leaves it in the folder, and its mark in the database: it is only moved then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desk.aim import means_another
from desk.answers import Read, read
from desk.receive import Kept, receive
from feeds.answer import Answer, digest
from feeds.errors import FeedError
from feeds.folder import Waiting, batches, put_away, read_file, waiting
from feeds.limits import Limits
from feeds.parse import Parsed, parse
from feeds.places import path_of
from feeds.sample import is_sample, read_sample
from feeds.unpack import unpacked
from storage import files
from storage.database import Database
from storage.feeds import Feed
from storage.spikes import PutAside
from story.item import Item


@dataclass(frozen=True, slots=True)
class Opened:
    """A file and what it says, or why it says nothing."""

    file: Waiting
    mark: bytes
    said: Parsed | None
    reason: str | None
    size: int


@dataclass(frozen=True, slots=True)
class Emptied:
    """What came of a folder: its feed as it is now, and what was kept."""

    read: Read
    kept: Kept


def is_folder(feed: Feed) -> bool:
    """Tell whether a local feed is a folder; a place that is not there is none."""
    try:
        return path_of(feed.url).is_dir()
    except FeedError:
        return False


def file_of(feed: Feed, *, limits: Limits, now: datetime) -> Read:
    """Return what a single file or a feed of the sample says, as if it had been fetched."""
    try:
        body = _body(feed.url, limits)
    except FeedError as error:
        return read(feed, error, now=now)
    print_ = digest(body)
    same = print_ == feed.body_digest
    answer = Answer(
        url=feed.url, status=200, body=body, not_modified=same, size=len(body), digest=print_
    )
    return read(feed, answer, now=now)


def _body(url: str, limits: Limits) -> bytes:
    if is_sample(url):
        return read_sample(url, limits=limits).body
    body = read_file(path_of(url), most=limits.most_unpacked)
    return unpacked(body, "", most=limits.most_unpacked, url=url)


def empty(database: Database, feed: Feed, *, limits: Limits, now: datetime) -> Emptied:
    """Take every whole file out of a folder, some in one transaction, and move them away."""
    total, size, problem = Kept(), 0, None
    try:
        for batch in batches(waiting(path_of(feed.url))):
            opened = [_open(one, limits, now) for one in batch]
            total += _keep(database, feed, opened, now=now)
            size += sum(one.size for one in opened)
            for one in opened:
                put_away(one.file, one.reason)
    except FeedError as error:
        problem = error
    quiet = Answer(url=feed.url, status=200, not_modified=not total.entries, size=size)
    told = read(feed, problem or replace(quiet, not_modified=True), now=now)
    outcome = "failed" if problem else "read" if total.files else "unchanged"
    # A folder costs nobody anything: it is looked into at every run.
    polled = replace(told.feed, next_poll=now)
    return Emptied(replace(told, feed=polled, outcome=outcome, size=size, http_status=None), total)


def _open(one: Waiting, limits: Limits, now: datetime) -> Opened:
    body, said, reason = b"", None, None
    try:
        body = read_file(one.path, most=limits.most_unpacked)
        text = unpacked(body, "", most=limits.most_unpacked, url=one.name)
        said = parse(text, content_type=None, url=one.name, now=now)
        if not said.items:
            reasons = dict.fromkeys(spiked.reason for spiked in said.spiked)
            reason = f"{one.name}: {'; '.join(reasons) or 'there is no story in it'}"
    except FeedError as error:
        reason = str(error)
    return Opened(one, one.mark(body), said, reason, len(body))


def _keep(database: Database, feed: Feed, opened: Sequence[Opened], *, now: datetime) -> Kept:
    """Keep what files say, those that nobody took before."""
    taken = [files.Taken(o.mark, o.file.name, "failed" if o.reason else "done") for o in opened]
    with database.transaction() as session:
        ours = files.claim(session, feed.id, taken, now=now)
        new = [one for one in opened if one.mark in ours]
        aside = [spike for one in new for spike in _aside(feed, one)]
        total = Kept(files=len(new))
        for items in _rounds(new):
            total += receive(session, {feed.id: items}, (), now=now)
        return total + receive(session, {}, aside, now=now)


def _aside(feed: Feed, one: Opened) -> Iterable[PutAside]:
    if one.said is None:
        yield PutAside(feed.id, one.reason or "", one.file.name)
        return
    for spiked in one.said.spiked:
        yield PutAside(feed.id, f"{one.file.name}: {spiked.reason}", spiked.excerpt)


def _rounds(opened: Sequence[Opened]) -> list[list[Item]]:
    """Return the items in their order, together as long as none says anything of another."""
    rounds: list[list[Item]] = [[]]
    seen = set[str]()
    for item in (item for one in opened if one.said for item in one.said.items):
        if item.guid in seen or means_another(item):
            # What it means has to be there before it.
            rounds.append([])
            seen.clear()
        rounds[-1].append(item)
        seen.add(item.guid)
    return [one for one in rounds if one]

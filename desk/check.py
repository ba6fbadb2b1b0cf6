"""Check: what is wrong with the arrivals, and what they show of the copies that came before."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from desk import habits
from desk.batch import Batch
from desk.checks import Checks
from desk.steps import Progress, Step
from editing.check import check as flags_of
from editing.flag import Flag, Tier
from storage import feeds, flags
from storage.members import Member
from story.item import FeedId, Nature

SIBLINGS = 8  # asked about one copy: enough for a vote, and a cluster of 500 stays cheap
AGAIN = 20  # earlier members that are checked again, the newest: an arrival is new evidence
TELL_EVERY = 50


def check(session: Session, batch: Batch, *, checks: Checks, progress: Progress) -> None:
    """Raise flags on the arrivals, and anew on those who got a new sibling."""
    work = _work(batch)
    batch.text(session, {v for own in work.values() for v in own} | set(work))
    habits.learn(session, batch)
    feed_of = {one.version: one.feed for own in batch.members.values() for one in own}
    known = habits.of_feeds(session, {feed_of[version] for version in work})
    told = feeds.load(session, [FeedId(feed) for feed in known])
    scopes = {feed: checks.of(one.url, one.settings) for feed, one in told.items()}
    raised: dict[int, Sequence[Flag]] = {}
    for done, (version, siblings) in enumerate(work.items()):
        if done % TELL_EVERY == 0:
            progress(Step("check", done, len(work)))
        feed = feed_of[version]
        raised[version] = flags_of(
            batch.texts[version],
            [batch.texts[s] for s in siblings],
            scope=scopes[FeedId(feed)],
            habits=known[feed],
        )
    flags.replace(session, raised)
    found = [flag for own in raised.values() for flag in own]
    batch.counts["flags"] = sum(flag.tier is Tier.FLAG for flag in found)
    batch.counts["hints"] = len(found) - batch.counts["flags"]
    progress(Step("check", len(work), len(work)))


def _work(batch: Batch) -> Mapping[int, Sequence[int]]:
    """Return the versions to check, each with its siblings: copies of other feeds."""
    arriving = {one.item for one in batch.arrivals}
    work: dict[int, Sequence[int]] = {}
    for own in batch.members.values():
        newest = sorted(own, key=lambda one: one.order, reverse=True)
        came = [one for one in newest if one.item in arriving]
        before = [one for one in newest if one.item not in arriving]
        for one in (*came, *(before[:AGAIN] if came else ())):
            work[one.version] = _siblings(one, newest)
    return work


def _siblings(one: Member, newest: Sequence[Member]) -> list[int]:
    """Return the copies to hold against one: full texts first, a feed each, the newest first.

    A feed that corrects itself is asked for its correction.
    """
    found: dict[int, int] = {}
    corrected = Nature.CORRECTION
    for other in sorted(newest[: 4 * AGAIN], key=lambda m: (m.summary, m.nature is not corrected)):
        if other.feed != one.feed and other.feed not in found:
            found[other.feed] = other.version
            if len(found) == SIBLINGS:
                break
    return list(found.values())

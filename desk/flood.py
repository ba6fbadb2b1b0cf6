"""A flood: an answer with far more new entries than its feed usually has waits for a person.

It may be an archive that a publisher opened by mistake, another feed under the same address, or a
day of big news. Nobody but a person can tell, and nothing of it is lost meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from desk.answers import TIMES, Read
from storage import floods, items, polls
from storage.polls import Usual
from story.item import FeedId

WINDOW = timedelta(days=30)  # answers by which we know what is usual
FEWEST = 3  # answers with news that make a habit; before that, its entries are what is usual


def held(session: Session, answers: Sequence[Read], *, now: datetime) -> list[Read]:
    """Return the answers, those that are floods emptied and their feeds held for a person."""
    doubtful = {one.feed.id: one for one in answers if one.flood}
    if not doubtful:
        return list(answers)
    usual = polls.usual(session, doubtful, since=now - WINDOW, now=now)
    may_be = {
        feed: one
        for feed, one in doubtful.items()
        if feed in usual and len(one.items) >= TIMES * _expected(usual[feed], one, now)
    }
    new = _new(session, may_be)
    caught = {
        feed: _held(one, new[feed], _expected(usual[feed], one, now))
        for feed, one in may_be.items()
        if new[feed] >= TIMES * _expected(usual[feed], one, now)
    }
    floods.keep(session, [one.flood for one in caught.values() if one.flood])
    return [caught.get(one.feed.id, one) for one in answers]


def _expected(usual: Usual, answer: Read, now: datetime) -> float:
    """Return how many new entries are usual after such a time, at least one."""
    poll = usual.new if usual.news >= FEWEST else usual.entries
    since = now - answer.asked_before if answer.asked_before else timedelta()
    return max(poll, usual.daily * (since / timedelta(days=1)), 1.0)


def _new(session: Session, answers: Mapping[FeedId, Read]) -> dict[FeedId, int]:
    """Return how many entries of each answer we do not know, under any guid."""
    polled = {feed: one.items for feed, one in answers.items()}
    places = [(feed, item.guid) for feed, entries in polled.items() for item in entries]
    have = items.known(session, places)
    have |= items.renamed(session, polled, have=have)
    return {
        feed: sum((feed, item.guid) not in have for item in entries)
        for feed, entries in polled.items()
    }


def _held(answer: Read, new: int, usual: float) -> Read:
    reason = (
        f"it sent {new:,} new entries at once, where about {usual:,.0f} are usual; they wait: "
        f"copydesk feeds release takes them, with --discard puts them aside"
    )
    feed = replace(answer.feed, status="held", reason=reason, next_poll=None)
    return replace(answer, feed=feed, items=(), spiked=())

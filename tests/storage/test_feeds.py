"""The list of feeds, what each answered, what was put aside, and the cycles."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from feeds.opml import Outline
from storage import cycles, feeds, polls, spikes
from storage.errors import NotFoundError
from storage.feeds import Feed, Polled
from storage.polls import Answered
from storage.spikes import PutAside
from storage.tables import CycleRow, FeedRow, PollRow, SpikeRow

MINUTE = timedelta(minutes=1)


def url(name):
    return f"https://{name}.example/feed"


def polled(feed: Feed, now, **said) -> Polled:
    known = {name: value for name, value in asdict(feed).items() if name != "last_poll"}
    return Polled(**known | {"reason": None, "last_poll": now, "next_poll": None} | said)


def keep(database, id_, now, **said):
    with database.transaction() as session:
        feeds.keep(session, [polled(feeds.load(session, [id_])[id_], now, **said)])


def test_a_feed_is_on_the_list_once(given, database):
    first = given.feeds("northwire", "devdesk")
    assert given.feeds("devdesk", "ledger") == [max(first) + 1]
    with database.read() as session:
        assert [one.title for one in feeds.outlines(session)] == ["northwire", "devdesk", "ledger"]


def test_a_feed_taken_off_comes_back_with_what_it_sent(given, database, make_item, now):
    (feed,) = given.feeds("northwire")
    given.receive(feed, make_item())
    with database.transaction() as session:
        assert feeds.remove(session, url("northwire"), now=now) == feed
    with database.transaction() as session:
        assert feeds.listed(session) == feeds.due(session, now=now) == []
        with pytest.raises(NotFoundError, match="not on the list"):
            feeds.remove(session, url("northwire"), now=now)
        assert feeds.add(session, [Outline(url("northwire"), "", None, "")], now=now) == [feed]
    assert given.receive(feed, make_item()).new_items == 0


def test_feeds_are_due_in_the_order_they_have_waited(given, database, now):
    ids = given.feeds("a", "b", "c", "d", "e")
    keep(database, ids[0], now, status="ok", next_poll=now)
    keep(database, ids[1], now, status="failing", next_poll=now - 5 * MINUTE)
    keep(database, ids[2], now, status="ok", next_poll=now + MINUTE)
    keep(database, ids[3], now, status="gone", next_poll=None)
    with database.read() as session:
        assert feeds.due(session, now=now) == [ids[1], ids[0], ids[4]]
        assert feeds.listed(session) == ids


def test_a_paused_feed_is_never_asked(given, database, now):
    (feed,) = given.feeds("a")
    keep(database, feed, now, status="paused", next_poll=now - MINUTE)
    with database.read() as session:
        assert feeds.due(session, now=now) == feeds.listed(session) == []


def test_the_health_of_a_feed_comes_back_as_it_was_kept(given, database, now):
    (feed,) = given.feeds("a")
    told = {"etag": 'W/"é,"', "modified": "Mon, 06 May 2024  11:00:00 UTC", "body_digest": b"\0x"}
    keep(database, feed, now, status="failing", reason="no answer", error_streak=3, **told)
    with database.read() as session:
        kept = feeds.load(session, [feed, 99])[feed]
    assert {name: getattr(kept, name) for name in told} == told
    assert (kept.status, kept.error_streak, kept.last_poll) == ("failing", 3, now)
    assert given.rows(FeedRow.reason) == [("no answer",)]


def test_addresses_that_are_taken_are_known(given, database):
    (feed,) = given.feeds("a")
    with database.read() as session:
        assert feeds.taken(session, [url("a"), url("b")]) == {url("a"): feed}


def test_every_answer_is_logged(given, database, now):
    (feed,) = given.feeds("a")
    one = Answered(feed, None, now, 0.25, 200, "read", entries=3, new_versions=2, size=900)
    bad = Answered(feed, None, now + MINUTE, 5.0, None, "failed", error="no answer in 5 s")
    with database.transaction() as session:
        polls.keep(session, [one, bad])
        polls.keep(session, [])
    rows = given.rows(PollRow.started, PollRow.outcome, PollRow.entries, PollRow.error)
    assert rows == [(now, "read", 3, None), (now + MINUTE, "failed", 0, "no answer in 5 s")]


def test_an_entry_is_put_aside_once_with_its_reason(given, database, now):
    a, b = given.feeds("a", "b")
    one = PutAside(a, "the entry has no text", "Half \ud83d an\0 entry")
    others = [replace(one, feed=b), replace(one, reason="it breaks off")]
    with database.transaction() as session:
        assert spikes.keep(session, [one, one], now=now) == 1
    with database.transaction() as session:
        assert spikes.keep(session, [one, *others], now=now + MINUTE) == 2
        assert spikes.keep(session, [], now=now) == 0
    assert given.rows(SpikeRow.feed_id, SpikeRow.excerpt)[0] == (a, "Half \ufffd an entry")


def test_a_cycle_counts_what_it_does(given, database, now):
    with database.transaction() as session:
        cycle = cycles.begin(session, name="a", started_by="direct", now=now)
        cycles.count(session, cycle, {"new": 2})
    with database.transaction() as session:
        cycles.count(session, cycle, {"new": 3, "flags": 1})
        cycles.end(session, cycle, now=now + MINUTE, error=None)
        assert cycles.counts(session, cycle) == {"new": 5, "flags": 1}
    assert given.rows(CycleRow.state, CycleRow.ended) == [("completed", now + MINUTE)]


def test_a_cycle_that_never_ended_is_closed_as_interrupted(given, database, now):
    with database.transaction() as session:
        for minutes in (-60, -1):
            cycles.begin(session, name="a", started_by="flow", now=now + minutes * MINUTE)
    with database.transaction() as session:
        assert cycles.abandoned(session, since=now - 9 * MINUTE, now=now) == 1
        assert cycles.abandoned(session, since=now - 9 * MINUTE, now=now) == 0
    rows = given.rows(CycleRow.id, CycleRow.state, CycleRow.error)
    assert [row.state for row in rows] == ["failed", "running"]
    assert "the next run went on" in rows[0].error


def test_a_time_without_a_zone_is_refused(given, database, now):
    (feed,) = given.feeds("a")

    def write():
        with database.transaction() as session:
            query = update(FeedRow).where(FeedRow.id == feed)
            session.execute(query.values(added=now.replace(tzinfo=None)))

    with pytest.raises(Exception, match="has no time zone"):
        write()


@pytest.mark.parametrize("hours", [-11, 0, 5])
def test_a_time_means_the_same_moment_in_every_zone(given, database, now, hours):
    from datetime import timezone

    (feed,) = given.feeds("a")
    there = now.astimezone(timezone(timedelta(hours=hours)))
    keep(database, feed, there)
    ((kept,),) = given.rows(FeedRow.last_poll)
    assert (kept, kept.utcoffset()) == (now, timedelta(0))

"""Feeds that fail in every way feeds do: each is told, none stops another."""

import re
import time

import pytest

from storage.tables import FeedRow, PollRow, SpikeRow, VersionRow

PAGES = {
    "page": (b"<!DOCTYPE html><html><body>We moved</body></html>", "is a web page, not a feed"),
    "empty": (b"", "empty answer"),
    "words": (b"Not found.", "plain text"),
}
TOLD = {
    "slow": "said nothing for 1.5 s; it is asked again later",
    "drip": "did not finish its answer within 3 s; it is asked again later",
    "endless": "sends more than 2,000,000 bytes, the limit (most_received)",
    "bomb": "unpacks to more than 4,000,000 bytes, the limit (most_unpacked)",
    "huge": "sends more than 2,000,000 bytes, the limit (most_received)",
    "gone": "answered 410 Gone",
    "missing": "answered 404 Not Found; check the address",
    "nothing": "does not speak HTTP as it should",
}


@pytest.fixture
def troubled(desk, web, make_entry, storks):
    """Two good feeds, first and last on a list of bad ones."""
    web.feed("northwire", make_entry("1"))
    web.feed("devdesk", make_entry("2", "Storks", storks))
    web.pages |= {name: body for name, (body, _) in PAGES.items()}
    desk.subscribe("northwire", *TOLD, *PAGES, "devdesk")
    return desk


def test_one_failing_feed_stops_no_other(troubled):
    started = time.monotonic()
    counts = troubled.run().counts
    assert time.monotonic() - started < 30
    assert (counts["feeds_asked"], counts["feeds_failed"]) == (13, 11)
    assert {one.title for one in troubled.published()} == {"Pier to close", "Storks"}
    for name, said in {**TOLD, **{name: told for name, (_, told) in PAGES.items()}}.items():
        feed = troubled.feed(name)
        assert feed.status == ("gone" if name == "gone" else "failing"), name
        assert feed.reason.startswith(troubled.web.url(name))
        assert said in feed.reason
        assert not re.search(r"Error\b|Exception|Traceback|\n", feed.reason)
        assert feed.error_streak == 1
    for name in ("northwire", "devdesk"):
        feed = troubled.feed(name)
        assert (feed.status, feed.reason, feed.error_streak) == ("ok", None, 0)


def test_each_failure_is_logged_as_it_was_told(troubled):
    troubled.run()
    told = dict(troubled.rows(FeedRow.id, FeedRow.reason))
    rows = troubled.rows(PollRow.feed_id, PollRow.outcome, PollRow.error)
    assert {row.outcome for row in rows} == {"read", "failed"}
    assert all(row.error == told[row.feed_id] for row in rows)


def test_a_failing_feed_waits_longer_each_time_and_comes_back_well(desk, web, make_entry):
    web.pages["northwire"] = b""
    desk.subscribe("northwire")
    waits = []
    for _ in range(3):
        desk.run()
        waits.append(desk.feed("northwire").next_poll - desk.now)
    assert waits == sorted(set(waits))
    assert desk.feed("northwire").error_streak == 3
    web.feed("northwire", make_entry("1"))
    desk.run()
    feed = desk.feed("northwire")
    assert (feed.status, feed.error_streak, feed.reason) == ("ok", 0, None)
    assert len(desk.published()) == 1


def test_a_feed_that_is_gone_is_not_asked_again(desk, web):
    desk.subscribe("gone")
    desk.run()
    desk.run(minutes=100_000, due_only=True)
    assert web.asked["gone"] == 1


def test_what_a_feed_sent_before_it_failed_stays(desk, web, make_entry):
    web.feed("northwire", make_entry("1"))
    desk.subscribe("northwire")
    desk.run()
    before = desk.exports()
    web.pages["northwire"] = b"<html>down</html>"
    assert desk.run().counts["feeds_failed"] == 1
    assert desk.exports() == before


def test_truncated_xml_gives_the_whole_entries_and_puts_the_broken_one_aside(
    desk, web, make_entry, storks
):
    web.feed("northwire", make_entry("1"), make_entry("2", "Storks", storks))
    body = web.pages["northwire"]
    web.pages["northwire"] = body[: body.index(b"white storks")]
    desk.subscribe("northwire")
    assert desk.run().counts["spiked"] == 1
    assert [one.title for one in desk.published()] == ["Pier to close"]
    ((reason, excerpt),) = desk.rows(SpikeRow.reason, SpikeRow.excerpt)
    assert "breaks off" in reason
    assert "Storks" in excerpt
    web.feed("northwire", make_entry("1"), make_entry("2", "Storks", storks))
    desk.run()
    assert {one.title for one in desk.published()} == {"Pier to close", "Storks"}


def test_an_answer_that_breaks_off_gives_its_whole_entries_and_says_so(desk):
    desk.subscribe("cut")
    counts = desk.run().counts
    assert (counts["new"], counts["spiked"], counts["feeds_failed"]) == (1, 1, 0)
    assert [one.title for one in desk.published()] == ["Pier to close"]
    assert desk.feed("cut").etag is None  # the next answer is wanted whole
    ((reason,),) = desk.rows(SpikeRow.reason)
    assert "breaks off" in reason


@pytest.mark.parametrize("label", ["us-ascii", "iso-8859-1", "utf-16", "no-such-charset"])
def test_a_wrong_charset_label_damages_no_story(desk, web, make_entry, pier, label):
    web.feed("northwire", make_entry("1", "Grüße aus Łódź"))
    body = web.pages["northwire"].replace(b"encoding='utf-8'", f"encoding='{label}'".encode())
    web.pages["northwire"] = body
    web.headers["northwire"] = {"Content-Type": f"text/xml; charset={label}"}
    desk.subscribe("northwire")
    desk.run()
    assert desk.rows(VersionRow.title, VersionRow.text) == [("Grüße aus Łódź", pier)]


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(desk, web, make_entry):
    web.feed("new", make_entry("1"))
    web.moved["old"] = web.url("new")
    desk.subscribe("old")
    desk.run()
    feed = desk.feed("new")
    assert (feed.status, feed.title) == ("moved", "Old")
    assert web.url("old") in feed.reason
    desk.run()
    assert web.asked["old"] == 1
    assert len(desk.rows(FeedRow.id)) == 1


def test_of_feeds_that_moved_to_one_address_one_goes_on_and_the_others_are_held(
    desk, web, make_entry
):
    web.feed("new", make_entry("1"))
    web.feed("other", make_entry("2", "Storks", "The storks came back. " * 30))
    web.moved |= dict.fromkeys(("a", "b", "c"), web.url("new"))
    desk.subscribe("a", "b", "c", "other")
    assert desk.run().counts["feeds_asked"] == 4
    statuses = [row.status for row in desk.rows(FeedRow.status, FeedRow.id)]
    assert statuses == ["held", "held", "moved", "ok"]
    held = [row.reason for row in desk.rows(FeedRow.status, FeedRow.reason) if row[0] == "held"]
    assert all("is on the list already; remove this one" in reason for reason in held)


def test_a_feed_that_moved_to_one_that_is_listed_is_held(desk, web, make_entry):
    web.feed("new", make_entry("1"))
    web.moved["old"] = web.url("new")
    desk.subscribe("old", "new")
    desk.run()
    assert desk.feed("old").status == "held"
    assert desk.feed("new").status == "ok"

"""Receiving: what is new is kept once, numbered, and waits; what is known changes nothing."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from storage import versions
from storage.tables import ItemRow, VersionRow
from story.item import Nature, digest

TEXTS = (VersionRow.number, VersionRow.title, VersionRow.text)


@pytest.fixture
def feed(given):
    return given.feeds("northwire")[0]


def test_a_new_entry_is_an_item_with_a_first_version_that_waits(given, feed, make_item, now):
    received = given.receive(feed, make_item(guid="a"), make_item(guid="b", text="Other."))
    assert (received.entries, received.new_items, received.new_versions) == (2, 2, 2)
    assert given.rows(ItemRow.guid, ItemRow.first_seen) == [("a", now), ("b", now)]
    rows = given.rows(VersionRow.number, VersionRow.pending, VersionRow.seen)
    assert rows == [(1, True, now)] * 2


def test_the_same_entry_again_changes_only_when_it_was_last_seen(given, feed, make_item, now):
    given.receive(feed, make_item())
    again = given.receive(feed, make_item(), minutes=9)
    assert (again.new_items, again.new_versions) == (0, 0)
    later = now + timedelta(minutes=9)
    assert given.rows(ItemRow.first_seen, ItemRow.last_seen) == [(now, later)]
    assert given.rows(VersionRow.seen) == [(now,)]


def test_other_white_space_is_the_same_text(given, feed, make_item):
    given.receive(feed, make_item(text="The pier closed."))
    assert given.receive(feed, make_item(text=" The  pier\n\nclosed. ")).new_versions == 0


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "The pier closed on Friday."},
        {"title": "Pier shut"},
        {"nature": Nature.KILL},
    ],
)
def test_what_changed_is_the_next_version(given, feed, make_item, changed):
    given.receive(feed, make_item())
    received = given.receive(feed, make_item(**changed))
    assert (received.new_items, received.new_versions) == (0, 1)
    assert [row.number for row in given.rows(VersionRow.number)] == [1, 2]


def test_an_earlier_text_that_comes_back_is_the_next_version_again(given, feed, make_item):
    for text in ("One.", "Two.", "One."):
        given.receive(feed, make_item(text=text))
    assert [row.text for row in given.rows(*TEXTS)] == ["One.", "Two.", "One."]


def test_of_doubled_guids_the_first_is_kept_and_the_other_texts_are_told(given, feed, make_item):
    entries = [make_item(text=text) for text in ("One.", "Two.", "One.", "Three.")]
    for new in (1, 0):
        received = given.receive(feed, *entries)
        assert (received.entries, received.new_versions) == (4, new)
        assert [one.text for one in received.doubled] == ["Two.", "Three."]
    assert [row.text for row in given.rows(*TEXTS)] == ["One."]


def test_one_guid_in_two_feeds_is_two_items(given, make_item):
    for feed in given.feeds("northwire", "devdesk"):
        assert given.receive(feed, make_item()).new_items == 1


def test_a_feed_that_changes_all_guids_keeps_its_items(given, feed, make_item):
    texts = [f"Story {n}." for n in range(6)]
    given.receive(feed, *(make_item(guid=f"old{n}", text=t) for n, t in enumerate(texts)))
    entries = [make_item(guid=f"new{n}", text=t) for n, t in enumerate(texts)]
    received = given.receive(feed, *entries, make_item(guid="fresh", text="Fresh."))
    assert (received.new_items, received.new_versions) == (1, 1)
    assert len(given.rows(ItemRow.guid)) == 7
    assert given.receive(feed, *entries).new_items == 0


def test_a_single_new_guid_with_a_known_text_is_another_item(given, feed, make_item):
    known = [make_item(guid=str(n), text=f"Story {n}.") for n in range(4)]
    given.receive(feed, *known)
    twin = make_item(guid="twin", text="Story 1.")
    assert given.receive(feed, *known, twin).new_items == 1


def test_what_no_database_can_hold_is_taken_out(given, feed, make_item):
    given.receive(feed, make_item(guid="a\0b", title="T\0itle", text="half \ud83d a pair\0"))
    assert given.rows(*TEXTS) == [(1, "Title", "half \ufffd a pair")]
    again = given.receive(feed, make_item(guid="ab", title="Title", text="half \ufffd a pair"))
    assert again.new_items == 0


@pytest.mark.parametrize("words", [0, 1, 100_000])
def test_a_story_of_any_length_is_kept_whole(given, feed, make_item, words):
    text = " ".join(["sea"] * words)
    given.receive(feed, make_item(text=text))
    assert given.rows(VersionRow.text, VersionRow.word_count) == [(text, words)]


def test_many_entries_are_more_than_one_statement_can_name(given, feed, make_item):
    entries = [make_item(guid=str(n), text=f"Story {n}.") for n in range(2500)]
    assert given.receive(feed, *entries).new_versions == 2500
    assert given.receive(feed, *entries).new_versions == 0


def test_versions_wait_in_order_until_they_are_done(given, feed, database, now):
    made = given.versions(5, feed)
    with database.transaction() as session:
        assert versions.pending(session, now=now, limit=3) == made[:3]
        versions.done(session, made[:3])
    with database.transaction() as session:
        assert versions.pending(session, now=now, limit=9) == made[3:]
        assert versions.waiting(session, now=now) == 2


polls = st.lists(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["One.", "Two.", "Three."])), max_size=4
    ),
    max_size=6,
)


@given(polls=polls)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_versions_are_numbered_without_gaps_and_neighbours_differ(
    database, make_item, now, polls, given
):
    (feed,) = given.feeds(f"feed{given.made}")
    given.made += 1
    last: dict[str, str] = {}
    for entries in polls:
        given.receive(feed, *(make_item(guid=g, text=t) for g, t in entries))
        last |= dict(reversed(entries))  # the first of a guid counts
    columns = (ItemRow.guid, VersionRow.number, VersionRow.digest)
    with database.read() as session:
        query = (
            select(*columns)
            .join(ItemRow)
            .where(ItemRow.feed_id == feed)
            .order_by(VersionRow.item_id, VersionRow.number)
        )
        rows = session.execute(query).all()
    for guid, text in last.items():
        own = [row for row in rows if row.guid == guid]
        assert [row.number for row in own] == list(range(1, len(own) + 1))
        prints = [row.digest for row in own]
        assert all(a != b for a, b in pairwise(prints))
        assert prints[-1] == digest("Pier closed", text)

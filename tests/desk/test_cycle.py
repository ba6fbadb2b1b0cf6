"""The whole way of a story: polled, clustered, checked, published; and again without a change."""

import pytest

from storage.tables import (
    CanonicalRow,
    ClusterRow,
    CycleRow,
    FlagRow,
    ItemRow,
    MemberRow,
    PollRow,
    VersionRow,
)


@pytest.fixture
def busy(desk, web, make_entry, pier, storks):
    """Three feeds: a story in three copies, one of them damaged, and a story of one."""
    damaged = pier.replace("will cost them", "will. cost them")
    web.feed("northwire", make_entry("1"), make_entry("2", "Storks are back", storks))
    web.feed("devdesk", make_entry("a", "Pier seven to close", damaged))
    web.feed("ledger", make_entry("x", "Pier closes", pier.rsplit("\n\n", 1)[0]))
    desk.subscribe("northwire", "devdesk", "ledger")
    return desk


def test_copies_are_one_story_with_one_clean_text(busy, pier, storks):
    counts = busy.run().counts
    assert (counts["new"], counts["clusters"], counts["canonicals"]) == (4, 2, 2)
    assert {one.text for one in busy.published()} == {pier, storks}
    assert sorted(len(group) for group in busy.groups()) == [1, 3]


def test_what_is_wrong_in_a_copy_is_flagged_there_with_its_repair(busy):
    busy.run()
    found = busy.rows(FlagRow.version_id, FlagRow.tier, FlagRow.text, FlagRow.repair)
    assert any(row.tier == "flag" and "will" in row.text and row.repair for row in found)
    texts = dict(busy.rows(VersionRow.id, VersionRow.text))
    assert all("will. cost" in texts[row.version_id] for row in found if row.tier == "flag")


@pytest.mark.parametrize("due_only", [True, False])
def test_a_second_run_changes_nothing(busy, web, due_only):
    busy.run()
    kept = (ClusterRow.id, ClusterRow.revision, ClusterRow.title, ClusterRow.last_seen)
    before = busy.exports(), busy.rows(*kept), busy.rows(FlagRow.id), busy.rows(MemberRow.item_id)
    counts = busy.run(due_only=due_only).counts
    assert (counts["new"], counts["feeds_asked"]) == (0, 3)
    assert counts["feeds_unchanged"] == sum(web.unchanged.values()) == 3
    after = busy.exports(), busy.rows(*kept), busy.rows(FlagRow.id), busy.rows(MemberRow.item_id)
    assert after == before


def test_the_same_entries_in_other_bytes_change_nothing(busy, web):
    busy.run()
    before = busy.exports()
    for name, body in web.pages.items():
        web.pages[name] = body + b"<!-- made at another time -->"
    counts = busy.run().counts
    assert (counts["feeds_unchanged"], counts["entries"], counts["new"]) == (0, 4, 0)
    assert busy.exports() == before


def test_a_feed_that_is_not_due_is_not_asked(busy, web):
    busy.run()
    assert busy.run(minutes=1, due_only=True).counts == {}
    assert set(web.asked.values()) == {1}


def test_a_changed_text_is_the_next_version_and_the_next_canonical(busy, web, make_entry, pier):
    busy.run()
    updated = pier + "\n\nA builder was found on Friday, the board said in the evening."
    web.feed("northwire", make_entry("1", text=updated))
    assert busy.run().counts["new"] == 1
    newest = busy.published()[0]
    assert (newest.number, newest.text) == (2, updated)
    assert len(busy.rows(VersionRow.id)) == 5
    assert len(busy.rows(ItemRow.id)) == 4  # what has left the feed stays


def test_a_late_copy_joins_the_story_that_is_there(busy, web, make_entry):
    busy.run()
    before = {one.cluster for one in busy.published()}
    web.feed("gazette", make_entry("g", "Harbour pier shut"))
    busy.subscribe("gazette")
    counts = busy.run().counts
    assert (counts["new"], counts["clusters"], counts["canonicals"]) == (1, 0, 0)
    assert {one.cluster for one in busy.published()} == before
    assert sorted(len(group) for group in busy.groups()) == [1, 4]


def test_a_small_batch_comes_to_the_same_as_a_large_one(busy, open_desk):
    busy.run()
    small = open_desk("small", process_batch=1, poll_batch=1)
    small.subscribe("northwire", "devdesk", "ledger")
    small.run()
    assert small.groups() == busy.groups()
    texts = [{one.text for one in desk.published()} for desk in (busy, small)]
    assert texts[0] == texts[1]


def test_a_cycle_is_recorded_with_what_came_of_it(busy):
    report = busy.run()
    rows = busy.rows(CycleRow.id, CycleRow.state, CycleRow.started, CycleRow.error)
    assert rows == [(report.cycle, "completed", busy.now, None)]
    assert len(busy.rows(PollRow.id)) == 3
    assert report.counts["flags"] >= 1


def test_a_cycle_is_as_long_as_it_took(busy):
    busy.run()
    ((started, ended),) = busy.rows(CycleRow.started, CycleRow.ended)
    assert ended > started


def test_a_cycle_without_feeds_is_a_cycle(desk):
    assert desk.run().counts == {}
    assert desk.published() == []


def test_every_canonical_number_stays_readable(busy, web, make_entry, pier):
    busy.run()
    for day in ("Friday", "Saturday"):
        text = pier.replace("on Tuesday", f"on {day}")
        for name in ("northwire", "devdesk", "ledger"):
            web.feed(
                name, make_entry({"northwire": "1", "devdesk": "a"}.get(name, "x"), text=text)
            )
        busy.run()
    rows = busy.rows(CanonicalRow.cluster_id, CanonicalRow.number)
    numbers = {cluster: [row.number for row in rows if row[0] == cluster] for cluster, _ in rows}
    assert sorted(numbers.values()) == [[1], [1, 2, 3]]

"""Kills, corrections and embargoes: what a sender says of a story after it, or before its time."""

import json
from datetime import timedelta

import pytest

from desk.decide import decide
from desk.process import UNHEARD
from storage.tables import (
    CanonicalRow,
    ClusterRow,
    EventRow,
    FlagRow,
    MemberRow,
    SpikeRow,
)


@pytest.fixture
def wire(desk, web, pier):
    """Sends ninjs documents and runs a cycle."""

    def send(*documents, name="wire"):
        new = name not in web.pages
        said = [
            {
                "uri": f"urn:{name}:1",
                "type": "text",
                "pubstatus": "usable",
                "version": "1",
                "versioncreated": "2024-05-06T11:00:00Z",
                "headline": "Pier to close",
                "body_text": pier,
                "copyrightholder": name.capitalize(),
                **one,
            }
            for one in documents
        ]
        web.pages[name] = json.dumps(said).encode()
        web.headers[name] = {"Content-Type": "application/json"}
        if new:
            desk.subscribe(name)
        return desk.run().counts

    return send


KILL = {"version": "2", "pubstatus": "canceled", "ednote": "KILL: the story is wrong"}


def test_the_senders_kill_withdraws_the_story(desk, wire, web, make_entry):
    wire({})
    web.feed("northwire", make_entry("1", "Pier seven to close"))
    desk.subscribe("northwire")
    desk.run()
    assert [len(one.sources) for one in desk.published()] == [2]
    wire(KILL)
    assert desk.published() == []
    (one,) = desk.published(withdrawn=True)
    assert (one.withdrawn, one.number) == (True, 2)
    assert "kill" in [row.relation for row in desk.rows(MemberRow.relation)] or desk.rows(
        ClusterRow.withdrawn
    ) == [(True,)]


def test_a_withdrawn_story_stays_withdrawn_when_another_copy_comes(desk, wire, web, make_entry):
    wire({})
    wire(KILL)
    web.feed("northwire", make_entry("1", "Pier seven to close"))
    desk.subscribe("northwire")
    desk.run()
    assert desk.published() == []
    assert desk.rows(ClusterRow.withdrawn) == [(True,)]


@pytest.fixture
def second(desk, wire, web, make_entry):
    """Sends its copy of a story that another desk, which is canonical, had first."""
    web.feed("northwire", make_entry("1"))
    desk.subscribe("northwire")
    desk.run()
    wire({})
    assert [len(one.sources) for one in desk.published()] == [2]
    return wire


def test_another_desks_kill_withdraws_the_story_everywhere(desk, second):
    assert second(KILL)["withdrawn"] == 1
    assert desk.published() == []
    assert desk.rows(ClusterRow.withdrawn) == [(True,)]


def test_a_copy_that_another_desk_withholds_is_put_to_a_person(desk, second):
    second({"version": "2", "pubstatus": "withheld"})
    assert len(desk.published()) == 1
    ((status, reason, withdrawn),) = desk.rows(
        ClusterRow.status, ClusterRow.reason, ClusterRow.withdrawn
    )
    assert (status, withdrawn) == ("needs decision", False)
    assert "is the story withdrawn?" in reason


@pytest.fixture
def say(desk):
    """Withdraws or restores the only story, as a person does."""

    def one(*, withdrawn):
        ((cluster,),) = desk.rows(ClusterRow.id)
        said = {"withdrawn": withdrawn, "who": "Ana", "now": desk.now}
        decide(desk.database, cluster, policy=desk.plan.policy, **said)

    return one


def test_a_story_that_a_person_restores_is_out_again(desk, second, say):
    second(KILL)
    say(withdrawn=False)
    (one,) = desk.published()
    assert (one.number, one.text != "") == (3, True)
    assert "Ana restored the story" in [row[0] for row in desk.rows(EventRow.sentence)]
    second(KILL | {"version": "3", "pubstatus": "usable"})
    assert len(desk.published()) == 1


def test_the_only_copy_of_a_story_comes_back_as_it_was(desk, wire, say, pier):
    wire({})
    wire(KILL | {"body_text": "Kill this story."})
    say(withdrawn=False)
    (one,) = desk.published()
    assert (one.title, one.text) == ("Pier to close", pier)
    before = desk.exports()
    desk.run()
    assert desk.exports() == before


def test_a_later_kill_goes_over_a_persons_word(desk, second, say):
    second(KILL)
    say(withdrawn=False)
    second(KILL | {"version": "3", "body_text": "Kill it once more: it is wrong."})
    assert desk.published() == []


def test_what_a_person_withdraws_stays_withdrawn(desk, second, say, web, make_entry):
    say(withdrawn=True)
    assert desk.published() == []
    web.feed("devdesk", make_entry("1"))
    desk.subscribe("devdesk")
    assert desk.run().counts["withdrawn"] == 0
    assert desk.published() == []
    say(withdrawn=False)
    assert [len(one.sources) for one in desk.published()] == [3]


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_persons_word_answers_the_question_of_a_withheld_copy(desk, second, say, withdrawn):
    second({"version": "2", "pubstatus": "withheld"})
    say(withdrawn=withdrawn)
    desk.run()
    standing = desk.rows(ClusterRow.status, ClusterRow.reason, ClusterRow.withdrawn)
    assert standing == [("new", None, withdrawn)]


KILLING = "Please kill this story. The board says that no vote was taken."


def test_a_kill_with_a_guid_of_its_own_withdraws_the_story_of_its_headline(desk, web, make_entry):
    title = "Pier seven at Port Ellis to close"
    copies = [f"paper{number}" for number in range(8)]
    kill = make_entry("2", f"KILL-{title}", KILLING)
    web.feed("wire", kill, make_entry("1", title))
    for name in copies:
        web.feed(name, make_entry("1", title))
    desk.subscribe("wire", *copies)
    desk.run()
    assert desk.published() == []
    (one,) = desk.published(withdrawn=True)
    assert len(one.sources) == 10
    assert desk.rows(ClusterRow.withdrawn) == [(True,)]


def test_a_kill_that_comes_alone_by_another_feed_finds_its_story(desk, web, make_entry):
    title = "Pier seven at Port Ellis to close"
    web.feed("wire", make_entry("1", title))
    desk.subscribe("wire")
    desk.run()
    web.feed(
        "notices", make_entry("9", "KILL - advisory", f"Kill the story “{title}.” It is wrong.")
    )
    desk.subscribe("notices")
    desk.run()
    assert desk.published() == []
    (one,) = desk.published(withdrawn=True)
    assert [source.feed for source in one.sources] == ["Wire", "Notices"]


def test_a_correction_takes_the_place_of_what_it_corrects(desk, wire, pier):
    wire({})
    corrected = pier.replace("4.2 million", "2.4 million")
    note = {"version": "2", "ednote": "CORRECTS cost of repairs", "body_text": corrected}
    wire({**note, "headline": "CORRECTED-Pier to close"})
    (one,) = desk.published()
    assert (one.number, one.text, one.title) == (2, corrected, "Pier to close")
    assert len(desk.rows(CanonicalRow.id)) == 2


def test_a_story_under_embargo_is_not_written_before_its_time(desk, wire):
    until = desk.now + timedelta(hours=3)
    wire({"embargoed": until.isoformat()})  # an hour goes by with each run
    assert desk.published(withdrawn=True) == []
    assert desk.rows(CanonicalRow.id) == desk.rows(ClusterRow.id) == []
    desk.run()
    assert desk.published() == []
    desk.run()
    (one,) = desk.published()
    assert (one.number, one.updated) == (1, until)
    before = desk.exports()
    desk.run()
    assert desk.exports() == before


def test_an_embargo_that_is_lifted_early_is_over(desk, wire):
    wire({"embargoed": (desk.now + timedelta(days=9)).isoformat()})
    assert desk.published() == []
    wire({"version": "2"})
    assert len(desk.published()) == 1


def test_a_copy_of_an_embargoed_story_does_not_break_its_embargo(desk, wire):
    wire({"embargoed": (desk.now + timedelta(days=9)).isoformat()})
    wire({"embargoed": (desk.now + timedelta(days=9)).isoformat()}, name="agency")
    assert desk.published() == []


def test_a_kill_is_not_held_back_by_an_embargo(desk, wire, pier):
    wire({})
    later = {"embargoed": (desk.now + timedelta(days=9)).isoformat()}
    wire({**later, "body_text": pier + "\n\nA builder was found, the board said."}, name="agency")
    wire({**later, "body_text": pier + "\n\nA builder was found, the board said."}, name="bureau")
    assert len(desk.published()) == 1
    wire(KILL)
    assert desk.published() == []
    (one,) = desk.published(withdrawn=True)
    assert one.withdrawn


def test_an_update_under_embargo_leaves_the_earlier_text_until_its_time(desk, wire, pier):
    until = desk.now + timedelta(hours=3)
    wire({})
    updated = pier + "\n\nA builder was found on Friday, the board said in the evening."
    wire({"version": "2", "body_text": updated, "embargoed": until.isoformat()})
    assert [(one.number, one.text) for one in desk.published()] == [(1, pier)]
    desk.run()
    assert [(one.number, one.text) for one in desk.published()] == [(2, updated)]


def test_a_story_killed_under_embargo_is_never_published(desk, wire):
    later = {"embargoed": (desk.now + timedelta(hours=3)).isoformat()}
    wire(later)
    wire(KILL | later)
    for _ in range(3):
        desk.run()
    assert desk.published(withdrawn=True) == []


def shown(desk):
    """Return all the words that somebody can see: exports, evidence, what was put aside."""
    columns = (FlagRow.evidence, FlagRow.repair, SpikeRow.excerpt, SpikeRow.reason)
    said = [desk.rows(one) for one in (*columns, ClusterRow.title, EventRow.sentence)]
    return f"{desk.exports()} {said}"


OWN_NAME = {"uri": "urn:kill:9", "version": "1", "headline": "KILL-Pier to close"}


@pytest.mark.parametrize("name", [{}, OWN_NAME], ids=["same guid", "same headline"])
@pytest.mark.parametrize("at_once", [False, True], ids=["later", "in one poll"])
def test_a_kill_that_tells_no_embargo_keeps_that_of_its_story(desk, wire, name, at_once):
    until = desk.now + timedelta(hours=3)
    story = {"embargoed": until.isoformat()}
    kill = {**KILL, **name, "body_text": "Kill it: the pier does not close."}
    if at_once:
        wire(story, kill)
    else:
        wire(story)
        wire(kill)
    for _ in range(3):
        assert "Pier" not in shown(desk)
        wire(kill)  # as long as the feed carries it
    assert desk.published(withdrawn=True) == []
    assert desk.rows(ClusterRow.id) == []
    ((reason,),) = [row for row in desk.rows(SpikeRow.reason) if "killed before" in row[0]]
    assert reason == UNHEARD


@pytest.mark.parametrize("leaks", ["before", "after"])
def test_a_kill_under_embargo_withdraws_a_copy_that_is_out(desk, wire, leaks):
    """Its agency's copy at another feed, whichever of the two comes first."""
    later = {"embargoed": (desk.now + timedelta(days=9)).isoformat()}
    agency = {"copyrightholder": "Northwire"}
    wire({**later, **agency})
    steps = [lambda: wire(KILL | agency), lambda: wire({**agency}, name="paper")]
    for step in steps if leaks == "after" else reversed(steps):
        step()
    assert desk.published() == []
    (one,) = desk.published(withdrawn=True)
    assert one.withdrawn


SECRET = "The board will meet again on June 1 to choose Halden Marine as the builder."


@pytest.mark.parametrize("first", ["agency", "wire"])
def test_a_public_copy_learns_nothing_of_one_under_embargo(desk, wire, pier, first):
    """Neither its words as repairs and evidence, nor its headline, nor that it is there."""
    until = desk.now + timedelta(hours=4)
    whole = pier.replace("The board will meet again on June 1 to choose a builder.", SECRET)
    secret = {"embargoed": until.isoformat(), "body_text": whole, "headline": "Halden is chosen"}
    cut = {"body_text": pier.replace(" to choose a builder.", "")}
    for name in dict.fromkeys((first, "agency", "wire")):
        wire(secret if name == "agency" else cut, name=name)
    (one,) = desk.published()
    assert [source.feed for source in one.sources] == ["Wire"]
    assert "Halden" not in shown(desk)
    while desk.now < until:
        desk.run()
    (one,) = desk.published()
    assert SECRET in one.text
    assert len(one.sources) == 2


def test_a_longer_embargo_takes_the_place_of_a_shorter_one(desk, wire):
    soon, late = (desk.now + timedelta(hours=n) for n in (3, 6))
    wire({"embargoed": soon.isoformat()})
    wire({"embargoed": late.isoformat(), "version": "2"})
    while desk.now < late - timedelta(hours=1):
        desk.run()
        assert desk.published(withdrawn=True) == []
    desk.run()
    assert [one.number for one in desk.published()] == [1]


def test_what_is_put_aside_under_embargo_says_nothing_of_itself(desk, wire):
    secret = {"embargoed": (desk.now + timedelta(days=9)).isoformat(), "headline": "Halden wins"}
    wire(secret | {"version": "3"}, secret | {"version": "2", "headline": "Halden may win"})
    wire(secret | {"version": "1", "body_text": "Halden was chosen."})
    assert len(desk.rows(SpikeRow.reason)) == 2
    assert "Halden" not in shown(desk)

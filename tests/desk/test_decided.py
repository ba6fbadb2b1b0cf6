"""What a person decided holds in every later cycle, whatever arrives."""

import pytest

from storage import decisions, flags
from storage.tables import ClusterRow, FlagRow, ItemRow, VersionRow
from story.decision import Accepted, Apart, Dismissed, Pinned, Together


@pytest.fixture
def decide(desk):
    """Keeps what a person says, as the desk's pages do."""

    def keep(decision):
        with desk.database.transaction() as session:
            decisions.add(session, decision, who="Ana", now=desk.now)
            if isinstance(decision, Accepted | Dismissed):
                place = decision.version, decision.kind, decision.start, decision.end
                state = type(decision).__name__.lower()
                repair = getattr(decision, "repair", None)
                assert flags.decide(session, place, state=state, repair=repair)

    return keep


def items(desk):
    return {row.guid: row.id for row in desk.rows(ItemRow.guid, ItemRow.id)}


def sizes(desk):
    return sorted(len(group) for group in desk.groups())


def test_what_is_together_stays_together_whatever_its_texts(desk, web, make_entry, storks, decide):
    web.feed("northwire", make_entry("pier"))
    web.feed("devdesk", make_entry("storks", "Storks", storks))
    desk.subscribe("northwire", "devdesk")
    desk.run()
    assert sizes(desk) == [1, 1]
    ids = items(desk)
    decide(Together(ids["pier"], ids["storks"]))
    web.feed("northwire", make_entry("pier", text=storks.replace("storks", "piers")[:700]))
    desk.run()
    assert sizes(desk) == [2]
    for name in ("northwire", "devdesk"):
        web.feed(
            name, make_entry("pier" if name == "northwire" else "storks", text=f"{name}. " * 60)
        )
        desk.run()
        assert sizes(desk) == [2]


def test_what_is_apart_never_shares_a_story(desk, web, make_entry, decide, pier):
    web.feed("northwire", make_entry("a"))
    web.feed("devdesk", make_entry("b", "Storks", "Storks came back to the town. " * 20))
    desk.subscribe("northwire", "devdesk")
    desk.run()
    ids = items(desk)
    decide(Apart(ids["a"], ids["b"]))
    web.feed("devdesk", make_entry("b"))  # word for word the same now
    desk.run()
    assert sizes(desk) == [1, 1]
    web.feed("ledger", make_entry("c"))  # and a third one bridges nothing
    desk.subscribe("ledger")
    desk.run()
    assert sizes(desk) == [1, 2]


def test_copies_set_apart_part_when_their_story_is_worked_again(desk, web, make_entry, decide):
    web.feed("northwire", make_entry("a"))
    web.feed("devdesk", make_entry("b"))
    desk.subscribe("northwire", "devdesk")
    desk.run()
    assert sizes(desk) == [2]
    ids = items(desk)
    decide(Apart(ids["a"], ids["b"]))
    arrive(desk, web, make_entry)
    assert sizes(desk) == [1, 2]


def test_what_was_undone_counts_no_longer(desk, web, make_entry, decide, storks):
    web.feed("northwire", make_entry("a"))
    web.feed("devdesk", make_entry("b", "Storks", storks))
    desk.subscribe("northwire", "devdesk")
    desk.run()
    ids = items(desk)
    decide(Apart(ids["a"], ids["b"]))
    with desk.database.transaction() as session:
        decisions.undo(session, 1, now=desk.now)
    web.feed("devdesk", make_entry("b"))
    desk.run()
    assert sizes(desk) == [2]


def test_a_pinned_version_stands_for_its_story(desk, web, make_entry, decide, pier):
    short = pier.rsplit("\n\n", 1)[0]
    web.feed("northwire", make_entry("long"))
    web.feed("devdesk", make_entry("short", "Pier", short))
    desk.subscribe("northwire", "devdesk")
    desk.run()
    assert desk.published()[0].text == pier
    ids = dict(desk.rows(VersionRow.text, VersionRow.id))
    ((cluster,),) = desk.rows(ClusterRow.id)
    decide(Pinned(cluster, ids[short]))
    web.feed("ledger", make_entry("late"))
    desk.subscribe("ledger")
    desk.run()
    assert desk.published()[0].text == short
    assert len(desk.published()[0].sources) == 3


@pytest.fixture
def flagged(desk, web, make_entry, pier):
    """A story of one copy with two flags; returns it by its text and the flags."""
    text = pier.replace("will cost them", "will. cost them").replace("some 900", "some some 900")
    web.feed("northwire", make_entry("1", text=text))
    desk.subscribe("northwire")
    desk.run()
    columns = (FlagRow.start, FlagRow.end, FlagRow.kind, FlagRow.version_id, FlagRow.repair)
    found = [row for row in desk.rows(*columns, FlagRow.tier) if row.tier == "flag"]
    assert len(found) >= 2
    return text, found


def arrive(desk, web, make_entry, name="gazette"):
    """Let another copy come, so that the story is worked again."""
    web.feed(name, make_entry("late", "Pier seven is to close"))
    desk.subscribe(name)
    desk.run()


def test_a_dismissed_flag_is_not_raised_again_and_never_repaired(
    desk, web, make_entry, flagged, decide
):
    _, found = flagged
    for one in found:
        decide(Dismissed(one.version_id, one.kind, one.start, one.end))
    arrive(desk, web, make_entry)
    rows = desk.rows(FlagRow.id, FlagRow.version_id, FlagRow.state, FlagRow.kind)
    kept = [row for row in rows if row.kind in {one.kind for one in found}]
    assert [row.state for row in kept] == ["dismissed"] * len(found)


def test_an_accepted_repair_goes_into_the_canonical_text(desk, web, make_entry, flagged, decide):
    text, found = flagged
    one = next(flag for flag in found if "some" in text[flag.start : flag.end])
    decide(Accepted(one.version_id, one.kind, one.start, one.end, "nearly"))
    ((cluster,),) = desk.rows(ClusterRow.id)
    decide(Pinned(cluster, one.version_id))
    for name in ("gazette", "ledger"):
        arrive(desk, web, make_entry, name)
        said = desk.published()[0].text
        assert "nearly" in said
        assert "some some" not in said

"""Flags, and what people said of them and of stories: it outlives whatever the machine does."""

from datetime import timedelta

import pytest

from editing.flag import Evidence, Flag, Tier
from storage import decisions, flags
from storage.decisions import Word
from storage.errors import NotFoundError
from storage.tables import DecisionRow, FlagRow
from story.decision import (
    Accepted,
    Apart,
    Dismissed,
    Pinned,
    Restored,
    Together,
    Withdrawn,
)

EVIDENCE = (Evidence(key=7, source="Devdesk", text="the pier closed", start=0, end=15),)


def flag(kind="stray-full-stop", start=4, **said):
    return Flag(
        **{
            "kind": kind,
            "tier": Tier.FLAG,
            "start": start,
            "end": start + 1,
            "text": ".",
            "message": "A full stop stands inside the sentence",
            "confidence": 0.97,
            "repair": "",
            "evidence": EVIDENCE,
            "agreement": 2,
        }
        | said
    )


@pytest.fixture
def version(given):
    return given.versions(1)[0]


def raised(database, version):
    with database.read() as session:
        return [(one.flag, one.state) for one in flags.of_versions(session, [version])[version]]


def replace(database, version, *found):
    with database.transaction() as session:
        flags.replace(session, {version: found})


def test_flags_come_back_as_they_were_raised_by_their_places(database, version):
    found = [flag(start=9), flag(kind="join", tier=Tier.HINT, repair=None), flag()]
    replace(database, version, *found)
    assert raised(database, version) == [(one, "open") for one in (*found[1:], found[0])]


def test_what_the_rules_no_longer_say_goes(database, version, given):
    replace(database, version, flag(), flag(start=9))
    replace(database, version, flag(start=9))
    assert raised(database, version) == [(flag(start=9), "open")]
    replace(database, version)
    assert given.rows(FlagRow.id) == []


def test_one_place_is_flagged_once_a_kind(database, version):
    replace(database, version, flag(confidence=0.5), flag(confidence=0.9), flag(kind="join"))
    assert [one.confidence for one, _ in raised(database, version)] == [0.9, 0.97]


@pytest.mark.parametrize("state", ["accepted", "dismissed"])
def test_what_a_person_decided_stays_whatever_the_rules_say(database, version, state):
    replace(database, version, flag())
    with database.transaction() as session:
        assert flags.decide(session, (version, flag().kind, 4, 5), state=state, repair=",")
    for found in ((), (flag(confidence=0.1),), (flag(), flag(start=9))):
        replace(database, version, *found)
        first = raised(database, version)[0]
        assert first == (flag(repair=","), state)


def test_to_decide_on_no_flag_says_so(database, version):
    with database.transaction() as session:
        assert not flags.decide(session, (version, "join", 4, 5), state="dismissed")


DECISIONS = [
    Together(1, 2),
    Apart(3, 1),
    Pinned(5, 9),
    Accepted(9, "join", 1, 2, "it"),
    Accepted(9, "join", 3, 4),
    Dismissed(9, "join", 5, 6),
    Withdrawn(7),
    Restored(7),
]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda one: type(one).__name__)
def test_a_decision_can_be_undone_once_and_stays_as_history(database, given, now, decision):
    with database.transaction() as session:
        id_ = decisions.add(session, decision, who="Ana", now=now)
    with database.transaction() as session:
        assert decisions.undo(session, id_, now=now) == decision
    with database.transaction() as session, pytest.raises(NotFoundError, match="no decision"):
        decisions.undo(session, id_, now=now)
    assert given.rows(DecisionRow.who, DecisionRow.undone) == [("Ana", now)]


def test_of_one_pair_the_last_word_counts(session, now):
    decisions.add(session, Together(2, 1), who="Ana", now=now)
    decisions.add(session, Together(2, 3), who="Ana", now=now)
    last = decisions.add(session, Apart(1, 2), who="Ben", now=now)
    said = decisions.on_items(session, [2])
    assert (said.together, said.apart) == ({(2, 3)}, {(1, 2)})
    decisions.undo(session, last, now=now)
    said = decisions.on_items(session, [1])
    assert (said.together, said.apart) == ({(1, 2)}, frozenset())


def test_a_pin_is_known_by_its_item(given, database, version, now):
    with database.transaction() as session:
        id_ = decisions.add(session, Pinned(1, version), who="Ana", now=now)
        assert decisions.pinned(session, range(1, 9)) == {1}
        decisions.undo(session, id_, now=now)
        assert decisions.pinned(session, range(1, 9)) == set()


def test_of_one_story_the_last_word_counts(session, now):
    later = now + timedelta(minutes=1)
    decisions.add(session, Withdrawn(7), who="Ana", now=now)
    last = decisions.add(session, Restored(7), who="Ben", now=later)
    decisions.add(session, Restored(8), who="Ben", now=now)
    assert decisions.words(session, [7, 9]) == {7: Word(withdrawn=False, made=later)}
    decisions.undo(session, last, now=later)
    assert decisions.words(session, [7]) == {7: Word(withdrawn=True, made=now)}

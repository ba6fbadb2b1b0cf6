"""Signatures, bands and likenesses: what makes candidates, and what came of judging them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from dedup.likeness import Verdict, likenesses
from dedup.policy import Policy
from dedup.signature import Signature, Signed
from storage import bands
from storage import copies as texts
from storage import likenesses as kept
from storage.tables import BandRow, FreshBandRow, LikenessRow, SignatureRow
from story.item import Copy

POLICY = Policy()
PIER = (
    "The harbour board of Port Ellis voted on Tuesday to close pier seven for repairs until the "
    "spring, a decision that fishing crews say will cost them their season. The pier, built in "
    "1931, has been sinking by about two centimetres a year, engineers told the meeting. "
) * 2
KEYS = [-(2**63), -1, 0, 2**63 - 1]


def signatures(number):
    return [Signature(np.full(128, n, np.uint32)) for n in range(number)]


def signed(versions, keys):
    made = zip(versions, signatures(len(keys)), keys, strict=True)
    return {version: Signed(one, tuple(own), bytes(260)) for version, one, own in made}


def turned(key):
    """Return a key as it is kept, and what is kept as a key."""
    return int(bands.turned(np.array([key], np.int64))[0])


def look_up(work, keys, *, most, arriving=None):
    looking = bands.LookUp(work, most=most)
    for some in (list(keys)[:2], keys):
        looking.ask(some)
    return looking.found(arriving)


def under(found):
    keys, versions = found.held.keys.tolist(), found.held.versions.tolist()
    parts = pairwise(found.held.starts.tolist())
    return {key: versions[a:b] for key, (a, b) in zip(keys, parts, strict=True)}


def test_keys_of_the_whole_range_are_found_again(given, database):
    made = given.versions(2)
    with database.transaction() as work:
        bands.keep(work, signed(made, [KEYS, KEYS[:1]]), policy="p")
    with database.transaction() as work:
        found = look_up(work, [*KEYS, 5], most=10)
    assert under(found) == {KEYS[0]: made[::-1], **dict.fromkeys(KEYS[1:], made[:1])}
    assert found.capped == frozenset()


def test_a_key_under_which_too_many_stand_gives_the_newest_and_says_so(given, database):
    made = given.versions(7)
    with database.transaction() as work:
        bands.keep(work, signed(made, [[1]] * 5 + [[1, 2]] * 2), policy="p")
        found = look_up(work, [1, 2], most=3)
    assert under(found) == {1: made[:3:-1], 2: made[:4:-1]}
    assert found.capped == {1}


def test_a_version_is_signed_once(given, database):
    made = given.versions(2)
    for keys in ([1], [2]):
        with database.transaction() as work:
            bands.keep(work, signed(made, [keys] * 2), policy="p")
    with database.read() as work:
        assert under(look_up(work, [1, 2], most=10)) == {1: made[::-1]}
    rows = given.rows(SignatureRow.version_id, SignatureRow.value)
    assert [Signature.from_bytes(row.value) for row in rows] == signatures(2)


def test_arrivals_find_each_other_before_they_are_kept(given, database):
    made = given.versions(4)
    own = dict(zip(made, [[1, 2], [1], [2, 3], [3]], strict=True))
    with database.transaction() as work:
        bands.keep(work, signed(made[1:2], [[1]]), policy="p")
        before = look_up(work, [1, 2, 3], most=1, arriving=own)
        bands.keep(work, signed(made, own.values()), policy="p")
        after = look_up(work, [1, 2, 3], most=1)
    assert under(before) == under(after) == {1: [made[1]], 2: [made[2]], 3: [made[3]]}
    assert before.capped == after.capped == {1, 2, 3}


def test_without_keys_nobody_is_found(database):
    with database.transaction() as work:
        assert under(look_up(work, [], most=3)) == {}
        assert under(look_up(work, [1], most=3)) == {}


@given(owned=st.lists(st.sets(st.integers(0, 6), max_size=4), min_size=1, max_size=8), most=...)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_look_up_finds_the_newest_of_each_key(database, given, owned, most: bool):
    limit = 2 if most else 100
    made = given.versions(len(owned))
    keys = [[key + 10 * made[0] for key in own] for own in owned]  # nobody else's
    with database.transaction() as work:
        bands.keep(work, signed(made, keys), policy="p")
        found = look_up(work, {key for own in keys for key in own}, most=limit)
    for key in {key for own in keys for key in own}:
        standing = sorted((v for v, own in zip(made, keys, strict=True) if key in own))[::-1]
        assert under(found)[key] == standing[:limit]
        assert (key in found.capped) is (len(standing) > limit)


@given(
    turns=st.lists(st.tuples(st.integers(0, 2**17), st.sets(st.integers(0, 5))), max_size=12),
    lone=st.booleans(),
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_version_comes_when_a_look_up_finds_the_same(database, turns, lone: bool):
    """Wherever its keys lie, and whether their rows have moved since or wait."""
    keys = [turned(key) for key in (-(2**63), -(2**63) + 2**49, -1, 0, 2**49, 2**63 - 1)]
    owned = {number + 1: sorted(keys[place] for place in own) for number, own in turns}
    with database.transaction() as work:
        work.execute(delete(BandRow))
        work.execute(delete(FreshBandRow))
        for batch in [{v: own} for v, own in owned.items()] if lone else [owned]:
            bands.stand(work, batch)
        found = under(look_up(work, keys, most=100))
        work.rollback()
    standing = {key: sorted((v for v, own in owned.items() if key in own))[::-1] for key in keys}
    assert found == {key: those for key, those in standing.items() if those}


def test_fresh_rows_move_when_the_turn_of_their_keys_comes(database):
    """Version after version moves a part of the range of keys, and after the last the first."""

    first, second, last = turned(-(2**63)), turned(-(2**63) + 2**49), turned(2**63 - 1)

    def moved(work):
        return {turned(key) for (key,) in work.execute(select(BandRow.key))}

    with database.transaction() as work:
        bands.stand(work, {bands.PARTS + 5: [first, first + 2**32, second, last]})
        assert moved(work) == set()
        bands.stand(work, {2 * bands.PARTS: []})
        assert moved(work) == {first, first + 2**32}
        bands.stand(work, {2 * bands.PARTS + 1: [], 3 * bands.PARTS - 1: [first]})
        assert moved(work) == {first, first + 2**32, second, last}
        assert work.scalar(select(func.count()).select_from(FreshBandRow)) == 1


@pytest.fixture
def judged(given, database):
    """Three versions; the first two alike, the third another story."""
    made = given.versions(3)
    pier = [Copy(1, PIER), Copy(2, PIER.replace("spring", "summer", 1)), Copy(3, "Storks. " * 80)]
    pairs = [(0, 1), (0, 2)]
    found = likenesses([(pier[a], pier[b]) for a, b in pairs], policy=POLICY)
    said = {(made[a], made[b]): one for (a, b), one in zip(pairs, found, strict=True)}
    with database.transaction() as work:
        kept.keep(work, said, policy=POLICY.name)
    return made, said


def test_a_judged_pair_comes_back_as_it_was_said(judged, database):
    made, said = judged
    with database.read() as session:
        assert kept.load(session, made, policy=POLICY.name) == said
        assert kept.load(session, made[1:], policy=POLICY.name) == {}
        assert kept.load(session, made, policy="another") == {}


def test_neighbours_are_those_who_are_or_may_be_alike(judged, database):
    made, said = judged
    assert said[made[0], made[1]].verdict is Verdict.JOIN
    assert said[made[0], made[2]].verdict is Verdict.APART
    with database.read() as session:
        assert kept.neighbours(session, made[:1]) == {made[1]}
        assert kept.neighbours(session, made[1:2]) == {made[0]}
        assert kept.neighbours(session, made[2:]) == set()


def test_a_pair_judged_anew_replaces_what_was_said(judged, database, given):
    made, said = judged
    with database.transaction() as work:
        pair = made[0], made[1]
        kept.keep(work, {pair: said[made[0], made[2]]}, policy="another")
    assert given.rows(LikenessRow.a, LikenessRow.b, LikenessRow.policy) == [
        (*pair, "another"),
        (made[0], made[2], POLICY.name),
    ]


def test_texts_come_with_all_that_the_core_may_know(given, make_item, database, now):
    (feed,) = given.feeds("northwire")
    given.receive(feed, make_item(language="de", summary=True))
    with database.read() as session:
        assert list(texts.load(session, [1, 99])) == [1]
        assert texts.load(session, [1])[1] == Copy(
            key=1,
            text="The pier closed on Tuesday.",
            title="Pier closed",
            source="northwire",
            seen=now,
            language="de",
            summary=True,
        )

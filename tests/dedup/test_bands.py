from collections import Counter
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.bands import ENOUGH, EVERY_KEY, RARITY, keys
from dedup.columns import bounds
from dedup.groups import Groups
from dedup.minhash import sign
from dedup.pairing import Pairing, families
from dedup.policy import Policy
from story.item import Copy

POLICY = Policy()


def keys_of(*copies):
    return keys(copies, sign(copies, policy=POLICY), policy=POLICY)


def shared(a, b):
    one, other = keys_of(a, b)
    return len(set(one) & set(other))


@given(st.text(max_size=300), st.text(max_size=60))
def test_keys_are_few_distinct_and_fit_a_database(text, title):
    (found,) = keys_of(Copy(1, text, title))
    assert len(found) <= 48
    assert len(set(found)) == len(found)
    assert all(-(2**63) <= key < 2**63 for key in found)


def test_nothing_gives_no_key():
    assert keys_of() == []
    assert keys_of(Copy(1, "", "")) == [()]


def test_a_summary_shares_keys_with_its_story(make):
    lead = make.story.split("\n\n", maxsplit=1)[0]
    assert shared(make.copy(), make.copy(lead)) >= 2


def test_a_cut_that_kept_the_middle_shares_keys_with_its_story(make):
    middle = "\n\n".join(make.story.split("\n\n")[1:3])
    assert shared(make.copy(), make.copy(middle, title="")) >= 1


def test_a_copy_with_a_fifth_of_its_words_replaced_shares_keys(make):
    noisy = make.noisy(make.story, 0.2)
    assert shared(make.copy(), make.copy(noisy, title="")) >= 2


def test_equal_headlines_find_each_other_in_any_order_of_words(make):
    assert shared(make.copy("x"), make.copy("y", title="Pier Seven closes in Port Ellis: spring"))


def test_strangers_share_no_key(make):
    assert shared(make.copy(), make.copy(make.other, title="Storks return to Karvala")) == 0


def pairing_of(*rows):
    pairing = Pairing(POLICY)
    flat = np.array([key for own in rows for key in own], np.int64)
    pairing.add(0, flat, bounds([len(own) for own in rows]))
    return pairing


def test_an_archive_of_one_key_gives_pairs_in_proportion_to_its_rows():
    pairing = pairing_of(*[(1, 2, 3)] * 5_000)
    assert pairing.pairs().shape[1] <= 5_000 * POLICY.most_candidates
    assert pairing.hot == 3


def test_an_empty_archive_has_no_pairs():
    assert Pairing(POLICY).pairs().tolist() == [[], []]
    assert pairing_of((), (7,)).pairs().tolist() == [[], []]


@given(st.lists(st.sets(st.integers(0, 30), max_size=8), max_size=30))
def test_pairs_are_those_that_share_keys_enough(rows):
    """Few rows under few keys, so that no cap bites: as counted one by one."""
    rows = [{key + (key << 57) for key in own} for own in rows[:6]]
    held = Counter(key for own in rows for key in own)
    expected = [
        [a, b]
        for a, b in combinations(range(len(rows)), 2)
        if sum(RARITY // held[key] + EVERY_KEY for key in rows[a] & rows[b]) >= ENOUGH
    ]
    assert sorted(pairing_of(*map(sorted, rows)).pairs().T.tolist()) == expected


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=40))
def test_families_are_what_pairs_connect(pairs):
    groups = Groups(range(41), ())
    for a, b in pairs:
        groups.join(a, b)
    least = families(np.array(pairs, np.int64).reshape(-1, 2).T, 41)
    assert least.tolist() == [min(groups.members(row)) for row in range(41)]

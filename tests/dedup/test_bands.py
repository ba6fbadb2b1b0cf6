from hypothesis import given
from hypothesis import strategies as st

from dedup.bands import candidates, keys
from dedup.minhash import sign
from dedup.pairing import Pairing
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


def test_candidates_come_with_the_most_keys_first():
    under = {1: [10, 20], 2: [20], 3: [20, 30], 4: [30]}
    assert candidates([1, 2, 3, 4], under, policy=POLICY) == [20, 30, 10]


def test_one_key_that_many_hold_proposes_nobody():
    assert candidates([1], {1: list(range(50))}, policy=POLICY) == []


def test_hot_keys_never_propose_more_than_the_policy_allows():
    under = {key: list(range(100)) for key in range(40)}
    assert len(candidates(range(40), under, policy=POLICY)) == POLICY.most_candidates


def test_an_archive_of_one_key_gives_pairs_in_proportion_to_its_rows():
    pairing = Pairing(POLICY)
    pairing.add(range(5_000), [(1, 2, 3)] * 5_000)
    assert len(pairing.pairs()) <= 5_000 * POLICY.most_candidates


def test_an_empty_archive_has_no_pairs():
    assert Pairing(POLICY).pairs() == []
    pairing = Pairing(POLICY)
    pairing.add([0, 1], [(), (7,)])
    assert pairing.pairs() == []

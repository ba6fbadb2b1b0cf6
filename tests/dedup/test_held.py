from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dedup.bands import ENOUGH, EVERY_KEY, RARITY
from dedup.held import candidates, held
from dedup.policy import Policy

POLICY = Policy()
MANY = list(range(50))


def of_one(keys, under, **how):
    (found,) = candidates([list(keys)], held(under), policy=POLICY, **how)
    return found


def test_candidates_come_with_the_most_keys_first():
    under = {1: [10, 20], 2: [20], 3: [20, 30], 4: [30]}
    assert of_one([1, 2, 3, 4], under) == [20, 30, 10]


def test_one_key_that_many_hold_proposes_nobody():
    assert of_one([1], {1: MANY}) == []


def test_but_it_does_where_every_key_counts():
    assert of_one([1], {1: MANY}, least=[EVERY_KEY]) == MANY[: -POLICY.most_candidates - 1 : -1]


def test_hot_keys_never_propose_more_than_the_policy_allows():
    under = {key: list(range(100)) for key in range(40)}
    assert len(of_one(range(40), under)) == POLICY.most_candidates


def test_without_keys_or_holders_there_is_nobody():
    assert candidates([], held({}), policy=POLICY) == []
    assert candidates([[], [7]], held({}), policy=POLICY) == [[], []]
    assert candidates([[], [7]], held({6: [1], 8: [2]}), policy=POLICY) == [[], []]


KEYS = st.integers(-3, 3).map(lambda key: key << 61)


@given(
    st.lists(st.tuples(st.sets(KEYS), st.sampled_from([EVERY_KEY, ENOUGH])), max_size=6),
    st.dictionaries(KEYS, st.lists(st.integers(1, 30), min_size=1, max_size=9, unique=True)),
)
def test_a_batch_gets_what_each_gets_by_counting_one_by_one(arrivals, under):
    expected = []
    for own, least in arrivals:
        weights = Counter()
        for key in own:
            for version in under.get(key, ()):
                weights[version] += RARITY // (len(under[key]) + 1) + EVERY_KEY
        enough = [version for version, weight in weights.items() if weight >= least]
        best = sorted(enough, key=lambda version: (-weights[version], -version))
        expected.append(best[: POLICY.most_candidates])
    keys, least = [list(own) for own, _ in arrivals], [one for _, one in arrivals]
    assert candidates(keys, held(under), policy=POLICY, least=least) == expected

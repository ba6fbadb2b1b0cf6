"""Work grows with the archive, never with its square: pairs are counted, not seconds."""

import random

from dedup.archive import cluster
from story.item import Copy

WORDS = [f"word{number}" for number in range(5_000)]


def compared(copies):
    """Return how many pairs were compared, and what came of them."""
    told = {}
    clustered = cluster(copies, progress=lambda verb, _done, total: told.update({verb: total}))
    return told["compared"], clustered


def texts(count, length=60, seed=1):
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=length)) for _ in range(count)]


def test_copies_of_one_wire_story_are_compared_in_proportion_to_them(make):
    few, many = (
        [Copy(key, make.noisy(make.story, 0.1, seed=key), "Pier") for key in range(count)]
        for count in (100, 800)
    )
    (pairs_of_few, _), (pairs_of_many, clustered) = compared(few), compared(many)
    assert pairs_of_many <= 9 * pairs_of_few
    assert len({one.cluster for one in clustered.placed}) == 1
    assert clustered.hot_keys


def test_stories_in_one_shell_of_boilerplate_are_hardly_compared():
    shell = " ".join(f"Sentence {number} of the shell is known to all." for number in range(8))
    pairs, clustered = compared([Copy(k, f"{t}. {shell}") for k, t in enumerate(texts(1_000))])
    assert pairs < 100
    assert len({one.cluster for one in clustered.placed}) == 1_000


def test_equal_summaries_cost_what_one_costs():
    same = [Copy(key, "Comments are closed.", "") for key in range(50_000)]
    pairs, clustered = compared(same)
    assert pairs == 0
    assert len({one.cluster for one in clustered.placed}) == 1


def test_one_text_under_many_headlines_is_compared_in_proportion_to_them():
    text = texts(1, 100)[0]
    few, many = (
        [Copy(key, text, title) for key, title in enumerate(texts(count, 6))]
        for count in (100, 800)
    )
    assert compared(many)[0] <= 9 * compared(few)[0]


def test_strangers_are_not_compared():
    pairs, clustered = compared([Copy(key, text) for key, text in enumerate(texts(1_000))])
    assert pairs < 50
    assert clustered.hot_keys == 0

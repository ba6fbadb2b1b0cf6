import itertools
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

import dedup
from dedup.archive import cluster_stories
from dedup.likeness import Relation
from dedup.policy import Policy
from story.item import Copy

POLICY = Policy()


def by_cluster(placed):
    groups = {}
    for one in placed:
        groups.setdefault(one.cluster, set()).add(one.key)
    return sorted(map(sorted, groups.values()))


def wire(make):
    """Return two stories, their copies, and a stranger."""
    first, *rest = make.story.split("\n\n")
    storks = "Storks return to Karvala"
    return [
        make.copy(key=1),
        make.copy("\n\n".join([first, rest[0]]), key=2),
        make.copy(first, key=3, summary=True),
        make.copy(make.noisy(make.story, 0.1), key=4, title="Crews lose their pier"),
        make.copy(make.other, title=storks, key=5),
        make.copy(make.noisy(make.other, 0.15), title=storks, key=6),
        make.copy("The council of Brannock will vote on a new school on Friday.", "School", key=7),
    ]


EXPECTED = [[1, 2, 3, 4], [5, 6], [7]]


def test_texts_without_a_word_are_copies_of_nothing():
    copies = [Copy(key, text) for key, text in enumerate(["", "", "...", "...", "a", "a"])]
    assert by_cluster(cluster_stories(copies)) == [[0], [1], [2], [3], [4, 5]]


def test_an_empty_archive_gives_nothing():
    assert cluster_stories([]) == []


def test_stories_may_come_one_by_one(make):
    copies = wire(make)
    assert cluster_stories(copy for copy in copies) == cluster_stories(copies)


def test_stories_find_their_copies_and_each_cluster_has_one_canonical(make):
    placed = cluster_stories(wire(make))
    assert [one.key for one in placed] == [1, 2, 3, 4, 5, 6, 7]
    assert by_cluster(placed) == EXPECTED
    standing = [one.key for one in placed if one.canonical]
    assert standing == [1, 5, 7]
    relations = {one.key: one.relation for one in placed}
    assert relations[2] is Relation.CUT
    assert relations[4] is Relation.NEAR
    assert all((one.relation is Relation.CANONICAL) == one.canonical for one in placed)
    assert all(one.likeness == 1.0 for one in placed if one.canonical)


def test_equal_copies_are_exact(make):
    first, second = cluster_stories([make.copy(key=1), make.copy(key=2)])
    assert (first.relation, second.relation) == (Relation.CANONICAL, Relation.EXACT)
    assert second.likeness == 1.0


def test_keys_need_not_be_distinct(make):
    placed = cluster_stories([make.copy(key=1), make.copy(make.other, "Storks", key=1)])
    assert len({one.cluster for one in placed}) == 2


def test_progress_is_told(make):
    told = []
    cluster_stories(wire(make), progress=lambda *step: told.append(step))
    assert {verb for verb, _, _ in told} == {"read", "signed", "compared"}
    assert all(done <= total for _, done, total in told)


def test_twenty_thousand_equal_lines_of_furniture_cost_little():
    placed = cluster_stories([Copy(key, "Comments are closed.") for key in range(20_000)])
    assert len({one.cluster for one in placed}) == 1


def test_briefs_in_one_shell_of_boilerplate_stay_apart(make):
    shell = " ".join(
        f"Sentence {number} of the shell tells readers how to subscribe to our letters."
        for number in range(10)
    )
    chance, words = random.Random(1), (make.story + make.other).split()
    briefs = [" ".join(chance.choices(words, k=25)) + "." for _ in range(20)]
    copies = [Copy(key, f"{brief} {shell}", "") for key, brief in enumerate(briefs)]
    assert len({one.cluster for one in cluster_stories(copies)}) == 20


def test_the_library_opens_with_one_name(make):
    assert dedup.cluster_stories is cluster_stories


@settings(deadline=None, max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_an_archive_does_not_matter(make, chance):
    copies = wire(make)
    assert by_cluster(cluster_stories(chance.sample(copies, len(copies)))) == EXPECTED


NEWS_OF_ITS_OWN = """
The board had been warned in 1998 and again in 2011, the minutes of its meetings show, but put the
work off both times for want of money.

Anglers, who like the pier for its mackerel, said they would miss it more than anybody, and asked
the board for a bench on the northern mole.
"""


def test_equal_copies_of_two_houses_may_come_in_any_order(make):
    """One house alone may tell old background anew; what another house has of it is a copy."""
    lead = make.story.split("\n\n")[0]
    first = make.copy(key=1, source="one")
    second = make.copy(lead + NEWS_OF_ITS_OWN, "Crews lose their season", key=2, source="one")
    again = [replace(one, key=one.key + 2, source="two") for one in (first, second)]
    assert by_cluster(cluster_stories([first, second])) == [[1], [2]]
    for order in itertools.permutations([first, second, *again]):
        assert by_cluster(cluster_stories(order)) == [[1, 2, 3, 4]]


def test_a_policy_may_ask_for_more(make):
    strict = replace(POLICY, join=1.0, ask=1.0)
    assert len(by_cluster(cluster_stories(wire(make), policy=strict))) == 7

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.canonical import Candidate, choose
from dedup.policy import Policy
from story.item import Nature

POLICY = Policy()
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def one(key, words=300, **known):
    known = {
        "flags": 0, "boilerplate": 0, "seen": NOON + timedelta(minutes=key),
        "nature": Nature.STORY, "summary": False, "credited": False, "complete": 1.0,
        "withdrawn": False,
    } | known  # fmt: skip
    return Candidate(key=key, words=words, **known)


def chosen(*members, **known):
    return choose(members, policy=POLICY, **known).key


def test_the_full_text_stands_for_its_cut():
    assert chosen(one(1, words=90), one(2, words=300)) == 2


def test_the_clean_copy_stands_for_the_damaged_one():
    assert chosen(one(1, flags=6), one(2)) == 2


def test_a_little_more_text_does_not_outweigh_boilerplate_and_flags():
    assert chosen(one(1, words=320, boilerplate=4, flags=2), one(2, words=300)) == 2


def test_a_correction_stands_for_what_it_corrects():
    assert chosen(one(1), one(2, nature=Nature.CORRECTION)) == 2


def test_a_copy_with_another_story_glued_on_does_not_stand():
    assert chosen(one(1, words=290), one(2, words=300), one(3, words=550)) == 1


def test_what_was_killed_or_withdrawn_never_stands_while_another_can():
    assert chosen(one(1, words=40), one(2, nature=Nature.KILL)) == 1
    assert chosen(one(1, words=40, summary=True), one(2, withdrawn=True)) == 1


def test_the_first_seen_of_equals_stands():
    assert chosen(one(2), one(1)) == 1


def test_an_equal_copy_does_not_take_the_place():
    assert chosen(one(1, words=299), one(2, words=300), current=1) == 1


def test_a_clearly_better_copy_takes_the_place():
    assert chosen(one(1, words=150), one(2, words=300), current=1) == 2


def test_a_pinned_member_stands_whatever_the_scores():
    assert chosen(one(1, words=20, flags=9), one(2), pinned=1) == 1


def test_a_pin_on_somebody_else_says_nothing():
    assert chosen(one(1), pinned=99) == 1


def test_reasons_add_up_to_the_total():
    choice = choose([one(1, flags=2), one(2, credited=True, words=80)], policy=POLICY)
    for score in choice.scores:
        assert score.total == pytest.approx(sum(value for _, value in score.reasons))
    assert choice.scores[0].total >= choice.scores[1].total


def test_nobody_can_stand_for_an_empty_cluster():
    with pytest.raises(ValueError, match="without members"):
        choose([], policy=POLICY)


@given(st.lists(st.integers(1, 500), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_members_does_not_matter(lengths, chance):
    members = [one(key, words=words) for key, words in enumerate(lengths)]
    assert chosen(*chance.sample(members, len(members))) == chosen(*members)

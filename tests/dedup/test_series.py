"""Short items of one make, and briefs in one shell: other stories, however alike their words."""

import random

import pytest

from dedup.archive import cluster_stories
from dedup.likeness import Relation, Verdict, likenesses
from dedup.policy import Policy
from story.item import Copy, Nature
from tests.dedup.series import (
    ITEMS,
    RELEASES,
    anew,
    filled,
    in_shell,
    misread,
    put_right,
    spelled_out,
    values,
)

POLICY = Policy()
ROUNDS = 12
MENDS = {
    "misread": lambda text, chance: misread(text, chance, 0.02),
    "spelled out": lambda text, _: spelled_out(text),
    "put right": put_right,
}
EVERY = pytest.mark.parametrize("name", list(ITEMS))


def verdicts(pairs):
    return [one.verdict for one in likenesses(pairs, policy=POLICY)]


def cut_short(text, _):
    return text.rpartition("\n\n")[0]


def item(key, said, **known):
    head, text = said
    return Copy(key, text, head, **known)


def rounds(name, other):
    """Pairs of an item and what `other` makes of it."""
    pairs = []
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        known = values(chance)
        said = filled(name, known)
        pairs.append((item(1, said), item(2, other(known, said, chance))))
    return pairs


@EVERY
@pytest.mark.parametrize(
    "other",
    [
        {"names": True, "figures": True},
        {"names": True, "figures": False},
        {"names": False, "figures": True},
    ],
    ids=["both", "names", "figures"],
)
def test_an_item_filled_in_anew_is_another_story(name, other):
    pairs = rounds(name, lambda known, _, chance: filled(name, anew(known, chance, **other)))
    differ = [pair for pair in pairs if pair[0].text != pair[1].text]
    assert Verdict.JOIN not in verdicts(differ)


@EVERY
def test_an_item_with_a_line_of_the_house_is_the_same_story(name):
    lines = ("(Agencies) {}", "{} More details follow.", "{} Follow us for news of the town.")
    pairs = rounds(name, lambda _, said, chance: (said[0], chance.choice(lines).format(said[1])))
    assert set(verdicts(pairs)) == {Verdict.JOIN}


@EVERY
@pytest.mark.parametrize("mend", MENDS.values(), ids=MENDS)
def test_a_copy_with_noise_or_another_figure_is_joined_or_asked_about(name, mend):
    pairs = rounds(name, lambda _, said, chance: (said[0], mend(said[1], chance)))
    assert Verdict.APART not in verdicts(pairs)


@EVERY
def test_a_copy_that_says_it_corrects_is_not_apart_though_a_figure_differs(name):
    told = {"nature": Nature.CORRECTION}
    pairs = rounds(name, lambda _, said, chance: (said[0], put_right(said[1], chance)))
    mended = [(Copy(2, b.text, f"CORRECTED-{b.title}", **told), a) for a, b in pairs]
    found = likenesses(mended, policy=POLICY)
    assert {one.relation for one in found} == {Relation.CORRECTION}
    assert Verdict.APART not in {one.verdict for one in found}


def test_other_names_in_the_same_places_are_told():
    said = "Weather for {}: high 33, low 9, wind 11 kilometres an hour from the west."
    pair = Copy(1, said.format("Brannock"), "Weather"), Copy(2, said.format("Karvala"), "Weather")
    (found,) = likenesses([pair], policy=POLICY)
    assert found.verdict is Verdict.ASK
    assert "other names stand in 2 of 2 places worded alike" in found.why


def test_a_doubt_holds_at_any_threshold():
    said = "Weather for {}: high 33, low 9, wind 11 kilometres an hour from the west."
    pair = Copy(1, said.format("Brannock"), "Weather"), Copy(2, said.format("Karvala"), "Weather")
    (found,) = likenesses([pair], policy=Policy(join=0.35, ask=0.35))
    assert found.verdict is Verdict.APART


def test_an_archive_of_such_items_is_as_many_clusters():
    chance = random.Random(3)
    said = [filled(name, values(chance)) for name in ITEMS for _ in range(40)]
    said = list({text: (head, text) for head, text in said}.values())
    placed = cluster_stories([item(key, one) for key, one in enumerate(said)], policy=POLICY)
    alone = len({one.cluster for one in placed})
    assert alone >= 0.99 * len(said)


RELEASED = pytest.mark.parametrize("name", list(RELEASES))


@RELEASED
def test_a_release_for_another_town_is_another_story(name):
    pairs = rounds(
        name,
        lambda known, _, chance: filled(name, anew(known, chance, names=True, figures=True)),
    )
    assert Verdict.JOIN not in verdicts(pairs)


@RELEASED
@pytest.mark.parametrize("mend", [*MENDS.values(), cut_short], ids=[*MENDS, "cut short"])
def test_a_copy_of_a_release_is_the_same_story(name, mend):
    pairs = rounds(name, lambda _, said, chance: (said[0], mend(said[1], chance)))
    assert set(verdicts(pairs)) == {Verdict.JOIN}


BRIEFS = (
    ("Storks return to Karvala", "White storks came back to the wetlands of Karvala this week."),
    ("Bank cuts rates", "The central bank lowered its main rate by a quarter of a point."),
    ("Pier seven to close", "Port Ellis will shut pier seven until spring for urgent repairs."),
    ("Sign of spring", "Gardeners in Askerby counted four hundred early daffodils on Sunday."),
)


@pytest.mark.parametrize("sentences", [12, 24, 60])
@pytest.mark.parametrize("at", [0, 0.3, 1])
@pytest.mark.parametrize("titled", [True, False])
def test_briefs_in_one_shell_are_other_stories(sentences, at, titled):
    copies = [
        Copy(key, in_shell(text, sentences, at), head if titled else "")
        for key, (head, text) in enumerate(BRIEFS)
    ]
    pairs = [(a, b) for a in copies for b in copies if a.key < b.key]
    assert Verdict.JOIN not in verdicts(pairs)


@pytest.mark.parametrize("at", [0, 0.3, 1])
def test_why_a_shell_is_no_story_is_told(at):
    one, other = (Copy(key, in_shell(BRIEFS[key][1], 24, at)) for key in (0, 1))
    (found,) = likenesses([(one, other)], policy=POLICY)
    assert "what each says alone has little to do with what is shared" in found.why


@pytest.mark.parametrize("at", [0, 0.3, 1])
def test_a_story_in_a_shell_is_found(make, at):
    for sentences in (12, 24):
        shelled = make.copy(in_shell(make.story, sentences, at))
        assert verdicts([(shelled, make.copy())]) == [Verdict.JOIN]
        new = make.copy(f"Work on the pier in Port Ellis begins early. {shelled.text}")
        assert verdicts([(new, shelled)]) == [Verdict.JOIN]

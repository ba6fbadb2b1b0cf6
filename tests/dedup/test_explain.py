from dedup.explain import explain
from dedup.likeness import Verdict
from dedup.policy import Policy

POLICY = Policy()


def test_a_copy_is_explained_by_its_bands_and_common_quotations(make):
    found = explain(make.copy(), make.copy(make.noisy(make.story, 0.03)), policy=POLICY)
    assert found.likeness.verdict is Verdict.JOIN
    assert found.bands > 0
    assert found.pairs > 0
    assert found.quotations


def test_equal_copies_share_every_band_and_lack_nothing(make):
    found = explain(make.copy(), make.copy(), policy=POLICY)
    assert found.bands == POLICY.bands
    lacking = found.figures_a + found.figures_b + found.names_a + found.names_b
    assert lacking == ()


def test_what_differs_is_told_in_its_own_words(make):
    changed = make.story.replace("4.2 million", "5.9 million").replace("Halvik", "Brandt")
    found = explain(make.copy(), make.copy(changed), policy=POLICY)
    assert (found.figures_a, found.figures_b) == (("4.2",), ("5.9",))
    assert (found.names_a, found.names_b) == (("Halvik",), ("Brandt",))
    assert found.quotations[0] == "Nobody wants to see a crane go into the water"


def test_nothing_is_explained_of_nothing(make):
    found = explain(make.copy("", title=""), make.copy("", title=""), policy=POLICY)
    assert (found.bands, found.pairs, found.quotations) == (0, 0, ())

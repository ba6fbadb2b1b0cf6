"""From what two copies share to a score, a verdict and the reasons.

The chance that two copies carry one story's text is a logistic sum of a few features, each of
which an editor could name; `dedup.weights` holds what each weighs, as benchmarks/train_judge.py
learned it. All pairs at hand are weighed at once, as columns.
"""

from collections.abc import Sequence

import numpy as np

from dedup.doubts import doubtful
from dedup.headlines import kills
from dedup.known import Known, Rows
from dedup.measured import Column, Measured
from dedup.measures import Measures
from dedup.policy import Policy
from dedup.verdict import Likeness, Relation, Verdict
from dedup.weights import BIAS, WEIGHTS
from story.item import Copy, Nature

_RELATIONS = {
    Nature.KILL: Relation.KILL,
    Nature.CORRECTION: Relation.CORRECTION,
    Nature.UPDATE: Relation.UPDATE,
}
_LITTLE = 3  # names or figures; a share of fewer than so many weighs less
_INSIDE, _AS_LONG = 0.85, 0.9  # so much of the shorter in the longer is a cut, if not as long
_SOON = 3  # days within which news is copied
_LATE = 0.7  # taken off for each doubling of that; a word-for-word copy still joins years later
_SURELY = 0.5  # of the phrases in common, and the languages a feed claims count for nothing
_SHORT = 30  # words
_LESS = 0.0001  # than the joining line


def chances(shared: Measured, copies: Sequence[Copy], pairs: Rows, *, policy: Policy) -> Column:
    """Return the chance, from 0 to 1, that the copies of each pair carry one story's text.

    `pairs` has two rows: the places of the first copies among these, and of the second ones.
    What isn't worth measuring has the chance nan.
    """
    known, (a, b) = Known.of(copies), pairs
    chance = _weighed(shared, known, a, b)
    mended = known.mended[a] | known.mended[b]
    most = min(policy.ask, policy.join - _LESS)  # a doubt holds where nobody is asked, too
    chance = np.where(doubtful(shared, mended), np.minimum(most, chance), chance)
    chance[known.strangers(a, b) & (shared.jaccard < _SURELY)] = 0.0
    chance = np.where(shared.same == 1, _of_equals(shared, policy), chance)
    chance = np.where(shared.shorter == 0, _by_headline(shared), chance)
    for place in np.flatnonzero(known.kill[a] | known.kill[b]).tolist():
        one, other = copies[a[place]], copies[b[place]]
        if kills(one, other) or kills(other, one):
            chance[place] = 1.0
    chance[~shared.worth] = np.nan
    return chance


def likeness(
    shared: Measures, chance: float, a: Copy, b: Copy, *, policy: Policy, why: tuple[str, ...] = ()
) -> Likeness:
    """Return how alike two copies are, given what they share and the chance that comes of it."""
    verdict = _verdict(chance, policy)
    return Likeness(
        score=round(_score(chance, verdict, shared, policy), 4),
        verdict=verdict,
        relation=_relation(shared, a, b, shared.a_shorter, policy),
        jaccard=round(shared.jaccard, 4),
        containment=round(shared.containment, 4),
        contained=round(shared.contained, 4),
        headline=round(shared.headline, 4),
        why=why,
    )


def _weighed(shared: Measured, known: Known, a: Rows, b: Rows) -> Column:
    total = np.zeros(len(shared))
    for name, values in features(shared, known.one_house(a, b)).items():
        total += WEIGHTS[name] * values
    late = np.log2(np.maximum(known.days(a, b) / _SOON, 1.0))  # doublings
    return 1 / (1 + np.exp(-(BIAS + total - _LATE * late)))


def features(shared: Measured, house: Column) -> dict[str, Column]:
    """Return what the judgement is made of; `house` is from `Known.one_house`."""
    facts = shared.names_count + shared.numbers_count
    agree = shared.names * shared.names_count + shared.numbers * shared.numbers_count
    agreeing = np.where(facts > 0, agree / np.maximum(facts, 1), shared.plain)
    lost = np.maximum(0.0, shared.plain - agreeing)
    figures_lost = np.maximum(0.0, shared.plain - shared.numbers)
    figures, names = _many(shared.figures_placed), _many(shared.names_placed)
    inside = np.maximum(shared.containment, shared.contained)
    # Without a headline nothing speaks against a copy, and little for it.
    told_back = np.maximum(shared.told_back, shared.headline)
    back = np.where(shared.untitled == 1, 1.0, told_back)
    short, uneven = 1 / (1 + shared.shorter / _SHORT), 1 - shared.ratio
    return {
        "covered": shared.covered,
        "covered below .8": np.maximum(0.0, 0.8 - shared.covered),
        # A noisy copy shares a little of each passage, a follow-up all of some, none of others.
        "strange, else word for word": shared.clean * np.maximum(0.0, shared.strange - 0.1),
        "inside below .6, word for word": shared.clean * np.maximum(0.0, 0.6 - inside),
        "outside below .6, word for word": shared.clean * np.maximum(0.0, 0.6 - shared.outside),
        "short, inside below .7": short * np.maximum(0.0, 0.7 - inside),
        "ordered": shared.ordered,
        "names and numbers lost": lost * _many(facts),
        "numbers lost": figures_lost * _many(shared.numbers_count),
        "figures changed": shared.figures_changed * figures,
        "figures changed above .4": np.maximum(0.0, shared.figures_changed - 0.4) * figures,
        "names changed above .4": np.maximum(0.0, shared.names_changed - 0.4) * names,
        "one house, inside below .7": house * np.maximum(0.0, 0.7 - inside),
        "opening": np.maximum(shared.opening, shared.opening_back),
        "headline": shared.headline,
        "untitled": shared.untitled,
        "untitled, uneven": shared.untitled * uneven,
        "uneven": uneven,
        "uneven, rest on others": uneven * (1 - shared.recurs),
        "uneven, the longer's headline not told": uneven * (1 - back),
        "short": short,
    }


def _many(count: Column) -> Column:
    """Return how much a share of so few or so many counts."""
    return count / (count + _LITTLE)


def _by_headline(shared: Measured) -> Column:
    """Return the chances where one has no text."""
    both_empty = (shared.same == 1) & (shared.shorter == 0)
    return np.where(both_empty & (shared.same_headline == 1) & (shared.headline > 0), 1.0, 0.0)


def _of_equals(shared: Measured, policy: Policy) -> Column:
    """Return the chances of identical texts: short ones are furniture if the headlines differ."""
    titled_alike = shared.same_headline == 1
    long_enough = titled_alike | (shared.shorter >= policy.tiny_words)
    told = np.maximum(shared.told, shared.told_back) > 0
    furniture = (shared.shorter < policy.leaf_words) & ~titled_alike & ~told
    tiny = np.where(shared.headline >= policy.join, policy.ask, 0.0)
    return np.where(long_enough, np.where(furniture, policy.ask, 1.0), tiny)


def _verdict(chance: float, policy: Policy) -> Verdict:
    if chance >= policy.join:
        return Verdict.JOIN
    return Verdict.ASK if chance >= policy.ask else Verdict.APART


def _score(chance: float, verdict: Verdict, shared: Measures, policy: Policy) -> float:
    """Return the chance, and above the joining line how much of the text is the same."""
    if verdict is not Verdict.JOIN:
        return min(chance, policy.join - _LESS)
    close = 1.0 if shared.same else (shared.matched + shared.jaccard) / 2
    return policy.join + (1 - policy.join) * close


def relation_back(shared: Measures, a: Copy, b: Copy, policy: Policy) -> Relation:
    """Return what b is to a."""
    return _relation(shared, b, a, not shared.a_shorter, policy)


def _relation(shared: Measures, a: Copy, b: Copy, a_shorter: bool, policy: Policy) -> Relation:
    """Return what a is to b; what is shared may name them the other way round."""
    if a.nature in _RELATIONS:
        return _RELATIONS[a.nature]
    if shared.same and a.text.split() == b.text.split():
        return Relation.EXACT
    whole = max(shared.containment, shared.contained) < _INSIDE
    if shared.ratio >= (policy.bridge_ratio if whole else _AS_LONG):
        return Relation.NEAR
    return Relation.CUT if a_shorter else Relation.EXTENDED

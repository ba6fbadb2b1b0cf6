"""From what two copies share to a score, a verdict and the reasons.

The chance that two copies carry one story's text is a logistic sum of a few features, each of
which an editor could name; `dedup.weights` holds what each weighs, as benchmarks/train_judge.py
learned it.
"""

from math import exp, log2
from operator import mul

from dedup.doubts import doubtful
from dedup.headlines import kills
from dedup.measures import Measures
from dedup.policy import Policy
from dedup.reasons import reasons
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
_UNKNOWN = 0.5  # whether two copies without a source are of one house


def judge(
    shared: Measures, a: Copy, b: Copy, *, policy: Policy, explained: bool = True
) -> Likeness:
    """Return how alike two copies are, given what they share; without reasons if nobody asks."""
    chance = likelihood(shared, a, b, policy)
    verdict = _verdict(chance, policy)
    return Likeness(
        score=round(_score(chance, verdict, shared, policy), 4),
        verdict=verdict,
        relation=_relation(shared, a, b, shared.a_shorter, policy),
        jaccard=round(shared.jaccard, 4),
        containment=round(shared.containment, 4),
        contained=round(shared.contained, 4),
        headline=round(shared.headline, 4),
        why=reasons(shared, a, b, policy) if explained else (),
    )


def likelihood(shared: Measures, a: Copy, b: Copy, policy: Policy) -> float:
    """Return the chance, from 0 to 1, that two copies carry one story's text."""
    if kills(a, b) or kills(b, a):
        return 1.0
    if not shared.shorter:
        return _by_headline(shared)
    if shared.same:
        return _identical(shared, policy)
    if _strangers(a, b) and shared.jaccard < _SURELY:
        return 0.0
    chance = _chance(shared, a, b)
    return min(policy.ask, chance) if doubtful(shared) else chance


def _chance(shared: Measures, a: Copy, b: Copy) -> float:
    made_of = features(shared, one_house(a, b))
    total = BIAS + sum(map(mul, map(WEIGHTS.__getitem__, made_of), made_of.values()))
    total -= _LATE * _doublings(a, b)
    return 1 / (1 + exp(-total))


def one_house(a: Copy, b: Copy) -> float:
    """Return 1 if two copies are of one source, 0 if of two, and between where it isn't known.

    A house tells its old background anew under each day's news; two houses share what an agency
    sent.
    """
    return float(a.source == b.source) if a.source and b.source else _UNKNOWN


def features(shared: Measures, house: float) -> dict[str, float]:
    """Return what the judgement is made of; `house` is from `one_house`."""
    facts = shared.names_count + shared.numbers_count
    agree = shared.names * shared.names_count + shared.numbers * shared.numbers_count
    lost = max(0.0, shared.plain - (agree / facts if facts else shared.plain))
    figures_lost = max(0.0, shared.plain - shared.numbers)
    figures, names = _many(shared.figures_placed), _many(shared.names_placed)
    inside = max(shared.containment, shared.contained)
    # Without a headline nothing speaks against a copy, and little for it.
    back = 1.0 if shared.untitled else max(shared.told_back, shared.headline)
    short, uneven = 1 / (1 + shared.shorter / _SHORT), 1 - shared.ratio
    return {
        "covered": shared.covered,
        "covered below .8": max(0.0, 0.8 - shared.covered),
        # A noisy copy shares a little of each passage, a follow-up all of some, none of others.
        "strange, else word for word": shared.clean * max(0.0, shared.strange - 0.1),
        "inside below .6, word for word": shared.clean * max(0.0, 0.6 - inside),
        "outside below .6, word for word": shared.clean * max(0.0, 0.6 - shared.outside),
        "short, inside below .7": short * max(0.0, 0.7 - inside),
        "ordered": shared.ordered,
        "names and numbers lost": lost * _many(facts),
        "numbers lost": figures_lost * _many(shared.numbers_count),
        "figures changed": shared.figures_changed * figures,
        "figures changed above .4": max(0.0, shared.figures_changed - 0.4) * figures,
        "names changed above .4": max(0.0, shared.names_changed - 0.4) * names,
        "one house, inside below .7": house * max(0.0, 0.7 - inside),
        "opening": max(shared.opening, shared.opening_back),
        "headline": shared.headline,
        "untitled": float(shared.untitled),
        "untitled, uneven": shared.untitled * uneven,
        "uneven": uneven,
        "uneven, rest on others": uneven * (1 - shared.recurs),
        "uneven, the longer's headline not told": uneven * (1 - back),
        "short": short,
    }


def _many(count: int) -> float:
    """Return how much a share of so few or so many counts."""
    return count / (count + _LITTLE)


def _doublings(a: Copy, b: Copy) -> float:
    """Return how often three days double until two copies' times apart, at least 0."""
    if a.seen is None or b.seen is None:
        return 0.0
    days = abs((a.seen - b.seen).total_seconds()) / 86_400
    return max(0.0, log2(days / _SOON)) if days else 0.0


def _strangers(a: Copy, b: Copy) -> bool:
    """Say whether two copies are known to be in different languages."""
    if not a.language or not b.language:
        return False
    return a.language.split("-")[0].lower() != b.language.split("-")[0].lower()


def _by_headline(shared: Measures) -> float:
    """Return the chance where one has no text."""
    both_empty = shared.same and not shared.shorter
    return 1.0 if both_empty and shared.same_headline and shared.headline else 0.0


def _identical(shared: Measures, policy: Policy) -> float:
    """Return the chance for identical texts: short ones are furniture if the headlines differ."""
    if shared.same_headline or shared.shorter >= policy.tiny_words:
        told = max(shared.told, shared.told_back)
        furniture = shared.shorter < policy.leaf_words and not shared.same_headline and not told
        return policy.ask if furniture else 1.0
    return policy.ask if shared.headline >= policy.join else 0.0


def _verdict(chance: float, policy: Policy) -> Verdict:
    if chance >= policy.join:
        return Verdict.JOIN
    return Verdict.ASK if chance >= policy.ask else Verdict.APART


def _score(chance: float, verdict: Verdict, shared: Measures, policy: Policy) -> float:
    """Return the chance, and above the joining line how much of the text is the same."""
    if verdict is not Verdict.JOIN:
        return min(chance, policy.join - 0.0001)
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

"""Learn the weights of dedup.judge from labelled pairs, reproducibly.

usage: uv run python -m benchmarks.train_judge [--write]   (--write replaces dedup/weights.py)

The planted pairs are of the first make and of five outlets, so that the second make and the other
outlets tell how it fares elsewhere. To these come real articles of one affair, and what can be
made of two of them (benchmarks.affairs). No label set by hand is learned from, nor any article in
the pairs of `labels`: they are the test that counts most. Each kind of planted pair weighs
about as much as any other. Two in five planted copies lose their likeness of headlines before the
learning, since real copies are retitled more often than those planted here, one pair in five
loses its headlines, and two in five lose their sources. A feature may speak in its own direction
only: one that the learning would turn round is left out.
"""

import argparse
import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.affairs import affairs
from benchmarks.articles import articles
from benchmarks.labelled import build
from benchmarks.real_pairs import copies, labels
from dedup.judge import features
from dedup.known import Known
from dedup.measured import Column, measured
from dedup.measures import Measures, Prepared, measure, prepare
from dedup.pairing import proposed
from dedup.policy import Policy
from dedup.reading import Lexicon
from story.item import Copy

SEEDS = (1, 3)
HERE = Path(__file__).parent
_RARE, _RAREST, _MOST = 300, 0.7, 8.0  # pairs of rarer kinds weigh more, by this power, up to this
_RIDGE = 1.0
_NAMELESS = 0.4
_AFFAIR = 4.0  # a pair of one affair weighs as much as so many planted ones
_FOR = {
    "covered",
    "ordered",
    "lead",
    "opening",
    "headline",
}  # speak for a copy; the others against it
_EITHER = {"untitled", "uneven", "short", "bias"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair: what it shares, whether it is of one house, and how much it weighs."""

    shared: Measures
    house: float
    same: bool
    weight: float


def main() -> None:
    """Learn, print and perhaps write the weights."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--write", action="store_true")
    told = ask.parse_args()
    made = [*planted(), *related()]
    names = list(_features(made[:1]))
    learned = learn(made, names)
    print(unseen(real(), learned))
    text = module(names, learned)
    print(text)
    if told.write:
        (HERE.parent / "dedup" / "weights.py").write_text(text, encoding="utf-8")


def planted() -> list[Pair]:
    """Return the pairs of the planted sets."""
    policy, pairs = Policy(), []
    for seed in SEEDS:
        data, lexicon = build(articles(), seed=seed, stories=700), Lexicon()
        ready = [prepare(copy, lexicon, policy) for copy in data.copies]
        families = defaultdict(list)
        for i, story in enumerate(data.story):
            families[story].append(i)
        wanted = {p for m in families.values() for p in itertools.combinations(m, 2)}
        wanted |= set(proposed(data.copies, policy=policy))
        named = {
            p: (data.story[p[0]] == data.story[p[1]], {data.kind[i] for i in p}) for p in wanted
        }
        count = Counter((same, kind) for same, kinds in named.values() for kind in kinds)
        chance = np.random.default_rng(seed)
        for (a, b), (same, kinds) in sorted(named.items()):
            rarest = min(count[same, kind] for kind in kinds)
            weight = min(_MOST, (_RARE / rarest) ** _RAREST)
            shared = _disguised(measure(ready[a], ready[b]), chance, same=same)
            one = data.copies[a], data.copies[b]
            named = chance.random() >= _NAMELESS
            house = _one_house(*(one if named else map(_nameless, one)))
            if shared.shorter and not shared.same:
                pairs.append(Pair(shared, house, same, weight))
    return pairs


def _one_house(a: Copy, b: Copy) -> float:
    return float(Known.of([a, b]).one_house(np.array([0]), np.array([1]))[0])


def _nameless(copy: Copy) -> Copy:
    return replace(copy, source="")


def _disguised(shared: Measures, chance: np.random.Generator, *, same: bool) -> Measures:
    """Return what is shared, now and then without headlines, a copy also under another one."""
    roll = chance.random()
    if roll < 0.2:
        return replace(shared, untitled=True, headline=0.0, same_headline=False)
    if not same or roll >= 0.6:
        return shared
    told, back = chance.choice((0.2, 0.4, 0.6, 0.8, 1.0), 2)
    return replace(
        shared,
        headline=chance.uniform(0, 0.5),
        told=min(shared.told, float(told)),
        told_back=min(shared.told_back, float(back)),
    )


def related() -> list[Pair]:
    """Return pairs of one affair, of articles that stand in no labelled pair."""
    policy, lexicon = Policy(), Lexicon()
    without = {key for pair in labels() for key in (pair.a, pair.b)}
    pairs = []
    for one in affairs(articles(), without, random.Random(SEEDS[0])):
        ready = (prepare(copy, lexicon, policy) for copy in (one.a, one.b))
        shared = measure(*ready)
        if shared.shorter and not shared.same:
            pairs.append(Pair(shared, _one_house(one.a, one.b), one.same, _AFFAIR))
    return pairs


def real() -> list[Pair]:
    """Return the real pairs labelled by reading them, but those to ask about; none is learned."""
    policy, lexicon, every = Policy(), Lexicon(), copies(articles())
    ready: dict[int, Prepared] = {}
    pairs = []
    for pair in labels():
        for key in (pair.a, pair.b):
            ready.setdefault(key, prepare(every[key], lexicon, policy))
        shared, house = (
            measure(ready[pair.a], ready[pair.b]),
            _one_house(every[pair.a], every[pair.b]),
        )
        if pair.label != "ask" and not shared.same:
            pairs.append(Pair(shared, house, pair.label == "copy", 1.0))
    return pairs


def learn(pairs: Sequence[Pair], names: Sequence[str]) -> NDArray[np.float64]:
    """Return the weight of each feature and the bias; none speaks against its direction."""
    table, every = _table(pairs), [*names, "bias"]
    same = np.array([pair.same for pair in pairs], float)
    weight = np.array([pair.weight for pair in pairs])
    kept = np.ones(len(every), np.bool_)
    learned = np.zeros(len(every))
    while True:
        learned[:] = 0.0
        learned[kept] = fit(table[:, kept], same, weight)
        turned = [
            i
            for i, name in enumerate(every)
            if name not in _EITHER and learned[i] and (learned[i] > 0) != (name in _FOR)
        ]
        if not turned:
            return learned
        kept[max(turned, key=lambda i: abs(learned[i]))] = False


def unseen(read: Sequence[Pair], learned: NDArray[np.float64]) -> str:
    """Return how real pairs, none of which was learned from, fare by the weights alone."""
    chance = 1 / (1 + np.exp(-_table(read) @ learned))
    joined = Counter(p.same for p, c in zip(read, chance, strict=True) if c >= Policy().join)
    of = Counter(pair.same for pair in read)
    return (
        f"real pairs, by the weights alone: {joined[True]} of {of[True]} copies joined, "
        f"{joined[False]} of {of[False]} look-alikes"
    )


def _table(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    return np.column_stack([*_features(pairs).values(), np.ones(len(pairs))])


def _features(pairs: Sequence[Pair]) -> dict[str, Column]:
    return features(measured(p.shared for p in pairs), np.array([p.house for p in pairs]))


def fit(
    table: NDArray[np.float64], same: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(table.shape[1])
    ridge = np.eye(len(weights)) * _RIDGE
    ridge[-1, -1] = 0.001
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (weight * (chance - same)) + ridge @ weights
        curve = table.T @ (table * (weight * chance * (1 - chance))[:, None]) + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights


def module(names: Sequence[str], learned: NDArray[np.float64]) -> str:
    """Return the weights as a module."""
    lines = "\n".join(f'    "{n}": {w:.3f},' for n, w in zip(names, learned, strict=False))
    return (
        '"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""\n\n'
        f"BIAS = {learned[-1]:.3f}\nWEIGHTS = {{\n{lines}\n}}\n"
    )


if __name__ == "__main__":
    main()

"""Learn the weights of dedup.judge from labelled pairs, reproducibly.

usage: uv run python -m benchmarks.train_judge [--write]   (--write replaces dedup/weights.py)

The planted pairs are of the first make and of five outlets, so that the second make and the other
outlets tell how it fares elsewhere. Each kind of pair weighs about as much as any other. Two in
five planted copies lose their likeness of headlines before the learning, since real copies are
retitled more often than those planted here, and one pair in five loses its headlines. A feature
may speak in its own direction only: one that the learning would turn round is left out.
"""

import argparse
import csv
import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.articles import articles
from benchmarks.labelled import build
from dedup.judge import features
from dedup.measures import Measures, Prepared, measure, prepare
from dedup.pairing import proposed
from dedup.policy import Policy
from dedup.reading import Lexicon
from story.item import Copy

SEEDS = (1, 3)
HERE = Path(__file__).parent
_REAL_COPY, _REAL_OTHER = 60.0, 20.0  # a real pair weighs as much as so many planted ones
_RARE, _RAREST, _MOST = 300, 0.7, 8.0  # pairs of rarer kinds weigh more, by this power, up to this
_RIDGE = 1.0
_FOLDS = 5
_FOR = {"covered", "ordered", "opening", "headline"}  # speak for a copy; the others against it
_EITHER = {"untitled", "uneven", "short", "bias"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair, and how much it weighs; `family` keeps the pairs of one story together."""

    shared: Measures
    same: bool
    weight: float
    family: int = 0


def main() -> None:
    """Learn, print and perhaps write the weights."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--write", action="store_true")
    told = ask.parse_args()
    made, read = planted(), real()
    names = list(features(read[0].shared))
    print(crossed(made, read, names))
    text = module(names, learn([*made, *read], names))
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
            if shared.shorter and not shared.same:
                pairs.append(Pair(shared, same, weight))
    return pairs


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


def real() -> list[Pair]:
    """Return pairs of the real articles as they are, labelled by reading them.

    Those that a person should be asked about teach nothing.
    """
    policy, lexicon = Policy(), Lexicon()
    copies = {a.key: Copy(a.key, a.text, a.title, a.outlet, a.published) for a in articles()}
    ready: dict[int, Prepared] = {}
    pairs = []
    with (HERE / "real_pairs.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            a, b = int(row["a"]), int(row["b"])
            for key in (a, b):
                ready.setdefault(key, prepare(copies[key], lexicon, policy))
            shared, same = measure(ready[a], ready[b]), row["label"] == "copy"
            if row["label"] != "ask" and not shared.same:
                pairs.append(Pair(shared, same, _REAL_COPY if same else _REAL_OTHER, family=a))
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


def crossed(made: Sequence[Pair], read: Sequence[Pair], names: Sequence[str]) -> str:
    """Return how real pairs fare by weights that were learned without them, in five parts."""
    joined: Counter[bool] = Counter()
    for fold in range(_FOLDS):
        out = [pair for pair in read if pair.family % _FOLDS == fold]
        kept = [pair for pair in read if pair.family % _FOLDS != fold]
        chance = 1 / (1 + np.exp(-_table(out) @ learn([*made, *kept], names)))
        joined.update(p.same for p, c in zip(out, chance, strict=True) if c >= Policy().join)
    of = Counter(pair.same for pair in read)
    return (
        f"real pairs, learned without them: {joined[True]} of {of[True]} copies joined, "
        f"{joined[False]} of {of[False]} look-alikes"
    )


def _table(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    return np.array([[*features(pair.shared).values(), 1.0] for pair in pairs])


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

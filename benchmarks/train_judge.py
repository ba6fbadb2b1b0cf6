"""Learn the weights of dedup.judge from labelled pairs, reproducibly.

usage: uv run python -m benchmarks.train_judge [--write]   (--write replaces dedup/weights.py)

Two in five planted copies lose their likeness of headlines before the learning, since real copies
are retitled more often than those planted here, and one pair in five loses its headlines.
"""

import argparse
import csv
import itertools
from collections import defaultdict
from dataclasses import replace
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
_REAL_WEIGHT = 30.0  # a real pair weighs as much as so many planted ones
_RIDGE = 1.0


def main() -> None:
    """Learn, print and perhaps write the weights."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--write", action="store_true")
    told = ask.parse_args()
    rows: list[dict[str, float]] = []
    same: list[bool] = []
    weight: list[float] = []
    for shared, label, how_much in [*planted(), *real()]:
        rows.append(features(shared))
        same.append(label)
        weight.append(how_much)
    names = list(rows[0])
    table = np.array([[*row.values(), 1.0] for row in rows])
    learned = fit(table, np.array(same, float), np.array(weight))
    text = module(names, learned)
    print(text)
    if told.write:
        (HERE.parent / "dedup" / "weights.py").write_text(text, encoding="utf-8")


def planted() -> list[tuple[Measures, bool, float]]:
    """Return the pairs of the planted sets."""
    policy, pairs = Policy(), []
    for seed in SEEDS:
        data, lexicon = build(articles(), seed=seed), Lexicon()
        ready = [prepare(copy, lexicon, policy) for copy in data.copies]
        families = defaultdict(list)
        for i, story in enumerate(data.story):
            families[story].append(i)
        wanted = {p for m in families.values() for p in itertools.combinations(m, 2)}
        wanted |= set(proposed(data.copies, policy=policy))
        chance = np.random.default_rng(seed)
        for a, b in sorted(wanted):
            label = data.story[a] == data.story[b]
            shared = measure(ready[a], ready[b])
            roll = chance.random()
            if roll < 0.2:
                shared = replace(shared, untitled=True, headline=0.0, same_headline=False)
            elif label and roll < 0.6:
                shared = _retitled(shared, chance)
            pairs.append((shared, label, 1.0))
    return pairs


def _retitled(shared: Measures, chance: np.random.Generator) -> Measures:
    grounded, back = chance.choice((0.4, 0.6, 0.7, 0.8, 1.0), 2)
    return replace(
        shared,
        headline=chance.uniform(0, 0.5),
        grounded=float(grounded),
        grounded_back=float(back),
    )


def real() -> list[tuple[Measures, bool, float]]:
    """Return pairs of the real articles as they are, which are labelled only roughly.

    The copies were picked by headline, length and measures; most of the others by the rule that
    less than half of the shorter's phrases outside quotations are shared. So these pairs steer
    the learning and can't score it.
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
            label = row["label"] == "copy"
            if row["label"] != "unsure":
                pairs.append(
                    (measure(ready[a], ready[b]), label, _REAL_WEIGHT / (1 + 2 * (not label)))
                )
    return pairs


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


def module(names: list[str], learned: NDArray[np.float64]) -> str:
    """Return the weights as a module."""
    lines = "\n".join(f'    "{n}": {w:.3f},' for n, w in zip(names, learned, strict=False))
    return (
        '"""What each feature of a pair weighs; written by benchmarks/train_judge.py."""\n\n'
        f"BIAS = {learned[-1]:.3f}\nWEIGHTS = {{\n{lines}\n}}\n"
    )


if __name__ == "__main__":
    main()

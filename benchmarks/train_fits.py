"""Learn the weights of editing.fits from real articles, reproducibly.

usage: uv run python -m benchmarks.train_fits   (replaces editing/fits.bin)

Each example is a place of an article as it is printed against the same place with a word lost,
put in or replaced, or with words in another order.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.train_joints import counted_elsewhere
from editing.fits import NOUGHT, Drawn, features, sort_of
from editing.tables import hashed, packed
from editing.tokens import is_word, tokens

TABLE = Path(__file__).parent.parent / "editing" / "fits.bin"
_PLACES = 140  # of an article
_EDGE = 3  # tokens
_FEWEST = 30  # words of an article
_SEEN, _LEAST = 8, 0.2  # examples that a feature has, and its weight, or it is left out
_ROUNDS, _STEP, _DECAY, _BATCH = 5, 0.15, 2e-6, 256
_MOST = 127  # tenths
Example = dict[str, int]


class Damage(NamedTuple):
    """Tokens `start:end` of a text, and places of the tokens that are put there instead."""

    start: int
    end: int
    instead: tuple[int, ...]


def main() -> None:
    """Learn and write."""
    chance = random.Random(1)
    found = [
        example
        for texts, told in counted_elsewhere()
        for text in texts
        for example in examples(text, told, chance)
    ]
    weights = learn(found)
    table: dict[int, int] = {}
    for feature, weight in weights.items():
        tenths = max(-_MOST, min(_MOST, round(weight * 10)))
        table[hashed(feature)] = tenths + NOUGHT
    TABLE.write_bytes(packed(table))
    print(f"{len(found)} examples, {len(table)} weights, {TABLE.stat().st_size} bytes")


def examples(text: str, told: Drawn, chance: random.Random) -> Iterator[Example]:
    """Yield what a place has as it is printed (above 0) and has when it is damaged (below)."""
    found = tokens(text)
    forms = found.forms
    sorts = [sort_of(*both) for both in zip(forms, found.words, strict=True)]
    for damage in damages(forms, found.words, chance):
        first, last = max(0, damage.start - _EDGE), damage.end + _EDGE
        places = (*range(first, damage.start), *damage.instead, *range(damage.end, last))
        example = Counter(features(forms, sorts, damage.start, damage.end, told))
        begin = damage.start - first
        example.subtract(
            features(
                [forms[at] for at in places if at < len(forms)],
                [sorts[at] for at in places if at < len(forms)],
                begin,
                begin + len(damage.instead),
                told,
            )
        )
        yield {feature: many for feature, many in example.items() if many}


def damages(forms: Sequence[str], words: Sequence[str], chance: random.Random) -> Iterator[Damage]:
    """Yield damages of a text, as many of words lost as of words put in."""
    inner = range(_EDGE, len(forms) - _EDGE)
    small = [at for at in inner if len(words[at]) > 1 and words[at].isalpha()]
    small = [at for at in small if words[at].islower()]
    if len(small) < _FEWEST:
        return
    for _ in range(_PLACES):
        at, other = chance.choice(small), chance.choice(small)
        kind = chance.choice(("lost", "lost", "added", "added", "other", "moved"))
        if kind == "lost":
            yield Damage(at, at + 1, ())
        elif (
            kind == "added"
            and forms[other] not in forms[at - 1 : at + 1]
            and is_word(forms[at - 1])
        ):
            yield Damage(at, at, (other,))
        elif kind == "other" and forms[other] != forms[at]:
            yield Damage(at, at + 1, (other,))
        elif kind == "moved":
            yield from _moved(forms, at, chance)


def _moved(forms: Sequence[str], at: int, chance: random.Random) -> Iterator[Damage]:
    end = at + chance.choice((2, 3))
    places = tuple(range(at, end))
    order = places[-1:] + places[:-1] if chance.random() < 0.6 else places[::-1]
    if all(map(is_word, forms[at:end])) and [forms[p] for p in order] != list(forms[at:end]):
        yield Damage(at, end, order)


def learn(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression, by steps that shrink as a weight settles."""
    seen = Counter(feature for example in found for feature in example)
    kept = [feature for feature, many in seen.items() if many >= _SEEN]
    places = {feature: at for at, feature in enumerate(kept)}
    rows = [[(places[f], many) for f, many in e.items() if f in places] for e in found]
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.array([place for row in rows for place, _ in row])
    values = np.array([many for row in rows for _, many in row], float)
    weights, steps = np.zeros(len(kept)), np.full(len(kept), 1e-8)
    chance = np.random.default_rng(0)
    for _ in range(_ROUNDS):
        order = chance.permutation(len(rows))
        for batch in np.array_split(order, len(rows) // _BATCH + 1):
            own = np.repeat(np.arange(len(batch)), starts[batch + 1] - starts[batch])
            cells = np.concatenate([np.arange(starts[row], starts[row + 1]) for row in batch])
            _step(weights, steps, columns[cells], values[cells], own)
    return {f: float(w) for f, w in zip(kept, weights, strict=True) if abs(w) >= _LEAST}


def _step(
    weights: NDArray[np.float64],
    steps: NDArray[np.float64],
    columns: NDArray[np.int64],
    values: NDArray[np.float64],
    own: NDArray[np.int64],
) -> None:
    """Take one step over a batch; `own` says which example a cell is of."""
    many = int(own[-1]) + 1 if len(own) else 0
    sums = np.bincount(own, weights[columns] * values, many)
    slope = np.zeros(len(weights))
    np.add.at(slope, columns, (1 / (1 + np.exp(-sums)) - 1)[own] * values)
    some = np.unique(columns)
    slope[some] += _DECAY * many * weights[some]
    steps[some] += slope[some] ** 2
    weights[some] -= _STEP * slope[some] / np.sqrt(steps[some])


if __name__ == "__main__":
    main()

"""Learn the weights of editing.weights from real articles, reproducibly.

usage: uv run python -m benchmarks.train_joints   (replaces editing/joints.txt)

Sentences that follow each other, without the stop between, are the examples of a lost stop, and
capital words inside a sentence those of none; names, with a stop put into them, are the examples
of a stray one, and real sentence ends those of none. Sentences that lost their capital are set
against sentences with a full stop in the middle, and stops behind words that bind as
benchmarks.bound_stops has them.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.articles import Article, articles
from benchmarks.bound_stops import bound_stops
from benchmarks.train_pairs import counts
from editing.joints import BEFORE_LOST, LONGEST_HEADLINE, LOST, heading, lost_use, lost_words
from editing.likely import drawn_in, packed, unpacked
from editing.stray import (
    STRAY,
    Drawn,
    cut_words,
    stray_features,
)
from editing.weights import Feature
from story.abbreviations import SHORTENED, TITLES

TABLE = Path(__file__).parent.parent / "editing" / "joints.txt"
_STOP = re.compile(r"(?<=[\w%)])\. (?=[A-Z][a-z]* [\w])")
_NAMED = re.compile(
    r"(?<=[a-z,] )([A-Za-z][\w'’-]*) ([A-Z][a-z][\w'’-]*) ([A-Z][a-z][\w'’-]*)"
    r"(?=([ ,.;:'’]+)([A-Za-z][\w'’-]*|\d+)?)"
)
_MIDDLE = re.compile(r"(?<=[\w%)]) (?=[a-z][a-z])")
_ROUNDS, _STEP, _DECAY, _BATCH = 4, 0.15, 1e-6, 256
_RUNS_LOST = 4  # their mean finds more lost stops, and is no better for the others
# Lesser weights, and those of rarer words, are left out; a cut leaves much to go by.
_LEAST, _SEEN = 0.2, 2
_LEAST_CUT, _SEEN_CUT = 0.3, 4
_PARTS = 4
_SHORTEST_TITLE = 15  # characters
Example = tuple[list[Feature], bool]
Weights = NDArray[np.float64]


def main() -> None:
    """Learn and write."""
    texts = [a.text for a in articles() if not a.damaged]
    lost = [example for text in texts for example in lost_stops(text)]
    stray = [
        example
        for part, told in counted_elsewhere()
        for text in part[::2]
        for example in stray_stops(text, told)
    ]
    chance = random.Random(0)
    cut = [example for text in texts for example in cut_sentences(text, chance)]
    table = learn(lost, _LEAST, _SEEN, runs=_RUNS_LOST) | learn(stray, _LEAST, _SEEN)
    table |= learn(cut, _LEAST_CUT, _SEEN_CUT)
    chance = random.Random(0)
    told_elsewhere = counted_elsewhere()
    bound = [made for part, told in told_elsewhere for made in bound_stops(part, told, chance)]
    table |= learn(bound, _LEAST_CUT, _SEEN_CUT)
    head = [example for one in articles() if not one.damaged for example in headlines(one)]
    table |= learn(head, _LEAST, _SEEN)
    kept: dict[tuple[str, float], list[str]] = defaultdict(list)
    for (slot, said), weight in table.items():
        if " " not in said and "\t" not in said:
            kept[slot, round(weight, 1)].append(said)
    lines = [f"{slot}\t{w:.1f}\t{' '.join(sorted(kept[slot, w]))}" for slot, w in sorted(kept)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    many = [len(lost), len(stray), len(cut), len(bound), len(head)]
    count = f"{', '.join(map(str, many))} examples"
    print(f"{count}, {TABLE.stat().st_size} bytes of weights")


def headlines(article: Article) -> Iterator[Example]:
    """Yield the capitals of an article's first words, and the joint where its title ran in."""
    title, text = article.title, article.text
    for match in LOST.finditer(text, 0, LONGEST_HEADLINE):
        if features := heading(text, match):
            yield features, False
    if not _SHORTEST_TITLE < len(title) < LONGEST_HEADLINE or title[-1] in ".?!…":
        return
    glued = f"{title} {text}"
    for match in LOST.finditer(glued, 0, LONGEST_HEADLINE):
        if not text.startswith(title) and (features := heading(glued, match)):
            yield features, match.start() == len(title)


def counted_elsewhere() -> Iterator[tuple[list[str], Drawn]]:
    """Yield the texts of each part of the time with `drawn` as the other parts have it.

    Copies of one story are of one time: so no pair of words is known from the example itself.
    """
    told = sorted((a for a in articles() if not a.damaged), key=lambda a: a.published)
    texts = [a.text for a in told]
    for part in range(_PARTS):
        first, last = len(texts) * part // _PARTS, len(texts) * (part + 1) // _PARTS
        table = unpacked(packed(counts({*texts[:first], *texts[last:]})))
        yield texts[first:last], partial(drawn_in, table)


def lost_stops(text: str) -> Iterator[Example]:
    """Yield the places of a text where a capital follows a small word, and made ones."""
    for match in LOST.finditer(text):
        if features := _lost(text, match):
            yield features, False
    for stop in _STOP.finditer(text):
        last = text[text.rfind(" ", 0, stop.start()) + 1 : stop.start()]
        if len(last) == 1 or last.casefold() in TITLES | SHORTENED or "." in last:
            continue
        damaged = text[: stop.start()] + " " + text[stop.end() :]
        match = LOST.match(damaged, stop.start())
        if match and (features := _lost(damaged, match)):
            yield features, True


def _lost(text: str, match: re.Match[str]) -> list[Feature] | None:
    right, start = match.group(1), match.start(1)
    before = BEFORE_LOST.search(text, max(0, start - 60), start)
    if before is None:
        return None
    words = lost_words(before.group(1), before.group(2), right, match.group(2))
    return [*words, *lost_use(text, right, start)]


def stray_stops(text: str, told: Drawn) -> Iterator[Example]:
    """Yield the places of a text where a stop parts two capital words, and made ones."""
    for pattern, damaged in ((STRAY, False), (_NAMED, True)):
        for match in pattern.finditer(text):
            if match.group(2).casefold() in TITLES | SHORTENED:
                continue
            yield stray_features(text, match, told), damaged


def cut_sentences(text: str, chance: random.Random) -> Iterator[Example]:
    """Yield sentences whose next one lost its capital, and as many that a stop cuts in two."""
    ends = [stop.start() for stop in _STOP.finditer(text)]
    for stop in ends:
        start = stop + 2
        damaged = text[:start] + text[start].lower() + text[start + 1 :]
        if text[start + 1 : start + 2].islower():
            yield list(cut_words(damaged, stop, start)), True
    middles = [m.start() for m in _MIDDLE.finditer(text)]
    for space in chance.sample(middles, min(len(ends), len(middles))):
        damaged = text[:space] + ". " + text[space + 1 :]
        yield list(cut_words(damaged, space, space + 2)), False


def learn(
    examples: list[Example], least: float, seen: int, *, runs: int = 1
) -> dict[Feature, float]:
    """Return the weights of a logistic regression, by steps that shrink as a weight settles.

    Only of features that `seen` examples have, and only weights of `least` and more; the means
    of some runs.
    """
    places: dict[Feature, int] = {}
    rows = [[places.setdefault(f, len(places)) for f in features] for features, _ in examples]
    table = np.array(rows)
    damaged = np.array([label for _, label in examples], float)
    weights = np.mean([_run(table, damaged, seed) for seed in range(runs)], axis=0)
    often = np.bincount(table.ravel(), minlength=len(places)) >= seen
    kept = often & (np.abs(weights) >= least)
    return {feature: float(weights[at]) for feature, at in places.items() if kept[at]}


def _run(table: NDArray[np.int64], damaged: Weights, seed: int) -> Weights:
    """Return the weights of one run over the examples, whose order decides in single cases."""
    count = int(table.max()) + 1
    weights, steps = np.zeros(count), np.full(count, 1e-8)
    chance = np.random.default_rng(seed)
    for _ in range(_ROUNDS):
        order = chance.permutation(len(table))
        for batch in np.array_split(order, len(table) // _BATCH + 1):
            told = table[batch]
            wrong = 1 / (1 + np.exp(-weights[told].sum(1))) - damaged[batch]
            slope = np.zeros(count)
            np.add.at(slope, told.ravel(), wrong.repeat(told.shape[1]))
            some = np.unique(told)
            slope[some] += _DECAY * len(batch) * weights[some]
            steps[some] += slope[some] ** 2
            weights[some] -= _STEP * slope[some] / np.sqrt(steps[some])
    return weights


if __name__ == "__main__":
    main()

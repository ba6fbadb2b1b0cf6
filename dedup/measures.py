"""What two copies have in common, counted."""

from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from dedup.apart import Hashes, Mask, Prepared, among, distinct, prepare, take_apart

__all__ = ["Measures", "Prepared", "measure", "prepare", "take_apart", "topics_shared"]

PASSAGE, RECURS = 10, 0.45  # telling words, a sentence or so; this share of them has to recur
OPENING_WORDS = 40  # the first paragraph or two
REST_LEAST = 40  # words; less than this beside the shared part says nothing
WORTH = 0.3  # of the shorter's telling words; of a thousand real copies one shares as few


@dataclass(frozen=True, slots=True)
class Measures:
    """What copies a and b share, as shares from 0 to 1 of the shorter copy's own.

    Those called `_back` are of the longer copy's own, in the shorter.
    """

    same: bool
    same_headline: bool
    untitled: bool  # one of them at least
    a_shorter: bool
    shorter: int  # words
    ratio: float  # of the lengths
    jaccard: float
    containment: float  # of a's shingles in b
    contained: float  # of b's shingles in a
    outside: float  # shingles outside quotations
    ordered: float  # telling words in the same order
    matched: float  # telling words in the same order or in a shared shingle
    covered: float  # passages that have a counterpart, word for word or nearly
    plain: float
    names: float
    names_count: int
    numbers: float
    numbers_count: int
    opening: float
    opening_back: float
    headline: float
    grounded: float  # of the headline, in the other's text or headline
    grounded_back: float
    recurs: float  # of the names in what both share, also in the rest of the longer copy
    quotations: int
    quotations_shared: int


def topics_shared(a: Prepared, b: Prepared) -> float:
    """Return how many of the telling words of the one with fewer are shared, from 0 to 1."""
    few, many = (a.topics, b.topics) if len(a.topics) <= len(b.topics) else (b.topics, a.topics)
    return float(among(few, many).mean()) if len(few) else 1.0


def measure(a: Prepared, b: Prepared) -> Measures:
    """Return what two copies share."""
    a_shorter = (len(a.words), a.words.tobytes()) <= (len(b.words), b.words.tobytes())
    short, long = (a, b) if a_shorter else (b, a)
    both = int(among(short.shingles, long.shingles).sum())
    heads = int(among(a.headline, b.headline).sum())
    shared, shared_back = among(short.runs, long.shingles), among(long.runs, short.shingles)
    ordered, matched, covered = _passages(short, long, shared)
    plain, names, numbers, grounded = _facts(short, long)
    grounded_back = _mean(among(long.headline, short.every))
    return Measures(
        same=np.array_equal(a.words, b.words),
        same_headline=np.array_equal(a.headline, b.headline),
        untitled=not (len(a.headline) and len(b.headline)),
        a_shorter=a_shorter,
        shorter=len(short.words),
        ratio=len(short.words) / len(long.words) if len(long.words) else 1.0,
        jaccard=_part(both, len(a.shingles) + len(b.shingles) - both),
        containment=_part(both, len(a.shingles)),
        contained=_part(both, len(b.shingles)),
        outside=_mean(shared[short.outside] if short.outside.any() else shared),
        ordered=ordered,
        matched=matched,
        covered=covered,
        plain=plain,
        names=names,
        names_count=short.counts[1],
        numbers=numbers,
        numbers_count=short.counts[2],
        opening=_mean(shared[:OPENING_WORDS]),
        opening_back=_mean(shared_back[:OPENING_WORDS]),
        headline=_part(2 * heads, len(a.headline) + len(b.headline)),
        grounded=max(grounded, _part(heads, len(short.headline))),
        grounded_back=max(grounded_back, _part(heads, len(long.headline))),
        recurs=_recurs(short, long, shared_back),
        quotations=min(len(a.quotations), len(b.quotations)),
        quotations_shared=len(a.quotations & b.quotations),
    )


def _facts(short: Prepared, long: Prepared) -> tuple[float, ...]:
    """Return the shares of plain words, names, numbers and headline words in the longer text."""
    found = np.concatenate([[0], np.cumsum(among(short.facts, long.every))])
    ends = np.cumsum(short.counts)
    return tuple(
        _part(int(found[end] - found[end - count]), count)
        for end, count in zip(ends.tolist(), short.counts, strict=True)
    )


def _passages(short: Prepared, long: Prepared, shared: Mask) -> tuple[float, float, float]:
    """Return which share of the telling words stand in order, or at all, and of the passages."""
    if not len(short.telling):
        return 0.0, 0.0, 0.0
    ordered = np.zeros(len(short.telling), np.bool_)
    region = _region(short, long)
    blocks = LCSseq.opcodes(short.telling.tolist(), region.tolist()).as_matching_blocks()
    for block in blocks:
        ordered[block.a : block.a + block.size] = True
    verbatim = np.zeros(len(short.words), np.bool_)
    for step in range(len(short.words) - len(short.runs) + 1):
        verbatim[step : step + len(shared)] |= shared
    matched = ordered | verbatim[short.places]
    starts = np.arange(0, len(matched), PASSAGE)
    rates = np.add.reduceat(matched, starts) / np.diff(np.append(starts, len(matched)))
    return _mean(ordered), _mean(matched), _mean(rates >= RECURS)


def _region(short: Prepared, long: Prepared) -> Hashes:
    """Return the part of the longer's telling words that is densest in those of the shorter.

    In a whole long text, a short one's words turn up in order by chance.
    """
    length = len(short.telling) * 3 // 2 + PASSAGE
    if len(long.telling) <= length * 3 // 2:
        return long.telling
    count = np.concatenate([[0], np.cumsum(among(long.telling, short.topics))])
    start = int(np.argmax(count[length:] - count[:-length]))
    return long.telling[start : start + length]


def _recurs(short: Prepared, long: Prepared, shared: Mask) -> float:
    """Return how much of the shorter's names the longer also speaks of outside the shared part."""
    rest = long.words[: len(shared)][~shared]
    who = short.who
    if len(rest) < REST_LEAST or not len(who):
        return 1.0
    return _mean(among(who, distinct(rest)))


def _mean(mask: Mask) -> float:
    return float(np.count_nonzero(mask)) / len(mask) if len(mask) else 0.0


def _part(count: int, of: int) -> float:
    return count / of if of else 0.0

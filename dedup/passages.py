"""Which passages of the shorter text recur in the longer, and how."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from dedup.apart import Hashes, Mask, Prepared, among, distinct, mean, part

_PASSAGE, _RECURS = 10, 0.45  # telling words, a sentence or so; this share of them has to recur
_FIRMLY, _STRANGE = 0.3, 0.15  # the same, counting no words that recur singly
_VERBATIM = 0.85


@dataclass(frozen=True, slots=True)
class Passages:
    """What recurs of the shorter's telling words, and of the passages that they make."""

    ordered: float
    matched: float
    covered: float
    strange: float
    clean: float
    common: Hashes  # the set of those that recur


def passages(short: Prepared, long: Prepared, shared: Mask) -> Passages:
    """Return what recurs; `shared` says which runs of the shorter stand in the longer."""
    if not len(short.telling):
        return Passages(0.0, 0.0, 0.0, 1.0, 0.0, short.telling)
    ordered, firm = np.zeros((2, len(short.telling)), np.bool_)
    region = _region(short, long)
    blocks = LCSseq.opcodes(short.telling.tolist(), region.tolist()).as_matching_blocks()
    for block in blocks:
        ordered[block.a : block.a + block.size] = True
        firm[block.a : block.a + block.size] = block.size > 1
    verbatim = np.zeros(len(short.words), np.bool_)
    for step in range(len(short.words) - len(short.runs) + 1):
        verbatim[step : step + len(shared)] |= shared
    matched = ordered | verbatim[short.places]
    firm |= verbatim[short.places]
    firmly = _by_passage(firm)
    word_for_word = _by_passage(verbatim[short.places]) >= _VERBATIM
    return Passages(
        ordered=mean(ordered),
        matched=mean(matched),
        covered=mean(_by_passage(matched) >= _RECURS),
        strange=mean(firmly < _STRANGE),
        clean=part(np.count_nonzero(word_for_word), np.count_nonzero(firmly >= _FIRMLY)),
        common=distinct(short.telling[matched]),
    )


def _by_passage(mask: Mask) -> NDArray[np.float64]:
    """Return the share of a passage's words that are so, for each passage."""
    starts = np.arange(0, len(mask), _PASSAGE)
    shares: NDArray[np.float64] = np.add.reduceat(mask, starts, dtype=np.float64)
    return shares / np.diff(np.append(starts, len(mask)))


def _region(short: Prepared, long: Prepared) -> Hashes:
    """Return the part of the longer's telling words that is densest in those of the shorter.

    In a whole long text, a short one's words turn up in order by chance.
    """
    length = len(short.telling) * 3 // 2 + _PASSAGE
    if len(long.telling) <= length * 3 // 2:
        return long.telling
    count = np.concatenate([[0], np.cumsum(among(long.telling, short.topics))])
    start = int(np.argmax(count[length:] - count[:-length]))
    return long.telling[start : start + length]

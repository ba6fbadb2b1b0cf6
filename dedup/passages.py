"""Which passages of the shorter text recur in the longer, and how."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from dedup.apart import Hashes, Mask, Prepared, among, distinct, mean, part

PASSAGE, RECURS = 10, 0.45  # telling words, a sentence or so; this share of them has to recur
FIRMLY, STRANGE = 0.3, 0.15  # the same, counting no words that recur singly
VERBATIM = 0.85
CLAUSE = 4  # telling words in a row


@dataclass(frozen=True, slots=True)
class Passages:
    """What recurs of the shorter's telling words, and of the passages that they make."""

    ordered: float
    matched: float
    covered: float
    strange: float
    clean: float
    common: Hashes  # the set of those that recur
    own: int  # telling words of clauses outside shared phrases, of the copy with fewer
    bound: float  # of either's, those that what recurs speaks of as well; the larger share


def passages(short: Prepared, long: Prepared, shared: Mask, back: Mask) -> Passages:
    """Return what recurs; `shared` says which runs of the shorter stand in the longer.

    `back` says which of the longer stand in the shorter.
    """
    if not len(short.telling):
        return Passages(0.0, 0.0, 0.0, 1.0, 0.0, short.telling, 0, 0.0)
    ordered = np.zeros(len(short.telling), np.bool_)
    region = _region(short, long)
    blocks = LCSseq.opcodes(short.telling.tolist(), region.tolist()).as_matching_blocks()
    for block in blocks:
        ordered[block.a : block.a + block.size] = True
    firm = _verbatim(short, shared)
    matched = ordered | firm
    common = distinct(short.telling[matched])
    own, own_back = _own(short, firm), _own(long, _verbatim(long, back))
    literally = _by_passage(firm) >= VERBATIM
    couples = among(short.couples, distinct(long.couples))
    firm[:-1] |= couples
    firm[1:] |= couples
    firmly = _by_passage(firm)
    return Passages(
        ordered=mean(ordered),
        matched=mean(matched),
        covered=mean(_by_passage(matched) >= RECURS),
        strange=mean(firmly < STRANGE),
        clean=part(int(np.count_nonzero(literally)), int(np.count_nonzero(firmly >= FIRMLY))),
        common=common,
        own=min(len(own), len(own_back)),
        bound=max(mean(among(own, common)), mean(among(own_back, common))),
    )


def _verbatim(copy: Prepared, shared: Mask) -> Mask:
    """Say which telling words stand in shared runs."""
    verbatim = np.zeros(len(copy.words), np.bool_)
    for step in range(len(copy.words) - len(copy.runs) + 1):
        verbatim[step : step + len(shared)] |= shared
    return verbatim[copy.places]


def _own(copy: Prepared, firm: Mask) -> Hashes:
    """Return the telling words outside shared runs, CLAUSE and more in a row: not lone changes."""
    last = np.flatnonzero(np.append(firm, True))
    first = np.append(0, last[:-1] + 1)
    long = last - first >= CLAUSE
    step = np.zeros(len(firm) + 1, np.int8)
    step[first[long]] += 1
    step[last[long]] -= 1
    return copy.telling[np.cumsum(step[:-1], dtype=np.int8).view(np.bool_)]


def _by_passage(mask: Mask) -> NDArray[np.float64]:
    """Return the share of a passage's words that are so, for each passage."""
    starts = np.arange(0, len(mask), PASSAGE)
    shares: NDArray[np.float64] = np.add.reduceat(mask, starts, dtype=np.float64)
    return shares / np.diff(np.append(starts, len(mask)))


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

"""What is counted of each text once, however often it is compared."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.apart import AN_EDGE, AROUND, QUOTATION_WORDS
from dedup.compiled.jit import compiled
from dedup.compiled.signatures import run_at
from dedup.compiled.tables import Set, empty, find, put
from dedup.reading import CONTENT, QUOTED

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint32]
Mask = NDArray[np.bool_]
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_29, _32 = np.uint64(29), np.uint64(32)


class Texts(NamedTuple):
    """Texts to be compared: their words and shingles, and headlines and quotations as sets.

    A text has as many shingles as words here; those behind its last one mean nothing.
    `counts` has a row for each text: its shingles, its distinct ones, its distinct telling words.
    """

    words: Hashes
    kinds: NDArray[np.uint8]
    starts: Numbers
    runs: Hashes
    counts: Numbers
    heads: Hashes
    head_starts: Numbers
    heads_told: Mask
    quotations: NDArray[np.uint64]
    quotation_starts: Numbers
    figures: NDArray[np.uint64]
    figure_starts: Numbers
    called: NDArray[np.uint64]
    called_starts: Numbers
    titled: NDArray[np.uint64]
    titled_starts: Numbers


@compiled
def words_of(texts: Texts, row: int) -> Hashes:
    """Return the words of a text."""
    return texts.words[texts.starts[row] : texts.starts[row + 1]]


@compiled
def kinds_of(texts: Texts, row: int) -> NDArray[np.uint8]:
    """Return what kind each word of a text is of."""
    return texts.kinds[texts.starts[row] : texts.starts[row + 1]]


@compiled
def runs_of(texts: Texts, row: int) -> Hashes:
    """Return the shingles of a text."""
    start = texts.starts[row]
    return texts.runs[start : start + texts.counts[row, 0]]


@compiled
def heads_of(texts: Texts, row: int) -> Hashes:
    """Return the telling words of a headline, sorted."""
    return texts.heads[texts.head_starts[row] : texts.head_starts[row + 1]]


@compiled
def part_of(values: NDArray[np.uint64], bounds: Numbers, row: int) -> NDArray[np.uint64]:
    """Return the values of a text, of those of all texts end to end."""
    return values[bounds[row] : bounds[row + 1]]


@compiled
def count(
    words: Hashes,
    kinds: NDArray[np.uint8],
    starts: Numbers,
    length: int,
    those: Set,
    runs: Hashes,
    counts: Numbers,
) -> None:
    """Fill in the shingles of each text and how much is distinct in it."""
    numbers = np.empty(np.max(starts[1:] - starts[:-1]), np.int32)
    for row in range(len(starts) - 1):
        start, end = starts[row], starts[row + 1]
        words_of_run = min(length, end - start)
        many = end - start - words_of_run + 1 if end > start else 0
        for at in range(start, start + many):
            runs[at] = run_at(words, at, words_of_run)
        empty(those)
        counts[row, 0] = many
        counts[row, 1] = put(runs[start : start + many], those, numbers)
        empty(those)
        telling = words[start:end][(kinds[start:end] & CONTENT) != 0]
        counts[row, 2] = put(telling, those, numbers)


@compiled
def distinct_heads(
    words: Hashes, kinds: NDArray[np.uint8], starts: Numbers, heads: Hashes, bounds: Numbers
) -> None:
    """Fill in the telling words of each headline, sorted, each once."""
    total = 0
    for row in range(len(starts) - 1):
        first = total
        part = slice(starts[row], starts[row + 1])
        for word in np.sort(words[part][(kinds[part] & CONTENT) != 0]):
            if total == first or heads[total - 1] != word:
                heads[total] = word
                total += 1
        bounds[row + 1] = total


@compiled
def told(
    words: Hashes, starts: Numbers, heads: Hashes, bounds: Numbers, those: Set, found: Mask
) -> None:
    """Say of each word of the headlines whether it stands in its text."""
    longest = max(np.max(starts[1:] - starts[:-1]), np.max(bounds[1:] - bounds[:-1]))
    numbers = np.empty(longest, np.int32)
    for row in range(len(starts) - 1):
        empty(those)
        put(words[starts[row] : starts[row + 1]], those, numbers)
        first, end = bounds[row], bounds[row + 1]
        find(heads[first:end], those, numbers)
        for place in range(first, end):
            found[place] = numbers[place - first] >= 0


@compiled
def quotations(
    words: Hashes,
    kinds: NDArray[np.uint8],
    starts: Numbers,
    found: NDArray[np.uint64],
    bounds: Numbers,
) -> None:
    """Fill in a hash of each quotation of each text, sorted, each once."""
    total = 0
    for row in range(len(starts) - 1):
        first, at, end = total, starts[row], starts[row + 1]
        while at < end:
            begun, said = at, np.uint64(0)
            while at < end and kinds[at] & QUOTED:
                said = (said ^ np.uint64(words[at])) * _FACTOR
                said ^= said >> _29
                at += 1
            if at - begun >= QUOTATION_WORDS:
                found[total] = said
                total += 1
            at += at == begun
        total = _kept_once(found, first, total)
        bounds[row + 1] = total


@compiled
def placed(
    words: Hashes,
    framed: Hashes,
    kinds: NDArray[np.uint8],
    starts: Numbers,
    kind: int,
    found: NDArray[np.uint64],
    bounds: Numbers,
) -> None:
    """Fill in the words of a kind with what stands around them, as dedup.apart places them."""
    side = np.empty(AROUND, np.uint32)
    total = 0
    for row in range(len(starts) - 1):
        first, start, end = total, starts[row], starts[row + 1]
        for at in range(start, end):
            if not kinds[at] & kind:
                continue
            before = _around(framed, at - AROUND, start, end, side)
            after = np.uint32(~_around(framed, at + 1, start, end, side))
            found[total] = np.uint64(before) << _32 | np.uint64(words[at])
            found[total + 1] = np.uint64(after) << _32 | np.uint64(words[at])
            total += 2
        total = _kept_once(found, first, total)
        bounds[row + 1] = total


@compiled
def _around(framed: Hashes, first: int, start: int, end: int, side: Hashes) -> int:
    """Return a hash of the words from `first` on, where those of a text lie within its bounds."""
    for step in range(AROUND):
        at = first + step
        side[step] = framed[at] if start <= at < end else AN_EDGE
    return run_at(side, 0, AROUND)


@compiled
def _kept_once(found: NDArray[np.uint64], first: int, end: int) -> int:
    """Sort the values from `first` on, keep each once, and return where they end."""
    kept = first
    for value in np.sort(found[first:end]):
        if kept == first or found[kept - 1] != value:
            found[kept] = value
            kept += 1
    return kept

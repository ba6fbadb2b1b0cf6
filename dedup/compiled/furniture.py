"""Sentences counted and put out, as dedup.furniture does it, for many texts at once."""

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.jit import compiled
from dedup.furniture import FACTOR, LEAD_WORDS, LEAST_WORDS, LEFT_WORDS, MARKS, STORIES
from dedup.reading import CONTENT

Numbers = NDArray[np.int64]
Words = NDArray[np.uint32]
Kinds = NDArray[np.uint8]
Slots = NDArray[np.int64]
Texts = tuple[Words, Kinds, Numbers, Words, Numbers]

_29, _31, _32 = (np.uint64(n) for n in (29, 31, 32))
_MOST = np.uint16(0xFFFF)


@compiled
def slot_of(words: Words, start: int, end: int, shift: np.uint64) -> int:
    """Return the place of a sentence in the table."""
    total = np.uint64(0)
    for at in range(start, end):
        mixed = (np.uint64(words[at]) + np.uint64(at - start)) * FACTOR
        total += (mixed ^ (mixed >> _29)) * FACTOR
    return np.int64(total >> shift)


@compiled
def is_known(words: Words, kinds: Kinds, leads: NDArray[np.bool_], shift: np.uint64) -> bool:
    """Say whether a text's story was met, by its lead, and remember it."""
    least = np.empty(LEAD_WORDS, np.uint64)
    count, before, telling = 0, np.uint64(0), False
    for at in range(min(len(words), LEAD_WORDS)):
        if kinds[at] & CONTENT:
            word = np.uint64(words[at])
            if telling:
                pair = (before << _32 | word) * FACTOR
                least[count] = (pair ^ (pair >> _31)) * FACTOR
                count += 1
            before, telling = word, True
    known = False
    for mark in np.sort(least[:count])[:MARKS]:
        known |= leads[mark >> shift]
    for mark in np.sort(least[:count])[:MARKS]:
        leads[mark >> shift] = True
    return known


@compiled
def meet(
    texts: Texts, stories: NDArray[np.uint16], leads: NDArray[np.bool_], shift: np.uint64
) -> None:
    """Count the sentences of texts whose stories have not been met."""
    words, kinds, starts, ends, end_starts = texts
    for row in range(len(starts) - 1):
        first, last = starts[row], starts[row + 1]
        if is_known(words[first:last], kinds[first:last], leads, shift):
            continue
        own = np.empty(end_starts[row + 1] - end_starts[row], np.int64)
        count, start = 0, 0
        for end in ends[end_starts[row] : end_starts[row + 1]]:
            if np.int64(end) - start >= LEAST_WORDS:
                own[count] = slot_of(words, first + start, first + np.int64(end), shift)
                count += 1
            start = np.int64(end)
        before = -1
        for slot in np.sort(own[:count]):
            if slot != before and stories[slot] < _MOST:
                stories[slot] += np.uint16(1)
            before = slot


@compiled
def clear(
    texts: Texts,
    stories: NDArray[np.uint16],
    shift: np.uint64,
    words: Words,
    kinds: Kinds,
    starts: Numbers,
) -> int:
    """Fill in words, kinds and bounds of the texts without their furniture; return the length."""
    old_words, old_kinds, old_starts, ends, end_starts = texts
    total = 0
    for row in range(len(old_starts) - 1):
        first, start, begun = old_starts[row], 0, total
        length = old_starts[row + 1] - first
        for end in ends[end_starts[row] : end_starts[row + 1]]:
            here, there = first + start, first + np.int64(end)
            start = np.int64(end)
            met = stories[slot_of(old_words, here, there, shift)]
            if there - here >= LEAST_WORDS and met >= STORIES:
                continue
            words[total : total + there - here] = old_words[here:there]
            kinds[total : total + there - here] = old_kinds[here:there]
            total += there - here
        if total - begun < min(LEFT_WORDS, length):
            words[begun : begun + length] = old_words[first : first + length]
            kinds[begun : begun + length] = old_kinds[first : first + length]
            total = begun + length
        starts[row + 1] = total
    return total

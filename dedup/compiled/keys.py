"""Words and signatures to the keys of dedup.bands."""

import numpy as np
from numpy.typing import NDArray

from dedup.bands import FACTOR, HEADLINE, SKETCH, WHOLE
from dedup.compiled.jit import compiled, inlined
from dedup.headlines import HEADLINE_WORDS
from dedup.reading import CONTENT

Numbers = NDArray[np.int64]
Words = NDArray[np.uint32]
Kinds = NDArray[np.uint8]
Keys = NDArray[np.uint64]

_30, _27, _31, _32 = (np.uint64(n) for n in (30, 27, 31, 32))
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_MOST = np.uint64(0xFFFFFFFFFFFFFFFF)


@inlined
def mixed(value: np.uint64) -> np.uint64:
    """Return splitmix64's finaliser of a hash."""
    value = (value ^ (value >> _30)) * _FIRST
    value = (value ^ (value >> _27)) * _SECOND
    return value ^ (value >> _31)


@compiled
def keys(
    texts: tuple[Words, Kinds, Numbers],
    titles: tuple[Words, Kinds, Numbers],
    signatures: Words,
    shape: tuple[int, int, int, int, int],
    found: Keys,
    starts: Numbers,
) -> None:
    """Fill in the keys of each text, and where they start.

    Texts and titles are words, kinds and bounds; the shape is the policy's bands, rows, sketch,
    lead and lead_words.
    """
    words, kinds, limits = texts
    _, _, sketch, lead, lead_words = shape
    every = np.empty(shape[0] + sketch + lead + 2, np.uint64)
    total = 0
    for row in range(len(limits) - 1):
        start, end = limits[row], limits[row + 1]
        count = 0
        if end > start:
            count = banded(signatures[row], shape[0], shape[1], every)
        pairs = sketched(words[start:end], kinds[start:end], lead_words)
        opening = pairs[0]
        count = least(pairs[1][:opening], lead, every, count)
        count = least(pairs[1], sketch, every, count)
        count = headlined(titles, row, every, count)
        if end > start:
            every[count] = run(words[start:end], WHOLE)
            count += 1
        starts[row] = total
        total = fresh(every[:count], found, total)
    starts[len(limits) - 1] = total


@compiled
def banded(values: Words, bands: int, rows: int, every: Keys) -> int:
    """Fill in the band keys of one signature."""
    for band in range(bands):
        key = np.uint64(band)
        for k in range(rows):
            key = mixed(key * FACTOR + np.uint64(values[band * rows + k]))
        every[band] = key
    return bands


@compiled
def sketched(words: Words, kinds: Kinds, lead_words: int) -> tuple[int, Keys]:
    """Return the hashed pairs of telling words, and how many of them are the lead's."""
    pairs = np.empty(len(words), np.uint64)
    telling, lead, before = 0, 0, np.uint64(0)
    for place in range(len(words)):
        if not kinds[place] & CONTENT:
            continue
        word = np.uint64(words[place])
        if telling:
            pairs[telling - 1] = mixed((before << _32 | word) + SKETCH)
        telling += 1
        lead += place < lead_words
        before = word
    count = max(telling - 1, 0)
    # As in dedup.bands: a text whose first telling word comes after the lead has all as its lead.
    return lead - 1 if lead else max(count - 1, 0), pairs[:count]


@compiled
def least(hashes: Keys, most: int, every: Keys, count: int) -> int:
    """Add the least hashes, equal ones counted each, in ascending order."""
    kept = 0
    for value in hashes:
        if kept == most and value >= every[count + kept - 1]:
            continue
        at = count + (kept if kept < most else most - 1)
        while at > count and every[at - 1] > value:
            every[at] = every[at - 1]
            at -= 1
        every[at] = value
        kept = min(kept + 1, most)
    return count + kept


@compiled
def headlined(titles: tuple[Words, Kinds, Numbers], row: int, every: Keys, count: int) -> int:
    """Add the key of a headline with some telling words."""
    words, kinds, limits = titles
    start, end = limits[row], limits[row + 1]
    telling = np.sort(words[start:end][(kinds[start:end] & CONTENT) != 0])
    distinct = 0
    for place in range(len(telling)):
        if not place or telling[place] != telling[distinct - 1]:
            telling[distinct] = telling[place]
            distinct += 1
    if distinct < HEADLINE_WORDS:
        return count
    every[count] = run(telling[:distinct], HEADLINE)
    return count + 1


@inlined
def run(words: Words, salt: np.uint64) -> np.uint64:
    """Return one hash of words in their order."""
    total = np.uint64(0)
    for place in range(len(words)):
        total += mixed(np.uint64(words[place]) + np.uint64(place + 1) * FACTOR)
    return mixed(total + salt)


@compiled
def fresh(every: Keys, found: Keys, total: int) -> int:
    """Take over each key once."""
    first = total
    for key in every:
        known = False
        for place in range(first, total):
            known |= found[place] == key
        if not known:
            found[total] = key
            total += 1
    return total

"""Runs of words as numbers: what two texts are compared by."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dedup.reading import word_hash

MULTIPLIER = 0x9E3779B1  # odd, so that no word's hash is lost in a product mod 2^32
_MASK = 0xFFFFFFFF


def shingle_hash(shingle: Sequence[str]) -> int:
    """Return the 32-bit hash of a run of words: the `hashfunc` our signatures are defined by.

    A polynomial in MULTIPLIER over the words' CRC-32s, mod 2^32; datasketch mixes it further.
    """
    value = 0
    for word in shingle:
        value = (value * MULTIPLIER + word_hash(word)) & _MASK
    return value


def shingles(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    """Return every run of `length` words; a shorter text is one run, an empty one none."""
    if len(words) <= length:
        return [tuple(words)] if words else []
    return [tuple(words[i : i + length]) for i in range(len(words) - length + 1)]


def shingled(words: NDArray[np.uint32], length: int) -> NDArray[np.uint32]:
    """Return `shingle_hash` of every run of `length` words, given the words' hashes."""
    runs = max(len(words) - length + 1, min(len(words), 1))
    value = np.zeros(runs, np.uint32)
    for i in range(min(length, len(words))):
        value *= np.uint32(MULTIPLIER)
        value += words[i : i + runs]
    return value

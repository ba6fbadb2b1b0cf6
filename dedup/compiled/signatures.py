"""Words to signatures: the least permuted hash of the shingles, as datasketch defines it."""

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.jit import compiled, inlined
from dedup.shingles import MULTIPLIER

Hashes = NDArray[np.uint32]
_MULTIPLIER = np.uint32(MULTIPLIER)
_FIRST, _SECOND = np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
_16, _13 = np.uint32(16), np.uint32(13)
_NOTHING = np.uint32(0xFFFFFFFF)
_TOGETHER = 8  # shingles permuted in one pass over the row, which then stays in the registers


@inlined
def run_at(words: Hashes, at: int, length: int) -> np.uint32:
    """Return the hash of the shingle that begins at a word, as dedup.shingles defines it."""
    value = np.uint32(0)
    for place in range(at, at + length):
        value = np.uint32(value * _MULTIPLIER + words[place])
    return value


@inlined
def mixed(value: np.uint32) -> np.uint32:
    """Return MurmurHash3's finaliser of a hash."""
    value ^= value >> _16
    value = np.uint32(value * _FIRST)
    value ^= value >> _13
    value = np.uint32(value * _SECOND)
    return np.uint32(value ^ (value >> _16))


@compiled
def sign(
    words: Hashes, starts: NDArray[np.int64], shingle: int, permutations: Hashes, rows: Hashes
) -> None:
    """Fill in a row of least values for each text; `permutations` are factors and summands."""
    factors, summands = permutations[0], permutations[1]
    for row in range(len(starts) - 1):
        start, count = starts[row], starts[row + 1] - starts[row]
        length = min(shingle, count)
        runs = count - length + 1 if count else 0
        least = rows[row]
        least[:] = _NOTHING
        hashes = np.empty(_TOGETHER, np.uint32)
        for first in range(0, runs, _TOGETHER):
            for i in range(_TOGETHER):  # the last ones are taken twice rather than too many
                hashes[i] = mixed(run_at(words, start + min(first + i, runs - 1), length))
            for k in range(len(least)):
                value = least[k]
                for i in range(_TOGETHER):
                    value = min(value, np.uint32(factors[k] * hashes[i] + summands[k]))
                least[k] = value

"""Telling words to bits, as dedup.topics sets them."""

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.jit import compiled
from dedup.compiled.tables import Set, empty, put
from dedup.reading import CONTENT
from dedup.topics import BITS

_ONE = np.uint64(1)


@compiled
def topics(
    words: NDArray[np.uint32],
    kinds: NDArray[np.uint8],
    starts: NDArray[np.int64],
    those: Set,
    bits: NDArray[np.uint64],
    counts: NDArray[np.int32],
) -> None:
    """Fill in the bits of each text, and how many distinct telling words it has."""
    numbers = np.empty(max(0, np.max(starts[1:] - starts[:-1])), np.int32)
    for row in range(len(starts) - 1):
        part = slice(starts[row], starts[row + 1])
        telling = words[part][(kinds[part] & CONTENT) != 0]
        empty(those)
        counts[row] = put(telling, those, numbers)
        for word in telling:
            bit = word % BITS
            bits[row, bit >> 6] |= _ONE << np.uint64(bit & 63)

"""Sets of hashes as open tables that are emptied by turning a page."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.jit import compiled

Hashes = NDArray[np.uint32]
Places = NDArray[np.int32]
_SPREAD = np.uint32(0x9E3779B1)
_HIGH = np.uint32(15)


class Set(NamedTuple):
    """A set of hashes, numbered as they come; a slot counts if it is of the present page.

    `size` is the page, and how many hashes are in.
    """

    hashes: Hashes
    pages: Places
    numbers: Places
    size: NDArray[np.int64]


def new_set(most: int) -> Set:
    """Return a set with room for so many hashes."""
    slots = 2 << max(most, 1).bit_length()
    return Set(
        np.zeros(slots, np.uint32),
        np.zeros(slots, np.int32),
        np.zeros(slots, np.int32),
        np.zeros(2, np.int64),
    )


@compiled
def empty(those: Set) -> None:
    """Empty a set."""
    those.size[0] += 1
    those.size[1] = 0


@compiled
def put(values: Hashes, those: Set, numbers: Places) -> int:
    """Put hashes into a set and fill in the number of each; return how many are in."""
    hashes, pages, known, page = those.hashes, those.pages, those.numbers, those.size[0]
    mask, count = np.uint32(len(hashes) - 1), those.size[1]
    for place in range(len(values)):
        value = values[place]
        mixed = np.uint32(value * _SPREAD)
        slot = (mixed ^ (mixed >> _HIGH)) & mask
        while pages[slot] == page and hashes[slot] != value:
            slot = (slot + np.uint32(1)) & mask
        if pages[slot] != page:
            hashes[slot], pages[slot], known[slot] = value, page, count
            count += 1
        numbers[place] = known[slot]
    those.size[1] = count
    return count


@compiled
def find(values: Hashes, those: Set, numbers: Places) -> None:
    """Fill in the number of each hash, -1 for those that are not in a set."""
    hashes, pages, known, page = those.hashes, those.pages, those.numbers, those.size[0]
    mask = np.uint32(len(hashes) - 1)
    for place in range(len(values)):
        value = values[place]
        mixed = np.uint32(value * _SPREAD)
        slot = (mixed ^ (mixed >> _HIGH)) & mask
        while pages[slot] == page and hashes[slot] != value:
            slot = (slot + np.uint32(1)) & mask
        numbers[place] = known[slot] if pages[slot] == page else -1

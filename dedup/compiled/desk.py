"""Room to work in while pairs are measured, and what is noted there of the pair at hand."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.apart import ORDERED_MOST
from dedup.compiled.tables import Set, new_set
from dedup.passages import PASSAGE

Places = NDArray[np.int32]
Mask = NDArray[np.bool_]
Flags = NDArray[np.uint8]
Shares = NDArray[np.float64]  # a row for each pair, in the order of dedup.compiled.shared.FIELDS

# What is known of a word of the shorter, beside its kinds.
PLAIN, THERE, TOPIC_THERE, IN_REST = 16, 32, 64, 128


class Desk(NamedTuple):
    """Room to work in, made once for many pairs."""

    words: Set
    runs: Set
    own: Places
    other: Places
    heads: Places
    other_heads: Places
    own_runs: Places
    other_runs: Places
    flags: Flags
    run_flags: Mask
    telling: Places
    region: Places
    ordered: Mask
    verbatim: Mask
    common: Mask
    couples: NDArray[np.uint32]
    found: Places
    masks: NDArray[np.uint64]
    rows: NDArray[np.uint64]


def new_desk(longest: int, heads: int) -> Desk:
    """Return room for texts of so many words and headlines of so many telling ones."""
    telling = min(longest, ORDERED_MOST)
    region = telling * 9 // 4 + 2 * PASSAGE
    width = telling // 64 + 1
    distinct = longest + heads
    return Desk(
        words=new_set(distinct),
        runs=new_set(longest),
        own=np.empty(longest, np.int32),
        other=np.empty(longest, np.int32),
        heads=np.empty(heads, np.int32),
        other_heads=np.empty(heads, np.int32),
        own_runs=np.empty(longest, np.int32),
        other_runs=np.empty(longest, np.int32),
        flags=np.empty(distinct, np.uint8),
        run_flags=np.empty(longest, np.bool_),
        telling=np.empty(telling, np.int32),
        region=np.empty(telling, np.int32),
        ordered=np.empty(telling, np.bool_),
        verbatim=np.empty(distinct, np.bool_),
        common=np.empty(distinct, np.bool_),
        couples=np.empty(telling, np.uint32),
        found=np.empty(telling, np.int32),
        masks=np.empty((distinct, width), np.uint64),
        rows=np.empty((region, width), np.uint64),
    )

"""Which telling words of two texts stand in the same order: the alignment rapidfuzz finds.

The longest common subsequence by bit-parallel rows (Hyyrö 2004), traced back as rapidfuzz's
LCSseq does, so that the same one of several equally long ones is found.
"""

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.jit import compiled

Places = NDArray[np.int32]
Bits = NDArray[np.uint64]
Mask = NDArray[np.bool_]
_ALL, _ONE, _NONE = np.uint64(0xFFFFFFFFFFFFFFFF), np.uint64(1), np.uint64(0)
_WORD, _SHIFT = 64, 6


@compiled
def in_order(short: Places, long: Places, masks: Bits, rows: Bits, ordered: Mask) -> None:
    """Say which words of the shorter are in order in the longer; words are small numbers or -1.

    `masks` has a row of bits for each number and `rows` one for each word of the longer.
    """
    ordered[: len(short)] = False
    first, end, other_end = 0, len(short), len(long)
    while first < min(end, other_end) and short[first] == long[first]:
        ordered[first] = True
        first += 1
    while first < min(end, other_end) and short[end - 1] == long[other_end - 1]:
        end, other_end = end - 1, other_end - 1
        ordered[end] = True
    if first < min(end, other_end):
        _rows(short[first:end], long[first:other_end], masks, rows)
        _trace(rows, end - first, other_end - first, ordered[first:end])


@compiled
def _rows(short: Places, long: Places, masks: Bits, rows: Bits) -> None:
    width = (len(short) + _WORD - 1) >> _SHIFT
    for word in short:
        masks[word, :width] = _NONE
    for word in long:  # some stand only in what begins or ends both
        if word >= 0:
            masks[word, :width] = _NONE
    for place in range(len(short)):
        bit = _ONE << np.uint64(place & (_WORD - 1))
        masks[short[place], place >> _SHIFT] |= bit
    for row in range(len(long)):
        carry = _NONE
        for word in range(width):
            before = rows[row - 1, word] if row else _ALL
            matches = masks[long[row], word] if long[row] >= 0 else _NONE
            both = before & matches
            total = before + both
            over = np.uint64(total < before)
            total += carry
            carry = over | np.uint64(total < carry)
            rows[row, word] = total | (before - both)


@compiled
def _trace(rows: Bits, column: int, row: int, ordered: Mask) -> None:
    while row and column:
        if _is_set(rows, row - 1, column - 1):
            column -= 1
            continue
        row -= 1
        if not (row and not _is_set(rows, row - 1, column - 1)):
            column -= 1
            ordered[column] = True


@compiled
def _is_set(rows: Bits, row: int, column: int) -> bool:
    return (rows[row, column >> _SHIFT] >> np.uint64(column & (_WORD - 1))) & _ONE != _NONE

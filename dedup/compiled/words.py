"""Tokens to words: the hash of each, what kind of word it is, and where sentences end."""

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.jit import compiled
from dedup.reading import (
    CAPITAL_BIT,
    CLOSE_BIT,
    CONTENT,
    END_BIT,
    KIND_SHIFT,
    LONGEST_QUOTE,
    NAME,
    OPEN_BIT,
    QUOTED,
    WORD_BIT,
)

Numbers = NDArray[np.int64]
_NAMED = NAME | CONTENT


@compiled
def words_of(
    tokens: NDArray[np.int32],
    codes: Numbers,
    words: NDArray[np.uint32],
    kinds: NDArray[np.uint8],
    ends: NDArray[np.uint32],
    bounds: Numbers,
) -> tuple[int, int]:
    """Fill in words, kinds and ends of the texts whose tokens these are; -1 ends a text.

    `bounds` gets two rows: where the words of each text end, and where its ends do. Returns how
    many words and ends there are.
    """
    word, end, row, first = 0, 0, 0, 0
    place, last, opened, after_word, last_end = 0, -LONGEST_QUOTE - 1, False, False, 0
    for token in tokens:
        if token < 0:
            if word - first > last_end:
                ends[end] = word - first
                end += 1
            bounds[0, row], bounds[1, row] = word, end
            row, first, place, last_end = row + 1, word, 0, 0
            opened, after_word = False, False
            continue
        code = codes[token]
        if code & (OPEN_BIT | CLOSE_BIT):
            last, opened = place, (code & OPEN_BIT) != 0
        if code & WORD_BIT:
            kind = code >> KIND_SHIFT & 0xFF
            if after_word and code & CAPITAL_BIT:
                kind |= _NAMED
            if opened and place - last <= LONGEST_QUOTE:
                kind |= QUOTED
            words[word] = code & 0xFFFFFFFF
            kinds[word] = kind
            word += 1
        elif code & END_BIT and word - first > last_end:
            last_end = word - first
            ends[end] = last_end
            end += 1
        after_word = (code & WORD_BIT) != 0
        place += 1
    return word, end

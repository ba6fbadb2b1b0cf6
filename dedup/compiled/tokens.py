"""Text to tokens in one pass over its characters, exactly as dedup.reading cuts it."""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.jit import compiled, inlined
from dedup.reading import MARKS, OPENERS, UNSPACED

Numbers = NDArray[np.int64]
Characters = NDArray[np.uint32]
Kinds = NDArray[np.uint8]

LETTER, DIGIT, OPENER, MARK, APOSTROPHE, POINT, UNSPACED_LETTER = (1 << n for n in range(7))
ASSIGNED = 0x40000  # no character from here on is of any kind; to look at all takes .7 s
_QUOTATION_MARK = 34
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SEED = np.uint64(0xCBF29CE484222325)
_HIGH = np.uint64(29)
_SHORT = 7  # characters of one byte that fit a number beside their count
_BYTE, _NARROW = np.uint64(8), np.uint32(0xFF)
_LENGTH, _WHOLE = np.uint64(56), np.uint64(1 << 63)
PATTERNS = {
    LETTER: r"[^\W_]+",
    DIGIT: r"\d+",
    OPENER: OPENERS,
    MARK: MARKS,
    APOSTROPHE: r"['’ʼ]",
    POINT: r"[.,]",
    UNSPACED_LETTER: UNSPACED,
}


class Table(NamedTuple):
    """The tokens met so far, found by their characters.

    A slot holds what `name_of` made of a token, and its number plus one, or 0; `where` says where
    its characters begin, and those of the next one. `used` counts the tokens.
    """

    slots: NDArray[np.uint64]
    where: Numbers
    characters: Characters
    used: Numbers


def kinds_of_characters() -> Kinds:
    """Return what every character is, as the regular expressions of dedup.reading see it."""
    every = np.arange(ASSIGNED, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    kinds = np.zeros(0x110000, np.uint8)
    for bit, pattern in PATTERNS.items():
        for found in re.finditer(pattern, every):
            kinds[found.start() : found.end()] |= bit
    return kinds


@compiled
def any_of(text: Characters, kinds: Kinds, bit: int) -> bool:
    """Say whether any character is of a kind."""
    for character in text:
        if kinds[character] & bit:
            return True
    return False


@compiled
def tokenise(
    text: Characters, bounds: Numbers, kinds: Kinds, table: Table, tokens: NDArray[np.int32]
) -> tuple[int, int]:
    """Fill in the numbers of the tokens of texts; -1 stands behind each text.

    Returns how many texts were read before the table was full, and how many numbers there are.
    """
    slots, where, known = table.slots, table.where, table.characters
    mask = len(slots) - 1
    count, used = 0, table.used[0]
    for row in range(len(bounds) - 1):
        at, end = bounds[row], bounds[row + 1]
        if min(len(where) - 1 - used, len(known) - where[used]) < end - at:
            table.used[0] = used
            return row, count
        while at < end:
            kind = kinds[text[at]]
            if kind & LETTER:
                stop, name = word_at(text, at, end, kinds)
            elif kind & OPENER and at + 1 < end and text[at + 1] == _QUOTATION_MARK:
                stop = at + 2
                name = name_of(text, at, stop)
            elif kind & MARK:
                stop = at + 1
                name = name_of(text, at, stop)
            else:
                at += 1
                continue
            slot = np.int64((name * _FACTOR) >> _HIGH) & mask
            while slots[slot, 1] and not (
                slots[slot, 0] == name
                and (name & _WHOLE or same(text, at, stop, known, where, slots[slot, 1]))
            ):
                slot = (slot + 1) & mask
            if not slots[slot, 1]:
                for place in range(stop - at):
                    known[where[used] + place] = text[at + place]
                where[used + 1] = where[used] + stop - at
                used += 1
                slots[slot, 0], slots[slot, 1] = name, used
            tokens[count] = np.int64(slots[slot, 1]) - 1
            count += 1
            at = stop
        tokens[count] = -1
        count += 1
    table.used[0] = used
    return len(bounds) - 1, count


@inlined
def word_at(text: Characters, start: int, end: int, kinds: Kinds) -> tuple[int, np.uint64]:
    """Return where the word or figure that begins at `start` ends, and its name."""
    if kinds[text[start]] & DIGIT:
        stop = figure_end(text, start, end, kinds)
        if stop > start:
            return stop, name_of(text, start, stop)
    at, short, mixed, wide = start, np.uint64(0), _SEED, np.uint32(0)
    while True:
        character = text[at]
        short = short << _BYTE | np.uint64(character)
        mixed = (mixed ^ np.uint64(character)) * _FACTOR
        wide |= character
        at += 1
        if at == end:
            break
        kind = kinds[text[at]]
        if not kind & LETTER and not (
            kind & APOSTROPHE and at + 1 < end and kinds[text[at + 1]] & LETTER
        ):
            break
    if at - start <= _SHORT and wide <= _NARROW:
        return at, short | np.uint64(at - start) << _LENGTH | _WHOLE
    return at, (mixed ^ (mixed >> _HIGH)) & ~_WHOLE


@inlined
def figure_end(text: Characters, start: int, end: int, kinds: Kinds) -> int:
    """Return where the figure with a point or comma inside ends, or `start` if there is none."""
    at = start
    while at < end and kinds[text[at]] & DIGIT:
        at += 1
    whole = at
    while at + 1 < end and kinds[text[at]] & POINT and kinds[text[at + 1]] & DIGIT:
        at += 2
        while at < end and kinds[text[at]] & DIGIT:
            at += 1
    return at if at > whole else start


@inlined
def name_of(text: Characters, start: int, stop: int) -> np.uint64:
    """Return a token in one number: the short ones as they are, of the others a hash."""
    short, mixed, wide = np.uint64(0), _SEED, np.uint32(0)
    for at in range(start, stop):
        short = short << _BYTE | np.uint64(text[at])
        mixed = (mixed ^ np.uint64(text[at])) * _FACTOR
        wide |= text[at]
    if stop - start <= _SHORT and wide <= _NARROW:
        return short | np.uint64(stop - start) << _LENGTH | _WHOLE
    return (mixed ^ (mixed >> _HIGH)) & ~_WHOLE


@inlined
def same(
    text: Characters, start: int, stop: int, known: Characters, where: Numbers, number: np.uint64
) -> bool:
    """Say whether two stretches of characters are the same."""
    last = np.int64(number)
    first = where[last - 1]
    if stop - start != where[last] - first:
        return False
    for place in range(stop - start):
        if text[start + place] != known[first + place]:
            return False
    return True

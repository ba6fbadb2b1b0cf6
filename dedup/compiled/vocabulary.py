"""What every token met so far stands for, and the reading of texts with it."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dedup.columns import Columns, bounds, joined
from dedup.compiled.tokens import (
    UNSPACED_LETTER,
    Characters,
    Numbers,
    Table,
    any_of,
    kinds_of_characters,
    tokenise,
)
from dedup.compiled.words import words_of
from dedup.reading import code_of, spaced

_TOKENS, _LIMIT = 1 << 16, 1 << 19  # kept at first, and at most; that takes 50 MB
_CHARACTERS = 16  # room for so many a token


class Vocabulary:
    """A cache of tokens; emptied when it grows too large."""

    def __init__(self) -> None:
        self._known = 0
        self._empty(_TOKENS)

    def read(self, texts: Sequence[str]) -> Columns:
        """Return the readings of texts, as dedup.reading reads them."""
        text, limits = _characters(texts)
        if any_of(text, _kinds(), UNSPACED_LETTER):
            text, limits = _characters([spaced(one) for one in texts])
        parts, done = [], 0
        while done < len(texts):
            rest = limits[done:]
            tokens = np.empty(rest[-1] - rest[0] + len(rest), np.int32)
            read, count = tokenise(text, rest, _kinds(), self._table, tokens)
            self._work_out()
            parts.append(_columns(tokens[:count], self._codes, read))
            done += read
            if done < len(texts):
                self._make_room(int(limits[done + 1] - limits[done]))
        return parts[0] if len(parts) == 1 else joined(parts)

    def _work_out(self) -> None:
        """Find out what the new tokens stand for."""
        table, used = self._table, int(self._table.used[0])
        first, last = table.where[self._known], table.where[used]
        text = table.characters[first:last].tobytes().decode("utf-32-le", "surrogatepass")
        places = (table.where[self._known : used + 1] - first).tolist()
        for token in range(used - self._known):
            word = text[places[token] : places[token + 1]]
            self._codes[self._known + token] = code_of(word)
        self._known = used

    def _make_room(self, characters: int) -> None:
        """Begin anew with a larger table, or with an empty one when it is large enough."""
        self._empty(max(min(2 * len(self._codes), _LIMIT), 2 * characters))

    def _empty(self, tokens: int) -> None:
        slots = 2 << (tokens - 1).bit_length()
        self._table = Table(
            slots=np.zeros((slots, 2), np.uint64),
            where=np.zeros(tokens + 1, np.int64),
            characters=np.zeros(_CHARACTERS * tokens, np.uint32),
            used=np.zeros(1, np.int64),
        )
        self._codes = np.zeros(tokens, np.int64)
        self._known = 0


_kinds = cache(kinds_of_characters)


def _characters(texts: Sequence[str]) -> tuple[Characters, Numbers]:
    """Return the code points of texts, each after a space, and where each begins and ends."""
    points = "".join(f" {text}" for text in texts).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(points, np.uint32), bounds([len(text) + 1 for text in texts])


def _columns(tokens: NDArray[np.int32], codes: Numbers, texts: int) -> Columns:
    words, kinds = np.empty(len(tokens), np.uint32), np.empty(len(tokens), np.uint8)
    ends, limits = np.empty(len(tokens), np.uint32), np.zeros((2, texts + 1), np.int64)
    count, last = words_of(tokens, codes, words, kinds, ends, limits[:, 1:])
    # Copies: the rest of the arrays, as long as the text, must not be kept.
    return Columns(
        words[:count].copy(), kinds[:count].copy(), limits[0], ends[:last].copy(), limits[1]
    )

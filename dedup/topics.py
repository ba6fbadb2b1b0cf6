"""The telling words of a text in 256 bytes: pairs that share too few are told without reading.

A word sets one bit. Two texts have no more words in common than bits, and as many more as share a
bit with another word of the same text; so no pair is lost that shares `WORTH` of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dedup.apart import distinct
from dedup.columns import Columns
from dedup.measures import WORTH
from dedup.reading import CONTENT

WORDS = 32  # of 64 bits; the sets of two stories of 300 words rarely meet by chance
BITS = WORDS * 64
_AT_ONCE = 50_000  # pairs, 25 MB

Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Topics:
    """Of each text the bits of its telling words, and how many distinct ones it has."""

    bits: NDArray[np.uint64]
    counts: NDArray[np.int32]

    def packed(self) -> list[bytes]:
        """Return each text's topics in 260 bytes: its bits, then its count, little endian."""
        bits, counts = self.bits.astype("<u8"), self.counts.astype("<i4")
        return [row.tobytes() + count.tobytes() for row, count in zip(bits, counts, strict=True)]

    @classmethod
    def unpacked(cls, kept: Sequence[bytes]) -> Self:
        """Return what was packed."""
        rows = np.frombuffer(b"".join(kept), np.uint8).reshape(len(kept), WORDS * 8 + 4)
        bits, counts = np.ascontiguousarray(rows[:, :-4]), np.ascontiguousarray(rows[:, -4:])
        return cls(
            bits.view("<u8").astype(np.uint64, copy=False),
            counts.view("<i4").reshape(-1).astype(np.int32, copy=False),
        )

    def worth_reading(self, pairs: Pairs) -> NDArray[np.bool_]:
        """Say which pairs may share enough telling words to be worth measuring."""
        spare = self.counts - np.bitwise_count(self.bits).sum(axis=1, dtype=np.int32)
        kept = [np.empty(0, np.bool_)]
        for start in range(0, pairs.shape[1], _AT_ONCE):
            a, b = pairs[:, start : start + _AT_ONCE]
            both = np.bitwise_count(self.bits[a] & self.bits[b]).sum(axis=1, dtype=np.int32)
            most = both + np.minimum(spare[a], spare[b])
            few = np.minimum(self.counts[a], self.counts[b])
            kept.append(most / np.maximum(few, 1) >= WORTH)
            kept[-1] |= few == 0
        return np.concatenate(kept)


def new_topics(texts: int) -> Topics:
    """Return room for so many texts."""
    return Topics(np.zeros((texts, WORDS), np.uint64), np.zeros(texts, np.int32))


def topics(texts: Columns) -> Topics:
    """Return the topics of texts."""
    made = new_topics(len(texts))
    for row, text in enumerate(texts):
        telling = distinct(text.words[(text.kinds & CONTENT) != 0])
        bit = (telling % BITS).astype(np.uint64)
        np.bitwise_or.at(
            made.bits[row], bit >> np.uint64(6), np.uint64(1) << (bit & np.uint64(63))
        )
        made.counts[row] = len(telling)
    return made

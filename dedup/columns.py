"""Many readings end to end: what is computed of a whole chunk at once, kept and sent about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.reading import Reading

N = TypeVar("N", bound=np.generic)
Bounds = NDArray[np.int64]
_NO_ENDS = np.empty(0, np.uint32)


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of many texts: text i has `words[starts[i]:starts[i + 1]]`, and so the kinds.

    Where the sentences end stands in `ends[end_starts[i]:end_starts[i + 1]]`. Five bytes a word.
    """

    words: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    starts: Bounds
    ends: NDArray[np.uint32]
    end_starts: Bounds

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[Reading]:
        return (self.reading(row) for row in range(len(self)))

    def reading(self, row: int) -> Reading:
        """Return one text as a reading; its arrays are views."""
        start, end = self.starts[row], self.starts[row + 1]
        first, last = self.end_starts[row], self.end_starts[row + 1]
        return Reading(
            self.words[start:end], self.kinds[start:end], self.ends[first:last].astype(np.intp)
        )

    def lengths(self) -> Bounds:
        """Return the number of words of each text."""
        return np.diff(self.starts)

    def endless(self) -> "Columns":
        """Return the same without the ends of sentences, which only furniture is told by."""
        return replace(self, ends=_NO_ENDS, end_starts=np.zeros(len(self.starts), np.int64))


def columns(readings: Sequence[Reading]) -> Columns:
    """Return readings end to end."""
    return Columns(
        words=_joined((r.words for r in readings), np.uint32),
        kinds=_joined((r.kinds for r in readings), np.uint8),
        starts=bounds([len(r.words) for r in readings]),
        ends=_joined((r.ends for r in readings), np.uint32),
        end_starts=bounds([len(r.ends) for r in readings]),
    )


def joined(parts: Sequence[Columns]) -> Columns:
    """Return some columns end to end."""
    return columns([reading for part in parts for reading in part])


def picked(chunks: Sequence[Columns], spots: Sequence[tuple[int, int]]) -> Columns:
    """Return some texts end to end, by chunk and number; without the ends of their sentences."""
    cuts = [(chunks[c], chunks[c].starts[i : i + 2].tolist()) for c, i in spots]
    starts = bounds([end - start for _, (start, end) in cuts])
    return Columns(
        _joined((c.words[start:end] for c, (start, end) in cuts), np.uint32),
        _joined((c.kinds[start:end] for c, (start, end) in cuts), np.uint8),
        starts,
        _NO_ENDS,
        np.zeros_like(starts),
    )


def bounds(lengths: Sequence[int]) -> Bounds:
    """Return where each part begins if they stand end to end, and where the last one ends."""
    return np.cumsum([0, *lengths], dtype=np.int64)


def _joined(parts: Iterable[NDArray[Any]], dtype: type[N]) -> NDArray[N]:
    return np.concatenate([np.empty(0, dtype), *parts], dtype=dtype, casting="unsafe")

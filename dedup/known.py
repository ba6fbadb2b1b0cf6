"""What is known of many copies beside their texts, as columns: who sent them, when, how."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dedup.measured import Column
from story.item import Copy, Nature

Rows = NDArray[np.int64]

_UNKNOWN = 0  # a source or a language that a copy doesn't tell
_HALF = 0.5  # whether two copies without a source are of one house
_MENDED = (Nature.CORRECTION, Nature.UPDATE)
_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Known:
    """Sources and languages as numbers, times in seconds (nan where none is told).

    `mended` says what corrects or updates a copy that was sent.
    """

    source: Rows
    language: Rows
    seen: Column
    kill: NDArray[np.bool_]
    mended: NDArray[np.bool_]

    @classmethod
    def of(cls, copies: Sequence[Copy]) -> Self:
        """Return what these copies tell."""
        times = (np.nan if one.seen is None else one.seen.timestamp() for one in copies)
        return cls(
            _numbered(copy.source for copy in copies),
            _numbered(_tongue(copy.language) for copy in copies),
            np.fromiter(times, np.float64, len(copies)),
            np.fromiter((copy.nature is Nature.KILL for copy in copies), np.bool_, len(copies)),
            np.fromiter((copy.nature in _MENDED for copy in copies), np.bool_, len(copies)),
        )

    def one_house(self, a: Rows, b: Rows) -> Column:
        """Return 1 if two copies are of one source, 0 if of two, and between if not known.

        A house tells its old background anew under each day's news; two houses share what an
        agency sent.
        """
        one, other = self.source[a], self.source[b]
        told = (one != _UNKNOWN) & (other != _UNKNOWN)
        return np.where(told, one == other, _HALF)

    def strangers(self, a: Rows, b: Rows) -> NDArray[np.bool_]:
        """Say which two copies are known to be in different languages."""
        one, other = self.language[a], self.language[b]
        differ: NDArray[np.bool_] = (one != _UNKNOWN) & (other != _UNKNOWN) & (one != other)
        return differ

    def days(self, a: Rows, b: Rows) -> Column:
        """Return how many days lie between two copies, 0 where that isn't known."""
        return np.nan_to_num(np.abs(self.seen[a] - self.seen[b])) / _DAY


def _tongue(language: str | None) -> str:
    return (language or "").split("-")[0].lower()


def _numbered(names: Iterable[Hashable]) -> Rows:
    """Return a number for each name, the same for the same; 0 for none."""
    numbers: dict[Hashable, int] = {"": _UNKNOWN}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)

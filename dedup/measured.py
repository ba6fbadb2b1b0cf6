"""What many pairs share, as columns: all of them are weighed at once."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dedup.measures import Measures

Column = NDArray[np.float64]

FIELDS = tuple(field.name for field in fields(Measures))
_KINDS: list[Any] = [field.type for field in fields(Measures)]
_values = attrgetter(*FIELDS)


class Measured:
    """The fields of `Measures` by their names, each as a column: yes is 1 and no is 0.

    Pairs that aren't `worth` it share too little to be measured, and their other numbers mean
    nothing.
    """

    def __init__(self, rows: NDArray[np.float64]) -> None:
        """Take a row for each pair in the order of `FIELDS`, nan first where it isn't worth it."""
        self.worth: NDArray[np.bool_] = ~np.isnan(rows[:, 0])
        self._rows = rows
        self._columns: dict[str, Column] = dict(
            zip(FIELDS, np.ascontiguousarray(rows.T), strict=True)
        )

    def __getattr__(self, name: str) -> Column:
        """Return a field of all pairs."""
        try:
            return self._columns[name]
        except KeyError:
            raise AttributeError(name) from None

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Measures | None]:
        made = self.of(self.worth)
        return (next(made) if one else None for one in self.worth.tolist())

    def of(self, chosen: NDArray[np.bool_]) -> Iterator[Measures]:
        """Return what each of the chosen pairs shares."""
        columns = zip(self._rows[chosen].T, _KINDS, strict=True)
        typed = [column.astype(kind).tolist() for column, kind in columns]
        return (Measures(*values) for values in zip(*typed, strict=True))


def measured(found: Iterable[Measures | None]) -> Measured:
    """Return what was measured pair by pair, None where it isn't worth it, as columns."""
    nothing = (np.nan,) * len(FIELDS)
    rows = [nothing if one is None else _values(one) for one in found]
    return Measured(np.array(rows, np.float64).reshape(-1, len(FIELDS)))

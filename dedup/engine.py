"""Two ways to the same numbers: numpy's, and loops compiled by numba where that is installed."""

import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dedup.apart import take_apart, topics_of
from dedup.bands import Keys, keys_of
from dedup.columns import Columns, bounds, columns
from dedup.furniture import Furniture
from dedup.measured import Measured, measured
from dedup.measures import measure, topics_shared
from dedup.minhash import permuted
from dedup.policy import Policy
from dedup.reading import Readings
from dedup.shingles import shingled
from dedup.topics import Topics, topics

Pairs = NDArray[np.int64]
PLAIN, COMPILED = "plain", "compiled"
_MANY = 3_000  # texts or pairs; for fewer, loading what was compiled takes longer than it saves


class Engine(Protocol):
    """The steps that take the time, each for many texts at once."""

    name: str

    def read(self, texts: Sequence[str]) -> Columns:
        """Return the readings of texts."""
        ...

    def meet(self, furniture: Furniture, texts: Columns) -> None:
        """Count the sentences of texts."""
        ...

    def cleared(self, furniture: Furniture, texts: Columns) -> Columns:
        """Return texts without their furniture, and without the ends of their sentences."""
        ...

    def signatures(self, texts: Columns, *, policy: Policy) -> NDArray[np.uint32]:
        """Return a row of `policy.perms` values for each text."""
        ...

    def keys(
        self, texts: Columns, titles: Columns, signatures: NDArray[np.uint32], *, policy: Policy
    ) -> Keys:
        """Return the keys of all texts end to end, none twice in a text, and where each begins."""
        ...

    def topics(self, texts: Columns) -> Topics:
        """Return the telling words of texts as bits."""
        ...

    def measures(
        self, texts: Columns, titles: Columns, pairs: Pairs, *, least: float, policy: Policy
    ) -> Measured:
        """Return what the texts of each pair share, if that is `least` of their topics."""
        ...


@cache
def engine(name: str) -> Engine:
    """Return an engine by its name; one of a kind lives in a process, and keeps its words."""
    if name == COMPILED:
        from dedup.compiled.engine import Compiled  # noqa: PLC0415 - numba is an extra

        return Compiled()
    return Plain()


def best_engine(texts: int = _MANY) -> Engine:
    """Return the engine that is through first with so many texts or pairs."""
    loaded = "dedup.compiled.engine" in sys.modules
    return engine(COMPILED if loaded or (texts >= _MANY and _compiles()) else PLAIN)


def _compiles() -> bool:
    """Tell whether numba is installed, and not switched off by its own variable."""
    off = os.environ.get("NUMBA_DISABLE_JIT", "") not in {"", "0"}
    return not off and find_spec("numba") is not None


class Plain:
    """Numpy, one text or one permutation at a time: the reference."""

    name = PLAIN

    def __init__(self) -> None:
        # What was signed is compared soon after.
        self._readings = Readings()

    def read(self, texts: Sequence[str]) -> Columns:
        """Return the readings of texts."""
        return columns(self._readings.of(texts))

    def meet(self, furniture: Furniture, texts: Columns) -> None:
        """Count the sentences of texts."""
        for text in texts:
            furniture.meet(text)

    def cleared(self, furniture: Furniture, texts: Columns) -> Columns:
        """Return texts without their furniture."""
        return columns([furniture.cleared(text) for text in texts]).endless()

    def signatures(self, texts: Columns, *, policy: Policy) -> NDArray[np.uint32]:
        """Return a row of values for each text."""
        return permuted([shingled(text.words, policy.shingle) for text in texts], policy)

    def keys(
        self, texts: Columns, titles: Columns, signatures: NDArray[np.uint32], *, policy: Policy
    ) -> Keys:
        """Return the keys of all texts."""
        found = keys_of(texts, titles, signatures, policy=policy)
        flat = (key for own in found for key in own)
        starts = bounds([len(own) for own in found])
        return np.fromiter(flat, np.int64, int(starts[-1])), starts

    def topics(self, texts: Columns) -> Topics:
        """Return the telling words of texts as bits."""
        return topics(texts)

    def measures(
        self, texts: Columns, titles: Columns, pairs: Pairs, *, least: float, policy: Policy
    ) -> Measured:
        """Return what the texts of each pair share."""
        about = [topics_of(text) for text in texts]
        both = pairs.T.tolist()
        worth = [topics_shared(about[a], about[b]) >= least for a, b in both]
        rows = {row for two, one in zip(both, worth, strict=True) if one for row in two}
        ready = {
            row: take_apart(text, title, policy)
            for row, (text, title) in enumerate(zip(texts, titles, strict=True))
            if row in rows
        }
        return measured(
            measure(ready[a], ready[b]) if one else None
            for (a, b), one in zip(both, worth, strict=True)
        )

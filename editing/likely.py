"""How likely words stand beside each other: word pairs counted in news text, shipped small.

The table is `pairs.bin`, written by benchmarks/train_pairs.py: for each word and each pair of
words that the counted text has often enough, a hash and its count. It may choose a side
where a copy and its sibling differ, and weigh in among other signs; it is no reason to raise a
flag by itself.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from editing import tables
from editing.tables import hashed

STEPS = 6  # steps of a count's logarithm, base two
_DOUBT = 0.7  # times that a pair may have been seen and left out of the table


def packed(counts: Mapping[int, int]) -> bytes:
    """Return the table for counts by key."""
    return tables.packed({key: round(math.log2(count) * STEPS) for key, count in counts.items()})


def unpacked(table: bytes) -> dict[int, float]:
    """Return the counts by key that a table holds."""
    keys, steps = tables.unpacked(table)
    counted = [2 ** (step / STEPS) for step in range(256)]
    return dict(zip(keys, map(counted.__getitem__, steps), strict=True))


@lru_cache(maxsize=1)
def _table() -> dict[int, float]:
    return unpacked((files("editing") / "pairs.bin").read_bytes())


@lru_cache(maxsize=100_000)
def drawn(before: str, word: str) -> float:
    """Return how much oftener two words stand together than chance would have them, as a log.

    0 where nothing is known: a pair that nobody expected and nobody saw.
    """
    return drawn_in(_table(), before, word)


def drawn_in(table: Mapping[int, float], before: str, word: str) -> float:
    """Return what `drawn` is by the counts of a table."""
    expected = table.get(hashed(before), 0.0) * table.get(hashed(word), 0.0) / table[_ALL]
    return math.log((table.get(hashed(f"{before} {word}"), 0.0) + _DOUBT) / (expected + _DOUBT))


def is_known(word: str) -> bool:
    """Tell whether the counted text has a word more than a few times."""
    return hashed(word) in _table()


def ease(forms: Sequence[str], start: int, end: int) -> float:
    """Return how well the tokens `start:end` go with each other and with their neighbours.

    The mean of `drawn` over their pairs; above 0 they are at home.
    """
    first, last = max(1, start), min(len(forms), end + 1)
    if first >= last:
        return 0.0
    return sum(drawn(forms[at - 1], forms[at]) for at in range(first, last)) / (last - first)


_ALL = hashed("")  # the key under which the table keeps how many words were counted

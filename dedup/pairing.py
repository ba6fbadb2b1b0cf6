"""Which rows of an archive share keys: sorted, counted and capped, never quadratic."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dedup.bands import ENOUGH, EVERY_KEY, RARITY, keys
from dedup.groups import Groups
from dedup.minhash import sign
from dedup.policy import Policy
from story.item import Copy

_NEIGHBOURS = 6  # under one key, each row is paired with so many rows after it


def proposed(copies: Sequence[Copy], *, policy: Policy) -> list[tuple[int, int]]:
    """Return the pairs of rows (a < b) that share keys and are worth comparing."""
    pairing = Pairing(policy)
    signatures = sign(copies, policy=policy)
    pairing.add(range(len(copies)), keys(copies, signatures, policy=policy))
    return pairing.pairs()


def by_family(pairs: Sequence[tuple[int, int]], rows: int) -> list[tuple[int, int]]:
    """Return the pairs with those of one family of rows together, so that few are held at once."""
    groups = Groups(range(rows), ())
    for a, b in pairs:
        groups.join(a, b)
    return sorted(pairs, key=lambda pair: (groups.find(pair[0]), pair))


class Pairing:
    """The keys of an archive's rows, collected chunk by chunk."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._keys: list[NDArray[np.int64]] = []
        self._rows: list[NDArray[np.int64]] = []

    def add(self, rows: Sequence[int], keys: Sequence[tuple[int, ...]]) -> None:
        """Take the keys of some rows."""
        counts = [len(one) for one in keys]
        flat = (key for one in keys for key in one)
        self._keys.append(np.fromiter(flat, np.int64, sum(counts)))
        self._rows.append(np.repeat(np.array(rows, np.int64), counts))

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of rows (a < b) worth comparing, at most so many for each row."""
        if not self._keys:
            return []
        keys, rows = np.concatenate(self._keys), np.concatenate(self._rows)
        order = np.lexsort((rows, keys))
        keys, rows = keys[order], rows[order]
        starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
        sizes = np.diff(np.append(starts, len(keys)))
        held = np.repeat(sizes, sizes)
        first, second, weight = [], [], []
        for step in range(1, _NEIGHBOURS + 1):
            same = keys[step:] == keys[:-step]
            first.append(rows[:-step][same])
            second.append(rows[step:][same])
            weight.append(RARITY // held[step:][same] + EVERY_KEY)
        return self._best(*(np.concatenate(part) for part in (first, second, weight)))

    def _best(
        self, first: NDArray[np.int64], second: NDArray[np.int64], weight: NDArray[np.int64]
    ) -> list[tuple[int, int]]:
        """Return each pair once, the best of each row by the keys it shares."""
        code = first << 32 | second
        order = np.argsort(code, kind="stable")
        code, weight = code[order], weight[order]
        starts = np.flatnonzero(np.concatenate([[True], code[1:] != code[:-1]]))
        if not len(code):
            return []
        total = np.add.reduceat(weight, starts)
        code = code[starts]
        kept = self._kept(code >> 32, total) | self._kept(code & 0xFFFFFFFF, total)
        pairs = code[kept & (total >= ENOUGH)]
        return list(zip((pairs >> 32).tolist(), (pairs & 0xFFFFFFFF).tolist(), strict=True))

    def _kept(self, rows: NDArray[np.int64], total: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say which pairs are among the best of their row."""
        order = np.lexsort((-total, rows))
        ordered = rows[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        rank = np.arange(len(rows)) - np.repeat(starts, np.diff(np.append(starts, len(rows))))
        kept = np.zeros(len(rows), np.bool_)
        kept[order[rank < self._policy.most_candidates]] = True
        return kept

"""Which rows of an archive share keys: sorted, counted and capped, never quadratic."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dedup import bands
from dedup.bands import ENOUGH, EVERY_KEY, RARITY
from dedup.columns import bounds
from dedup.minhash import sign
from dedup.policy import Policy
from story.item import Copy

Numbers = NDArray[np.int64]
Weights = NDArray[np.uint8]
Pairs = NDArray[np.int64]  # two rows: a and b of each pair, a < b

_NEIGHBOURS = 6  # under one key, each row is paired with so many rows after it
_PARTS = 256  # of the space of keys; one after the other is sorted, so that it fits the cache
_SORTED_AT_ONCE = 200_000  # keys
_BLOCKS = 64  # of rows, the shared keys of which are summed at once


def proposed(copies: Sequence[Copy], *, policy: Policy) -> list[tuple[int, int]]:
    """Return the pairs of rows (a < b) that share keys and are worth comparing."""
    pairing = Pairing(policy)
    found = bands.keys(copies, sign(copies, policy=policy), policy=policy)
    flat = np.array([key for own in found for key in own], np.int64)
    pairing.add(0, flat, bounds([len(own) for own in found]))
    first, second = pairing.pairs().tolist()
    return list(zip(first, second, strict=True))


def families(pairs: Pairs, rows: int) -> Numbers:
    """Return for each row the least row that pairs connect it with."""
    least = np.arange(rows)
    while True:
        a, b = least[pairs[0]], least[pairs[1]]
        differ = a != b
        if not differ.any():
            return least
        np.minimum.at(least, np.maximum(a, b)[differ], np.minimum(a, b)[differ])
        while (least[least] != least).any():
            least = least[least]


class Pairing:
    """The keys of an archive's rows, collected chunk by chunk: 12 bytes a key."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._keys: list[Numbers] = []
        self._rows: list[NDArray[np.int32]] = []
        self._limits: list[Numbers] = []
        self._count = 0
        self.hot = 0  # keys that more rows share than the policy looks up in a store

    def add(self, first: int, keys: Numbers, starts: Numbers) -> None:
        """Take the keys of some rows, the next ones from `first` on."""
        rows = np.repeat(np.arange(first, first + len(starts) - 1), np.diff(starts))
        self._count = first + len(starts) - 1
        part = (keys.view(np.uint64) >> np.uint64(56)).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        self._keys.append(keys[order])
        self._rows.append(rows[order].astype(np.int32))
        self._limits.append(bounds(np.bincount(part, minlength=_PARTS).tolist()))

    def pairs(self) -> Pairs:
        """Return the pairs of rows worth comparing, at most so many for each row."""
        self.hot = 0
        blocks = _Blocks(self._count)
        for keys, rows in self._parts():
            if len(keys):
                blocks.add(*self._shared(keys, rows))
        return self._best(*blocks.summed())

    def _parts(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Yield the keys and rows of one part of the space of keys after the other."""
        sizes = sum((np.diff(limits) for limits in self._limits), np.zeros(_PARTS, np.int64))
        low = 0
        while low < _PARTS and self._limits:
            high = low + 1
            while high < _PARTS and sizes[low : high + 1].sum() <= _SORTED_AT_ONCE:
                high += 1
            cuts = [slice(limits[low], limits[high]) for limits in self._limits]
            yield (
                np.concatenate([k[cut] for k, cut in zip(self._keys, cuts, strict=True)]),
                np.concatenate([r[cut] for r, cut in zip(self._rows, cuts, strict=True)]),
            )
            low = high

    def _shared(self, keys: Numbers, rows: Numbers) -> tuple[Numbers, Weights]:
        """Return each two neighbours under one key as a number, and what that key weighs."""
        order = np.argsort(keys)
        keys, rows = keys[order], rows[order]
        same = np.concatenate([[False], keys[1:] == keys[:-1], [False]])
        among_others = same[1:] | same[:-1]
        keys, rows = keys[among_others], rows[among_others]
        order = np.lexsort((rows, keys))
        keys, rows = keys[order], rows[order].astype(np.int64)
        starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
        sizes = np.diff(np.append(starts, len(keys)))
        self.hot += int(np.count_nonzero(sizes > self._policy.hot_band))
        weight = np.repeat(RARITY // sizes + EVERY_KEY, sizes).astype(np.uint8)
        code, weights = [_NO_CODE], [_NO_WEIGHT]
        for step in range(1, _NEIGHBOURS + 1):
            alike = keys[step:] == keys[:-step]
            code.append(rows[:-step][alike] << 32 | rows[step:][alike])
            weights.append(weight[step:][alike])
        return np.concatenate(code), np.concatenate(weights)

    def _best(self, code: Numbers, weight: Numbers) -> Pairs:
        """Return the best pairs of each row by the keys it shares."""
        first, second = code >> 32, code & 0xFFFFFFFF
        kept = self._kept(first, weight) | self._kept(second, weight)
        return np.array([first[kept], second[kept]])

    def _kept(self, rows: Numbers, weight: Numbers) -> NDArray[np.bool_]:
        """Say which pairs are among the best of their row."""
        order = np.lexsort((-weight, rows))
        ordered = rows[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(rows)])
        rank = np.arange(len(rows)) - np.repeat(starts, np.diff(np.append(starts, len(rows))))
        kept = np.zeros(len(rows), np.bool_)
        kept[order[rank < self._policy.most_candidates]] = True
        return kept


class _Blocks:
    """Shared keys by the first row of their pair: nine bytes each, a block of rows summed at once.

    A pair is two rows in one number.
    """

    def __init__(self, rows: int) -> None:
        self._size = rows // _BLOCKS + 1
        self._codes: list[list[Numbers]] = [[_NO_CODE] for _ in range(_BLOCKS)]
        self._weights: list[list[Weights]] = [[_NO_WEIGHT] for _ in range(_BLOCKS)]

    def add(self, code: Numbers, weight: Weights) -> None:
        """Take pairs that share a key, each with what that weighs."""
        block = ((code >> 32) // self._size).astype(np.uint8)
        order = np.argsort(block, kind="stable")
        code, weight = code[order], weight[order]
        limits = bounds(np.bincount(block, minlength=_BLOCKS).tolist()).tolist()
        for number, (start, end) in enumerate(pairwise(limits)):
            if end > start:
                self._codes[number].append(code[start:end].copy())
                self._weights[number].append(weight[start:end].copy())

    def summed(self) -> tuple[Numbers, Numbers]:
        """Return each pair that weighs enough once, and what all its keys weigh."""
        found = [_summed(*both) for both in zip(self._codes, self._weights, strict=True)]
        return np.concatenate([c for c, _ in found]), np.concatenate([w for _, w in found])


_NO_CODE, _NO_WEIGHT = np.empty(0, np.int64), np.empty(0, np.uint8)


def _summed(codes: Sequence[Numbers], weights: Sequence[Weights]) -> tuple[Numbers, Numbers]:
    code, weight = np.concatenate(codes), np.concatenate(weights)
    order = np.argsort(code)
    code, weight = code[order], weight[order]
    starts = np.flatnonzero(np.concatenate([[True], code[1:] != code[:-1]])[: len(code)])
    if not len(starts):
        return _NO_CODE, _NO_CODE
    total = np.add.reduceat(weight, starts, dtype=np.int64)
    enough = total >= ENOUGH
    return code[starts][enough], total[enough]

"""Who holds the keys of arrivals, and so may be a copy: counted for a whole batch at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from dedup.bands import ENOUGH, EVERY_KEY, RARITY
from dedup.columns import bounds
from dedup.policy import Policy

Numbers = NDArray[np.int64]
_ID_BITS = 40  # ids of a store are far below 2 ** 40
_ID = 2**_ID_BITS - 1
_WEIGHT_BITS = 7  # a key weighs less than 128
_WEIGHT = 2**_WEIGHT_BITS - 1


@dataclass(frozen=True, slots=True)
class Held:
    """The versions under each key, as a store found them.

    `keys` ascend, none twice; key i is held by `versions[starts[i]:starts[i + 1]]`.
    """

    keys: Numbers
    starts: Numbers
    versions: Numbers


def held(under: Mapping[int, Sequence[int]]) -> Held:
    """Return the versions that stand under each key."""
    keys = sorted(under)
    versions = chain.from_iterable(under[key] for key in keys)
    return Held(
        np.array(keys, np.int64),
        bounds([len(under[key]) for key in keys]),
        np.fromiter(versions, np.int64),
    )


def newest(
    keys: Numbers, place: Numbers, versions: Numbers, *, most: int
) -> tuple[Held, frozenset[int]]:
    """Return of each key the `most` newest versions, newest first, and the keys that more hold.

    `keys` ascend, none twice; each version stands under the key at its `place`, told once or
    more often.
    """
    both = np.sort(place << _ID_BITS | (_ID - versions))
    both = both[np.diff(both, prepend=-1) != 0]
    sizes = np.bincount(both >> _ID_BITS, minlength=len(keys))
    rank = np.arange(len(both)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    there = sizes > 0
    found = Held(
        keys[there],
        bounds(np.minimum(sizes[there], most).tolist()),
        _ID - (both & _ID)[rank < most],
    )
    return found, frozenset(keys[sizes > most].tolist())


def candidates(
    keys: Sequence[Sequence[int]],
    under: Held,
    *,
    policy: Policy,
    least: Sequence[int] | None = None,
) -> list[list[int]]:
    """Return for each arrival who shares the most and the rarest of its keys, best first.

    A single key in common is enough only if few others hold it, or if that arrival's `least` is
    `EVERY_KEY`; without it all have `ENOUGH`. At most `policy.most_candidates` come back for one,
    so that no band, however hot, makes an arrival dear.
    """
    needed = np.full(len(keys), ENOUGH) if least is None else np.array(least, np.int64)
    arrival, version, weight = _summed(*_shared(keys, under))
    enough = weight >= needed[arrival]
    arrival, version, weight = arrival[enough], version[enough], weight[enough]
    order = np.lexsort((-version, -weight, arrival))
    starts = np.searchsorted(arrival[order], np.arange(len(keys) + 1))
    ranked = version[order]
    return [ranked[a : min(b, a + policy.most_candidates)].tolist() for a, b in pairwise(starts)]


def _shared(keys: Sequence[Sequence[int]], under: Held) -> tuple[Numbers, Numbers, Numbers]:
    """Return each arrival with each holder of each of its keys, and what that key weighs."""
    flat = np.fromiter(chain.from_iterable(keys), np.int64)
    arrival = np.repeat(np.arange(len(keys)), [len(own) for own in keys])
    place = np.searchsorted(under.keys, flat)
    there = place < len(under.keys)
    there[there] = under.keys[place[there]] == flat[there]
    arrival, place = arrival[there], place[there]
    many = np.diff(under.starts)[place]
    ends = np.cumsum(many)
    held_at = np.arange(many.sum()) + np.repeat(under.starts[place] - (ends - many), many)
    weight = RARITY // (many + 1) + EVERY_KEY
    return np.repeat(arrival, many), under.versions[held_at], np.repeat(weight, many)


def _summed(
    arrival: Numbers, version: Numbers, weight: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return each arrival with each holder once, and what their keys weigh together."""
    # All in one number, as a batch has few arrivals: sorted ten times as quickly as rows of three.
    every = np.sort((arrival << _ID_BITS | version) << _WEIGHT_BITS | weight)
    both = every >> _WEIGHT_BITS
    starts = np.flatnonzero(np.diff(both, prepend=-1))
    total = np.add.reduceat(every & _WEIGHT, starts) if len(starts) else weight
    return both[starts] >> _ID_BITS, both[starts] & _ID, total

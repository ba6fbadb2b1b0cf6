"""Text to signature, bit for bit what datasketch makes of the same shingles."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dedup.policy import Policy
from dedup.reading import Lexicon, Reading, read_all, tokens
from dedup.shingles import shingle_hash, shingled, shingles
from dedup.signature import Signature
from story.item import Copy

if TYPE_CHECKING:
    from datasketch import MinHash  # type: ignore[import-untyped]  # it ships no types

_CHUNK = 512  # copies whose shingles fit the processor's cache together
_NOTHING = np.uint32(0xFFFFFFFF)


def sign(copies: Sequence[Copy], *, policy: Policy) -> list[Signature]:
    """Return the signature of each copy's text (its title is not part of it)."""
    texts = read_all([copy.text for copy in copies], Lexicon())
    return sign_readings(texts, policy=policy)


def sign_readings(readings: Sequence[Reading], *, policy: Policy) -> list[Signature]:
    """Return the signature of each reading."""
    rows = permuted([shingled(r.words, policy.shingle) for r in readings], policy)
    return [Signature(row) for row in rows]


def as_minhash(signature: Signature, *, policy: Policy) -> "MinHash":
    """Return datasketch's own object with this signature, for use with any of its indexes."""
    from datasketch import MinHash  # noqa: PLC0415 - costs 1.5 s (scipy), which most runs don't need

    return MinHash(
        num_perm=policy.perms,
        seed=policy.seed,
        scheme=policy.scheme,
        hashfunc=shingle_hash,
        hashvalues=signature.values,
        permutations=permutations(policy),
    )


def reference(copy: Copy, *, policy: Policy) -> "MinHash":
    """Return the same signature made by datasketch alone, shingle by shingle: the definition."""
    from datasketch import MinHash  # noqa: PLC0415 - as above

    made = MinHash(
        num_perm=policy.perms, seed=policy.seed, scheme=policy.scheme, hashfunc=shingle_hash
    )
    words = [token for token in tokens(copy.text) if token[0].isalnum()]
    made.update_batch(shingles(words, policy.shingle))
    return made


@lru_cache(maxsize=4)
def permutations(policy: Policy) -> NDArray[np.uint32]:
    """Return the factors and summands of datasketch's affine permutations."""
    chance = np.random.RandomState(policy.seed)  # as datasketch defines them
    factors = chance.randint(0, 1 << 31, policy.perms, dtype=np.uint32) * np.uint32(2)
    summands = chance.randint(0, 1 << 32, policy.perms, dtype=np.uint32)
    return np.array([factors + np.uint32(1), summands])


def permuted(sets: Sequence[NDArray[np.uint32]], policy: Policy) -> NDArray[np.uint32]:
    """Return a row of least values for each set of shingle hashes."""
    rows = np.full((len(sets), policy.perms), _NOTHING, np.uint32)
    for start in range(0, len(sets), _CHUNK):
        chunk = range(start, min(start + _CHUNK, len(sets)))
        if filled := [row for row in chunk if len(sets[row])]:
            rows[filled] = _least([sets[row] for row in filled], policy)
    return rows


def _least(sets: Sequence[NDArray[np.uint32]], policy: Policy) -> NDArray[np.uint32]:
    starts = np.cumsum([0] + [len(one) for one in sets[:-1]])
    mixed = _mixed(np.concatenate(sets))
    turned, least = np.empty_like(mixed), np.empty((policy.perms, len(sets)), np.uint32)
    # One permutation at a time stays in the cache; shingles x permutations at once does not.
    for k, (factor, summand) in enumerate(permutations(policy).T):
        np.multiply(mixed, factor, out=turned)
        turned += summand
        np.minimum.reduceat(turned, starts, out=least[k])
    return least.T


def _mixed(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return MurmurHash3's finaliser of each hash, as datasketch applies it before permuting."""
    mixed = hashes ^ (hashes >> np.uint32(16))
    mixed *= np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed

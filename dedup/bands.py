"""Which copies may be the same: keys that two copies of one story are likely to share.

Three families of keys, all signed 64-bit numbers:

- **bands**: `rows` values of the signature. Two texts of Jaccard likeness s share a band with
  chance 1 - (1 - s^rows)^bands; with 20 bands of 3 rows that is .42 at s = .3, .73 at .4, .93 at
  .5 and .99 at .6.
- **sketch**: the pairs of telling words whose hashes are least, of the whole text and of the
  lead. One shared pair is enough, so a summary or a cut finds its full story.
- **headline** and **whole text**: equal ones are found whatever their length.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dedup.headlines import HEADLINE_WORDS, bare
from dedup.policy import Policy
from dedup.reading import CONTENT, Lexicon, Reading, read_all
from dedup.signature import Signature
from story.item import Copy

Keys = tuple[NDArray[np.int64], NDArray[np.int64]]  # end to end, and where each copy's begin

EVERY_KEY = 10  # what a shared key weighs
RARITY = 60  # shared among its holders on top of that: held by many, it says less
ENOUGH = 20  # two keys, or one that at most six hold
FACTOR = np.uint64(0x9E3779B97F4A7C15)
SKETCH, HEADLINE, WHOLE = (np.uint64(n) for n in (1001, 1002, 1003))


def keys(
    copies: Sequence[Copy], signatures: Sequence[Signature], *, policy: Policy
) -> list[tuple[int, ...]]:
    """Return the keys of each copy, at most bands + sketch + lead + 2 of them, none twice."""
    lexicon = Lexicon()
    texts = read_all([copy.text for copy in copies], lexicon)
    titles = read_all([bare(copy.title) for copy in copies], lexicon)
    values = np.array([signature.values for signature in signatures], np.uint32)
    return keys_of_readings(texts, titles, values, policy=policy)


def keys_of_readings(
    texts: Sequence[Reading],
    titles: Sequence[Reading],
    signatures: NDArray[np.uint32],
    *,
    policy: Policy,
) -> list[tuple[int, ...]]:
    """Return the keys of copies that have been read already, given a row of values for each."""
    if not len(signatures):
        return []
    banded = _bands(signatures, policy)
    every: list[tuple[int, ...]] = []
    for text, title, body in zip(texts, titles, banded, strict=True):
        parts = [body if len(text.words) else body[:0], _sketch(text, policy), _headline(title)]
        parts.append(_whole(text))
        every.append(tuple(dict.fromkeys(np.concatenate(parts).view(np.int64).tolist())))
    return every


def headline_keys(titles: Iterable[str]) -> tuple[int, ...]:
    """Return the key of each headline that says enough to find a story by."""
    lexicon = Lexicon()
    found = [_headline(title) for title in read_all(list(titles), lexicon)]
    return tuple(key for one in found for key in one.view(np.int64).tolist())


def _bands(values: NDArray[np.uint32], policy: Policy) -> NDArray[np.uint64]:
    rows = values[:, : policy.bands * policy.rows].astype(np.uint64)
    rows = rows.reshape(len(values), policy.bands, policy.rows)
    hashed = np.broadcast_to(np.arange(policy.bands, dtype=np.uint64), rows.shape[:2])
    for k in range(policy.rows):
        hashed = _mixed(hashed * FACTOR + rows[:, :, k])
    return hashed


def _sketch(text: Reading, policy: Policy) -> NDArray[np.uint64]:
    telling = (text.kinds & CONTENT) != 0
    lead = int(np.count_nonzero(telling[: policy.lead_words]))
    words = text.words[telling].astype(np.uint64)
    pairs = _mixed((words[:-1] << np.uint64(32) | words[1:]) + SKETCH)
    return np.concatenate([_least(pairs[: lead - 1], policy.lead), _least(pairs, policy.sketch)])


def _headline(title: Reading) -> NDArray[np.uint64]:
    telling = np.unique(title.words[(title.kinds & CONTENT) != 0])
    return _run(telling, HEADLINE) if len(telling) >= HEADLINE_WORDS else _run(telling[:0])


def _whole(text: Reading) -> NDArray[np.uint64]:
    return _run(text.words, WHOLE)


def _run(words: NDArray[np.uint32], salt: np.uint64 = WHOLE) -> NDArray[np.uint64]:
    """Return one hash of words in their order, or nothing for no words."""
    if not len(words):
        return np.empty(0, np.uint64)
    place = np.arange(1, len(words) + 1, dtype=np.uint64)
    total = _mixed(words.astype(np.uint64) + place * FACTOR).sum(dtype=np.uint64)
    return _mixed(np.array([total]) + salt)


def _least(hashes: NDArray[np.uint64], count: int) -> NDArray[np.uint64]:
    return hashes if len(hashes) <= count else np.partition(hashes, count - 1)[:count]


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return splitmix64's finaliser of each hash."""
    mixed = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))

"""Which copies may be the same: keys that two copies of one story are likely to share.

Three families of keys, all signed 64-bit numbers:

- **bands**: `rows` values of the signature. Two texts of Jaccard likeness s share a band with
  chance 1 - (1 - s^rows)^bands; with 10 bands of 3 rows that is .48 at s = .4, .74 at .5, .91 at
  .6 and .98 at .7. What is less alike is found by its sketch.
- **sketch**: the pairs of telling words whose hashes are least, of the whole text and of the
  lead. One shared pair is enough, so a summary or a cut finds its full story.
- **headline** and **whole text**: equal ones are found whatever their length.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dedup.apart import distinct
from dedup.columns import Columns, columns
from dedup.headlines import HEADLINE_WORDS, bare
from dedup.policy import Policy
from dedup.reading import CONTENT, Lexicon, read_all
from dedup.signature import Signature
from story.item import Copy

Keys = tuple[NDArray[np.int64], NDArray[np.int64]]  # end to end, and where each copy's begin

EVERY_KEY = 7  # what a shared key weighs
RARITY = 78  # shared among its holders on top of that: held by many, it says less
ENOUGH = 20  # three keys, two that at most 26 hold, or one that at most six do
FACTOR = np.uint64(0x9E3779B97F4A7C15)
SKETCH, HEADLINE, WHOLE = (np.uint64(n) for n in (1001, 1002, 1003))


def keys(
    copies: Sequence[Copy], signatures: Sequence[Signature], *, policy: Policy
) -> list[tuple[int, ...]]:
    """Return the keys of each copy, at most bands + sketch + lead + 2 of them, none twice."""
    lexicon = Lexicon()
    texts = columns(read_all([copy.text for copy in copies], lexicon))
    titles = columns(read_all([bare(copy.title) for copy in copies], lexicon))
    values = np.array([signature.values for signature in signatures], np.uint32)
    return keys_of(texts, titles, values, policy=policy) if copies else []


def keys_of(
    texts: Columns, titles: Columns, signatures: NDArray[np.uint32], *, policy: Policy
) -> list[tuple[int, ...]]:
    """Return the keys of texts that have been read already, given a row of values for each."""
    parts = zip(
        _bands(signatures, policy),
        _sketches(texts, policy),
        _headlines(titles),
        _wholes(texts),
        texts.lengths().tolist(),
        strict=True,
    )
    return [
        tuple(
            dict.fromkeys(
                np.concatenate([body if words else body[:0], sketch, headline, whole])
                .view(np.int64)
                .tolist()
            )
        )
        for body, sketch, headline, whole, words in parts
    ]


def headline_keys(titles: Iterable[str]) -> tuple[int, ...]:
    """Return the key of each headline that says enough to find a story by."""
    found = _headlines(columns(read_all(list(titles), Lexicon())))
    return tuple(key for one in found for key in one.view(np.int64).tolist())


def _bands(values: NDArray[np.uint32], policy: Policy) -> NDArray[np.uint64]:
    rows = values[:, : policy.bands * policy.rows].astype(np.uint64)
    rows = rows.reshape(len(values), policy.bands, policy.rows)
    hashed = np.broadcast_to(np.arange(policy.bands, dtype=np.uint64), rows.shape[:2])
    for k in range(policy.rows):
        hashed = _mixed(hashed * FACTOR + rows[:, :, k])
    return hashed


def _sketches(texts: Columns, policy: Policy) -> Iterator[NDArray[np.uint64]]:
    """Yield the least pairs of telling words of each text's lead, and of the whole text."""
    telling = np.flatnonzero(texts.kinds & CONTENT)
    words = texts.words[telling].astype(np.uint64)
    pairs = _mixed((words[:-1] << np.uint64(32) | words[1:]) + SKETCH)
    starts = np.searchsorted(telling, texts.starts)
    leads = np.searchsorted(
        telling, np.minimum(texts.starts[:-1] + policy.lead_words, texts.starts[1:])
    )
    for start, lead, end in zip(
        starts[:-1].tolist(), leads.tolist(), starts[1:].tolist(), strict=True
    ):
        own = pairs[start : max(start, end - 1)]
        yield np.concatenate(
            [_least(own[: max(0, lead - start - 1)], policy.lead), _least(own, policy.sketch)]
        )


def _headlines(titles: Columns) -> Iterator[NDArray[np.uint64]]:
    """Yield the key of each headline that has telling words enough, or none."""
    telling = (titles.kinds & CONTENT) != 0
    row = np.repeat(np.arange(len(titles), dtype=np.uint64), titles.lengths())[telling]
    said = distinct(row << np.uint64(32) | titles.words[telling])
    starts = np.searchsorted(said >> np.uint64(32), np.arange(len(titles) + 1))
    words = said & np.uint64(0xFFFFFFFF)
    return _runs(words, starts, least=HEADLINE_WORDS, salt=HEADLINE)


def _wholes(texts: Columns) -> Iterator[NDArray[np.uint64]]:
    return _runs(texts.words.astype(np.uint64), texts.starts, least=1, salt=WHOLE)


def _runs(
    words: NDArray[np.uint64], starts: NDArray[np.int64], *, least: int, salt: np.uint64
) -> Iterator[NDArray[np.uint64]]:
    """Yield one hash of the words of each row in their order, or none of fewer than `least`."""
    lengths = np.diff(starts)
    place = np.arange(1, len(words) + 1) - np.repeat(starts[:-1], lengths)
    total = np.zeros(len(lengths), np.uint64)
    filled = lengths > 0
    if filled.any():
        mixed = _mixed(words + place.astype(np.uint64) * FACTOR)
        total[filled] = np.add.reduceat(mixed, starts[:-1][filled])
    found = _mixed(total + salt)
    for row, length in enumerate(lengths.tolist()):
        yield found[row : row + (length >= least)]


def _least(hashes: NDArray[np.uint64], count: int) -> NDArray[np.uint64]:
    return hashes if len(hashes) <= count else np.partition(hashes, count - 1)[:count]


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return splitmix64's finaliser of each hash."""
    mixed = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))

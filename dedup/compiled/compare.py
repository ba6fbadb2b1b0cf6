"""Pairs of texts to what they share."""

import numpy as np
from numpy.typing import NDArray

from dedup.apart import frame
from dedup.columns import Columns
from dedup.compiled.desk import new_desk
from dedup.compiled.facts import Texts, count, distinct_heads, placed, quotations, told
from dedup.compiled.shared import FIELDS, measure
from dedup.compiled.tables import new_set
from dedup.policy import Policy
from dedup.reading import NAME, NUMBER

Pairs = NDArray[np.int64]


def shared(
    texts: Columns, titles: Columns, pairs: Pairs, *, least: float, policy: Policy
) -> NDArray[np.float64]:
    """Return a row for each pair, in the order of FIELDS; nan first if too little is shared.

    `pairs` has two rows: the numbers of the first texts, and of the second ones.
    """
    found = np.zeros((pairs.shape[1], len(FIELDS)))
    if not pairs.shape[1]:
        return found
    longest = int(texts.lengths().max())
    heads = int(titles.lengths().max())
    facts = _facts(texts, titles, longest, policy)
    measure(facts, pairs, policy.lead_words, least, new_desk(longest, heads), found)
    return found


def _facts(texts: Columns, titles: Columns, longest: int, policy: Policy) -> Texts:
    runs = np.empty(len(texts.words), np.uint32)
    counts = np.zeros((len(texts), 3), np.int64)
    parts = texts.words, texts.kinds, texts.starts
    count(*parts, policy.shingle, new_set(longest), runs, counts)
    heads, head_starts = np.empty(len(titles.words), np.uint32), np.zeros_like(titles.starts)
    distinct_heads(titles.words, titles.kinds, titles.starts, heads, head_starts)
    heads_told = np.empty(len(titles.words), np.bool_)
    told(texts.words, texts.starts, heads, head_starts, new_set(longest), heads_told)
    quoted, quoted_starts = np.empty(len(texts.words), np.uint64), np.zeros_like(texts.starts)
    quotations(*parts, quoted, quoted_starts)
    framed = frame(texts.words, texts.kinds)
    figures, called = _placed(texts, framed, NUMBER), _placed(texts, framed, NAME)
    quotes = quoted, quoted_starts
    headed = heads, head_starts, heads_told
    titled = _placed(titles, frame(titles.words, titles.kinds & NUMBER), NUMBER)
    return Texts(*parts, runs, counts, *headed, *quotes, *figures, *called, *titled)


def _placed(
    texts: Columns, framed: NDArray[np.uint32], kind: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the words of a kind in their places, and where those of each text begin."""
    found = np.empty(2 * int(np.count_nonzero(texts.kinds & kind)), np.uint64)
    bounds = np.zeros_like(texts.starts)
    placed(texts.words, framed, texts.kinds, texts.starts, kind, found, bounds)
    return found, bounds

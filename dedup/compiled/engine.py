"""The engine of compiled loops."""

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dedup import measured
from dedup.bands import Keys
from dedup.columns import Columns
from dedup.compiled import furniture as sentences
from dedup.compiled import topics as bits
from dedup.compiled.compare import Pairs, shared
from dedup.compiled.keys import keys
from dedup.compiled.shared import FIELDS
from dedup.compiled.signatures import sign
from dedup.compiled.tables import new_set
from dedup.compiled.vocabulary import Vocabulary
from dedup.engine import COMPILED
from dedup.furniture import Furniture
from dedup.measured import Measured
from dedup.minhash import permutations
from dedup.policy import Policy
from dedup.topics import Topics, new_topics


class _Own(threading.local):
    """What each thread has for itself: no two may write into one vocabulary."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()


class Compiled:
    """Numba: one pass over the characters, one over the words, one for each pair."""

    name = COMPILED

    def __init__(self) -> None:
        self._own = _Own()

    def read(self, texts: Sequence[str]) -> Columns:
        """Return the readings of texts."""
        return self._own.vocabulary.read(texts)

    def meet(self, furniture: Furniture, texts: Columns) -> None:
        """Count the sentences of texts."""
        sentences.meet(_parts(texts), furniture.stories, furniture.leads, furniture.shift)

    def cleared(self, furniture: Furniture, texts: Columns) -> Columns:
        """Return texts without their furniture."""
        words, kinds = np.empty_like(texts.words), np.empty_like(texts.kinds)
        starts = np.zeros_like(texts.starts)
        table = furniture.stories, furniture.shift
        total = sentences.clear(_parts(texts), *table, words, kinds, starts)
        if total == len(words):
            return texts.endless()
        cut = Columns(words[:total].copy(), kinds[:total].copy(), starts, texts.ends, starts)
        return cut.endless()

    def signatures(self, texts: Columns, *, policy: Policy) -> NDArray[np.uint32]:
        """Return a row of values for each text."""
        rows = np.empty((len(texts), policy.perms), np.uint32)
        sign(texts.words, texts.starts, policy.shingle, permutations(policy), rows)
        return rows

    def keys(
        self, texts: Columns, titles: Columns, signatures: NDArray[np.uint32], *, policy: Policy
    ) -> Keys:
        """Return the keys of all texts."""
        shape = (policy.bands, policy.rows, policy.sketch, policy.lead, policy.lead_words)
        most = policy.bands + policy.sketch + policy.lead + 2
        found = np.empty(len(texts) * most, np.uint64)
        starts = np.zeros(len(texts) + 1, np.int64)
        bodies = texts.words, texts.kinds, texts.starts
        heads = titles.words, titles.kinds, titles.starts
        keys(bodies, heads, signatures, shape, found, starts)
        return found[: starts[-1]].view(np.int64).copy(), starts

    def topics(self, texts: Columns) -> Topics:
        """Return the telling words of texts as bits."""
        made = new_topics(len(texts))
        those = new_set(int(texts.lengths().max(initial=0)))
        bits.topics(texts.words, texts.kinds, texts.starts, those, made.bits, made.counts)
        return made

    def measures(
        self, texts: Columns, titles: Columns, pairs: Pairs, *, least: float, policy: Policy
    ) -> Measured:
        """Return what the texts of each pair share."""
        return Measured(shared(texts, titles, pairs, least=least, policy=policy))


if measured.FIELDS != FIELDS:
    raise ImportError("dedup.compiled.shared counts other things than dedup.measures")


def _parts(texts: Columns) -> sentences.Texts:
    return texts.words, texts.kinds, texts.starts, texts.ends, texts.end_starts

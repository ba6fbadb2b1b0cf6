"""Copies to signatures and keys: what the store looks an arrival up by."""

from collections.abc import Sequence
from itertools import pairwise

from dedup.bands import headline_keys
from dedup.engine import best_engine
from dedup.headlines import bare, called
from dedup.policy import Policy
from dedup.signature import Signature
from story.item import Copy, Nature


def signed(
    copies: Sequence[Copy], *, policy: Policy
) -> tuple[list[Signature], list[tuple[int, ...]]]:
    """Return the signature and the keys of each copy, which is read once for both.

    A kill also has the keys of the headlines it names.
    """
    engine = best_engine(len(copies))
    texts = engine.read([copy.text for copy in copies])
    titles = engine.read([bare(copy.title) for copy in copies])
    values = engine.signatures(texts, policy=policy)
    flat, starts = engine.keys(texts, titles, values, policy=policy)
    keys = [tuple(flat[a:b].tolist()) for a, b in pairwise(starts.tolist())]
    for number, copy in enumerate(copies):
        if copy.nature is Nature.KILL:
            keys[number] = tuple(dict.fromkeys((*keys[number], *headline_keys(called(copy)))))
    return [Signature(row) for row in values], keys

"""Copies to signatures and keys: what the store looks an arrival up by."""

from collections.abc import Sequence
from itertools import pairwise

from dedup.engine import best_engine
from dedup.policy import Policy
from dedup.signature import Signature
from story.item import Copy


def signed(
    copies: Sequence[Copy], *, policy: Policy
) -> tuple[list[Signature], list[tuple[int, ...]]]:
    """Return the signature and the keys of each copy, which is read once for both."""
    engine = best_engine(len(copies))
    texts = engine.read([copy.text for copy in copies])
    titles = engine.read([copy.title for copy in copies])
    values = engine.signatures(texts, policy=policy)
    flat, starts = engine.keys(texts, titles, values, policy=policy)
    keys = [tuple(flat[a:b].tolist()) for a, b in pairwise(starts.tolist())]
    return [Signature(row) for row in values], keys

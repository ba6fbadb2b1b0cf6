"""How alike two copies are, and why."""

from collections.abc import Sequence

import numpy as np

from dedup.engine import best_engine
from dedup.headlines import bare
from dedup.judge import judge
from dedup.policy import Policy
from dedup.verdict import Likeness, Relation, Verdict
from story.item import Copy

__all__ = ["Likeness", "Relation", "Verdict", "likenesses"]


def likenesses(pairs: Sequence[tuple[Copy, Copy]], *, policy: Policy) -> list[Likeness]:
    """Return how alike the copies of each pair are; each distinct copy is prepared once."""
    distinct = {id(copy): copy for pair in pairs for copy in pair}
    place = {id_: number for number, id_ in enumerate(distinct)}
    numbers = np.array([[place[id(a)], place[id(b)]] for a, b in pairs], np.int64).reshape(-1, 2)
    engine = best_engine(len(pairs))
    shared = engine.measures(
        engine.read([copy.text for copy in distinct.values()]),
        engine.read([bare(copy.title) for copy in distinct.values()]),
        np.ascontiguousarray(numbers.T),
        least=0.0,
        policy=policy,
    )
    return [
        judge(one, a, b, policy=policy)
        for one, (a, b) in zip(shared, pairs, strict=True)
        if one is not None
    ]

"""How alike two copies are, and why."""

from collections.abc import Sequence

import numpy as np

from dedup.doubts import scant
from dedup.engine import best_engine
from dedup.headlines import bare
from dedup.judge import chances, likeness
from dedup.measures import WORTH
from dedup.policy import Policy
from dedup.reasons import reasons
from dedup.verdict import Likeness, Relation, Verdict
from story.item import Copy, Nature

__all__ = ["Likeness", "Relation", "Verdict", "likenesses", "likenesses_of_many"]


def likenesses(pairs: Sequence[tuple[Copy, Copy]], *, policy: Policy) -> list[Likeness]:
    """Return how alike the copies of each pair are; each distinct copy is prepared once."""
    return [one for one in _judged(pairs, least=0.0, policy=policy) if one is not None]


def likenesses_of_many(
    pairs: Sequence[tuple[Copy, Copy]], *, policy: Policy
) -> list[Likeness | None]:
    """Return how alike the copies of each pair are, None for those about other things.

    These share less than `WORTH` of the telling words of the shorter, and are no copies whatever
    else they share; most of what is proposed is of this kind. Kills are always judged.
    """
    kills = [any(one.nature is Nature.KILL for one in pair) for pair in pairs]
    found = _judged(pairs, least=WORTH, policy=policy)
    killed = [pair for pair, kill in zip(pairs, kills, strict=True) if kill]
    judged = iter(_judged(killed, least=0.0, policy=policy) if killed else ())
    return [next(judged) if kill else one for one, kill in zip(found, kills, strict=True)]


def _judged(
    pairs: Sequence[tuple[Copy, Copy]], *, least: float, policy: Policy
) -> list[Likeness | None]:
    distinct = list({id(copy): copy for pair in pairs for copy in pair}.values())
    place = {id(copy): number for number, copy in enumerate(distinct)}
    numbers = np.array([[place[id(a)], place[id(b)]] for a, b in pairs], np.int64).reshape(-1, 2)
    rows = np.ascontiguousarray(numbers.T)
    engine = best_engine(len(pairs))
    shared = engine.measures(
        engine.read([copy.text for copy in distinct]),
        engine.read([bare(copy.title) for copy in distinct]),
        rows,
        least=least,
        policy=policy,
    )
    chance = chances(shared, distinct, rows, policy=policy).tolist()
    found: list[Likeness | None] = []
    for (a, b), one, sure, few in zip(pairs, shared, chance, scant(shared).tolist(), strict=True):
        if one is None:
            found.append(None)
        else:
            why = reasons(one, a, b, policy, scant=few)
            found.append(likeness(one, sure, a, b, policy=policy, why=why))
    return found

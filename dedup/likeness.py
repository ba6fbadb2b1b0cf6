"""How alike two copies are, and why."""

from collections.abc import Sequence

from dedup.judge import judge
from dedup.measures import measure, prepare
from dedup.policy import Policy
from dedup.reading import Lexicon
from dedup.verdict import Likeness, Relation, Verdict
from story.item import Copy

__all__ = ["Likeness", "Relation", "Verdict", "likenesses"]


def likenesses(pairs: Sequence[tuple[Copy, Copy]], *, policy: Policy) -> list[Likeness]:
    """Return how alike the copies of each pair are; each distinct copy is prepared once."""
    lexicon = Lexicon()
    prepared = {id(copy): prepare(copy, lexicon, policy) for copy in _distinct(pairs)}
    return [
        judge(measure(prepared[id(a)], prepared[id(b)]), a, b, policy=policy) for a, b in pairs
    ]


def _distinct(pairs: Sequence[tuple[Copy, Copy]]) -> list[Copy]:
    return list({id(copy): copy for pair in pairs for copy in pair}.values())

"""Pairs of versions that were judged, in this batch or before; no pair is judged twice."""

from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.orm import Session

from dedup.likeness import Likeness, likenesses, likenesses_of_many
from dedup.policy import Policy
from storage import likenesses as kept
from storage.likenesses import Pair
from story.item import Copy


class Judged:
    """The judged pairs of one transaction, the older version first."""

    def __init__(self, session: Session, policy: Policy) -> None:
        self.pairs: dict[Pair, Likeness] = {}
        self._session = session
        self._policy = policy

    def recall(self, versions: Collection[int]) -> None:
        """Add what was judged among these versions in earlier batches."""
        before = kept.load(self._session, versions, policy=self._policy.name)
        self.pairs = {**before, **self.pairs}

    def judge(self, pairs: Collection[Pair], texts: Mapping[int, Copy]) -> None:
        """Judge those of these pairs that were not judged yet, and keep what came of it."""
        new = self._new(pairs)
        asked = [(texts[a], texts[b]) for a, b in new]
        self._keep(zip(new, likenesses(asked, policy=self._policy), strict=True))

    def judge_proposed(
        self,
        pairs: Collection[Pair],
        texts: Mapping[int, Copy],
        *,
        meanwhile: Callable[[], None],
    ) -> None:
        """Do the same for what only shares keys; nothing is kept of pairs about other things.

        `meanwhile` the database may be at work, which another thread's comparing can't hinder.
        """
        new = self._new(pairs)
        asked = [(texts[a], texts[b]) for a, b in new]
        with ThreadPoolExecutor(max_workers=1) as aside:
            comparing = aside.submit(likenesses_of_many, asked, policy=self._policy)
            meanwhile()
            found = comparing.result()
        judged = ((pair, one) for pair, one in zip(new, found, strict=True) if one is not None)
        self._keep(judged)

    def _new(self, pairs: Collection[Pair]) -> list[Pair]:
        return sorted(pair for pair in pairs if pair not in self.pairs)

    def _keep(self, judged: Iterable[tuple[Pair, Likeness]]) -> None:
        found = dict(judged)
        kept.keep(self._session, found, policy=self._policy.name)
        self.pairs |= found

"""Pairs of versions that were judged, in this batch or before; no pair is judged twice."""

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from dedup.likeness import Likeness, likenesses
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
        new = sorted(pair for pair in pairs if pair not in self.pairs)
        asked = [(texts[a], texts[b]) for a, b in new]
        found = dict(zip(new, likenesses(asked, policy=self._policy), strict=True))
        kept.keep(self._session, found, policy=self._policy.name)
        self.pairs |= found

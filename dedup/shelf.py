"""The texts of an archive as read: five bytes a word, and what is compared of them at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.columns import Columns, picked
from dedup.engine import Pairs, engine
from dedup.judge import chances, likeness, relation_back
from dedup.measures import WORTH
from dedup.policy import Policy
from dedup.verdict import Likeness, Relation
from story.item import Copy

_TOGETHER = 2_000  # pairs


Judged = tuple[Likeness, Relation]  # what a is to b, and b to a


@dataclass(frozen=True, slots=True)
class Bundle:
    """Some pairs, as numbers among the copies beside them; complete in itself.

    Those with a chance below `least` to be copies come to nothing.
    """

    copies: Sequence[Copy]
    texts: Columns
    titles: Columns
    pairs: Pairs
    least: float
    policy: Policy
    engine: str


def judged(bundle: Bundle) -> list[Judged | None]:
    """Return how alike the copies of each pair are, without reasons; None if less than asked."""
    copies, pairs, policy = bundle.copies, bundle.pairs, bundle.policy
    shared = engine(bundle.engine).measures(
        bundle.texts, bundle.titles, pairs, least=WORTH, policy=policy
    )
    chance = chances(shared, copies, pairs, policy=policy)
    alike = chance >= bundle.least
    found: list[Judged | None] = [None] * pairs.shape[1]
    rows = zip(np.flatnonzero(alike).tolist(), *pairs[:, alike].tolist(), strict=True)
    for (place, a, b), one in zip(rows, shared.of(alike), strict=True):
        two = copies[a], copies[b]
        like = likeness(one, float(chance[place]), *two, policy=policy)
        found[place] = like, relation_back(one, *two, policy)
    return found


class Shelf:
    """Copies, and their texts and titles as columns of `size` copies each."""

    def __init__(self, copies: Sequence[Copy], size: int, policy: Policy, engine: str) -> None:
        self.copies, self.policy, self.engine = copies, policy, engine
        self.texts: list[Columns] = []
        self.titles: list[Columns] = []
        self._size = size

    def words(self) -> NDArray[np.int64]:
        """Return the length of each text in words."""
        return np.concatenate([np.empty(0, np.int64), *(part.lengths() for part in self.texts)])

    def bundles(self, pairs: Pairs, *, least: float = 0.0) -> Iterator[Bundle]:
        """Yield pairs of rows with all that it takes to compare them."""
        for start in range(0, pairs.shape[1], _TOGETHER):
            rows, places = np.unique(pairs[:, start : start + _TOGETHER], return_inverse=True)
            spots = [divmod(row, self._size) for row in rows.tolist()]
            yield Bundle(
                copies=[self.copies[row] for row in rows.tolist()],
                texts=picked(self.texts, spots),
                titles=picked(self.titles, spots),
                pairs=places.reshape(2, -1),
                least=least,
                policy=self.policy,
                engine=self.engine,
            )

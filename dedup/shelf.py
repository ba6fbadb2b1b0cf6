"""The texts of an archive as read: five bytes a word, and what is compared of them at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.columns import Columns, picked
from dedup.engine import Pairs, engine
from dedup.judge import judge, relation_back
from dedup.measures import WORTH
from dedup.policy import Policy
from dedup.verdict import Likeness, Relation
from story.item import Copy

_TOGETHER = 2_000  # pairs


Judged = tuple[Likeness, Relation]  # what a is to b, and b to a


@dataclass(frozen=True, slots=True)
class Bundle:
    """Some pairs, as numbers among the copies beside them; complete in itself."""

    copies: Sequence[Copy]
    texts: Columns
    titles: Columns
    pairs: Pairs
    policy: Policy
    engine: str


def judged(bundle: Bundle) -> list[Judged | None]:
    """Return how alike the copies of each pair are, without reasons; None if hardly at all."""
    measures = engine(bundle.engine).measures(
        bundle.texts, bundle.titles, bundle.pairs, least=WORTH, policy=bundle.policy
    )
    found: list[Judged | None] = []
    for (a, b), shared in zip(bundle.pairs.T.tolist(), measures, strict=True):
        if shared is None:
            found.append(None)
            continue
        one, other, policy = bundle.copies[a], bundle.copies[b], bundle.policy
        likeness = judge(shared, one, other, policy=policy, explained=False)
        found.append((likeness, relation_back(shared, one, other, policy)))
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

    def bundles(self, pairs: Pairs) -> Iterator[Bundle]:
        """Yield pairs of rows with all that it takes to compare them."""
        for start in range(0, pairs.shape[1], _TOGETHER):
            rows, places = np.unique(pairs[:, start : start + _TOGETHER], return_inverse=True)
            spots = [divmod(row, self._size) for row in rows.tolist()]
            yield Bundle(
                copies=[self.copies[row] for row in rows.tolist()],
                texts=picked(self.texts, spots),
                titles=picked(self.titles, spots),
                pairs=places.reshape(2, -1),
                policy=self.policy,
                engine=self.engine,
            )

"""How well clusters agree with labels."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Scores:
    """Pair precision and recall, and B-cubed (Bagga and Baldwin 1998), of a clustering."""

    precision: float
    recall: float
    b_precision: float
    b_recall: float
    ari: float  # adjusted Rand index (Hubert and Arabie 1985)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of pair precision and recall."""
        return _harmonic(self.precision, self.recall)

    @property
    def b_cubed(self) -> float:
        """Return the harmonic mean of B-cubed precision and recall."""
        return _harmonic(self.b_precision, self.b_recall)


def score(found: Sequence[Hashable], true: Sequence[Hashable]) -> Scores:
    """Return how well the found clusters agree with the true ones, by their labels."""
    cells = Counter(zip(found, true, strict=True))
    rows, columns = Counter(found), Counter(true)
    both, by_row, by_column = (sum(map(_pairs, c.values())) for c in (cells, rows, columns))
    expected = by_row * by_column / max(_pairs(len(found)), 1)
    return Scores(
        precision=both / by_row if by_row else 1.0,
        recall=both / by_column if by_column else 1.0,
        b_precision=sum(n * n / rows[f] for (f, _), n in cells.items()) / len(found),
        b_recall=sum(n * n / columns[t] for (_, t), n in cells.items()) / len(found),
        ari=(both - expected) / max((by_row + by_column) / 2 - expected, 1e-9),
    )


def recall_by_kind(
    found: Sequence[Hashable], true: Sequence[Hashable], kind: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """Return for each kind how many of its pairs with its own story were found, of how many."""
    members: dict[Hashable, list[int]] = defaultdict(list)
    for i, story in enumerate(true):
        members[story].append(i)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for rows in members.values():
        for a, b in combinations(rows, 2):
            for name in {kind[a], kind[b]}:
                counts[name][0] += found[a] == found[b]
                counts[name][1] += 1
    return {name: (hit, of) for name, (hit, of) in sorted(counts.items())}


def wrongly_joined(
    found: Sequence[Hashable], true: Sequence[Hashable], kind: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """Return for each kind how many share a cluster with another story, of how many."""
    stories: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for cluster, story in zip(found, true, strict=True):
        stories[cluster][story] += 1
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for cluster, story, name in zip(found, true, kind, strict=True):
        # Who joined a larger story is wrong, not the story that was joined.
        most = stories[cluster].most_common(1)[0][1]
        alone = len(stories[cluster]) == 1
        own = stories[cluster][story] == most and most > 1
        counts[name][0] += not (alone or own)
        counts[name][1] += 1
    return {name: (hit, of) for name, (hit, of) in sorted(counts.items())}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0

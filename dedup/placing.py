"""Judged pairs of an archive to a place for every row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.canonical import Candidate, choose
from dedup.cluster import Link, Node, join
from dedup.crew import Crew
from dedup.pairing import families
from dedup.shelf import Shelf, judged
from dedup.verdict import Relation
from story.item import Copy, Nature

Rows = NDArray[np.int64]

_TOGETHER = 5_000  # links


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a copy of the archive belongs: `cluster` is the number of its first copy's row.

    `likeness` is to the canonical copy of the cluster, and `relation` what it is to that.
    """

    key: int
    cluster: int
    canonical: bool
    likeness: float
    relation: Relation


@dataclass(frozen=True, slots=True)
class Places:
    """Of each row of a shelf: its cluster's first row, its canonical row, what it is to that."""

    cluster: Rows
    canonical: Rows
    likeness: Mapping[int, tuple[float, Relation]]

    def spread(self, copies: Sequence[Copy], first: Rows, leaders: Rows) -> list[Placed]:
        """Return the place of each copy, equal copies beside the first of them."""
        row_of = np.searchsorted(leaders, first)
        cluster = leaders[self.cluster[row_of]].tolist()
        canonical = leaders[self.canonical[row_of]].tolist()
        alone = 1.0, Relation.CANONICAL
        placed = []
        for row, (copy, shelf_row) in enumerate(zip(copies, row_of.tolist(), strict=True)):
            score, relation = self.likeness.get(shelf_row, alone)
            stands = row == canonical[row]
            if relation is Relation.CANONICAL and not stands:
                relation = Relation.EXACT
            placed.append(Placed(copy.key, cluster[row], stands, score, relation))
        return placed


def place(shelf: Shelf, found: Sequence[tuple[Link, Relation]], crew: Crew) -> Places:
    """Return where each row of a shelf belongs; a row without a link is a cluster of its own.

    With each link comes what its second row is to the first.
    """
    words = shelf.words()
    cluster, canonical = np.arange(len(words)), np.arange(len(words))
    for members in _clusters(shelf, words, [link for link, _ in found]):
        cluster[members] = members[0]
        own = [_candidate(shelf, row, int(words[row])) for row in members]
        canonical[members] = choose(own, policy=shelf.policy).key
    return Places(cluster, canonical, _to_canonical(shelf, canonical, found, crew))


def _clusters(shelf: Shelf, words: Rows, links: Sequence[Link]) -> Iterator[list[int]]:
    """Yield the clusters of two and more; whole families are joined, many at a time."""
    ends = np.array([[link.a for link in links], [link.b for link in links]], np.int64)
    family = families(ends, len(words))[ends[0]]
    order = np.argsort(family, kind="stable")
    changes = np.flatnonzero(np.diff(family[order])) + 1
    places = np.searchsorted(changes, np.arange(_TOGETHER, len(links), _TOGETHER))
    cuts = np.unique(changes[places[places < len(changes)]])
    for part in np.split(order, cuts):
        own = [links[number] for number in part.tolist()]
        rows = np.unique(ends[:, part])
        lengths = words[rows].tolist()
        nodes = [_node(shelf, *one) for one in zip(rows.tolist(), lengths, strict=True)]
        for grown in join(nodes, clusters=(), links=own, policy=shelf.policy).clusters:
            if len(grown.members) > 1:
                yield list(grown.members)


def _to_canonical(
    shelf: Shelf, canonical: Rows, found: Sequence[tuple[Link, Relation]], crew: Crew
) -> dict[int, tuple[float, Relation]]:
    """Return how alike each row that isn't canonical is to that, and what it is to it."""
    to: dict[int, tuple[float, Relation]] = {}
    for link, back in found:
        if canonical[link.a] == link.b:
            to[link.a] = link.likeness.score, link.likeness.relation
        elif canonical[link.b] == link.a:
            to[link.b] = link.likeness.score, back
    rows = np.flatnonzero(canonical != np.arange(len(canonical)))
    rows = rows[[row not in to for row in rows.tolist()]] if len(rows) else rows
    pairs = np.array([rows, canonical[rows]])
    compared = (one for part in crew.map(judged, shelf.bundles(pairs)) for one in part)
    for row, one in zip(rows.tolist(), compared, strict=True):
        to[row] = (one[0].score, one[0].relation) if one else (0.0, _unlike(shelf.copies[row]))
    return to


def _unlike(copy: Copy) -> Relation:
    """Return what a copy is to a canonical one of which it says nothing: a notice kills it."""
    return Relation.KILL if copy.nature is Nature.KILL else Relation.NEAR


def _node(shelf: Shelf, row: int, words: int) -> Node:
    copy = shelf.copies[row]
    return Node(row, copy.seen, words, copy.nature, copy.summary)


def _candidate(shelf: Shelf, row: int, words: int) -> Candidate:
    copy = shelf.copies[row]
    return Candidate(
        key=row,
        words=words,
        flags=0,
        boilerplate=0,
        seen=copy.seen,
        nature=copy.nature,
        summary=copy.summary,
        credited=False,
        complete=1.0,
        withdrawn=False,
    )

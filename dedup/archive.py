"""The batch job: a whole archive to clusters at once, in memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dedup.bands import keys_of_readings
from dedup.canonical import Candidate, choose
from dedup.cluster import Link, Node, join
from dedup.furniture import Furniture
from dedup.judge import judge
from dedup.measures import Prepared, measure, take_apart, worth_measuring
from dedup.minhash import sign_readings
from dedup.pairing import Pairing, by_family
from dedup.policy import Policy
from dedup.reading import Lexicon, Reading, read_all
from dedup.verdict import Likeness, Relation, Verdict
from story.item import Copy

_CHUNK = 2_000  # copies read at once
_APART_LIMIT = 4_000  # copies kept taken apart, about 20 kB each

Progress = Callable[[str, int, int], None]  # what is done, how many of it, of how many


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


def cluster_stories(
    copies: Sequence[Copy], *, policy: Policy | None = None, progress: Progress | None = None
) -> list[Placed]:
    """Return where each copy belongs, in the order given; the copies' keys need not be distinct.

    Besides the copies themselves it holds five bytes a word, and up to about 12 kB a copy while
    pairs are sought among texts with many sentences in common, on top of some 200 MB.
    """
    policy = policy or Policy()
    tell = progress or _silent
    first = _first_of_equals(copies)
    rows = [row for row, leader in enumerate(first) if row == leader]
    shelf = _Shelf(copies, policy)
    links = _verified(shelf, _proposed(shelf, rows, tell), tell)
    grown = join([_node(shelf, row) for row in rows], clusters=(), links=links, policy=policy)
    return _placed(shelf, first, [one.members for one in grown.clusters], links)


def _silent(_verb: str, _done: int, _total: int) -> None:
    pass


def _first_of_equals(copies: Sequence[Copy]) -> list[int]:
    """Return for each copy the row of the first with the same headline and text."""
    first: dict[tuple[str, str], int] = {}
    return [first.setdefault((c.title, c.text), row) for row, c in enumerate(copies)]


class _Shelf:
    """The copies of an archive as read once: five bytes a word, and some taken apart."""

    def __init__(self, copies: Sequence[Copy], policy: Policy) -> None:
        self.copies, self.policy = copies, policy
        self._texts: dict[int, Reading] = {}
        self._titles: dict[int, Reading] = {}
        self._apart: dict[int, Prepared] = {}
        self._lexicon, self._furniture = Lexicon(), Furniture()

    def read(self, rows: Sequence[int]) -> None:
        """Read some rows."""
        texts = read_all((self.copies[row].text for row in rows), self._lexicon)
        titles = read_all((self.copies[row].title for row in rows), self._lexicon)
        self._texts.update(zip(rows, texts, strict=True))
        self._titles.update(zip(rows, titles, strict=True))
        for text in texts:
            self._furniture.meet(text)

    def clear(self, rows: Sequence[int]) -> tuple[list[Reading], list[Reading]]:
        """Put the furniture out of some rows, and return their texts and titles."""
        self._texts.update((row, self._furniture.cleared(self._texts[row])) for row in rows)
        return [self._texts[row] for row in rows], [self._titles[row] for row in rows]

    def words(self, row: int) -> int:
        """Return the length of a row's text in words."""
        return len(self._texts[row].words)

    def prepared(self, row: int) -> Prepared:
        """Return a row taken apart."""
        if row not in self._apart:
            if len(self._apart) >= _APART_LIMIT:
                self._apart.clear()
            self._apart[row] = take_apart(self._texts[row], self._titles[row], self.policy)
        return self._apart[row]

    def judged(self, a: int, b: int) -> Likeness | None:
        """Return how alike two rows are, or None for rows that have next to nothing in common."""
        first, second = self.prepared(a), self.prepared(b)
        if not worth_measuring(first, second):
            return None
        shared = measure(first, second)
        return judge(shared, self.copies[a], self.copies[b], policy=self.policy)


def _proposed(shelf: _Shelf, rows: Sequence[int], tell: Progress) -> list[tuple[int, int]]:
    """Return the pairs of rows that may be the same, those of one family together."""
    pairing = Pairing(shelf.policy)
    chunks = [rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK)]
    for done, chunk in enumerate(chunks):
        shelf.read(chunk)
        tell("read", done * _CHUNK + len(chunk), len(rows))
    for done, chunk in enumerate(chunks):
        texts, titles = shelf.clear(chunk)
        signatures = sign_readings(texts, policy=shelf.policy)
        pairing.add(chunk, keys_of_readings(texts, titles, signatures, policy=shelf.policy))
        tell("signed", done * _CHUNK + len(chunk), len(rows))
    return by_family(pairing.pairs(), len(shelf.copies))


def _verified(shelf: _Shelf, pairs: Sequence[tuple[int, int]], tell: Progress) -> list[Link]:
    """Return the pairs that are the same by themselves."""
    links = []
    for done, (a, b) in enumerate(pairs):
        likeness = shelf.judged(a, b)
        if likeness is not None and likeness.verdict is Verdict.JOIN:
            links.append(Link(a, b, likeness))
        if done % _CHUNK == 0:
            tell("compared", done, len(pairs))
    tell("compared", len(pairs), len(pairs))
    return links


def _placed(
    shelf: _Shelf, first: Sequence[int], clusters: Iterable[Sequence[int]], links: Iterable[Link]
) -> list[Placed]:
    direct = {(link.a, link.b): link.likeness for link in links}
    cluster_of: dict[int, int] = {}
    standing: dict[int, int] = {}
    places: dict[int, tuple[float, Relation]] = {}
    for members in clusters:
        candidates = [_candidate(shelf, row) for row in members]
        chosen = choose(candidates, policy=shelf.policy).key
        standing[members[0]] = chosen
        for row in members:
            cluster_of[row] = members[0]
            places[row] = _to_canonical(shelf, row, chosen, direct)
    placed = []
    for row, copy in enumerate(shelf.copies):
        cluster = cluster_of[first[row]]
        score, relation = places[first[row]]
        canonical = row == standing[cluster]
        if relation is Relation.CANONICAL and not canonical:
            relation = Relation.EXACT
        placed.append(Placed(copy.key, cluster, canonical, score, relation))
    return placed


def _to_canonical(
    shelf: _Shelf, row: int, chosen: int, direct: Mapping[tuple[int, int], Likeness]
) -> tuple[float, Relation]:
    """Return how alike a row is to its canonical one, and what it is to that."""
    if row == chosen:
        return 1.0, Relation.CANONICAL
    likeness = direct.get((row, chosen)) or shelf.judged(row, chosen)
    return (likeness.score, likeness.relation) if likeness else (0.0, Relation.NEAR)


def _node(shelf: _Shelf, row: int) -> Node:
    copy = shelf.copies[row]
    return Node(row, copy.seen, shelf.words(row), copy.nature, copy.summary)


def _candidate(shelf: _Shelf, row: int) -> Candidate:
    copy = shelf.copies[row]
    return Candidate(
        key=row,
        words=shelf.words(row),
        flags=0,
        boilerplate=0,
        seen=copy.seen,
        nature=copy.nature,
        summary=copy.summary,
        credited=False,
        complete=1.0,
        withdrawn=False,
    )

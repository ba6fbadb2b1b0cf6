"""The batch job: a whole archive to clusters at once, in memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from dedup.bands import Keys
from dedup.cluster import Link
from dedup.columns import Columns
from dedup.crew import Crew
from dedup.engine import COMPILED, Engine, Pairs, best_engine, engine
from dedup.furniture import Furniture
from dedup.headlines import bare
from dedup.pairing import Pairing, families
from dedup.placing import Placed, Rows, place
from dedup.policy import Policy
from dedup.shelf import Shelf, judged
from dedup.topics import Topics, new_topics
from dedup.verdict import Relation
from story.item import Copy

_CHUNK = 500  # copies read at once; their characters fit the processor's cache
_ALONE = 10_000  # copies; with fewer, more processes take longer to start than they save

_SEVERAL = "\n"  # no source begins with a line end: a house apart from all

Progress = Callable[[str, int, int], None]  # what is done, how many of it, of how many


@dataclass(frozen=True, slots=True)
class Clustered:
    """Where each copy belongs, in the order given.

    Under each of the `hot_keys`, which more copies hold than `Policy.hot_band`, every copy was
    compared with its next neighbours only.
    """

    placed: list[Placed]
    hot_keys: int


def cluster_stories(
    copies: Iterable[Copy], *, policy: Policy | None = None, progress: Progress | None = None
) -> list[Placed]:
    """Return where each copy belongs, in the order given; its keys need not be distinct.

    Any iterable will do; all its copies are held in memory at once.
    """
    return cluster(tuple(copies), policy=policy, progress=progress).placed


def cluster(
    copies: Sequence[Copy],
    *,
    policy: Policy | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
    by: Engine | None = None,
) -> Clustered:
    """Return where each copy belongs, found by up to `jobs` workers: the same for any number.

    Besides the copies themselves it holds about 3 kB for each of 300 words and 200 MB in all; see
    docs/dedup.md for what was measured.
    """
    policy, tell = policy or Policy(), progress or _silent
    first = _first_of_equals(copies)
    leaders = np.flatnonzero(first == np.arange(len(copies)))
    chosen = _standing_for(copies, first, leaders)
    name = (by or best_engine(len(chosen))).name
    with _crew(jobs, len(chosen), name) as crew:
        shelf = Shelf(chosen, _CHUNK, policy, name)
        _read(shelf, crew, tell)
        pairing, topics = _signed(shelf, crew, tell)
        pairs = pairing.pairs()
        pairs = pairs[:, topics.worth_reading(pairs)]
        if by is None:  # few texts may have many pairs
            shelf.engine = best_engine(max(len(chosen), pairs.shape[1])).name
        del topics
        links = list(_links(shelf, pairs, crew, tell))
        places = place(shelf, links, crew)
    return Clustered(places.spread(copies, first, leaders), pairing.hot)


def _crew(jobs: int, copies: int, name: str) -> Crew:
    """Return up to `jobs` workers: threads for compiled loops, else processes if they pay."""
    threads = name == COMPILED
    return Crew(jobs if threads or copies >= _ALONE else min(jobs, 1), threads=threads)


def _silent(_verb: str, _done: int, _total: int) -> None:
    pass


def _first_of_equals(copies: Sequence[Copy]) -> Rows:
    """Return for each copy the row of the first with the same headline and text.

    One without a word is its own: it is no copy of anything.
    """
    first: dict[tuple[str, str], int] = {}
    rows = (
        first.setdefault((c.title, c.text), row) if _says_something(c) else row
        for row, c in enumerate(copies)
    )
    return np.fromiter(rows, np.int64, len(copies))


def _standing_for(copies: Sequence[Copy], first: Rows, leaders: Rows) -> list[Copy]:
    """Return the first of each set of equal copies, as all of them were sent, in any order.

    It is as old as the oldest; one that came from several houses is of none of theirs.
    """
    equals: dict[int, list[Copy]] = {}
    for row in np.flatnonzero(first != np.arange(len(copies))).tolist():
        equals.setdefault(int(first[row]), []).append(copies[row])
    return [
        _sent_by_all(row, copies[row], equals[row]) if row in equals else copies[row]
        for row in leaders.tolist()
    ]


def _sent_by_all(row: int, copy: Copy, others: Sequence[Copy]) -> Copy:
    told = [one.seen for one in (copy, *others) if one.seen is not None]
    houses = {one.source for one in (copy, *others) if one.source}
    several = len(houses) > 1
    source = f"{_SEVERAL}{row}" if several else next(iter(houses), "")
    return replace(copy, seen=min(told, key=datetime.timestamp, default=None), source=source)


def _says_something(copy: Copy) -> bool:
    return any(map(str.isalnum, copy.text)) or any(map(str.isalnum, copy.title))


def _read(shelf: Shelf, crew: Crew, tell: Progress) -> None:
    """Read all texts and headlines, and put the furniture out of the texts."""
    own, total = engine(shelf.engine), len(shelf.copies)
    furniture = Furniture(total)
    for texts, titles in crew.map(_columns, _tasks(shelf)):
        own.meet(furniture, texts)
        shelf.texts.append(texts)
        shelf.titles.append(titles.endless())
        tell("read", min(len(shelf.texts) * _CHUNK, total), total)
    for number, texts in enumerate(shelf.texts):
        shelf.texts[number] = own.cleared(furniture, texts)


def _tasks(shelf: Shelf) -> Iterator[tuple[list[str], list[str], str]]:
    for start in range(0, len(shelf.copies), _CHUNK):
        part = shelf.copies[start : start + _CHUNK]
        yield [copy.text for copy in part], [bare(copy.title) for copy in part], shelf.engine


def _columns(task: tuple[list[str], list[str], str]) -> tuple[Columns, Columns]:
    texts, titles, name = task
    return engine(name).read(texts), engine(name).read(titles)


def _signed(shelf: Shelf, crew: Crew, tell: Progress) -> tuple[Pairing, Topics]:
    """Return the keys and the topics of all texts."""
    done, total = 0, len(shelf.copies)
    pairing, topics = Pairing(shelf.policy), new_topics(total)
    chunks = zip(shelf.texts, shelf.titles, strict=True)
    tasks = ((texts, titles, shelf.policy, shelf.engine) for texts, titles in chunks)
    for (keys, starts), some in crew.map(_sign, tasks):
        pairing.add(done, keys, starts)
        part = slice(done, done + len(starts) - 1)
        topics.bits[part], topics.counts[part] = some.bits, some.counts
        done = part.stop
        tell("signed", done, total)
    return pairing, topics


def _sign(task: tuple[Columns, Columns, Policy, str]) -> tuple[Keys, Topics]:
    texts, titles, policy, name = task
    own = engine(name)
    signatures = own.signatures(texts, policy=policy)
    return own.keys(texts, titles, signatures, policy=policy), own.topics(texts)


def _links(
    shelf: Shelf, pairs: Pairs, crew: Crew, tell: Progress
) -> Iterator[tuple[Link, Relation]]:
    """Yield the pairs that are the same by themselves, and what b is to a."""
    family = families(pairs, len(shelf.copies))
    # Those of one family stand together, so that a bundle holds few texts.
    pairs = pairs[:, np.lexsort((pairs[1], pairs[0], family[pairs[0]]))]
    done, total = 0, pairs.shape[1]
    for found in crew.map(judged, shelf.bundles(pairs, least=shelf.policy.join)):
        rows = pairs[:, done : done + len(found)].T.tolist()
        for (a, b), one in zip(rows, found, strict=True):
            if one is not None:
                yield Link(a, b, one[0]), one[1]
        done += len(found)
        tell("compared", done, total)
    tell("compared", done, total)

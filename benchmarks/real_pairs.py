"""Real pairs of articles, labelled by reading them: how many copies join, how many look-alikes.

`copy` is one text of one news, also updated or edited by another desk; `other` is other news, or
another desk's own words; `ask` is what an editor would want to see: other news of one affair
within a day that is mostly the old text, a brief inside a long story, an agency's text rewritten.
All was labelled before dedup was asked about it.

Of each set every pair is labelled that `python -m benchmarks.real_candidates` finds: all that
share a twelfth of the shorter's rarer three-word phrases, or whose headlines are alike. The last
783 were read as its sheet shows them, how both begin and what they say word for word; three whole,
where that left a doubt. Before, others had been labelled as well:

- Of the articles (`benchmarks.articles`) all that share a fifth and more of the shorter's phrases,
  but for those that 40 articles share, and 63 that share less. What each text shares was read
  sentence by sentence down to two fifths, below that by headlines and by where the phrases stand;
  166 pairs of pages that share nothing but furniture, by site and headlines.
- Of the BBC (`benchmarks.held_out`) all that share a tenth and more of the shorter's five-word
  phrases, counting those that at most eight articles have. Down to three tenths it was read which
  sentences only one of them has, below that the headlines. Other news with half of the old text
  and more is `ask` there, as the days are not told.

The weights of dedup were learned from none of the articles in `labels`. Of the pairs read since,
345 have an article that they were learned from; these are counted apart (`labels_wider`).

The ABC's bulletins (`benchmarks.held_out`) have no headlines. Of texts that stand twice in a set,
word for word, the first was taken, but for a few of the articles labelled before.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from benchmarks.affairs import reported
from benchmarks.articles import Article, articles
from benchmarks.held_out import abc, bbc
from dedup.archive import cluster_stories
from dedup.likeness import likenesses
from dedup.policy import Policy
from dedup.verdict import Verdict
from story.item import Copy

LABELS = Path(__file__).parent / "real_pairs.csv"
LABELS_WIDER = Path(__file__).parent / "real_pairs_wider.csv"
LABELS_BBC = Path(__file__).parent / "real_pairs_bbc.csv"
LABELS_ABC = Path(__file__).parent / "real_pairs_abc.csv"

Key = int | str


@dataclass(frozen=True, slots=True)
class RealPair:
    """Two articles by their keys, and what a reader said."""

    a: Key
    b: Key
    label: str


@dataclass(frozen=True, slots=True)
class RealScore:
    """Of each label the pairs, those in one cluster, and those that would be asked about."""

    pairs: Counter[str]
    joined: Counter[str]
    asked: Counter[str]
    wrong: tuple[RealPair, ...]
    unread: int  # pairs of different words in one cluster that have no label

    @property
    def copies_found(self) -> float:
        """Return the share of copies that stand in one cluster."""
        return self.joined["copy"] / self.pairs["copy"]

    @property
    def lookalikes_joined(self) -> float:
        """Return the share of look-alikes that stand in one cluster."""
        return self.joined["other"] / self.pairs["other"]


def labels() -> list[RealPair]:
    """Return the labelled pairs of articles, by their keys."""
    return [RealPair(int(a), int(b), label) for a, b, label in read_labels(LABELS)]


def labels_wider(every: Sequence[Article]) -> list[RealPair]:
    """Return the pairs that were labelled later, by their keys.

    `other, learned` are those with an article that the weights were learned from, as one of two
    reports: a pair to be learned from stands in no pair of `labels`, but it may stand in these.
    """
    known = reported(every, {int(key) for pair in labels() for key in (pair.a, pair.b)})
    read = (RealPair(int(a), int(b), label) for a, b, label in read_labels(LABELS_WIDER))
    return [
        replace(pair, label=f"{pair.label}, learned") if known & {pair.a, pair.b} else pair
        for pair in read
    ]


def labels_bbc() -> list[RealPair]:
    """Return the labelled pairs of the BBC's articles, by their files."""
    return [RealPair(a, b, label) for a, b, label in read_labels(LABELS_BBC)]


def labels_abc() -> list[RealPair]:
    """Return the labelled pairs of the ABC's bulletins, by their files and lines."""
    return [RealPair(a, b, label) for a, b, label in read_labels(LABELS_ABC)]


def read_labels(path: Path) -> list[tuple[str, str, str]]:
    """Return both keys and the label of each row of a file."""
    with path.open(encoding="utf-8", newline="") as table:
        return [(row["a"], row["b"], row["label"]) for row in csv.DictReader(table)]


def copies(articles: Sequence[Article]) -> dict[Key, Copy]:
    """Return articles as copies, by their keys."""
    return {a.key: Copy(a.key, a.text, a.title, a.outlet, a.published) for a in articles if a.text}


def copies_bbc() -> dict[Key, Copy]:
    """Return the BBC's articles as copies, by their files; they tell no time."""
    parted = ((file, *text.partition("\n\n")) for file, text in bbc().items())
    return {
        file.removesuffix(".txt"): Copy(number, text, title, "BBC")
        for number, (file, title, _, text) in enumerate(parted)
    }


def copies_abc() -> dict[Key, Copy]:
    """Return the ABC's bulletins as copies, by file and line; they tell no time, no headline."""
    return {key: Copy(row, text, "", "ABC") for row, (key, text) in enumerate(abc().items())}


def real_sets() -> dict[str, tuple[dict[Key, Copy], list[RealPair]]]:
    """Return each set by its name: its texts, and the pairs of them that were labelled."""
    every = articles()
    return {
        "articles": (copies(every), labels() + labels_wider(every)),
        "BBC": (copies_bbc(), labels_bbc()),
        "ABC": (copies_abc(), labels_abc()),
    }


def words(text: str) -> list[str]:
    """Return the words of a text, case and apostrophes folded; independent of dedup's own."""
    plain = text.casefold().replace("’", "'").replace("'", "")
    return re.findall(r"[^\W_]+", plain)


def first_of_each(every: Mapping[Key, Copy]) -> dict[Key, Key]:
    """Return for each key the first one that has the same words."""
    first: dict[tuple[str, ...], Key] = {}
    return {key: first.setdefault(tuple(words(every[key].text)), key) for key in sorted(every)}


def score_real(every: Mapping[Key, Copy], pairs: Sequence[RealPair], policy: Policy) -> RealScore:
    """Return how labelled pairs fare when all articles are clustered."""
    placed = cluster_stories(list(every.values()), policy=policy)
    home = {key: one.cluster for key, one in zip(every, placed, strict=True)}
    judged = likenesses([(every[p.a], every[p.b]) for p in pairs], policy=policy)
    joined = [p for p in pairs if home[p.a] == home[p.b]]
    asked = Counter(
        p.label
        for p, like in zip(pairs, judged, strict=True)
        if home[p.a] != home[p.b] and like.verdict is not Verdict.APART
    )
    wrong = [p for p in joined if p.label == "other"]
    wrong += [p for p in pairs if p.label == "copy" and home[p.a] != home[p.b]]
    of = Counter(p.label for p in pairs)
    unread = _unread(every, pairs, home)
    return RealScore(of, Counter(p.label for p in joined), asked, tuple(wrong), unread)


def _unread(every: Mapping[Key, Copy], pairs: Sequence[RealPair], home: Mapping[Key, int]) -> int:
    first = first_of_each(every)
    members: dict[int, set[Key]] = defaultdict(set)
    for key, cluster in home.items():
        members[cluster].add(first[key])
    read = {frozenset((first[p.a], first[p.b])) for p in pairs}
    joined = {frozenset(p) for keys in members.values() for p in combinations(keys, 2)}
    return len(joined - read)

"""Real pairs of articles, labelled by reading them: how many copies join, how many look-alikes.

`copy` is one text of one news, also updated or edited by another desk; `other` is other news, or
another desk's own words; `ask` is what an editor would want to see: other news of one affair
within a day that is mostly the old text, a brief inside a long story, an agency's text rewritten.

The 575 pairs of `benchmarks.articles` are all of 7 million that share a fifth and more of the
shorter's three-word phrases, but for runs that 40 articles share, and 63 that share less. What
each text shares was read sentence by sentence down to two fifths, below that by headlines and by
where the phrases stand; 166 pairs of pages that share nothing but furniture, by site and
headlines.

The 170 pairs of the BBC (`benchmarks.held_out`) are all that share a tenth and more of the
shorter's five-word phrases, counting those that at most eight articles have, and that are not the
same text; of texts that stand there twice one was taken. Down to three tenths it was read which
sentences only one of them has, below that the headlines. Other news with half of the old text and
more is `ask` there, as the days are not told.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import Article
from benchmarks.held_out import bbc
from dedup.archive import cluster_stories
from dedup.likeness import likenesses
from dedup.policy import Policy
from dedup.verdict import Verdict
from story.item import Copy

LABELS = Path(__file__).parent / "real_pairs.csv"
LABELS_BBC = Path(__file__).parent / "real_pairs_bbc.csv"

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
    return [RealPair(int(a), int(b), label) for a, b, label in _rows(LABELS)]


def labels_bbc() -> list[RealPair]:
    """Return the labelled pairs of the BBC's articles, by their files."""
    return [RealPair(a, b, label) for a, b, label in _rows(LABELS_BBC)]


def _rows(path: Path) -> list[tuple[str, str, str]]:
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
    return RealScore(of, Counter(p.label for p in joined), asked, tuple(wrong))

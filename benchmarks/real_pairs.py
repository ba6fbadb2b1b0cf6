"""Real pairs of articles, labelled by reading them: how many copies join, how many look-alikes.

The 575 pairs are all of 7 million that share a fifth and more of the shorter's three-word phrases,
but for runs that 40 articles share, and 63 that share less. `copy` is one text of one news, also
updated or edited by another desk; `other` is other news, or another desk's own words; `ask` is
what an editor would want to see: other news of one affair within a day that is mostly the old
text, a brief inside a long story, an agency's text rewritten. What each text shares was read
sentence by sentence down to two fifths, below that by headlines and by where the phrases stand;
166 pairs of pages that share nothing but furniture, by site and headlines.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import Article
from dedup.archive import cluster_stories
from dedup.likeness import likenesses
from dedup.policy import Policy
from dedup.verdict import Verdict
from story.item import Copy

LABELS = Path(__file__).parent / "real_pairs.csv"


@dataclass(frozen=True, slots=True)
class RealPair:
    """Two articles by their keys, and what a reader said."""

    a: int
    b: int
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
    """Return the labelled pairs."""
    with LABELS.open(encoding="utf-8", newline="") as table:
        return [RealPair(int(r["a"]), int(r["b"]), r["label"]) for r in csv.DictReader(table)]


def copies(articles: Sequence[Article]) -> dict[int, Copy]:
    """Return articles as copies, by their keys."""
    return {a.key: Copy(a.key, a.text, a.title, a.outlet, a.published) for a in articles if a.text}


def score_real(articles: Sequence[Article], policy: Policy) -> RealScore:
    """Return how the labelled pairs fare when all articles are clustered."""
    every, pairs = copies(articles), labels()
    placed = cluster_stories(list(every.values()), policy=policy)
    home = {one.key: one.cluster for one in placed}
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

"""The labelled set: real stories, planted copies of some, and look-alikes."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import ModuleType

from benchmarks import lookalikes, lookalikes_second, plant, plant_second
from benchmarks.articles import Article
from benchmarks.plant import Maker, Text, split
from dedup.shingles import shingles
from story.item import Copy, Nature
from story.words import folded

_LEAST_SENTENCES = 7
_MOST_COPIES = 6
_SHARED = 0.08
_COMMON = 40  # runs that so many articles share are idiom
_FURNISHED = {"cut", "replaced", "reworded", "abridged", "edited", "translated"}  # now and then
_FURNISHERS = {"furnished", "dressed"}
_LEARNING = ("aljazeera.com", "tass.com", "abcnews.go.com", "huffingtonpost.com", "cnn.com")
OUTLETS = (*_LEARNING, "bbc.co.uk", "dw.com", "rte.ie", "europe.chinadaily.com.cn")


@dataclass(frozen=True, slots=True)
class Make:
    """A way of building a set: who makes the copies, who the look-alikes, of whose articles."""

    makers: Mapping[str, Maker]
    alike: ModuleType
    learning: bool  # from the outlets that the judgement learns from, or from all others

    def outlets(self, articles: Sequence[Article]) -> list[Article]:
        """Return the articles that this make may use."""
        return [a for a in articles if (a.outlet in _LEARNING) is self.learning]


MAKES = {
    "first": Make(plant.MAKERS, lookalikes, learning=True),
    "second": Make(plant_second.MAKERS, lookalikes_second, learning=False),
}


SUMMARIES = frozenset({"summary", "teaser"})
LOOK_ALIKES = frozenset({"follow-up", "round-up", "same quotations", "saga", "shell"})


def is_lookalike(kind: str) -> bool:
    """Say whether texts of a kind only look like copies."""
    return kind in LOOK_ALIKES or kind.startswith("template ")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Copies, the story each one tells, and how it was made."""

    copies: list[Copy]
    story: list[int]
    kind: list[str]

    def kinds(self) -> Counter[str]:
        """Return how many of each kind there are."""
        return Counter(self.kind)


def strangers(articles: Sequence[Article]) -> list[Article]:
    """Return the articles that share little with any before them, so that labels hold.

    Little is less than 8 % of the shorter's three-word runs, by plain counting: the judgement
    that is measured has no part in it.
    """
    kept: list[Article] = []
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: list[int] = []
    for article in articles:
        runs = set(shingles(folded(article.text), 3))
        shared = Counter(i for run in runs for i in holders[run] if len(holders[run]) < _COMMON)
        if all(n < _SHARED * min(len(runs), sizes[i]) for i, n in shared.items()):
            for run in runs:
                holders[run].append(len(kept))
            kept.append(article)
            sizes.append(len(runs))
    return kept


class _Builder:
    def __init__(self, chance: random.Random, make: Make) -> None:
        self.chance, self.make = chance, make
        self.made: list[tuple[Text, int, str, datetime]] = []
        self.stories = 0

    def add(self, text: Text, kind: str, seen: datetime, story: int | None = None) -> int:
        """Keep a text; without a story it is one of its own."""
        if story is None:
            story, self.stories = self.stories, self.stories + 1
        late = timedelta(minutes=self.chance.randrange(24 * 60))
        self.made.append((text, story, kind, seen + late))
        return story

    def family(self, text: Text, kind: str, seen: datetime, others: Sequence[Text]) -> None:
        """Keep a story and some copies of it, now and then a copy of a copy."""
        story = self.add(text, kind, seen)
        for _ in range(self.chance.choice((1, 1, 2, 2, 3, 4, _MOST_COPIES))):
            name = self.chance.choice(list(self.make.makers))
            copy = self.make.makers[name](text, self.chance, others)
            if name in _FURNISHED and self.chance.random() < 0.2:
                (furnish,) = _FURNISHERS & set(self.make.makers)
                copy = self.make.makers[furnish](copy, self.chance, others)
            self.add(copy, name, seen, story)


def build(
    articles: Sequence[Article], *, make: str = "first", seed: int = 1, stories: int = 900
) -> Labelled:
    """Return the labelled set of this make and seed."""
    chance, way = random.Random(seed), MAKES[make]
    usable = [a for a in way.outlets(articles) if len(split(a.text)) >= _LEAST_SENTENCES]
    chosen = strangers(chance.sample(usable, len(usable)))[: stories * 2]
    every = [Text(a.title, split(a.text)[:40]) for a in chosen]
    kept = stories + stories // 2
    chosen, texts, unused = chosen[:kept], every[:kept], every[kept:]
    builder = _Builder(chance, way)
    for article, text in zip(chosen[:stories], texts[:stories], strict=True):
        builder.family(text, "original", article.published, texts)
    for article, text in zip(chosen[stories:], texts[stories:], strict=True):
        builder.add(text, "single", article.published)
    _add_lookalikes(builder, texts, unused, chosen[0].published)
    return _finished(builder)


def _add_lookalikes(
    builder: _Builder, texts: Sequence[Text], unused: Sequence[Text], seen: datetime
) -> None:
    """Keep look-alikes; what is new in them comes from texts that are not in the set."""
    chance, some, lookalikes = builder.chance, len(texts) // 20, builder.make.alike
    for kind, text in lookalikes.templates(chance, each=max(8, some // 3)):
        if chance.random() < 0.25:
            builder.family(text, kind, seen, texts)
        else:
            builder.add(text, kind, seen)
    alike = lookalikes.round_ups(texts, chance, some)
    alike += lookalikes.follow_ups(texts, unused[:some], chance)
    alike += lookalikes.same_quotes(texts, unused[some : 2 * some], chance)
    alike += lookalikes.shells(unused[2 * some : 3 * some], chance)
    alike += lookalikes.sagas(texts, unused[3 * some : 4 * some], chance)
    for kind, text in alike:
        builder.add(text, kind, seen)


def _finished(builder: _Builder) -> Labelled:
    order = list(range(len(builder.made)))
    builder.chance.shuffle(order)
    made = [builder.made[i] for i in order]
    copies = [
        Copy(
            key=key,
            text=text.body,
            title=text.title,
            source=f"outlet {key % 27}",
            seen=seen,
            nature=Nature.UPDATE if text.title.startswith("UPDATE ") else Nature.STORY,
            summary=False,  # the finder is not told
        )
        for key, (text, _, _, seen) in enumerate(made)
    ]
    return Labelled(copies, [story for _, story, _, _ in made], [kind for _, _, kind, _ in made])

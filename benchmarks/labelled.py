"""The labelled set: real stories, planted copies of some, and look-alikes."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import ModuleType

from benchmarks import lookalikes, lookalikes_second, plant, plant_second
from benchmarks.articles import Article
from benchmarks.kin import Kin, beside, own_words
from benchmarks.lookalikes import Alike, quotes_enough
from benchmarks.plant import Maker, Text, split
from dedup.shingles import shingles
from story.item import Copy, Nature
from story.words import folded

_LEAST_SENTENCES = 7
_MOST_COPIES = 6
_SHARED = 0.08
_COMMON = 40  # runs that so many articles share are idiom
_FURNISHED = {"cut", "replaced", "reworded", "abridged", "edited", "translated"}  # now and then
_RETOLD = {"retopped", "localised"}  # with words of another house's own
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
LOOK_ALIKES = frozenset(
    {"background", "follow-up", "round-up", "same quotations", "saga", "shell"}
)
_UPDATES = {"write_through", "topped", "same", "untouched"}  # mostly by the house that had it
_OWN = 0.7  # of these, and of stories that look like an older one of the same house
_LOOKALIKES = 5  # kinds that tell what no other text of the set tells
_HOUSES = 27
_DAYS = (0, 0, 1, 1, 2, 5, 12, 25)  # between a story and one that looks like it


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


@dataclass(frozen=True, slots=True)
class _Made:
    """A text of the set, before they are shuffled."""

    text: Text
    story: int
    kind: str
    source: str
    seen: datetime


class _Builder:
    def __init__(self, chance: random.Random, make: Make, unused: Sequence[Text]) -> None:
        self.chance, self.make = chance, make
        self.kin = Kin(unused)
        self.made: list[_Made] = []
        self.first: dict[Text, _Made] = {}
        self.stories = 0

    def add(self, text: Text, kind: str, seen: datetime, source: str = "") -> _Made:
        """Keep a text as a story of its own, of a chance outlet if none is given."""
        self.stories += 1
        made = self._keep(text, self.stories - 1, kind, seen, source)
        return self.first.setdefault(text, made)

    def family(self, text: Text, kind: str, seen: datetime, others: Sequence[Text]) -> None:
        """Keep a story and some copies of it, now and then a copy of a copy."""
        first = self.add(text, kind, seen)
        for _ in range(self.chance.choice((1, 1, 2, 2, 3, 4, _MOST_COPIES))):
            name = self.chance.choice(list(self.make.makers))
            own = [own_words(text, self.kin, self.chance)] if name in _RETOLD else others
            copy = self.make.makers[name](text, self.chance, own)
            if name in _FURNISHED and self.chance.random() < 0.2:
                (furnish,) = _FURNISHERS & set(self.make.makers)
                copy = self.make.makers[furnish](copy, self.chance, others)
            source = self._house(first) if name in _UPDATES else ""
            self._keep(copy, first.story, name, seen, source)

    def look_alike(self, one: Alike, seen: datetime) -> None:
        """Keep a look-alike, mostly of the house of the story that it looks like, and after it."""
        old = self.first.get(one.old) if one.old else None
        if old is None:
            self.add(one.text, one.kind, seen)
            return
        later = timedelta(days=self.chance.choice(_DAYS))
        self.add(one.text, one.kind, old.seen + later, self._house(old))

    def _house(self, first: _Made) -> str:
        return first.source if self.chance.random() < _OWN else ""

    def _keep(self, text: Text, story: int, kind: str, seen: datetime, source: str) -> _Made:
        late = timedelta(minutes=self.chance.randrange(24 * 60))
        house = source or f"outlet {self.chance.randrange(_HOUSES)}"
        self.made.append(_Made(text, story, kind, house, seen + late))
        return self.made[-1]


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
    # What one copy adds must not be the news of a look-alike.
    own = unused[_LOOKALIKES * _some(texts, unused) :]
    builder = _Builder(chance, way, own)
    for article, text in zip(chosen[:stories], texts[:stories], strict=True):
        builder.family(text, "original", article.published, texts)
    for article, text in zip(chosen[stories:], texts[stories:], strict=True):
        builder.add(text, "single", article.published)
    _add_lookalikes(builder, texts, unused, chosen[0].published)
    return _finished(builder)


def _some(texts: Sequence[Text], unused: Sequence[Text]) -> int:
    """Return how many look-alikes of a kind there are; a sixth of the unused is left over."""
    return min(len(texts) // 20, len(unused) // (_LOOKALIKES + 1))


def _add_lookalikes(
    builder: _Builder, texts: Sequence[Text], unused: Sequence[Text], seen: datetime
) -> None:
    """Keep look-alikes; what is new in them comes from texts that are not in the set."""
    chance, alike, some = builder.chance, builder.make.alike, _some(texts, unused)
    for one in alike.templates(chance, each=max(8, some // 3)):
        if chance.random() < 0.25:
            builder.family(one.text, one.kind, seen, texts)
        else:
            builder.add(one.text, one.kind, seen)
    made = alike.round_ups(texts, chance, some) + alike.shells(unused[:some], chance)
    kin, quoting = Kin(texts), Kin([text for text in texts if quotes_enough(text)])
    kinds = (
        (alike.follow_ups, kin),
        (alike.same_quotes, quoting),
        (alike.sagas, kin),
        (alike.backgrounds, kin),
    )
    for number, (make, stories) in enumerate(kinds, start=1):
        fresh = unused[number * some : (number + 1) * some]
        made += make([beside(new, stories, chance) for new in fresh], chance)
    for one in made:
        builder.look_alike(one, seen)


def _finished(builder: _Builder) -> Labelled:
    order = list(range(len(builder.made)))
    builder.chance.shuffle(order)
    made = [builder.made[i] for i in order]
    copies = [
        Copy(
            key=key,
            text=one.text.body,
            title=one.text.title,
            source=one.source,
            seen=one.seen,
            nature=Nature.UPDATE if one.text.title.startswith("UPDATE ") else Nature.STORY,
            summary=False,  # the finder is not told
        )
        for key, one in enumerate(made)
    ]
    return Labelled(copies, [one.story for one in made], [one.kind for one in made])

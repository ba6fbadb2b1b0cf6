"""Real articles of one affair that are no copies, and what could be made of two of them.

Two articles that share a tenth to a fifth of the shorter's three-word runs are two reports: of
195 such pairs that were read, none was a copy. They speak of the same people in the same words, as
no planted look-alike does; so do a new story on the other's background, and a copy of the one that
was given a lead and some sentences of the other.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from benchmarks.articles import Article
from benchmarks.lookalikes import background
from benchmarks.plant import Text, retopped, split
from dedup.shingles import shingles
from story.item import Copy
from story.words import folded

_LEAST, _MOST = 0.1, 0.2  # of the shorter's runs
_COMMON = 40  # runs that so many articles share are idiom
_EACH = 3  # pairs of one article
_SENTENCES = 7  # of an article that others are made of
_MADE_OF = 0.4  # of a brief's runs
_OWN = 0.85  # of new stories on old background and of updates, by the house that had it
_DRAWS = 3  # of what is made of one pair


@dataclass(frozen=True, slots=True)
class Affair:
    """Two texts, and whether one is a copy of the other."""

    a: Copy
    b: Copy
    same: bool


def affairs(
    articles: Sequence[Article], without: Collection[int], chance: random.Random
) -> list[Affair]:
    """Return pairs that are no copies and some made of them, of articles but those `without`."""
    made = []
    for first, second in _reports([a for a in articles if a.text and a.key not in without]):
        old, new = sorted((first, second), key=lambda one: (one.published, one.key))
        had, news = (Text(one.title, split(one.text)[:40]) for one in (old, new))
        long_enough = min(len(had.sentences), len(news.sentences)) >= _SENTENCES
        for _ in range(_DRAWS):
            made.append(Affair(_copy(old), _copy(new), same=False))
            if long_enough:
                made += [
                    _on_background(old, new, had, news, chance),
                    _copied(old, new, had, news, chance),
                    _updated(old, new, had, news, chance),
                    *_brief(old, new, had, news, chance),
                ]
    return made


def reported(articles: Sequence[Article], without: Collection[int]) -> set[int]:
    """Return the keys of the articles that pairs are made of, of articles but those `without`."""
    pairs = _reports([a for a in articles if a.text and a.key not in without])
    return {article.key for pair in pairs for article in pair}


def _reports(articles: Sequence[Article]) -> list[tuple[Article, Article]]:
    """Return the pairs of articles that share little, but more than strangers do."""
    runs = [set(shingles(folded(article.text), 3)) for article in articles]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, own in enumerate(runs):
        for run in own:
            holders[run].append(row)
    found, taken = [], Counter[int]()
    for row, own in enumerate(runs):
        shared = Counter(i for run in own if len(holders[run]) <= _COMMON for i in holders[run])
        for other, count in sorted(shared.items()):
            share = count / min(len(own), len(runs[other]))
            if other > row and _LEAST <= share < _MOST and max(taken[row], taken[other]) < _EACH:
                taken.update((row, other))
                found.append((articles[row], articles[other]))
    return found


def _on_background(
    old: Article, new: Article, had: Text, news: Text, chance: random.Random
) -> Affair:
    """Return a story and a new one that ends in its background."""
    share = chance.uniform(0.25, 0.6)
    keep = max(2, background(len(had.sentences), len(news.sentences), share))
    told = news.sentences[: max(2, round(keep * (1 - share) / share))]
    text = Text(new.title, told + had.sentences[-keep:])
    house = old.outlet if chance.random() < _OWN else new.outlet
    return Affair(_copy(old), _copy(new, text, house), same=False)


def _copied(old: Article, new: Article, had: Text, news: Text, chance: random.Random) -> Affair:
    """Return a story and a copy of it with words of the other, half under the other's headline."""
    text = retopped(had, chance, [news])
    title = new.title if chance.random() < 0.5 else text.title
    house = old.outlet if chance.random() > _OWN else f"not {old.outlet}"
    return Affair(_copy(old), _copy(new, Text(title, text.sentences), house), same=True)


def _updated(old: Article, new: Article, had: Text, news: Text, chance: random.Random) -> Affair:
    """Return a story and its update, mostly by the same house: the other's lead on most of it."""
    start, room = chance.randint(1, 4), chance.uniform(0.75, 1.0)
    body = tuple(s for s in had.sentences[start:] if chance.random() < room)
    lead = news.sentences[: min(chance.randint(1, 4), max(1, len(body) // 3))]
    words = chance.sample(old.title.split(), min(3, len(old.title.split())))
    title = chance.choice((old.title, new.title, f"{' '.join(words)} {new.title}"))
    house = old.outlet if chance.random() < _OWN else new.outlet
    return Affair(_copy(old), _copy(new, Text(title, lead + body), house), same=True)


def _brief(
    old: Article, new: Article, had: Text, news: Text, chance: random.Random
) -> list[Affair]:
    """Return a story and another desk's brief on it, unless that is made of its sentences."""
    brief = Text(new.title, _first(news, chance))
    own = set(shingles(folded(brief.body), 3))
    if len(own & set(shingles(folded(had.body), 3))) >= _MADE_OF * len(own):
        return []
    return [Affair(_copy(old), _copy(new, brief), same=False)]


def _first(text: Text, chance: random.Random) -> tuple[str, ...]:
    """Return a text's first sentences, or the first words of the first one."""
    if chance.random() < 0.6:
        return text.sentences[: chance.randint(1, 3)]
    return (" ".join(text.sentences[0].split()[: chance.randint(8, 24)]),)


def _copy(article: Article, text: Text | None = None, house: str = "") -> Copy:
    body, title = (text.body, text.title) if text else (article.text, article.title)
    return Copy(article.key, body, title, house or article.outlet, article.published)

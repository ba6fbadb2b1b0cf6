"""Texts of the same affair: what is new in a look-alike, or a house's own words, comes from them.

Only news of the same affair speaks of the same people in the same plain words; a stranger's text
with other names put in is told apart too easily.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from benchmarks.lookalikes import Beside
from benchmarks.plant import Text, renamed

_WORD = re.compile(r"\w{5,}")
_LEAD = 12  # sentences that say what a text is about
_RELATED = 0.6  # of the pairs; in the others the names alone are the same


class Kin:
    """Texts, to be asked for the one most of the same affair as another."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for row, text in enumerate(texts):
            words = _words(text)
            self._sizes.append(max(1, len(words)))
            for word in words:
                self._holders[word].append(row)

    def closest(self, text: Text) -> Text:
        """Return the text that shares the most telling words with another, but for itself."""
        shared: Counter[int] = Counter()
        for word in sorted(_words(text)):
            holders = self._holders.get(word, [])
            for row in holders:
                shared[row] += log(len(self.texts) / len(holders)) ** 2 / sqrt(self._sizes[row])
        rows = (row for row, _ in shared.most_common() if self.texts[row] != text)
        return self.texts[next(rows, 0)]


def beside(new: Text, old: Kin, chance: random.Random) -> Beside:
    """Return an old story for news: of the same affair, or any one whose names are put in."""
    if chance.random() < _RELATED:
        return Beside(old.closest(new), new, related=True)
    story = chance.choice(old.texts)
    return Beside(story, _with_names(new, story, chance), related=False)


def own_words(story: Text, others: Kin, chance: random.Random) -> Text:
    """Return what another house may say of a story: of the same affair, or with its names."""
    if chance.random() < _RELATED:
        return others.closest(story)
    return _with_names(chance.choice(others.texts), story, chance)


def _with_names(text: Text, story: Text, chance: random.Random) -> Text:
    names = story.names()
    told = (renamed(sentence, names, chance) for sentence in (text.title, *text.sentences))
    return Text(next(told), tuple(told))


def _words(text: Text) -> set[str]:
    return set(_WORD.findall(" ".join([text.title, *text.sentences[:_LEAD]]).lower()))

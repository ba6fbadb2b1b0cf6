"""Headlines as they are compared: without the wire's marks; and whom a kill calls by its own."""

import re
from collections.abc import Iterator
from datetime import timedelta

import numpy as np

from dedup.apart import Hashes, distinct
from dedup.reading import CONTENT, Lexicon, read
from story.dateline import headline
from story.item import Copy, Nature

HEADLINE_WORDS = 3  # telling words without which a headline names no story
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{10,200})[”\"]")
_LATELY = timedelta(days=3)  # headlines are used again


def bare(title: str) -> str:
    """Return a headline without marks such as `UPDATE 2-` and `KILL-`."""
    return headline(title).text


def called(kill: Copy) -> Iterator[str]:
    """Yield what may be the headline of the killed story: the kill's own, and what it quotes."""
    yield bare(kill.title)
    yield from _QUOTED.findall(kill.text)


def kills(kill: Copy, story: Copy) -> bool:
    """Say whether a copy is a kill that names the other one's headline, sent about when it was."""
    if kill.nature is not Nature.KILL or story.nature is Nature.KILL:
        return False
    if kill.seen and story.seen and abs(kill.seen - story.seen) > _LATELY:
        return False
    lexicon = Lexicon()
    meant = _telling(bare(story.title), lexicon)
    return len(meant) >= HEADLINE_WORDS and any(
        np.array_equal(meant, _telling(name, lexicon)) for name in called(kill)
    )


def _telling(title: str, lexicon: Lexicon) -> Hashes:
    words = read(title, lexicon)
    return distinct(words.words[(words.kinds & CONTENT) != 0])

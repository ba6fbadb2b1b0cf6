"""The sentences round a place, and how the text else uses a word: what judgements go by."""

import re
from collections.abc import Iterator

from editing.lexicon import AUXILIARIES, SAYING, VERBS
from story.wordlists import listed
from story.words import folded

FAR = 3_000  # characters within which the text's own use of a word is looked up
EARLY = 6  # words within which a sentence mostly has its verb
LONGEST = 300  # characters of a sentence
HALF = re.compile(r"[.!?:\n](?:(?<=\n)|['\"”’]?(?:\s|\Z))")
_ENDS = ".!?:\n"
_PAST = re.compile(r"[a-z]{3,}ed$")
_FINITE = AUXILIARIES | VERBS
# What these open is no sentence without a main clause, which mostly stands behind a comma.
SUBORDINATE = listed(
    """
    although though while whereas if unless when whenever where whether whose because until
    since
    """
)


def halves(text: str, end: int, start: int) -> tuple[list[str], list[str]]:
    """Return the words of the sentence up to `end` and of the one from `start`, folded."""
    before, after = text[max(0, end - LONGEST) : end], text[start : start + LONGEST]
    stop = HALF.search(after)
    return folded(before[_last_half(before) :]), folded(after[: stop.start()] if stop else after)


def _last_half(text: str) -> int:
    """Return where the last sentence of a text begins: what `HALF` splits it into, from behind."""
    at = len(text)
    while at > 0:
        at = max([text.rfind(mark, 0, at) for mark in _ENDS])
        found = HALF.match(text, at) if at >= 0 else None
        if found is not None:
            return found.end()
    return 0


def hangs_on(text: str, start: int) -> bool:
    """Tell whether a clause that opens with one of `SUBORDINATE` has no main clause behind it.

    Who said so is no main clause: a sentence without one is the rest of the one before.
    """
    end = HALF.search(text, start, start + LONGEST)
    said = text[start : end.start() if end else start + LONGEST]
    if end is not None and end.group()[0] == "?":
        return False
    return not any(
        is_finite([word for word in folded(part) if word not in SAYING])
        for part in said.split(",")[1:]
    )


def length(words: list[str]) -> int:
    """Return how long a sentence is, in threes of words; 4 stands for all that are longer."""
    return min(len(words), 12) // 3


def is_finite(words: list[str]) -> bool:
    """Tell whether a finite verb seems to be among folded words."""
    return not _FINITE.isdisjoint(words) or any(map(_PAST.match, words))


def places(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands in a text, by itself."""
    at, size = text.find(word), len(word)
    while at >= 0:
        end = at + size
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def shape(word: str) -> str:
    """Return a word in small letters as it is, and what another one begins with."""
    return word if word[0].islower() else "9" if word[0].isdigit() else "Cap"

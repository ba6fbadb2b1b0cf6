"""Examples of stops behind words that bind, for benchmarks.train_joints.

A word that binds before a name, with a stop put between, is the example of a stray one. Few
sentences end in such a word: those that do are the examples of none, each with the sentence that
follows it and with many that follow others.
"""

import random
import re
from collections.abc import Iterator, Sequence

from editing.bound import BINDING, BOUND, bound_features
from editing.stray import Drawn
from editing.weights import Feature
from story.abbreviations import STARTERS

_WORDS = "|".join(sorted(BINDING))
_MIDDLE = re.compile(rf"[^\W_][\w'’-]*[,”\"’)]* (?:{_WORDS})(?= ([A-Z][\w'’-]*))")
_END = re.compile(rf"[^\W_][\w'’-]*[,”\"’)]* (?:{_WORDS})\. (?=[A-Z])")
_OPENING = re.compile(r"(?<=[a-z]{2}\. )[A-Z][\w'’-]*(?= )")
_APOSTROPHE = re.compile("['’]")
_ROUND = 400  # characters
_OTHERS = 25  # sentences put behind each that ends so
_SHARE = 0.8  # of the stray ones: more of them than of the others are no better


def bound_stops(
    texts: Sequence[str], told: Drawn, chance: random.Random
) -> Iterator[tuple[list[Feature], bool]]:
    """Yield what is said of stops behind words that bind, and whether they are stray."""
    openings = [
        text[m.start() : m.start() + _ROUND]
        for text in texts
        for m in _OPENING.finditer(text)
        if _is_name(m.group())
    ]
    for text in texts:
        for end in _END.finditer(text):
            own = BOUND.match(text, end.start())
            if own and _is_name(own.group(3)):
                yield list(bound_features(text, own, told)), False
            start = max(0, end.start() - _ROUND)
            for other in chance.choices(openings, k=_OTHERS):
                made = text[start : end.end()] + other
                if match := BOUND.match(made, end.start() - start):
                    yield list(bound_features(made, match, told)), False
        for middle in _MIDDLE.finditer(text):
            if _is_name(middle.group(1)) and chance.random() < _SHARE:
                made = text[: middle.end()] + "." + text[middle.end() :]
                if match := BOUND.match(made, middle.start()):
                    yield list(bound_features(made, match, told)), True


def _is_name(word: str) -> bool:
    return len(word) > 1 and _APOSTROPHE.split(word.casefold())[0] not in STARTERS

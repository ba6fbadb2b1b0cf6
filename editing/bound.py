"""Full stops behind a word that binds, before a capital: `the chairman of. Barclays`.

Judged by weights learned from news text: which words stand round the stop, and whether what
stands on either side is a sentence. One may end in such a word ("what they hoped for", "and the
rain went on"): then another one follows that stands whole.
"""

import re
from collections.abc import Iterator

from editing.clauses import EARLY, FAR, halves, is_finite, length, places, shape
from editing.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    NEVER_BEFORE_STOP,
    PREPOSITIONS,
    PRONOUNS,
)
from editing.likely import drawn
from editing.stray import Drawn
from editing.tokens import form
from editing.weights import Feature, weighed
from story.wordlists import listed

BINDING = (PREPOSITIONS | CONJUNCTIONS) - NEVER_BEFORE_STOP
# A word, one that binds, its stop, a capital word, and what follows that.
BOUND = re.compile(
    rf"([^\W_][\w'’-]*)[,”\"’)]* ({'|'.join(sorted(BINDING))})\. ([A-Z][\w'’-]*)"
    r"(?=([ ,.;:'’”\"()]*)([\w'’-]*))"
)
_ASKING = frozenset({"what", "which", "who", "whom", "where", "that", "how", "whose", "why"})
# A verb may end in these, or leave them behind: moved in; what it is made of.
_LEFT_BEHIND = PREPOSITIONS - listed("after before since until as than following")
_OF = frozenset({"of", "from", "between", "against"})  # none is left behind in: the chairman of
_SUBJECT_AND_VERB = re.compile(r"[Cx]?v")
_ROLES = (
    ("p", PREPOSITIONS),
    ("c", CONJUNCTIONS),
    ("d", DETERMINERS),
    ("s", PRONOUNS),
)
_MARKS = "\"'“”‘’«»([),;:.-"
_NEAR = 60  # characters
_THREE = 3  # words on either side whose roles are looked at
# Sums of weights; of printed texts with such a place one in twenty comes above the least.
_LIKELY, _SURE, _WHOLE = 2.0, 3.5, 6.0


def bound_features(text: str, match: re.Match[str], told: Drawn) -> Iterator[Feature]:
    """Yield what is said of a match of `BOUND`; `told` as in `editing.stray.stray_features`."""
    yield "bound", "bias"
    yield from _ahead(text, match, told)
    yield from _behind(text, match, told)
    left, rest = halves(text, match.end(2), match.start(3))
    verbs, early = f"{is_finite(left[:-1]):d}", is_finite(rest[1:EARLY])
    asks = not _ASKING.isdisjoint(left[:-1])
    verb = is_finite(left[-2:-1]) or match.group(1).endswith("ing")
    yield "bound lead", f"{verbs}{length(left)}"
    yield "bound verbs", f"{verbs}{is_finite(rest):d}{early:d}"
    yield "bound whole", f"{verbs}{verb:d}{is_finite(rest[1:2]):d}{asks:d}"


def _ahead(text: str, match: re.Match[str], told: Drawn) -> Iterator[Feature]:
    """Yield what stands before the stop."""
    before, word = match.group(1, 2)
    capital = before[0].isupper()
    low = before.casefold() if before[0].isalpha() else "9"
    kind = "Cap" if capital else low
    yield "bound word", word
    yield "bound before", kind
    yield "bound before 2", f"{capital:d}{low[-2:]}"
    yield "bound before 3", f"{capital:d}{low[-3:]}"
    yield "bound pair", f"{kind}_{word}"
    yield "bound drawn", f"{round(2 * told(form(before), word))}"
    near = text[max(0, match.start(2) - _NEAR) : match.start(2)].split()
    yield "bound ahead", "".join(map(_role, near[-_THREE:]))


def _behind(text: str, match: re.Match[str], told: Drawn) -> Iterator[Feature]:
    """Yield what stands behind the stop."""
    word, right, between, after = match.group(2, 3, 4, 5)
    first, mark = form(right), between.strip()[:1] or "_"
    together, apart = told(word, first), told(".", first)
    yield "bound right", right
    yield "bound right 2", right[-2:]
    yield "bound right 3", right[-3:]
    yield "bound together", f"{round(2 * together)}"
    yield "bound apart", f"{round(2 * apart)}"
    yield "bound either", f"{round(2 * (together - apart))}"
    yield "bound after", f"{shape(after or '.')}{mark}"
    yield "bound next", f"{_sort(after)}{mark}"
    yield "bound behind", _roles_behind(text, match)
    at = match.start(2)
    around = text[max(0, at - FAR) : at] + "  " + text[match.end(3) :][:FAR]
    small = any(True for _ in places(right.casefold(), around))
    inside = any(around[max(0, at - 2) : at - 1].islower() for at in places(right, around))
    yield "bound use", f"{small:d}{inside:d}"


def _roles_behind(text: str, match: re.Match[str]) -> str:
    """Return the roles of the words behind the capital one."""
    said = text[match.start(3) : match.end() + _NEAR].split()
    return "".join(map(_role, said[1 : _THREE + 1]))


def _role(said: str) -> str:
    """Return a letter for what a word does in a sentence, with the mark behind it."""
    word = said.strip(_MARKS)
    mark = said[-1] if said[-1] in ",.;:" else ""
    low = word.casefold()
    if not word[:1].isalpha():
        return "9" + mark
    if is_finite([low]):
        return "v" + mark
    named = "C" if word[0].isupper() else "x"
    return next((letter for letter, words in _ROLES if low in words), named) + mark


def _sort(word: str) -> str:
    if not word:
        return "_"
    return "Cap" if word[0].isupper() else "9" if word[0].isdigit() else word[-2:]


def bound_sureness(text: str, start: int, stop: int) -> float:
    """Return how sure it is that the stop at `stop` is stray, or 0.

    The word that binds stands before it, from `start`.
    """
    before = text.rfind(" ", max(0, start - _NEAR), max(0, start - 1)) + 1
    match = BOUND.search(text, before or max(0, start - _NEAR), stop + 2 * _NEAR)
    if match is None or match.end(2) != stop:
        return 0.0
    likely = weighed(bound_features(text, match, drawn))
    if likely <= (_WHOLE if _are_whole(text, match) else _LIKELY):
        return 0.0
    return 0.9 if likely > _SURE else 0.8


def _are_whole(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence may end in the word, and one stands on either side."""
    if match.group(2) not in _LEFT_BEHIND or not _SUBJECT_AND_VERB.match(
        _roles_behind(text, match)
    ):
        return False
    left = halves(text, match.start(2), match.start(3))[0]
    if match.group(2) in _OF and left[-2:-1] and left[-2] in DETERMINERS:
        return not _ASKING.isdisjoint(left)
    return is_finite(left)

"""Full stops that are missing between two words, and headlines that run into the text.

Judged by weights learned from news text: which words stand round the place, and how the text
uses them elsewhere.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from editing.clauses import EARLY, FAR, HALF, LONGEST, halves, is_finite, length, places, shape
from editing.lexicon import ARTICLES, AUXILIARIES, FUNCTION
from editing.remembered import Remembered
from editing.weights import Feature, most, slots, summed
from story.words import folded

WORD = r"[A-Za-z][\w'’-]*"
# A capital word behind a word or a figure, with no stop between; and a word on either side.
LOST = re.compile(rf" ([A-Z](?<=[\w%)]..)[a-z]*)(?= ({WORD}|\d+))")
_FIGURE = r"[$£€]?\d[\d,.]*[\dmbkn%]|\d+"
BEFORE_LOST = re.compile(rf"(?<![\w.'’“\"$£€-])({WORD}|{_FIGURE}),? ({WORD}|{_FIGURE})\)? \Z")
LONGEST_HEADLINE = 160  # characters
_TWICE = 2
_NEAR = 60  # characters
_QUOTES = "\"'”’"
_LEAST = -10  # tenths
_LEFT = ("lost", "lost left", "lost name", "lost left 2", "lost left 3")
_RIGHT = ("lost right", "lost right cap", "lost right 2", "lost right after")
_ROUND = ("lost before", "lost after", "lost capitals")
_HALVES = ("lost long", "lost rest", "lost verbs", "lost first")
_USE = ("lost inside", "lost small", "lost opening", "lost use", "lost shape")
_OPENING = frozenset({". ", "! ", "? "})


def lost_words(before: str, left: str, right: str, after: str) -> Iterator[Feature]:
    """Yield what the words round a missing stop say: `before left RIGHT after`."""
    capital, named = left[0].isupper(), after[0].isupper()
    yield from zip(_LEFT, _left(left), strict=True)
    yield from zip(_RIGHT, _right(right, capital=capital, named=named), strict=True)
    yield from zip(_ROUND, _round(before, left, after), strict=True)


def lost_weight(before: str, left: str, right: str, after: str) -> float:
    """Return the sum of the weights of `lost_words`, quicker: most words were asked before."""
    return (
        two_weigh(left, right, named=after[0].isupper()) + _round_weighs(before, left, after)
    ) / 10


def two_weigh(left: str, right: str, *, named: bool) -> int:
    """Return ten times the weights of the words on either side of a missing stop.

    `named` says whether the word after them begins with a capital.
    """
    return _LEFT_WEIGHS[left] + _RIGHT_WEIGHS[right, left[0].isupper(), named]


@lru_cache(maxsize=1)
def least_of_two() -> int:
    """Return what two words must weigh at least, or they have lost no stop: for a quick no."""
    return _LEAST - most(_ROUND)


def may_be_lost(two: int, before: str, left: str, after: str) -> bool:
    """Tell whether a stop may be missing behind `left` between two words that weigh so much."""
    return two + _round_weighs(before, left, after) > _LEAST


def _round_weighs(before: str, left: str, after: str) -> int:
    return (
        _BEFORE_WEIGHS[before]
        + _AFTER_WEIGHS[after]
        + _capitals_weigh(after[0].isupper(), before[0].isupper(), left[0].isupper())
    )


@lru_cache(maxsize=8)
def _capitals_weigh(after: bool, before: bool, left: bool) -> int:
    return summed(_ROUND[2:], (_capitals(after=after, before=before, left=left),))


def _left(left: str) -> tuple[str, ...]:
    capital = left[0].isupper()
    kind = left if left[0].islower() else "Cap" if capital else "#"
    return "bias", kind, left if capital else "_", left[-2:], left[-3:]


def _right(right: str, *, capital: bool, named: bool) -> tuple[str, ...]:
    return right, right if capital else "_", right[-2:], f"{right}_{named:d}"


def _round(before: str, left: str, after: str) -> tuple[str, ...]:
    capitals = _capitals(
        after=after[0].isupper(), before=before[0].isupper(), left=left[0].isupper()
    )
    return _before(before), shape(after), capitals


def _before(word: str) -> str:
    return word.casefold() if word[0].isalpha() else "9"


def _capitals(*, after: bool, before: bool, left: bool) -> str:
    return f"{after:d}{before:d}{left:d}"


def _left_weighs(left: str) -> int:
    return summed(_LEFT, _left(left))


def _right_weighs(asked: tuple[str, bool, bool]) -> int:
    right, capital, named = asked
    return summed(_RIGHT, _right(right, capital=capital, named=named))


def _before_weighs(before: str) -> int:
    return summed(_ROUND[:1], (_before(before),))


def _after_weighs(after: str) -> int:
    return summed(_ROUND[1:2], (shape(after),))


_LEFT_WEIGHS = Remembered(_left_weighs)
_RIGHT_WEIGHS = Remembered(_right_weighs)
_BEFORE_WEIGHS = Remembered(_before_weighs)
_AFTER_WEIGHS = Remembered(_after_weighs)


def lost_use(text: str, right: str, at: int) -> Iterator[Feature]:
    """Yield what the sentences round a missing stop say, and the text's use of the word after."""
    left, rest = halves(text, at, at)
    yield from zip(_HALVES, _halves(left, rest), strict=True)
    yield from zip(_USE, _use(text, right, at, _shape(left, rest)), strict=True)


def use_weight(text: str, right: str, at: int, *, least: float) -> float:
    """Return the sum of the weights of `lost_use`.

    What costs more to find out is left out where it can't bring the sum above `least`.
    """
    left, rest = halves(text, at, at)
    total = summed(_HALVES, _halves(left, rest))
    if total + most(_USE) > least * 10:
        total += summed(_USE, _use(text, right, at, _shape(left, rest)))
    return total / 10


def _halves(left: list[str], rest: list[str]) -> tuple[str, ...]:
    shape = _shape(left, rest)
    return shape[0], shape[1], shape[2:], left[0] if left else "_"


def _shape(left: list[str], rest: list[str]) -> str:
    """Return how long the sentences on both sides are, and whether they have verbs."""
    return f"{length(left)}{length(rest)}{is_finite(left):d}{is_finite(rest):d}"


def _use(text: str, right: str, at: int, shape: str) -> tuple[str, ...]:
    around = text[max(0, at - FAR) : at] + "  " + text[at + len(right) : at + FAR]
    inside = opening = 0
    for place in places(right, around):
        head = around[place - 2 : place]
        if head in _OPENING:
            opening += 1
        elif head[1:] == " " and (head[0].islower() or head[0] in ",;"):
            inside += 1
        if inside >= _TWICE and opening >= _TWICE:
            break
    inside, opening = min(inside, _TWICE), min(opening, _TWICE)
    small = sum(1 for _ in islice(places(right.casefold(), around), _TWICE))
    return (
        f"{inside}",
        f"{small}",
        f"{opening}",
        f"{inside > 0:d}{small > 0:d}{opening > 0:d}",
        f"{shape}{inside > 0:d}",
    )


def heading(text: str, match: re.Match[str]) -> list[Feature]:
    """Return what says whether a headline runs into a text's first sentence at a match of `LOST`.

    Nothing where that cannot be: behind a full stop, too far from the start.
    """
    at, right = match.start(1), match.group(1)
    before = BEFORE_LOST.search(text, max(0, at - _NEAR), at)
    head = text[: at - 1]
    if before is None or len(head) > LONGEST_HEADLINE or HALF.search(head):
        return []
    around = lost_words(before.group(1), before.group(2), right, match.group(2))
    found = [(f"head {slot}", said) for slot, said in around]
    words, small = head.split(), folded(head)
    rest = halves(text, at, at)[1]
    capitals = sum(word[0].isupper() for word in words[1:]) / max(1, len(words) - 1)
    plain = any(not w[0].isupper() and w.casefold() not in FUNCTION for w in words)
    after = text[at : at + LONGEST].split()[1:EARLY]
    again = len(set(small).difference(FUNCTION).intersection(folded(text[at : at + LONGEST])))
    verbs = f"{is_finite(small):d}{is_finite(rest):d}"
    found += [
        ("head words", f"{min(len(words), 16)}"),
        ("head again", f"{min(again, 5)}{right.casefold() in small:d}"),
        ("head capitals", f"{round(4 * capitals)}{plain:d}"),
        ("head after", f"{sum(word[0].isupper() for word in after)}"),
        ("head verbs", verbs),
        ("head early", f"{is_finite(rest[:EARLY]):d}{verbs}"),
        ("head rest", f"{length(rest)}"),
        ("head marks", f"{',' in head:d}{head[-1] in _QUOTES:d}"),
        ("head first", small[0] if small else "_"),
        ("head article", f"{not ARTICLES.isdisjoint(small):d}{len(words) // 3}"),
        ("head finite", f"{not AUXILIARIES.isdisjoint(small):d}{'said' in small:d}"),
    ]
    return found


@lru_cache(maxsize=1)
def never_opening() -> frozenset[str]:
    """Return the capital words that hardly ever open a sentence, as far as they are known."""
    return frozenset(word for word, weight in slots()["lost right"].items() if weight < 0) | {"I"}

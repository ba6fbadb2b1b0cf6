"""Which of two readings of a place is the right one, by weights learned from news text.

The table is `fits.bin`, written by benchmarks/train_fits.py: how well sorts of words, and words,
stand beside each other. Where a copy and its only sibling differ in words, the reading that fits
worse is the damaged one, if it is much worse; else nobody knows.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from editing.clauses import places
from editing.lexicon import FUNCTION, VERBS
from editing.likely import drawn
from editing.tables import hashed, unpacked
from editing.tokens import Tokens, is_word

NOUGHT = 128  # what stands for a weight of 0 in the table, in tenths
_ITSELF = FUNCTION | VERBS | {"%"}
_NAME, _FIGURE = "Cap", "#"
_NEIGHBOURS = 2  # tokens on either side of a place
_LEAST_DRAWN, _MOST_DRAWN = -6, 12
_ECHO, _ECHO_SMALL = 2.0, 1.0  # about what it tells beyond the weights, in articles

Drawn = Callable[[str, str], float]


def fit(found: Tokens, start: int, end: int) -> float:
    """Return how well the tokens `start:end` fit in where they stand, or the gap if none.

    Only the difference between two readings of one place tells anything: it is the logarithm of
    how much likelier the one is than the other.
    """
    first, last = max(0, start - _NEIGHBOURS), end + _NEIGHBOURS
    forms, words = found.forms[first:last], found.words[first:last]
    sorts = [sort_of(*both) for both in zip(forms, words, strict=True)]
    table = _table()
    told = features(forms, sorts, start - first, end - first, drawn)
    return sum(table.get(hashed(feature), 0) for feature in told) / 10


def leaning(mine: Tokens, theirs: Tokens, a1: int, a2: int, b1: int, b2: int) -> float:
    """Return how much better the tokens `b1:b2` of `theirs` fit in than `a1:a2` of `mine`.

    Above 0 they do. What one text says elsewhere, too, is no accident where the other says it.
    """
    better = fit(theirs, b1, b2) + _echoes(theirs, b1, b2, mine.text)
    return better - fit(mine, a1, a2) - _echoes(mine, a1, a2, theirs.text)


def _echoes(found: Tokens, start: int, end: int, text: str) -> float:
    """Return how much it tells that pairs of words round a place stand in the other text."""
    total = 0.0
    for at in range(max(0, start - 1), min(len(found.words) - 1, end)):
        left, right = found.words[at : at + 2]
        if next(places(f"{left} {right}", text), None) is not None:
            small = left in FUNCTION or right in FUNCTION
            total += _ECHO_SMALL if small else _ECHO
    return total


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
    keys, numbers = unpacked((files("editing") / "fits.bin").read_bytes())
    return {key: number - NOUGHT for key, number in zip(keys, numbers, strict=True)}


def sort_of(form: str, word: str) -> str:
    """Return the sort of a token: a small word is one by itself, others go by their ending."""
    if not form[0].isalnum() or form in _ITSELF:
        return form
    if form[0].isdigit():
        return _FIGURE
    return _NAME if word[0].isupper() else f"-{form[-2:]}"


def features(
    forms: Sequence[str], sorts: Sequence[str], start: int, end: int, told: Drawn
) -> Iterator[str]:
    """Yield what says how the tokens `start:end` fit in.

    `told` is `editing.likely.drawn`, or what may stand for it where weights are learned.
    """
    many = len(forms)
    yield from (f"1 {sort}" for sort in sorts[start:end])
    for at in range(max(0, start - 1), min(many - 1, end)):
        left, right = sorts[at], sorts[at + 1]
        drawn_so = round(2 * told(forms[at], forms[at + 1]))
        near = max(_LEAST_DRAWN, min(_MOST_DRAWN, drawn_so))
        yield f"2 {left} {right}"
        yield f"d {near}"
        yield f"d {_is_open(left):d}{_is_open(right):d} {near}"
        if left[0] == "-":
            yield f"l {forms[at]} {right}"
        if right[0] == "-":
            yield f"r {left} {forms[at + 1]}"
    for at in range(max(0, start - _NEIGHBOURS), min(many - 2, end)):
        yield f"3 {sorts[at]} {sorts[at + 1]} {sorts[at + 2]}"


def _is_open(sort: str) -> bool:
    """Tell whether a sort is one of words that there are more and more of."""
    return sort == _NAME or (sort[0] == "-" and len(sort) > 1 and is_word(sort[1:]))

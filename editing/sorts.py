"""What sort of departure a stretch of two texts is, before anybody is blamed."""

import re
from collections import Counter
from enum import StrEnum

from rapidfuzz.distance import Indel, Levenshtein

from editing.align import Run
from editing.figures import (
    are_one_number,
    is_figure,
    is_initial,
    is_other_money,
    is_other_share,
    of_one_currency,
    only_figures_swapped,
)
from editing.house import common
from editing.short_forms import are_one
from editing.tokens import Tokens, is_word
from story.wordlists import listed

_FEW = 3  # words that may be figures, dates or names written otherwise
_WORDLIKE = 4  # letters of a word whose misspelling can be told from another word
_LIKE, _SLIPS = 0.7, 2  # how alike a slip is to the word that was meant
_ENDING = re.compile(r"(?:e?s|ed|ing|ly|d|r|er|'s)$")
_DATES = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december yesterday today tomorrow
    christmas easter thanksgiving halloween ramadan passover spring summer autumn winter
    """
)


class Sort(StrEnum):
    """What a departure looks like, before anybody is blamed."""

    MARKS = "marks"
    ORDER = "order"
    LOST = "lost"
    ADDED = "added"
    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    SPELLING = "spelling"
    WORDING = "wording"
    STYLE = "style"


FACTS = frozenset({Sort.NUMBER, Sort.DATE})


def sort_of(run: Run, a: Tokens, b: Tokens) -> Sort:
    """Return what sort of departure a run is that is not equal in both texts."""
    mine = only_words(a, run.a1, run.a2)
    theirs = only_words(b, run.b1, run.b2)
    if mine == theirs:
        return Sort.NUMBER if is_other_money(run, a, b) else Sort.MARKS
    if "".join(mine) == "".join(theirs) or is_initial(run, a, b) or _shortened(run, a, b):
        return Sort.STYLE
    if not mine:
        return Sort.LOST
    if not theirs:
        return Sort.ADDED
    if len(mine) > 1 and Counter(mine) == Counter(theirs):
        return Sort.NUMBER if only_figures_swapped(mine, theirs) else Sort.ORDER
    return Sort.NUMBER if is_other_share(run, a, b) else _replaced(run, mine, theirs, a, b)


def is_fact(run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether nothing but a figure or a day differs: it is judged by itself, too."""
    return run.op == "replaced" and run.a2 - run.a1 <= _FEW and sort_of(run, a, b) in FACTS


def only_words(found: Tokens, start: int, end: int) -> list[str]:
    """Return the forms of a stretch of tokens, marks left out."""
    return [form for form in found.forms[start:end] if is_word(form)]


def _shortened(run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether a stretch is the same in both, but for short forms: Dr., Doctor; can't."""
    if run.op != "replaced":
        return False
    return are_one(_printed(run.a1, run.a2, a), _printed(run.b1, run.b2, b), common)


def _printed(start: int, end: int, found: Tokens) -> list[tuple[str, str]]:
    """Return the words of a stretch of tokens as they are printed, each with its form."""
    both = zip(found.words[start:end], found.forms[start:end], strict=True)
    return [(word, form) for word, form in both if is_word(form)]


def _replaced(run: Run, mine: list[str], theirs: list[str], a: Tokens, b: Tokens) -> Sort:
    fewer, more = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    only_mine, only_theirs = list(fewer.elements()), list(more.elements())
    if len(only_mine) != len(only_theirs) or len(only_mine) > _FEW:
        return Sort.WORDING
    both = list(zip(only_mine, only_theirs, strict=True))
    if all(is_figure(x) and is_figure(y) for x, y in both):
        other = Sort.NUMBER if of_one_currency(run, a, b) else Sort.WORDING
        return Sort.STYLE if are_one_number(only_mine, only_theirs) else other
    if all(form.removesuffix("'s") in _DATES for form in only_mine + only_theirs):
        return Sort.DATE
    if _capital(a, run.a1, run.a2, only_mine) and _capital(b, run.b1, run.b2, only_theirs):
        return Sort.NAME
    if len(both) == 1 and _alike(*both[0]):
        return Sort.SPELLING
    return Sort.WORDING


def _capital(found: Tokens, start: int, end: int, forms: list[str]) -> bool:
    """Tell whether these words stand there with a capital, and not only for opening a sentence."""
    seen = [
        found.text[found.starts[i]].isupper() and not _opens(found, i)
        for i in range(start, end)
        if found.forms[i] in forms
    ]
    return bool(seen) and all(seen)


def _opens(found: Tokens, at: int) -> bool:
    return at == 0 or found.forms[at - 1] in {".", "?", "!", '"', ":", "–"}


def _alike(x: str, y: str) -> bool:
    """Tell whether one word is a slip of the other."""
    if min(len(x), len(y)) < _WORDLIKE or _ENDING.sub("", x) == _ENDING.sub("", y):
        return False
    return Indel.normalized_similarity(x, y) > _LIKE and Levenshtein.distance(x, y) <= _SLIPS

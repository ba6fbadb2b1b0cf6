"""Where a copy departs from a sibling, and what sort of departure it is."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from operator import ne

from rapidfuzz.distance import Indel, Levenshtein

from editing.align import Op, Run, runs
from editing.figures import (
    are_one_number,
    figure_apart,
    is_figure,
    is_initial,
    of_one_currency,
    only_figures_swapped,
)
from editing.tokens import Tokens, is_word
from story.wordlists import listed

_MERGED = 1  # equal tokens between two departures that are one
_CARRIED = 3  # equal tokens over which a word was carried
_TRIPLE = 3  # a departure, what lies between, the next departure
_FEW = 3  # words that may be figures, dates or names written otherwise
_WORDLIKE = 4  # letters of a word whose misspelling can be told from another word
_LIKE, _SLIPS = 0.7, 2  # how alike a slip is to the word that was meant
_ENDING = re.compile(r"(?:e?s|ed|ing|ly|d|r|er|'s)$")
_NEARBY = 8  # runs beside a lost passage that are looked at
_OVER = 3  # tokens of another departure beside a figure that is a fact nevertheless
_PASSAGE = 8  # tokens of what is no matter of words any more
_HOUSE = 2  # words printed otherwise that show another house's hand
_TWINS = 2  # departures between two texts that are otherwise the same
_LOOSE = listed("that also the a an he she said says , . mr mrs ms dr")  # left out, turned round
_SENTENCE = 6  # tokens of what may be a sentence
_STOPS = frozenset(".?!")
_REORDERED = 8  # equal tokens between two departures that may be one reordering


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


_FACTS = frozenset({Sort.NUMBER, Sort.DATE})


@dataclass(frozen=True, slots=True)
class Departure:
    """Tokens `a1:a2` of the copy stand against tokens `b1:b2` of the sibling."""

    sort: Sort
    a1: int
    a2: int
    b1: int
    b2: int
    before: int  # equal tokens just before
    after: int  # equal tokens just after
    room: int  # the fewer of the tokens before and after that differ in style and marks at most


@dataclass(frozen=True, slots=True)
class Comparison:
    """A copy beside one sibling: the departures, and the share of the copy's tokens in common."""

    a: Tokens
    b: Tokens
    departures: tuple[Departure, ...]
    common: float
    rewording: int  # departures in words, but for those that a house may make anywhere
    twin: bool  # but for a departure or two, the same characters
    recut: bool  # more than one passage in the middle is in one of the two only
    restyled: bool  # the same words are printed otherwise: another house went over them


_DATES = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december yesterday today tomorrow
    """
)


def compared(a: Tokens, b: Tokens) -> Comparison:
    """Return where two texts depart from each other."""
    found = runs(a.forms, b.forms)
    equal = sum(r.a2 - r.a1 for r in found if r.op == "equal")
    share = equal / max(1, min(len(a.forms), len(b.forms)))
    merged = _slid(_tightened(_merged(found, a, b), a, b), a, b)
    merged = [part for run in merged for part in figure_apart(run, a, b)]
    departures = []
    for index, run in enumerate(merged):
        if run.op == "equal":
            continue
        sort = _sort(run, a, b)
        over = _OVER if sort in _FACTS else 0
        before = _equal(merged[:index][-_TRIPLE:][::-1], over)
        after = _equal(merged[index + 1 : index + 1 + _TRIPLE], over)
        room = min(before, after)
        if sort is Sort.LOST and run.b2 - run.b1 >= _SENTENCE:
            room = _room(merged, index, a, b)
        departures.append(Departure(sort, *run[1:], before, after, room))
    twin = len(departures) <= _TWINS and all(_alike_to_a_letter(r, a, b) for r in merged)
    passages = sum(d.after > 0 and max(d.a2 - d.a1, d.b2 - d.b1) > _PASSAGE for d in departures)
    rewording = _reworded(departures, a, b)
    restyled = _respelled(merged, a, b) >= _HOUSE
    return Comparison(a, b, tuple(departures), share, rewording, twin, passages > 1, restyled)


def _equal(beside: list[Run], over: int) -> int:
    """Return how many equal tokens stand beside a departure, the nearest run first.

    What is counted goes on over a departure of at most `over` tokens.
    """
    count = 0
    for run in beside:
        if run.op == "equal":
            count += run.a2 - run.a1
            if count > 1:
                break
        elif max(run.a2 - run.a1, run.b2 - run.b1) > over:
            break
    return count


def _room(found: list[Run], at: int, a: Tokens, b: Tokens) -> int:
    """Return how many tokens on the shorter side of a departure are the same but for style."""
    sides = []
    for beside in (reversed(found[max(0, at - _NEARBY) : at]), found[at + 1 : at + _NEARBY]):
        count = 0
        for run in beside:
            if run.op != "equal" and _sort(run, a, b) not in {Sort.STYLE, Sort.MARKS}:
                break
            count += run.a2 - run.a1
        sides.append(count)
    return min(sides)


def _respelled(found: list[Run], a: Tokens, b: Tokens) -> int:
    """Return how many words both have and print otherwise: per cent, 6am, harbor."""
    count = sum(r.op != "equal" and _sort(r, a, b) is Sort.STYLE for r in found)
    for run in found:
        if run.op == "equal":
            ours, theirs = a.words[run.a1 : run.a2], b.words[run.b1 : run.b2]
            if ours != theirs:
                both = compress(range(len(ours)), map(ne, ours, theirs))
                count += sum(
                    is_word(a.forms[run.a1 + at]) and _plain(ours[at]) != _plain(theirs[at])
                    for at in both
                )
    return count


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _reworded(departures: list[Departure], a: Tokens, b: Tokens) -> int:
    return sum(
        d.sort not in {Sort.MARKS, Sort.STYLE}
        and not {*a.forms[d.a1 : d.a2], *b.forms[d.b1 : d.b2]} <= _LOOSE
        for d in departures
    )


def _alike_to_a_letter(run: Run, a: Tokens, b: Tokens) -> bool:
    return run.op != "equal" or a.said(run.a1, run.a2) == b.said(run.b1, run.b2)


def _merged(found: list[Run], a: Tokens, b: Tokens) -> list[Run]:
    """Join departures a word apart, and those that together are one reordering."""
    out: list[Run] = []
    for run in found:
        out.append(run)
        if len(out) < _TRIPLE or run.op == "equal":
            continue
        first, between = out[-3], out[-2]
        whole = Run("replaced", first.a1, run.a2, first.b1, run.b2)
        gap = between.a2 - between.a1
        longest = max(first.a2 - first.a1, first.b2 - first.b1, run.a2 - run.a1, run.b2 - run.b1)
        short = longest <= _PASSAGE
        if (
            (gap <= _REORDERED and _same_words(whole, a, b))
            or (gap <= _CARRIED and short and _carries(first, run, a, b))
            or (
                gap <= _MERGED
                and is_word(a.forms[between.a1])
                and not _alone(first, run, a, b)
                and not _is_fact(first, a, b)
                and not _is_fact(run, a, b)
            )
        ):
            out[-3:] = [whole]
    return out


def _tightened(found: list[Run], a: Tokens, b: Tokens) -> list[Run]:
    """Give equal tokens at the end of a departure back to the stretch behind it."""
    for at, run in enumerate(found[:-1]):
        if run.op != "replaced":
            continue
        same = 0
        most = min(run.a2 - run.a1, run.b2 - run.b1)
        while same < most and a.forms[run.a2 - same - 1] == b.forms[run.b2 - same - 1]:
            same += 1
        if same:
            after = found[at + 1]
            op: Op = "only_b" if run.a2 - same == run.a1 else "replaced"
            op = "only_a" if run.b2 - same == run.b1 else op
            found[at] = Run(op, run.a1, run.a2 - same, run.b1, run.b2 - same)
            found[at + 1] = after._replace(a1=after.a1 - same, b1=after.b1 - same)
    return found


def _slid(found: list[Run], a: Tokens, b: Tokens) -> list[Run]:
    """Move what one text has more to where its sentences begin: `[. It rained] .` is the next."""
    for at in range(1, len(found) - 1):
        run = found[at]
        more, start, end = (b, run.b1, run.b2) if run.op == "only_b" else (a, run.a1, run.a2)
        if run.op not in {"only_a", "only_b"} or end - start < _SENTENCE:
            continue
        before, after = found[at - 1], found[at + 1]
        back = _step_back(more, start, end, before.a2 - before.a1) or -_step_on(
            more, start, end, after.a2 - after.a1
        )
        found[at - 1] = before._replace(a2=before.a2 - back, b2=before.b2 - back)
        found[at] = Run(run.op, run.a1 - back, run.a2 - back, run.b1 - back, run.b2 - back)
        found[at + 1] = after._replace(a1=after.a1 - back, b1=after.b1 - back)
    return found


def _step_back(more: Tokens, start: int, end: int, most: int) -> int:
    """Return by how many equal tokens a stretch moves back so that it begins after a stop."""
    for back in range(min(most, _SENTENCE)):
        if more.forms[start - back - 1] in _STOPS:
            return back
        if more.forms[start - back - 1] != more.forms[end - back - 1]:
            return 0
    return 0


def _step_on(more: Tokens, start: int, end: int, most: int) -> int:
    """Return by how many equal tokens a stretch moves on so that it begins after a stop."""
    for step in range(min(most, _SENTENCE, end - start)):
        if more.forms[start + step - 1] in _STOPS:
            return step
        if more.forms[start + step] != more.forms[end + step]:
            return 0
    return 0


def _alone(first: Run, run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether one of two departures is in marks only: then each is judged by itself."""
    return any(
        not _only_words(a, r.a1, r.a2) and not _only_words(b, r.b1, r.b2) for r in (first, run)
    )


def _is_fact(run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether nothing but a figure or a day differs: it is judged by itself, too."""
    return run.op == "replaced" and run.a2 - run.a1 <= _FEW and _sort(run, a, b) in _FACTS


def _only_words(found: Tokens, start: int, end: int) -> list[str]:
    return [form for form in found.forms[start:end] if is_word(form)]


def _carries(first: Run, run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether a word lost at one departure turns up at the other."""
    gone = set(_only_words(b, first.b1, first.b2)) & set(_only_words(a, run.a1, run.a2))
    come = set(_only_words(a, first.a1, first.a2)) & set(_only_words(b, run.b1, run.b2))
    return bool(gone | come)


def _same_words(run: Run, a: Tokens, b: Tokens) -> bool:
    mine = _only_words(a, run.a1, run.a2)
    theirs = _only_words(b, run.b1, run.b2)
    return len(mine) > 1 and mine != theirs and Counter(mine) == Counter(theirs)


def _sort(run: Run, a: Tokens, b: Tokens) -> Sort:
    mine = _only_words(a, run.a1, run.a2)
    theirs = _only_words(b, run.b1, run.b2)
    if mine == theirs:
        return Sort.MARKS
    if "".join(mine) == "".join(theirs) or is_initial(run, a, b):
        return Sort.STYLE
    if not mine:
        return Sort.LOST
    if not theirs:
        return Sort.ADDED
    if len(mine) > 1 and Counter(mine) == Counter(theirs):
        return Sort.NUMBER if only_figures_swapped(mine, theirs) else Sort.ORDER
    return _replaced(run, mine, theirs, a, b)


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

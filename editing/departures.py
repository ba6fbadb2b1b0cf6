"""Where a copy departs from a sibling, and what sort of departure it is."""

from collections import Counter
from dataclasses import dataclass
from itertools import compress
from operator import ne

from editing.align import Op, Run, runs
from editing.figures import figure_apart
from editing.sorts import FACTS, Sort, is_fact, only_words, sort_of
from editing.tokens import Tokens, is_word
from story.wordlists import listed

_MERGED = 1  # equal tokens between two departures that are one
_CARRIED = 3  # equal tokens over which a word was carried
_TRIPLE = 3  # a departure, what lies between, the next departure
_NEARBY = 8  # runs beside a lost passage that are looked at
_OVER = 3  # tokens of another departure beside a figure that is a fact nevertheless
_PASSAGE = 8  # tokens of what is no matter of words any more
_HOUSE = 2  # words printed otherwise that show another house's hand
_TWINS = 2  # departures between two texts that are otherwise the same
_LOOSE = listed("that also the a an he she said says , . mr mrs ms dr")  # left out, turned round
_SENTENCE = 6  # tokens of what may be a sentence
_STOPS = frozenset(".?!")
_REORDERED = 8  # equal tokens between two departures that may be one reordering


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
        sort = sort_of(run, a, b)
        over = _OVER if sort in FACTS else 0
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
            if run.op != "equal" and sort_of(run, a, b) not in {Sort.STYLE, Sort.MARKS}:
                break
            count += run.a2 - run.a1
        sides.append(count)
    return min(sides)


def _respelled(found: list[Run], a: Tokens, b: Tokens) -> int:
    """Return how many words both have and print otherwise: per cent, 6am, harbor."""
    count = sum(r.op != "equal" and sort_of(r, a, b) is Sort.STYLE for r in found)
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
                and not is_fact(first, a, b)
                and not is_fact(run, a, b)
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
        not only_words(a, r.a1, r.a2) and not only_words(b, r.b1, r.b2) for r in (first, run)
    )


def _carries(first: Run, run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether a word lost at one departure turns up at the other."""
    gone = set(only_words(b, first.b1, first.b2)) & set(only_words(a, run.a1, run.a2))
    come = set(only_words(a, first.a1, first.a2)) & set(only_words(b, run.b1, run.b2))
    return bool(gone | come)


def _same_words(run: Run, a: Tokens, b: Tokens) -> bool:
    mine = only_words(a, run.a1, run.a2)
    theirs = only_words(b, run.b1, run.b2)
    return len(mine) > 1 and mine != theirs and Counter(mine) == Counter(theirs)

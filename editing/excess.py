"""Furniture beside a sibling: what of it the sibling has not, and may be taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from editing import kinds
from editing.departures import Departure
from editing.evidence import Witness, covered
from editing.flag import Flag, Tier
from editing.reading import read
from editing.rules.furniture import furniture
from editing.tokens import Tokens

_LONG_CAPTION = 60  # tokens
_SENTENCE_ENDS = frozenset({".", "?", "!", '"'})
_SURE = 0.97
_FEWEST = 4  # tokens of a sentence


def excess(flag: Flag, mine: Tokens, asked: Sequence[Witness]) -> Flag:
    """Return a flag on furniture over what a sibling lacks there, and over no more than that.

    A picture's credit grows by its caption; a sentence of the story that stands in one line with
    furniture is left out where a sibling has it.
    """
    start, end = covered(mine, flag.start, flag.end)
    if start >= end:
        return flag
    if flag.kind == kinds.CAPTION:
        flag = _whole_caption(flag, mine, asked, start, end)
    for witness, d in _lacking(asked, start, end):
        whole = d.a1 <= start and end <= d.a2
        if not whole and not _leaves_story(witness, d, start, end):
            continue
        if whole and flag.repair is not None:
            break
        first = flag.start if d.a1 <= start else mine.starts[d.a1]
        last = flag.end if d.a2 >= end else mine.ends[d.a2 - 1]
        alike = {
            w.voice
            for w, other in _lacking(asked, start, end)
            if (other.a1, other.a2) == (d.a1, d.a2)
        }
        return replace(
            flag,
            tier=Tier.FLAG,
            start=first,
            end=last,
            text=mine.text[first:last],
            repair="",
            confidence=max(flag.confidence, _SURE),
            evidence=(witness.evidence(d.b1, d.b2),),
            agreement=len(alike),
        )
    return flag


def _lacking(
    asked: Sequence[Witness], start: int, end: int
) -> Iterator[tuple[Witness, Departure]]:
    """Yield siblings that have nothing for some of the copy's tokens `start:end`, and where."""
    for witness in asked:
        yield from ((witness, d) for d in witness.near(start, end) if d.b1 == d.b2)


def _leaves_story(witness: Witness, d: Departure, start: int, end: int) -> bool:
    """Tell whether the rest of the flagged words is a part of the story to the sibling."""
    if d.a1 <= start and d.a2 < end:
        left, right = d.a2, end
    elif d.a1 > start and d.a2 >= end:
        left, right = start, d.a1
    else:
        return False
    there = witness.reading_of(left, right)
    if there is None or right - left < _FEWEST:
        return False
    at = witness.seen.b.starts[there[0]]
    return not any(piece.start <= at < piece.end for piece in furniture(read(witness.copy)))


def _whole_caption(
    flag: Flag, mine: Tokens, asked: Sequence[Witness], start: int, end: int
) -> Flag:
    """Return the flag over the whole caption, where only its credit was known."""
    for _, d in _lacking(asked, start, end):
        grown = d.a2 == end and 0 <= start - d.a1 <= _LONG_CAPTION
        first = mine.starts[d.a1]
        if "\n" in mine.text[first : flag.start]:
            continue
        if grown and (d.a1 == 0 or mine.forms[d.a1 - 1] in _SENTENCE_ENDS):
            return replace(flag, start=first, text=mine.text[first : flag.end], repair="")
    return flag

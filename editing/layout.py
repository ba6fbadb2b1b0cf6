"""Pieces that run together, shown by a sibling that has them apart: headline, paragraphs."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from editing import kinds
from editing.evidence import Witness
from editing.flag import Flag
from editing.reading import Reading, read
from editing.tokens import Tokens
from story.words import Span

_SHORTEST = 4  # tokens of a headline
_FEWEST_BREAKS = 4  # of a sibling, before one that the copy lacks means anything
_HEADLINE, _PARAGRAPH = 0.92, 0.8


def glued_headline(reading: Reading, mine: Tokens, asked: Sequence[Witness]) -> Iterator[Flag]:
    """Yield a flag on the joint, if the copy opens with the words of a sibling's headline."""
    for witness in asked:
        headline = read(witness.copy).headline
        if headline is None:
            continue
        theirs = witness.seen.b
        count = sum(1 for start in theirs.starts if start < headline.end)
        if count < _SHORTEST or theirs.forms[:count] != mine.forms[:count]:
            continue
        end, start = mine.ends[count - 1], mine.starts[count - 1]
        if count == len(mine.forms) or "\n" in mine.text[end : mine.starts[count]]:
            continue
        follower = mine.ends[count]
        flag = reading.flag(
            kinds.RUN_TOGETHER,
            Span(start, follower),
            "The headline runs into the text: the sibling has it apart.",
            confidence=_HEADLINE,
            repair=f"{mine.text[start:end]}\n\n{mine.text[end:follower].lstrip()}",
        )
        yield replace(flag, evidence=(witness.evidence(0, count),), agreement=1)
        return


def lost_breaks(reading: Reading, mine: Tokens, asked: Sequence[Witness]) -> Iterator[Flag]:
    """Yield a flag where just one of a sibling's paragraph breaks is lost; more are a style."""
    for witness in asked:
        breaks = list(_breaks(mine, witness))
        lost = [at for at, kept in breaks if not kept]
        if len(lost) != 1 or len(breaks) < _FEWEST_BREAKS:
            continue
        at, theirs = lost[0]
        start, end, stop = mine.starts[at - 1], mine.ends[at - 1], mine.ends[at]
        last = mine.text.rfind(" ", 0, start) + 1
        joint = mine.text[end : mine.starts[at]]
        repair = f"{mine.text[last:end]}{joint.rstrip()}\n\n{mine.text[mine.starts[at] : stop]}"
        flag = reading.flag(
            kinds.RUN_TOGETHER,
            Span(last, stop),
            "The sibling begins a paragraph here.",
            confidence=_PARAGRAPH,
            repair=repair,
        )
        yield replace(flag, evidence=(witness.evidence(theirs, theirs + 1),), agreement=1)
        return


def _breaks(mine: Tokens, witness: Witness) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield the sibling's breaks between words that both have, and whether the copy has them."""
    theirs = witness.seen.b
    for paragraph in read(witness.copy).paragraphs[1:]:
        there = bisect_left(theirs.starts, paragraph.start)
        here = witness.back(there)
        if not here or there >= len(theirs.starts) or witness.back(there - 1) != here - 1:
            continue
        gap = mine.text[mine.ends[here - 1] : mine.starts[here]]
        yield (here, there), "\n" in gap

"""What the siblings say at a place, and what that means for a flag already raised.

A difference is not an error. A place of the copy is blamed when a rule already suspects it and a
sibling reads otherwise (here), when independent siblings outvote it, or when the departure is of
a kind that no house style explains (`editing/verdicts.py`).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from editing import kinds
from editing.departures import Comparison, Departure, compared
from editing.dress import dressed, is_broken
from editing.flag import Evidence, Flag, Tier
from editing.reading import SURE
from editing.sorts import Sort
from editing.tokens import Tokens, tokens
from editing.witnesses import witnesses
from story.item import Copy
from story.sentences import sentences
from story.words import Span

_SAME_TEXT = 0.5  # share of tokens in common below which a sibling says nothing of words
_CONTEXT = 300  # characters of evidence on each side, at most
_SAME_PASSAGE = 0.35  # share of tokens two readings of one place have in common
_WIDER = 12  # tokens a sibling's reading may reach beyond the flag
_CONFIRMED = 0.98
_LONG_LINE = 1_500  # characters from one half of a pair to the other, at most

# Here the sibling knows better than the rule what should stand there.
_ASKED = frozenset(
    {
        kinds.STRAY_FULL_STOP,
        kinds.FRAGMENT,
        kinds.LOWER_CASE_START,
        kinds.RUN_TOGETHER,
        kinds.MISSING_SPACE,
        kinds.ALL_CAPS,
        kinds.STRAY_PUNCTUATION,
    }
)
CUT = frozenset({kinds.TRUNCATED_END, kinds.TRUNCATED_START})
_PAIRED = frozenset({kinds.UNBALANCED_QUOTE, kinds.UNBALANCED_BRACKET})


@dataclass(frozen=True, slots=True)
class Witness:
    """A sibling, laid beside the copy; `voice` is the same for those that are no two witnesses."""

    copy: Copy
    seen: Comparison
    voice: int

    def place(self, token: int) -> int | None:
        """Return the sibling's token that stands for one of the copy's, if they are equal."""
        found = self.seen.departures
        after = bisect_left(found, token + 1, key=lambda d: d.a1)
        if not after:
            return token
        last = found[after - 1]
        if token < last.a2:
            return None
        return last.b2 + token - last.a2

    def back(self, token: int) -> int | None:
        """Return the copy's token that stands for one of the sibling's, if they are equal."""
        found = self.seen.departures
        after = bisect_left(found, token + 1, key=lambda d: d.b1)
        if not after:
            return token
        last = found[after - 1]
        return None if token < last.b2 else last.a2 + token - last.b2

    def reading_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the sibling's tokens that stand for the copy's tokens `start:end`."""
        if start >= end or end > len(self.seen.a.forms):
            return None
        low, high = self.place(start), self.place(end - 1)
        return None if low is None or high is None or high < low else (low, high + 1)

    def near(self, start: int, end: int) -> list[Departure]:
        """Return the departures that touch the copy's tokens `start:end`."""
        found = self.seen.departures
        low = max(0, bisect_left(found, start, key=lambda d: d.a1) - 1)
        touching = []
        for at in range(low, len(found)):
            d = found[at]
            if d.a1 >= end:
                break
            if d.sort is not Sort.STYLE and _touches(d, start, end):
                touching.append(d)
        return touching

    def evidence(self, b1: int, b2: int) -> Evidence:
        """Return the sibling's words there with the sentence round them."""
        theirs, text = self.seen.b, self.copy.text
        start = theirs.starts[min(b1, len(theirs.starts) - 1)]
        end = max(start, theirs.ends[b2 - 1]) if b2 > b1 else start
        floor = max(0, start - _CONTEXT, text.rfind("\n", 0, start) + 1)
        around = text[floor : end + _CONTEXT]
        for span in sentences(around):
            if span.start <= start - floor < span.end:
                first, last = floor + span.start, max(end, floor + span.end)
                return Evidence(self.copy.key, self.copy.source, text[first:last], first, last)
        return Evidence(self.copy.key, self.copy.source, text[start:end], start, end)


def _touches(d: Departure, start: int, end: int) -> bool:
    return (d.a1 < end and start < d.a2) or (d.a1 == d.a2 and start < d.a1 < end)


def called(copy: Copy, siblings: Sequence[Copy]) -> list[Witness]:
    """Return the witnesses that tell the same text."""
    mine = tokens(copy.text)
    if not mine.forms:
        return []
    found = [
        Witness(sibling, compared(mine, tokens(sibling.text)), voice)
        for sibling, voice in witnesses(copy, siblings)
    ]
    return [w for w in found if w.seen.common >= _SAME_TEXT]


def confirmed(flag: Flag, mine: Tokens, asked: Sequence[Witness]) -> Flag:
    """Return a rule's flag with what the siblings read there: their repair, or their doubt."""
    start, end = covered(mine, flag.start, flag.end)
    if start >= end:
        return flag
    if flag.kind in _PAIRED:
        start, end = _lost_half(flag, mine, asked, start, end)
    readings: list[tuple[Witness, Span, Span]] = []
    alike = 0
    for witness in asked:
        found = _other_reading(flag, mine, witness, start, end)
        if found is not None:
            readings.append((witness, *found))
        elif witness.reading_of(start, end):
            alike += 1
    if readings:
        return _with(flag, mine, readings)
    if alike > 1 and flag.repair is not None:
        return replace(flag, tier=Tier.HINT, confidence=min(flag.confidence, SURE - 0.1))
    return flag


def _other_reading(
    flag: Flag, mine: Tokens, witness: Witness, start: int, end: int
) -> tuple[Span, Span] | None:
    """Return the tokens of both, where the sibling reads otherwise than the flagged words."""
    inside = witness.near(start, end)
    low = min([start, *(d.a1 for d in inside)])
    high = max([end, *(d.a2 for d in inside)])
    if inside and high - low > end - start + _WIDER:
        return None
    first, last = witness.place(low - 1), witness.place(high)
    if (first is None and low > 0) or (last is None and high < len(mine.forms)):
        return None
    # What the sibling has before the copy's first word and behind its last is another matter.
    b1 = first + 1 if low and first is not None else witness.place(0) or 0
    closing = witness.place(high - 1) if high == len(mine.forms) else None
    if closing is not None:
        b2 = closing + 1
    else:
        b2 = len(witness.seen.b.forms) if last is None else last
    if b2 <= b1:
        return None
    if is_broken(witness.seen.b.said(b1, b2)) or not _same_place(mine, witness, low, high, b1, b2):
        return None
    if not inside and _plain(witness.seen.b.said(b1, b2)) == _plain(flag.text):
        return None
    return Span(low, high), Span(b1, b2)


def _same_place(mine: Tokens, witness: Witness, a1: int, a2: int, b1: int, b2: int) -> bool:
    """Tell whether the two readings are one passage, not one text's end beside another's."""
    ours, theirs = mine.forms[a1:a2], witness.seen.b.forms[b1:b2]
    return Indel.normalized_similarity(ours, theirs) >= _SAME_PASSAGE


def _plain(said: str) -> str:
    return " ".join(said.replace("’", "'").replace("“", '"').replace("”", '"').split())


def _with(flag: Flag, mine: Tokens, readings: list[tuple[Witness, Span, Span]]) -> Flag:
    """Return the flag with its evidence, and the sibling's words where they know better."""
    witness, where, there = readings[0]
    said = witness.seen.b.said(there.start, there.end)
    agreeing: dict[int, Evidence] = {}
    for other, _, b in readings:
        if other.seen.b.said(b.start, b.end).casefold() == said.casefold():
            agreeing.setdefault(other.voice, other.evidence(b.start, b.end))
    if flag.kind in _ASKED or flag.kind in _PAIRED:
        flag = _mended(flag, mine, where, said)
    return replace(
        flag,
        tier=Tier.FLAG,
        confidence=max(flag.confidence, _CONFIRMED if flag.tier is Tier.FLAG else 0.85),
        evidence=tuple(agreeing.values()),
        agreement=len(agreeing),
    )


def _mended(flag: Flag, mine: Tokens, where: Span, said: str) -> Flag:
    """Return the flag over all that departs, with the sibling's words as its repair."""
    start, end = mine.starts[where.start], mine.ends[where.end - 1]
    if flag.kind not in _PAIRED:
        start, end = min(flag.start, start), max(flag.end, end)
    text = mine.text
    lead, tail = text[start : mine.starts[where.start]], text[mine.ends[where.end - 1] : end]
    repair = lead + dressed(said, text, text[max(0, start - 1) : start] or " ") + tail
    if repair == text[start:end]:
        return flag
    kind = flag.kind
    if kind == kinds.STRAY_FULL_STOP and repair.casefold() == text[start:end].casefold():
        kind = kinds.LOWER_CASE_START
    return replace(flag, kind=kind, start=start, end=end, text=text[start:end], repair=repair)


def _lost_half(
    flag: Flag, mine: Tokens, asked: Sequence[Witness], start: int, end: int
) -> tuple[int, int]:
    """Return the place near the flag where a sibling has the mark that is missing here."""
    marks = {'"'} if flag.kind == kinds.UNBALANCED_QUOTE else set("()[]")
    first, last = max(0, flag.start - _LONG_LINE), min(len(mine.text), flag.end + _LONG_LINE)
    line_start = max(first, mine.text.rfind("\n", first, flag.start) + 1)
    line_end = mine.text.find("\n", flag.end, last)
    low, high = covered(mine, line_start, line_end if line_end >= 0 else last)
    for witness in asked:
        for d in witness.near(max(0, low - 1), high + 1):
            theirs = witness.seen.b.forms[d.b1 : d.b2]
            lost = sum(f in marks for f in theirs) - sum(
                f in marks for f in mine.forms[d.a1 : d.a2]
            )
            if d.sort is Sort.MARKS and lost > 0 and low <= d.a1 <= high:
                return max(low, d.a1 - 1), min(high, d.a2 + 1)
    return start, end


def covered(found: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the range of tokens that stand in `text[start:end]`."""
    return bisect_left(found.ends, start + 1), bisect_left(found.starts, end)

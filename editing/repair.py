"""Accepted repairs put into the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from editing.flag import Flag
from story.words import Span

_TIGHT = frozenset(".,;:!?)]”’")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text with its repairs, and the flags whose repairs went in, in order."""

    text: str
    applied: tuple[Flag, ...]


@dataclass(slots=True)
class _Edit:
    start: int
    end: int
    new: str


def apply(text: str, flags: Sequence[Flag]) -> Repaired:
    """Return the text with the flags' repairs, surest first where two overlap.

    A flag whose words do not stand at its place is left out. Where a repair removes a piece,
    the space left behind closes: no double blanks, no empty paragraphs, no blanks at the end.
    """
    chosen = _without_clashes(text, flags)
    edits: list[_Edit] = []
    for flag in chosen:
        new = flag.repair or ""
        last = edits[-1] if edits else None
        if last and not new and not last.new and not text[last.end : flag.start].strip():
            last.end = flag.end  # neighbours that both go, go as one
        else:
            edits.append(_Edit(flag.start, flag.end, new))
    pieces: list[str] = []
    at = 0
    for index, edit in enumerate(edits):
        if not edit.new:
            ceiling = edits[index + 1].start if index + 1 < len(edits) else len(text)
            _close_gap(text, edit, Span(at, ceiling))
        pieces += (text[at : edit.start], edit.new)
        at = edit.end
    pieces.append(text[at:])
    return Repaired("".join(pieces), tuple(chosen))


def _without_clashes(text: str, flags: Sequence[Flag]) -> list[Flag]:
    chosen: list[Flag] = []
    taken: set[int] = set()
    for flag in sorted(flags, key=lambda f: (-f.confidence, f.start, f.end)):
        if flag.repair in (None, flag.text) or text[flag.start : flag.end] != flag.text:
            continue
        place = range(flag.start, max(flag.end, flag.start + 1))
        if taken.isdisjoint(place):
            taken.update(place)
            chosen.append(flag)
    return sorted(chosen, key=lambda f: f.start)


def _close_gap(text: str, edit: _Edit, room: Span) -> None:
    """Widen a removal over the space round it and leave the one gap that fits."""
    start, end = edit.start, edit.end
    while start > room.start and text[start - 1].isspace():
        start -= 1
    while end < room.end and text[end].isspace():
        end += 1
    before, after = text[start : edit.start], text[edit.end : end]
    edit.start, edit.end = start, end
    if end == len(text):
        edit.new = after if start > 0 and "\n" in after else ""
    elif start == 0:
        edit.new = ""
    elif before and after:
        edit.new = before if before.count("\n") > after.count("\n") else after
    elif before or after:
        edit.new = "" if text[end] in _TIGHT else before or after

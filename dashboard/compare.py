"""Two versions beside each other: rows of aligned paragraphs, the words that differ, the flags.

The alignment is editing.align's; here its spans and those of the flags are laid over each other,
so that a template can draw a cell from left to right without knowing an offset.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from editing.align import Pair
from story.words import Span

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A flag's place in the text of one side; `number` is its name on the page."""

    number: int
    side: Side
    span: Span
    tone: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that stands on both sides, or only on one."""

    text: str
    only: Side | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts under one flag, or under none; `numbers` are the flags that end here."""

    parts: tuple[Part, ...]
    mark: Mark | None
    numbers: tuple[Mark, ...]


Cell = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of a beside its partner in b; the other is `None` where it has none.

    `inline` is both in one; `marks` are the flags that begin in this row.
    """

    a: Cell | None
    b: Cell | None
    inline: Cell
    equal: bool
    moved: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are shown, or that may be folded because nothing in them differs."""

    rows: tuple[Row, ...]
    equal: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one side's text; `shift` leads to the same words on the a side."""

    side: Side
    start: int
    end: int
    only: Side | None
    shift: int | None = None


def numbered(
    pairs: Sequence[Pair], a: Sequence[Span], b: Sequence[Span]
) -> list[tuple[Side, int]]:
    """Return the flags of both sides in the order they are met on the page, as (side, index)."""
    homes = [("a", i, _home(pairs, "a", span), span) for i, span in enumerate(a)]
    homes += [("b", i, _home(pairs, "b", span), span) for i, span in enumerate(b)]

    def place(flag: tuple[str, int, int, Span]) -> tuple[int, int, str]:
        side, _, home, span = flag
        paragraph = _span(pairs[home], side) if pairs else None
        return home, span.start - (paragraph.start if paragraph else 0), side

    return [("a" if side == "a" else "b", i) for side, i, _, _ in sorted(homes, key=place)]


def rows(pairs: Sequence[Pair], a: str, b: str, marks: Sequence[Mark]) -> list[Row]:
    """Return the rows of the page, in the order of the pairs."""
    homes = {mark.number: _home(pairs, mark.side, mark.span) for mark in marks}
    furthest, made = -1, []
    for i, pair in enumerate(pairs):
        here = [m for m in marks if homes[m.number] == i]
        moved = pair.a is not None and pair.b is not None and pair.b.start < furthest
        furthest = max(furthest, pair.b.start if pair.b else -1)
        made.append(
            Row(
                a=_side(pair, "a", a, marks, here) if pair.a else None,
                b=_side(pair, "b", b, marks, here) if pair.b else None,
                inline=_cell(_inline(pair), {"a": a, "b": b}, marks, here),
                equal=bool(pair.a and pair.b) and all(e.op == "equal" for e in pair.edits),
                moved=moved,
                marks=tuple(here),
            )
        )
    return made


def blocks(made: Iterable[Row]) -> list[Block]:
    """Return the rows with those put together that are equal and carry no flag."""
    grouped = groupby(made, key=lambda row: row.equal and not row.moved and not _flagged(row))
    return [Block(tuple(group), equal) for equal, group in grouped]


def alone(text: str, paragraphs: Sequence[Span], marks: Sequence[Mark]) -> list[Row]:
    """Return the rows of a text that is compared with nothing."""
    pairs = [Pair(None, span, ()) for span in paragraphs]
    whole = rows(pairs, "", text, marks)
    return [Row(None, r.b, r.inline, r.equal, r.moved, r.marks) for r in whole]


def _side(pair: Pair, side: Side, text: str, marks: Sequence[Mark], here: Sequence[Mark]) -> Cell:
    own = [mark for mark in marks if mark.side == side]
    return _cell(_pieces(pair, side), {side: text}, own, [mark for mark in here if mark in own])


def _flagged(row: Row) -> bool:
    cells = [cell for cell in (row.a, row.b) if cell]
    return bool(row.marks) or any(stretch.mark for cell in cells for stretch in cell)


def _span(pair: Pair, side: str) -> Span | None:
    return pair.a if side == "a" else pair.b


def _home(pairs: Sequence[Pair], side: str, span: Span) -> int:
    """Return which pair a flag begins in; between two paragraphs, it is the later one."""
    held = sorted((s.end, i) for i, pair in enumerate(pairs) if (s := _span(pair, side)))
    if not held:
        return max(0, len(pairs) - 1)
    least = span.start + (span.end > span.start)
    found = bisect_left(held, (least, -1))
    return held[min(found, len(held) - 1)][1]


def _pieces(pair: Pair, side: Side) -> list[_Piece]:
    """Return one side's paragraph cut where the edits say that it differs."""
    span = pair.a if side == "a" else pair.b
    if span is None:
        return []
    if (pair.b if side == "a" else pair.a) is None:
        return [_Piece(side, span.start, span.end, only=None)]
    made, at = [], span.start
    for edit in pair.edits:
        own = edit.a if side == "a" else edit.b
        if edit.op == "equal" or own.end <= own.start:
            continue
        made.append(_Piece(side, at, own.start, only=None))
        made.append(_Piece(side, own.start, own.end, only=side))
        at = own.end
    made.append(_Piece(side, at, span.end, only=None))
    return made


def _inline(pair: Pair) -> list[_Piece]:
    """Return both paragraphs as one: what is equal once, then what only a has, then only b."""
    if pair.a is None or pair.b is None:
        span, side = (pair.a, "a") if pair.a else (pair.b, "b")
        if span is None:
            return []
        return [_Piece("a" if side == "a" else "b", span.start, span.end, "a" if pair.a else "b")]
    made: list[_Piece] = []
    at_a, at_b = pair.a.start, pair.b.start
    for edit in pair.edits:
        # The space between two words: b's, or a's where b has none there.
        if at_b < edit.b.start:
            made.append(_Piece("b", at_b, edit.b.start, only=None))
        elif at_a < edit.a.start:
            made.append(_Piece("a", at_a, edit.a.start, only=None))
        if edit.op == "equal":
            same = edit.a.end - edit.a.start == edit.b.end - edit.b.start
            shift = edit.a.start - edit.b.start if same else None
            made.append(_Piece("b", edit.b.start, edit.b.end, only=None, shift=shift))
        else:
            made.append(_Piece("a", edit.a.start, edit.a.end, only="a"))
            made.append(_Piece("b", edit.b.start, edit.b.end, only="b"))
        at_a, at_b = edit.a.end, edit.b.end
    made.append(_Piece("b", at_b, pair.b.end, only=None))
    return made


@dataclass(frozen=True, slots=True)
class _Bit:
    """A piece of a piece: text that the same flags lie on."""

    text: str
    only: Side | None
    under: tuple[Mark, ...]


def _cell(
    pieces: Sequence[_Piece],
    texts: Mapping[Side, str],
    marks: Sequence[Mark],
    here: Sequence[Mark],
) -> Cell:
    """Return the pieces cut where flags begin and end, and put together under each flag."""
    bits = [bit for piece in pieces for bit in _bits(piece, texts[piece.side], marks)]
    ends: dict[int, list[Mark]] = {}
    for mark in here:
        last = [i for i, bit in enumerate(bits) if mark in bit.under] or [len(bits) - 1]
        ends.setdefault(last[-1], []).append(mark)
    made: list[Stretch] = []
    run: list[Part] = []
    for i, bit in enumerate(bits):
        run.append(Part(bit.text, bit.only))
        top = _top(bit)
        if i in ends or i + 1 == len(bits) or _top(bits[i + 1]) != top:
            made.append(Stretch(tuple(run), top, tuple(ends.get(i, ()))))
            run = []
    return tuple(made)


def _top(bit: _Bit) -> Mark | None:
    """Return the flag that is drawn where several lie on one place: the shortest."""
    return min(bit.under, key=lambda m: (m.span.end - m.span.start, m.number), default=None)


def _bits(piece: _Piece, text: str, marks: Sequence[Mark]) -> list[_Bit]:
    placed = []
    for mark in marks:
        back = 0 if mark.side == piece.side else piece.shift
        if back is None:
            continue
        start, end = max(piece.start, mark.span.start - back), min(piece.end, mark.span.end - back)
        if start < end or (start == end and mark.span.start == mark.span.end):
            placed.append((start, end, mark))
    cuts = sorted({piece.start, piece.end, *(cut for p in placed for cut in p[:2])})
    made = []
    for start, end in pairwise(cuts):
        made += [_Bit("", piece.only, (m,)) for s, e, m in placed if s == e == start]
        under = tuple(m for s, e, m in placed if s < end and e > start)
        made.append(_Bit(text[start:end], piece.only, under))
    return made

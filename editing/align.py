"""Two texts laid beside each other: paragraphs first, then words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from editing.tokens import Tokens, tokens
from story.sentences import paragraphs
from story.words import Span

Op = Literal["equal", "only_a", "only_b", "replaced"]
_OPS: dict[str, Op] = {
    "equal": "equal",
    "delete": "only_a",
    "insert": "only_b",
    "replace": "replaced",
}
_WHOLE = 4_000_000  # pairs of tokens that are compared in one go; beyond, anchors cut the texts
_ANCHOR = 4  # tokens of a stretch that stands once in each text
_SAME_PARAGRAPH = 0.35  # share of words two paragraphs have in common when they are one


class Run(NamedTuple):
    """A stretch of tokens of a against a stretch of tokens of b."""

    op: Op
    a1: int
    a2: int
    b1: int
    b2: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that both texts have, or one only, or both otherwise; spans in the whole texts."""

    op: Op
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of a beside the same paragraph of b, or beside nothing."""

    a: Span | None
    b: Span | None
    edits: tuple[Edit, ...]


def runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Return how sequence a becomes sequence b; in near-linear time on long ones."""
    if len(a) * len(b) <= _WHOLE:
        return _joined(_opcodes(a, b, 0, 0))
    found: list[Run] = []
    at_a = at_b = 0
    for anchor_a, anchor_b in [*_anchors(a, b), (len(a), len(b))]:
        part_a, part_b = a[at_a:anchor_a], b[at_b:anchor_b]
        if len(part_a) * len(part_b) <= _WHOLE:
            found += _opcodes(part_a, part_b, at_a, at_b)
        else:
            found.append(Run("replaced", at_a, anchor_a, at_b, anchor_b))
        at_a, at_b = anchor_a, anchor_b
    return _joined(found)


def _opcodes(a: Sequence[str], b: Sequence[str], at_a: int, at_b: int) -> list[Run]:
    return [
        Run(
            _OPS[op.tag],
            op.src_start + at_a,
            op.src_end + at_a,
            op.dest_start + at_b,
            op.dest_end + at_b,
        )
        for op in Indel.opcodes(a, b)
    ]


def _joined(found: Sequence[Run]) -> list[Run]:
    """Join neighbours of one kind, and a loss beside a gain into a replacement."""
    out: list[Run] = []
    for run in found:
        last = out[-1] if out else None
        if last is not None and (last.op == "equal") == (run.op == "equal"):
            a1, b1 = last.a1, last.b1
            op: Op = "equal"
            if run.op != "equal":
                op = "only_b" if run.a2 == a1 else "only_a" if run.b2 == b1 else "replaced"
            out[-1] = Run(op, a1, run.a2, b1, run.b2)
        else:
            out.append(run)
    return out


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return places where the same stretch, unique in both, begins: in order in both texts."""
    in_a, in_b = _unique(a), _unique(b)
    common = sorted((place, in_b[key]) for key, place in in_a.items() if key in in_b)
    found: list[tuple[int, int]] = []
    step = max(1, len(common) // 2_000)
    last = -1
    for place, other in common[::step]:
        if last < other <= last + max(1, len(b) // 50):
            found.append((place, other))
            last = other
    return found


def _unique(forms: Sequence[str]) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    twice: set[tuple[str, ...]] = set()
    for at in range(len(forms) - _ANCHOR + 1):
        key = tuple(forms[at : at + _ANCHOR])
        if key in seen:
            twice.add(key)
        seen[key] = at
    return {key: at for key, at in seen.items() if key not in twice}


def compare(a: str, b: str) -> list[Pair]:
    """Return the paragraphs of two texts side by side, with the words that differ."""
    spans_a, spans_b = paragraphs(a), paragraphs(b)
    all_a = [tokens(a[s.start : s.end]) for s in spans_a]
    all_b = [tokens(b[s.start : s.end]) for s in spans_b]
    pairs = []
    for i, j in _matched([t.forms for t in all_a], [t.forms for t in all_b]):
        if i is None and j is not None:
            pairs.append(Pair(None, spans_b[j], ()))
        elif j is None and i is not None:
            pairs.append(Pair(spans_a[i], None, ()))
        elif i is not None and j is not None:
            edits = tuple(_edits(all_a[i], all_b[j], spans_a[i].start, spans_b[j].start))
            pairs.append(Pair(spans_a[i], spans_b[j], edits))
    return pairs


def _matched(
    a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield which paragraph stands beside which: those that share most words, in order."""
    at_a = at_b = 0
    for run in runs([" ".join(p) for p in a], [" ".join(p) for p in b]):
        if run.op == "equal":
            yield from zip(range(run.a1, run.a2), range(run.b1, run.b2), strict=True)
        else:
            yield from _similar(a, b, run)
        at_a, at_b = run.a2, run.b2
    yield from ((i, None) for i in range(at_a, len(a)))
    yield from ((None, j) for j in range(at_b, len(b)))


def _similar(
    a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]], run: Run
) -> Iterator[tuple[int | None, int | None]]:
    bags = [set(b[j]) for j in range(run.b1, run.b2)]
    at = run.b1
    for i in range(run.a1, run.a2):
        bag = set(a[i])
        scores = [
            (len(bag & bags[j - run.b1]) / max(1, min(len(bag), len(bags[j - run.b1]))), -j)
            for j in range(at, min(run.b2, at + 12))
        ]
        best, where = max(scores, default=(0.0, 0))
        if best < _SAME_PARAGRAPH:
            yield i, None
            continue
        yield from ((None, j) for j in range(at, -where))
        yield i, -where
        at = -where + 1
    yield from ((None, j) for j in range(at, run.b2))


def _edits(a: Tokens, b: Tokens, at_a: int, at_b: int) -> Iterator[Edit]:
    for run in runs(a.forms, b.forms):
        yield Edit(run.op, _span(a, run.a1, run.a2, at_a), _span(b, run.b1, run.b2, at_b))


def _span(found: Tokens, start: int, end: int, at: int) -> Span:
    """Return where tokens stand; for none of them, the empty place before the next."""
    if start < end:
        return Span(found.starts[start] + at, found.ends[end - 1] + at)
    place = found.ends[start - 1] if start else 0
    return Span(place + at, place + at)

"""Paragraphs that one text runs together, laid beside all of those that they are in the other."""

import re

from editing.align import Edit, Pair, compare
from story.words import Span, folded

_LINE_END = re.compile(r"[\n\r\u2028\u2029]")
FEWEST = 4  # different words that a paragraph needs, to be looked for in another
SAME = 0.6  # of them, as many stand in what its neighbour has too much


def joined(pairs: list[Pair], a: str, b: str) -> list[Pair]:
    """Return the pairs, with a paragraph put to its neighbour where the other text does so."""
    made: list[Pair] = []
    for pair in pairs:
        whole = _whole(made[-1], pair, a, b) if made else None
        if whole is None:
            made.append(pair)
        else:
            made[-1] = whole
    return made


def _whole(first: Pair, then: Pair, a: str, b: str) -> Pair | None:
    lone, full = (then, first) if first.a and first.b else (first, then)
    if bool(lone.a) == bool(lone.b) or not (full.a and full.b):
        return None
    if lone.a:
        own, others = _said(lone.a, a), [e.b for e in full.edits if e.op != "equal"]
        left = {word for span in others for word in _said(span, b)}
    else:
        own, others = _said(lone.b, b), [e.a for e in full.edits if e.op != "equal"]
        left = {word for span in others for word in _said(span, a)}
    if len(own) < FEWEST or len(own & left) < SAME * len(own):
        return None
    return _compared(_around(first.a, then.a), _around(first.b, then.b), a, b)


def _said(span: Span | None, text: str) -> set[str]:
    return set(folded(text[span.start : span.end])) if span else set()


def _around(first: Span | None, then: Span | None) -> Span:
    spans = [span for span in (first, then) if span]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _compared(on_a: Span, on_b: Span, a: str, b: str) -> Pair | None:
    """Return two stretches as a pair, whatever lines they have; `None` if they are no pair."""
    text_a = _LINE_END.sub(" ", a[on_a.start : on_a.end])
    text_b = _LINE_END.sub(" ", b[on_b.start : on_b.end])
    found = compare(text_a, text_b)
    if len(found) != 1:
        return None
    edits = [Edit(e.op, _moved(e.a, on_a.start), _moved(e.b, on_b.start)) for e in found[0].edits]
    return Pair(on_a, on_b, tuple(edits))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)

"""Quotation marks and brackets that are opened and not closed, or closed and not opened."""

import re
from collections.abc import Generator, Iterator
from itertools import cycle
from typing import NamedTuple

from editing import kinds
from editing.flag import Flag
from editing.in_turn import are_in_turn
from editing.reading import Reading
from story.words import Span

_MARK = re.compile(r"[“”„\"]")
_ATTRIBUTED = re.compile(
    r"[,?!](\s+)(?:(?:he|she|they|I|we)\s+(?:said|says|added|told|asked|wrote)\b|(?:said|says|added|adds|told)\s)"
)
_ENDS = frozenset(".,!?")
_INCHES = re.compile(r"\d\s?\Z")
_FIGURED = re.compile(r"\"(?<=\d.)")
_FEW_INCHES = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d+)?\Z")
_TURNED = re.compile(r"(?<![^\s(\[—–-])”(?=\w)")
_APOSTROPHE = re.compile(r"\"(?:t|s|re|ve|ll|d|m)\b")
_BRACKET = re.compile(r"[()\[\]]")
_CLOSED = re.compile(r"[^()\[\]]*(?:(?:\([^()\[\]]*\)|\[[^()\[\]]*\])[^()\[\]]*)*")
# Brackets as wide as a character of Chinese and Japanese.
_WIDE = str.maketrans("（）［］【】〔〕", "()[][][]")
_LIST_MARK = re.compile(r"(?:\A|[\s(])(?:[a-zA-Z]|\d{1,3}|[ivx]{1,4})\Z")
_SMILE = re.compile(r"[:;=8][-']?\Z")
_FIGURE = 8  # characters
_UNSPACED = "\u0e00"  # Thai, and the scripts of East Asia behind it
_FAR = 600  # a bracket may close this many characters on, in the next paragraph


class _Mark(NamedTuple):
    at: int
    opens: bool
    closes: bool


def quotes(reading: Reading) -> Iterator[Flag]:
    """Flag a quotation that is not closed in its paragraph, or never opened."""
    text = reading.text
    if "„" in text or are_in_turn(text):
        return
    spans = reading.paragraphs
    carried = False
    nordic = "”" in text and "“" not in text and _TURNED.search(text) is not None
    all_marks = [list(_marks(text, paragraph, nordic=nordic)) for paragraph in spans]
    if _FIGURED.search(text):
        all_marks = [_without_inches(text, marks) for marks in all_marks]
    for index, (paragraph, marks) in enumerate(zip(spans, all_marks, strict=True)):
        follower = all_marks[index + 1] if index + 1 < len(spans) else []
        # The next paragraph takes the quotation up again, or closes it.
        goes_on = bool(follower) and (
            follower[0].at == spans[index + 1].start or not follower[0].opens
        )
        carried = yield from _paragraph(
            reading, paragraph, marks, goes_on=goes_on, carried=carried
        )


def _reaches_end(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a pattern matches all of a text, if a match takes as much as it can."""
    match = pattern.match(text)  # a full match would try all ways before it gives up
    return match is not None and match.end() == len(text)


def _without_inches(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Return the marks but those behind a figure, if the others go in pairs without them."""
    others = [
        mark
        for mark in marks
        if text[mark.at] != '"' or not _FEW_INCHES.search(text, max(0, mark.at - _FIGURE), mark.at)
    ]
    in_turn = zip(others, cycle((True, False)), strict=False)
    paired = len(others) % 2 == 0 and all(m.opens if opens else m.closes for m, opens in in_turn)
    return others if paired else marks


def _marks(text: str, paragraph: Span, *, nordic: bool) -> Iterator[_Mark]:
    """Yield the marks of a paragraph; in `nordic` text `”` stands on both sides."""
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        mark = text[at]
        if mark != '"':
            opens = mark == "“" or (nordic and _TURNED.match(text, at) is not None)
            yield _Mark(at, opens, not opens and mark == "”")
            continue
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if before == " " and after.isalpha() and not text[at - 2].isdigit():
            yield _Mark(at, opens=True, closes=False)
            continue
        if after == " " and before in _ENDS:
            yield _Mark(at, opens=False, closes=True)
            continue
        if before.isalnum() or before.isspace():
            if _INCHES.search(text[max(paragraph.start, at - 2) : at]) and _is_measure(text, at):
                continue
            if before.isalpha() and _APOSTROPHE.match(text, at):
                continue  # a broken one: `haven"t`
        opens = (before.isspace() or before in "([—–-'‘/") and not after.isspace()
        closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]—–-'’/…")
        if opens == closes:
            yield _Mark(at, opens=True, closes=True)
        else:
            yield _Mark(at, opens, closes)


def _is_measure(text: str, at: int) -> bool:
    return bool(re.search(r"\d['’]\s?\d{1,2}\Z", text[max(0, at - 6) : at]))


def _paragraph(
    reading: Reading, paragraph: Span, marks: list[_Mark], *, goes_on: bool, carried: bool
) -> Generator[Flag, None, bool]:
    """Walk over the marks of one paragraph; return whether its quotation goes on in the next."""
    opened: int | None = None
    unclear = False
    for mark in marks:
        unclear = unclear or (mark.opens and mark.closes)
        if mark.opens and mark.closes:
            opened = None if opened is not None else mark.at
        elif mark.opens:
            if opened is not None and (
                not _continues(reading.text, mark.at)
                or _ATTRIBUTED.search(reading.text, opened, mark.at)
            ):
                yield _never_closed(reading, opened, mark.at, unclear=unclear)
            opened = mark.at
        elif opened is None:
            if not carried and _TURNED.match(reading.text, mark.at):
                yield _turned(reading, mark.at)
                opened = mark.at
            elif not carried:
                yield _never_opened(reading, paragraph, mark.at, unclear=unclear)
        else:
            opened = None
        carried = False if not mark.opens else carried
    if opened is None:
        return carried and not marks
    if not goes_on:
        yield _never_closed(reading, opened, paragraph.end, unclear=unclear)
    return goes_on


def _continues(text: str, at: int) -> bool:
    """Tell whether a quotation may open here again: paragraphs lost their breaks."""
    return text[max(0, at - _FAR) : at].rstrip(" \n\t'’)")[-1:] in ".!?…"


def _never_closed(reading: Reading, opened: int, end: int, *, unclear: bool) -> Flag:
    text = reading.text
    close = '"' if text[opened] == '"' else "”"
    if match := _ATTRIBUTED.search(text, opened, end):
        at = match.start(1)
        start = max(opened, text.rfind(" ", opened, at) + 1)
        return reading.flag(
            kinds.UNBALANCED_QUOTE,
            Span(start, at),
            "The quotation is not closed here.",
            confidence=0.6 if unclear else 0.9,
            repair=text[start:at] + close,
        )
    stop = end - (len(text[opened:end]) - len(text[opened:end].rstrip()))
    only = _one_sentence(text, opened + 1, stop)
    return reading.flag(
        kinds.UNBALANCED_QUOTE,
        Span(opened, stop),
        "The quotation that opens here is not closed.",
        confidence=0.6 if unclear else 0.8,
        repair=text[opened:stop] + close if only else None,
    )


def _one_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether that is one sentence, from its capital to its stop."""
    return (
        text[start : start + 1].isupper()
        and text[end - 1] in ".!?"
        and not re.search(r"[.!?]\s", text[start : end - 1])
    )


def _turned(reading: Reading, at: int) -> Flag:
    text = reading.text
    end = at + 1
    while text[end : end + 1].isalnum():
        end += 1
    return reading.flag(
        kinds.UNBALANCED_QUOTE,
        Span(at, end),
        "The quotation opens with the mark that closes one.",
        confidence=0.8,
        repair="“" + text[at + 1 : end],
    )


def _never_opened(reading: Reading, paragraph: Span, at: int, *, unclear: bool) -> Flag:
    text = reading.text
    floor = max(paragraph.start, at - _FAR)
    start = floor
    for match in re.finditer(r"[.!?”\"]\s+", text[floor:at]):
        start = floor + match.end()
    opening = "“" if text[at] == "”" else '"'
    only = start == paragraph.start and text[at - 1] in ".,!?"
    return reading.flag(
        kinds.UNBALANCED_QUOTE,
        Span(start, at + 1),
        "The quotation that closes here was never opened.",
        confidence=0.6 if unclear else 0.8,
        repair=opening + text[start : at + 1] if only else None,
    )


def brackets(reading: Reading) -> Iterator[Flag]:
    """Flag a bracket without its other half."""
    text = reading.text if reading.plain is not None else reading.text.translate(_WIDE)
    if not any(mark in text for mark in "()[]") or _reaches_end(_CLOSED, text):
        return
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        at, mark = match.start(), match.group()
        if mark in "([":
            stack.append(at)
            continue
        if stack and "([".index(text[stack[-1]]) == ")]".index(mark):
            stack.pop()
            continue
        if _LIST_MARK.search(text[max(0, at - 5) : at]) or _SMILE.search(
            text[max(0, at - 2) : at]
        ):
            continue
        yield _one_sided(reading, at, "closes")
    for at in stack:
        if not _SMILE.search(text[max(0, at - 2) : at]):
            yield _one_sided(reading, at, "opens")


def _one_sided(reading: Reading, at: int, verb: str) -> Flag:
    text = reading.text
    end = at + 1
    while end < len(text) and verb == "opens" and _is_spaced(text[end]):
        end += 1
    start = at
    while start > 0 and verb == "closes" and _is_spaced(text[start - 1]):
        start -= 1
    return reading.flag(
        kinds.UNBALANCED_BRACKET,
        Span(start, end),
        f"The bracket that {verb} here has no other half.",
        confidence=0.85,
    )


def _is_spaced(character: str) -> bool:
    """Tell whether a character is of a word, in a script that puts blanks between words."""
    return character.isalnum() and character < _UNSPACED

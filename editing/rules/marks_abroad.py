"""Marks that English has not: doubled, or opened and never closed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from editing import kinds
from editing.flag import Flag
from editing.reading import Reading
from story.words import Span

# Two exactly: three are an ellipsis. Two question marks may be meant.
_DOUBLED = re.compile(r"([。，、；：．،؛؟])(?<!\1\1)\1(?!\1)")
_MAY_BE_MEANT = "؟"
_DIFFERENT = re.compile(
    r"(?:(?<![。，、；：])[，、；：]。|(?<![。，、；：])。[，、；：])(?![。，、；：])"
)
_PAIRS = {"「": "」", "『": "』", "《": "》", "〈": "〉"}
_OPENS = {closing: opening for opening, closing in _PAIRS.items()}
_PAIRED = re.compile(f"[{''.join(_PAIRS)}{''.join(_OPENS)}]")
_LOW = re.compile('[„“”"]')
_POINTED = re.compile("[«»]")
_ASKING = re.compile(r"(?<!\w)[¿¡]")
_CRY_INSIDE = re.compile(r"¡[^¿?¡!]*!|¿[^¿?¡!]*\?")
_AROUND = 40  # characters
_SHORTEST = 2  # characters of a question
_SURE, _LIKELY, _HINT = 0.93, 0.8, 0.6


def doubled_marks(reading: Reading) -> Iterator[Flag]:
    """Flag `。。`, `，，`, `،،`, and `，。`."""
    if reading.plain is not None:
        return
    text = reading.text
    for match in _DOUBLED.finditer(text):
        mark = match.group(1)
        if match.start() == 0 or text[match.start() - 1].isspace():
            continue
        yield reading.flag(
            kinds.DOUBLED_PUNCTUATION,
            Span(*match.span()),
            f"“{match.group()}” should be one mark.",
            confidence=_HINT if mark == _MAY_BE_MEANT else _SURE,
            repair=mark,
        )
    for match in _DIFFERENT.finditer(text):
        yield reading.flag(
            kinds.STRAY_PUNCTUATION,
            Span(*match.span()),
            f"“{match.group()}” should be one mark.",
            confidence=_SURE,
            repair="。" if match.group()[1] == "。" else None,
        )


def corner_marks(reading: Reading) -> Iterator[Flag]:
    """Flag `「`, `『` and `《` without their other half."""
    if reading.plain is not None:
        return
    text = reading.text
    starts = {span.start for span in reading.paragraphs}
    opened: list[int] = []
    for match in _PAIRED.finditer(text):
        at, mark = match.start(), match.group()
        if mark in _PAIRS:
            if at in starts and opened and text[opened[-1]] == mark:
                opened.pop()  # a quotation goes on in the next paragraph
            opened.append(at)
        elif opened and text[opened[-1]] == _OPENS[mark]:
            opened.pop()
        elif _OPENS[mark] in {text[one] for one in opened}:
            while text[opened[-1]] != _OPENS[mark]:
                yield _never_closed(reading, opened.pop())
            opened.pop()
        else:
            yield _never_opened(reading, at)
    for at in opened:
        yield _never_closed(reading, at)


def low_quotes(reading: Reading) -> Iterator[Flag]:
    """Flag `„` that nothing closes, and what closes where nothing is open."""
    text = reading.text
    if "„" not in text:
        return
    # Where both stand one of them may open a quotation, too.
    closing = '"' if "“" in text and "”" in text else "“”"
    carried = False
    for span, follower in _with_follower(reading):
        marks = [match.start() for match in _LOW.finditer(text, span.start, span.end)]
        after = _LOW.search(text, follower.start, follower.end)
        goes_on = after is not None and (after.start() == follower.start or after.group() != "„")
        opened = -1
        for at in marks:
            if text[at] == "„":
                if opened >= 0:
                    yield _never_closed(reading, opened)
                opened = at
            elif opened >= 0:
                opened = -1
            elif text[at] in closing and not carried:
                yield _never_opened(reading, at)
            carried = False
        carried = opened >= 0 and goes_on
        if opened >= 0 and not goes_on:
            yield _never_closed(reading, opened)


def pointed_quotes(reading: Reading) -> Iterator[Flag]:
    """Flag `«` without `»`, or the other way round where the text has them so."""
    text = reading.text
    if "«" not in text and "»" not in text:
        return
    marks = _POINTED.findall(text)
    if marks.count("«") == marks.count("»"):
        return
    if len(marks) > 1 and not ("«" in marks and "»" in marks):
        return  # the same mark on both sides
    opening = _opening(text)
    carried = False
    for span, follower in _with_follower(reading) if opening else ():
        opened: list[int] = []
        for match in _POINTED.finditer(text, span.start, span.end):
            at = match.start()
            if match.group() == opening:
                opened.append(at)
            elif opened:
                opened.pop()
            elif not carried and at != span.start and not _is_arrow(text, at, span):
                yield _never_opened(reading, at)
            carried = False
        after = _POINTED.search(text, follower.start, follower.end)
        carried = bool(opened) and _continues(follower, after, opening)
        for at in () if carried else opened:
            yield _never_closed(reading, at)


def _is_arrow(text: str, at: int, paragraph: Span) -> bool:
    """Tell whether a mark points on: `Read more »`."""
    return text[at - 1].isspace() and at == paragraph.end - 1


def _continues(follower: Span, after: re.Match[str] | None, opening: str) -> bool:
    """Tell whether a paragraph goes on with a quotation: opens it again, or closes it."""
    return after is not None and (after.start() == follower.start or after.group() != opening)


def _opening(text: str) -> str:
    """Return which of the two marks opens a quotation in a text: nothing if it is unclear."""
    ways = set()
    for match in _POINTED.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() :][:1]
        if before.isalnum() != after.isalnum():
            ways.add((match.group() == "«") == after.isalnum())
    if not ways:
        return "«"  # with blanks inside, as the French have them
    return "" if len(ways) > 1 else "«" if ways.pop() else "»"


def _with_follower(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Yield each paragraph with the next, which is empty behind the last."""
    end = len(reading.text)
    yield from pairwise([*reading.paragraphs, Span(end, end)])


def questions(reading: Reading) -> Iterator[Flag]:
    """Flag `¿` and `¡` where no question and no cry ends in the paragraph."""
    text = reading.text
    if "¿" not in text and "¡" not in text:
        return
    for span in reading.paragraphs:
        for match in _ASKING.finditer(text, span.start, span.end):
            at, mark = match.start(), match.group()
            other = text.find(mark, at + 1, span.end)
            said = _CRY_INSIDE.sub("", text[at + 1 : other if other > 0 else span.end])
            if "?" in said or "!" in said or len(said) < _SHORTEST:
                continue
            what, missing = ("question", "?") if mark == "¿" else ("cry", "!")
            yield reading.flag(
                kinds.STRAY_PUNCTUATION,
                Span(at, _word_end(text, at)),
                f"The {what} that opens here has no “{missing}”.",
                confidence=0.85,
            )


def _word_end(text: str, at: int) -> int:
    end = at + 1
    while end < min(len(text), at + _AROUND) and text[end].isalnum() and text[end] < "\u0e00":
        end += 1
    return end


def _never_closed(reading: Reading, at: int) -> Flag:
    return reading.flag(
        kinds.UNBALANCED_QUOTE,
        Span(at, _word_end(reading.text, at)),
        f"“{reading.text[at]}” opens here and is not closed.",
        confidence=_LIKELY,
    )


def _never_opened(reading: Reading, at: int) -> Flag:
    return reading.flag(
        kinds.UNBALANCED_QUOTE,
        Span(at, at + 1),
        f"“{reading.text[at]}” closes here what was never opened.",
        confidence=_LIKELY,
    )

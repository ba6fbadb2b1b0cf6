"""Datelines that are doubled, broken or stand inside the text."""

import re
from collections.abc import Collection, Iterator

from editing import kinds
from editing.flag import Flag
from editing.reading import Reading
from story.words import Span

_AGENCY = (
    r"\((?:Reuters|AP|AFP|CNN|UPI|dpa|ANI|PTI|IANS|Xinhua|TASS|Bloomberg|Kyodo|Yonhap|EFE|ANSA|BBC"
    r"|RTE|PA|AAP|Interfax)"
)
_CREDIT = re.compile(_AGENCY)
_PLACE = (
    r"[A-Z][A-Z'’.\-]+(?:[ /][A-Z][A-Z'’.\-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?){0,2}"
    r"(?:, \w{3,9}\.? \d{1,2})?"
)
_WHOLE = re.compile(rf"{_PLACE} ?{_AGENCY}\) ?[—–-]{{1,2}} ?")
_TWICE = re.compile(rf"({_PLACE} ?{_AGENCY}\)) ?(?:[—–-]{{1,2}} ?)?(?=\1)")
_ANY = re.compile(rf"{_PLACE} ?\([A-Z][\w .&/’'-]{{1,30}}\) ?[—–-]{{1,2}} ")
_OPEN = re.compile(rf"(?:{_PLACE} ?)?{_AGENCY}(?=\s*[—–-]{{1,2}}\s)")
_BARE = re.compile(rf"{_PLACE} {_AGENCY}\) (?:_ )?(?=[A-Z“\"])")
# A dash may stand without blanks, a hyphen may not.
_GLUED = re.compile(rf"(?:{_PLACE} ?)?{_AGENCY}\)-?(?=[A-Z“\"])")
_TIGHT = re.compile(rf"{_PLACE}{_AGENCY}\)\s*[—–-]+|{_PLACE} {_AGENCY}\)-(?=\w)")
_NO_WORD = re.compile(r"\W+")  # a bullet
_DASH = re.compile(r"[—–-]{1,2} ?")
_DASHED = 0.85  # a dash before the dateline

_INSIDE = 400  # characters before a dateline that are story, not headline, byline and notes
# What may be wrong at the start: the pattern, what mends it when added, how sure.
_AT_START = (
    (_OPEN, ")", 0.92),
    (_TIGHT, None, 0.85),
    (_BARE, "— ", 0.75),
    (_GLUED, None, 0.6),
)


def datelines(reading: Reading) -> Iterator[Flag]:
    """Flag a dateline that lost its dash or bracket, comes twice, or stands inside the text."""
    text = reading.text
    if "(" not in text:
        return
    first = reading.body[0].start if reading.body else 0
    yield from _strayed(reading)
    if not _CREDIT.search(text):
        return
    doubled = list(_TWICE.finditer(text))
    for match in doubled:
        yield reading.flag(
            kinds.DATELINE,
            Span(*match.span()),
            "The dateline stands twice.",
            confidence=0.93,
            repair="",
        )
    yield from _inside(reading, first, {match.end() for match in doubled})
    for pattern, mended, confidence in _AT_START:
        broken = pattern.match(text, first)
        if broken is not None:
            repair = None if mended is None else broken.group().removesuffix("_ ") + mended
            yield _broken(reading, Span(*broken.span()), repair, confidence)
            return


def _inside(reading: Reading, first: int, second: Collection[int]) -> Iterator[Flag]:
    """Yield flags on datelines behind other words, and on the first one behind a dash.

    `first` is where the body begins, `second` are the places of doubled ones, flagged already.
    """
    text = reading.text
    for match in _WHOLE.finditer(text):
        if match.start() <= first or text[match.start() - 1] not in " \t":
            continue
        if match.start() in second:
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        if not _NO_WORD.fullmatch(text, line, match.start()):
            yield reading.flag(
                kinds.DATELINE,
                Span(match.start(), match.end()),
                "A dateline stands inside the text.",
                confidence=0.93,
                repair="",
            )
        elif line == first and _DASH.fullmatch(text, line, match.start()):
            yield _broken(reading, Span(line, match.end()), match.group(), _DASHED)


def _strayed(reading: Reading) -> Iterator[Flag]:
    """Yield a flag on a text's only dateline, if it opens a later paragraph.

    Where several paragraphs open with one the text is a round-up.
    """
    found = [_ANY.match(reading.text, paragraph.start) for paragraph in reading.body]
    opening = [match for match in found if match is not None]
    if len(opening) == 1 and opening[0].start() - reading.body[0].start > _INSIDE:
        yield reading.flag(
            kinds.DATELINE,
            Span(*opening[0].span()),
            "The dateline stands inside the text.",
            confidence=0.8,
            repair="",
        )


def _broken(reading: Reading, span: Span, repair: str | None, confidence: float) -> Flag:
    return reading.flag(
        kinds.DATELINE,
        span,
        "The dateline is damaged.",
        confidence=confidence,
        repair=repair,
    )

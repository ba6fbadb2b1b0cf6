"""Pieces that are no part of the story: boilerplate, links, captions, credits, desk notes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from editing import kinds
from editing.abroad import ASIDES_ABROAD, LINES_ABROAD
from editing.asides import ASIDES
from editing.clauses import is_finite
from editing.flag import Flag
from editing.lines import LINES, LONGEST_LINE
from editing.mixed import holds_story, without_story
from editing.phrases import Phrases
from editing.reading import Reading
from editing.tails import TAILS
from story.words import Span, folded

_MESSAGES = {
    kinds.BOILERPLATE: "A line of the site, not of the story.",
    kinds.RELATED_LINK: "A link to another story.",
    kinds.CAPTION: "A caption or a picture credit in the text.",
    kinds.CREDIT_LINE: "A credit: it belongs to the story's data, not into its text.",
    kinds.DESK_NOTE: "A note for the desk, not for the reader.",
}
_BRACKETS = "([©"
_INITIALS = re.compile(r"\b[a-z]{2,4}(?:/[a-z]{2,4})+-? \(")
# Each begins with a word that announces a phrase.
_CRY = re.compile(
    r"(?<!\w)(?:Source:|(?:Share|SEE|Read more|READ|RELATED|Also read|ALSO|ADDS|WATCH|MORE|EDS"
    r"|EMBARGOED)\b)"
)


_SLUG = re.compile(r"[A-Z]{3,}(?: \d{1,2})?-[A-Z]")  # before a headline: CORRECTED-, UPDATE 1-
_OF_THE_SITE = frozenset({kinds.BOILERPLATE, kinds.RELATED_LINK})
_CRIED = 4  # characters in capitals
_SOURCE = re.compile(r"sources?\s*:|getty|shutterstock", re.IGNORECASE)
_MAIN = re.compile(r", (?:the|an?|it|he|she|they|this|his|her|its|their) (?=[^;()]*\.\Z)")
_SPOKEN = re.compile(r",[”\"']? (?:[\w'’-]+ ){1,4}(?:said|told|wrote|asked|warned|added|says?)\b")
_GOES_ON = re.compile(r"\w+: (?=[a-z])")  # Photos: they were all that she had left.
_STOPS = '.!?"”'
_MIXED = 0.75  # how sure it is that a piece is furniture, but not all of it
_FEW_WORDS = 3
_NEAR = 8  # characters
_SHORT = 4  # characters of the desk's initials
_LINE = 60  # characters
_LINES = LINES + LINES_ABROAD
_KNOWN = _LINES + ASIDES + TAILS + ASIDES_ABROAD
_BY_WORD: dict[str, list[int]] = {}
for _index, _one in enumerate(_KNOWN):
    for _word in _one.words | _one.signs:
        _BY_WORD.setdefault(_word, []).append(_index)
# Signs without a word: ©. Others are looked for where their last word is: `rpt` for `rpt-`.
_WORDLESS = frozenset(sign for known in _KNOWN for sign in known.signs if not folded(sign))
_ANNOUNCING: dict[str, list[str]] = {}
for _said in _BY_WORD.keys() - _WORDLESS:
    _ANNOUNCING.setdefault(folded(_said)[-1], []).append(_said)
_WORDS = frozenset(_ANNOUNCING)

# Phrases of which the text has a word, with the places of these words.
Announced = list[tuple[Phrases, list[int]]]


def furniture(reading: Reading) -> Iterator[Flag]:
    """Flag whole lines and single sentences that are furniture."""
    for_lines, for_asides = _announced(reading)
    lines = list(_lines(reading, for_lines))
    starts = [match.start() for _, match in lines]
    asides = [
        (kind, match)
        for kind, match in _in_text(reading, for_asides)
        if not (at := bisect_right(starts, match.start()))
        or lines[at - 1][1].end() <= match.start()
    ]
    for kind, match in lines + asides:
        span = Span(*match.span())
        repair = _repair(reading, kind, span)
        mixed = repair is not None and holds_story(match)
        yield reading.flag(
            kind,
            span,
            _MESSAGES[kind],
            confidence=_MIXED if mixed else 0.93,
            repair=None if mixed else repair,
        )


def _announced(reading: Reading) -> tuple[Announced, Announced]:
    """Return what the words of the text announce: of lines, and of asides."""
    low = reading.low
    said = [one for word in _WORDS.intersection(reading.said) for one in _ANNOUNCING[word]]
    said += [sign for sign in _WORDLESS if sign in low]
    found: dict[int, list[int]] = {}
    for word in said:
        places = list(_places(word, low))
        for index in _BY_WORD[word]:
            found.setdefault(index, []).extend(places)
    told = [(index, _KNOWN[index], sorted(places)) for index, places in sorted(found.items())]
    lines = [(one, places) for index, one, places in told if index < len(_LINES)]
    return lines, [(one, places) for index, one, places in told if index >= len(_LINES)]


def _repair(reading: Reading, kind: str, span: Span) -> str | None:
    """Return nothing to put there, unless nobody knows where the piece begins or ends.

    A link's title ends where its line ends, or its bracket. Inside a paragraph a picture's credit
    is known, but not where the caption before it begins.
    """
    if kind == kinds.CAPTION and _is_inside(reading, span):
        return None
    if kind != kinds.RELATED_LINK or reading.text[span.end - 1] in "])":
        return ""
    return "" if reading.text[span.end : span.end + 2].strip(" ")[:1] in {"", "\n", "\r"} else None


def _is_inside(reading: Reading, span: Span) -> bool:
    """Tell whether a piece stands behind other words of its line."""
    before = reading.text[max(0, span.start - _NEAR) : span.start]
    return bool(before.rpartition("\n")[2].strip())


def _lines(reading: Reading, announced: Announced) -> Iterator[tuple[str, re.Match[str]]]:
    text, lines = reading.text, reading.paragraphs
    if not announced or len(lines) == 1:
        return
    starts = [span.start for span in lines]
    worth: dict[int, list[Phrases]] = {}
    for one, places in announced:
        for row in {row for at in places if (row := _row(starts, at, one.reach)) >= 0}:
            worth.setdefault(row, []).append(one)
    for row in sorted(worth):
        start, end = lines[row]
        if end - start > LONGEST_LINE:
            continue
        for one in worth[row]:
            if lines[row] == reading.headline and not one.first:
                continue
            match = one.pattern.fullmatch(text, start, end)
            if match and not _is_prose(one.kind, match):
                yield one.kind, without_story(one, match)
                break


def _row(starts: list[int], at: int, reach: int) -> int:
    """Return which line a place stands in, or -1 if that begins before or too far from it."""
    row = bisect_right(starts, at) - 1
    return row if row >= 0 and at - starts[row] <= reach else -1


def _in_text(reading: Reading, announced: Announced) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what opens a sentence or a bracket, or stands behind a cry in capitals."""
    text = reading.text
    if not announced:
        return
    cries = {
        at
        for _, places in announced
        for at in places
        if text[at].isupper() and _CRY.match(text, at)
    }
    openings = sorted(cries.union(_openings(reading)))
    worth = {
        (opening, index)
        for index, (one, places) in enumerate(announced)
        for at in places
        for opening in (
            (at,)
            if one.anywhere
            else openings[bisect_left(openings, at - one.reach) : bisect_right(openings, at)]
        )
    }
    end = 0
    for place, index in sorted(worth):
        if place < end:
            continue
        known = announced[index][0]
        match = known.pattern.match(text, place)
        if match and match.group().strip() and not _is_prose(known.kind, match):
            end = match.end()
            yield known.kind, match


def _is_prose(kind: str, match: re.Match[str]) -> bool:
    """Tell whether it is a sentence of the story: somebody said so, or what a source does."""
    said = match.group().rstrip()
    if _SOURCE.match(said):
        return said[-1:] == "." and is_finite(folded(said)[1:])
    if kind == kinds.CREDIT_LINE and (rest := _MAIN.search(said)):
        told = folded(said[rest.end() :])
        return is_finite(told) or len(told) > _FEW_WORDS
    if kind == kinds.CAPTION and _GOES_ON.match(said):
        return said[-1:] in _STOPS
    if kind not in _OF_THE_SITE or match.group()[:_CRIED].isupper():
        return False
    return said[-1:] == "." and bool(_SPOKEN.search(said))


def _openings(reading: Reading) -> set[int]:
    """Return where sentences and brackets begin, and the desk's initials."""
    text = reading.text
    found = {span.start for span in reading.sentences}
    if reading.headline and _SLUG.match(text, reading.headline.start):
        found.add(reading.headline.start)
    for bracket in _BRACKETS:
        found.update(_places(bracket, text))
    for slash in _places("/", text):
        near = _INITIALS.search(text, max(0, slash - _SHORT), slash + _LINE)
        if near:
            found.add(near.start())
    return found


def _places(word: str, low: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + 1)

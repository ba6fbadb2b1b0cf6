"""Marks that stand where no mark may: stray, doubled, or after a space."""

import re
from collections.abc import Iterator

from editing import kinds
from editing.flag import Flag
from editing.reading import Reading
from editing.signs import BLANKS, signs
from editing.suspects import CALENDAR
from editing.whose_stop import Stop, glued_stop, spaced_stop
from story.sentences import token_before
from story.words import Span

# Each begins with the rare character, that the scan may leap from one to the next.
_CLUSTER = re.compile(r"[.,;:](?:[^\S\n\r]*[.,;:])+(?![.\w/\\)(|*-])")
_SPACED = re.compile(r"[.,;:?!](?<=[^\S\n\r].)(?=[\s\"”’]|\Z)")
_CLUSTER_SIGNS = signs({".": ".,;:", " ": BLANKS}, "..", ". .", ".  ")
_SPACED_SIGNS = signs({".": ".,;:?!", " ": BLANKS}, " .")
_IN_BRACKETS = re.compile(
    r"(?<!\S)\(([ \u00a0]*)(?=[\w$£€+'\"“‘-])([^()\n]{1,160}?)([ \u00a0]*)\)"
)
_BLANK_INSIDE = re.compile(r"\([ \u00a0]")
_BESIDE_BRACKET = re.compile(r"(?<=\()[ \u00a0]+|[ \u00a0]+(?=\))")
_HABIT = 3
# One of them and a stop, in either order.
_STRONG = re.compile(r"[!?](?:(?<=\.[!?])|\.)(?=[\s\"”’]|\Z)")
_LEADING = re.compile(r"[,;:.!?)\]]\s?\w")
_FRENCH = re.compile(r"\w[\u00a0\u202f ][?!:;»]")
_FRENCH_HABIT = 3
_SHORT_REST = 4  # characters behind the marks that may close a quotation
_CLOSING = " \"'”’)]"
_TWO = 2  # marks: three stops are an ellipsis


def clusters(reading: Reading) -> Iterator[Flag]:
    """Flag `Tuesday. ,` and `,,` and `..`: one of the marks is stray."""
    text = reading.text
    if not _CLUSTER_SIGNS.are_in(reading.plain):
        return
    for match in _CLUSTER.finditer(text):
        marks = "".join(match.group().split())
        start = _gap_start(text, match.start())
        word = token_before(text, start)
        if not word or word[-1] in "!?" or _is_meant(text, match, marks):
            continue
        same = len(set(marks)) == 1
        glued = match.group() == marks and len(marks) == _TWO and start == match.start()
        stop = Stop.SENTENCE
        if marks[0] == "." and not same:
            first = start - len(word)
            stop = glued_stop(reading, word, first) if glued else spaced_stop(reading, word)
        if glued and stop is Stop.WORD:
            continue
        kept = _kept(text, match, marks)
        both = stop is Stop.WORD and kept != "."
        yield reading.flag(
            kinds.DOUBLED_PUNCTUATION if same else kinds.STRAY_PUNCTUATION,
            Span(start - len(word), match.end()),
            f"“{match.group().strip()}” should be {f'“.{kept}”' if both else 'one mark'}.",
            confidence=0.6 if glued and stop is Stop.EITHER else 0.97,
            repair=None if stop is Stop.EITHER else f"{word}.{kept}" if both else word + kept,
        )


def _gap_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \t\u00a0":
        at -= 1
    return at


def _is_meant(text: str, match: re.Match[str], marks: str) -> bool:
    """Tell whether the marks are an ellipsis or somebody's way of writing."""
    said = match.group()
    if set(marks) == {"."} and (len(marks) > _TWO or " " in said):
        return True
    if "::" in marks:
        # Between titles, or before a list of a program; behind a word it is but one too many.
        return said != "::" or text[match.start() - 1].isspace() or text[match.end() :][:1] != " "
    return said.endswith(":") and said[0] == "." and " " not in said


def _kept(text: str, match: re.Match[str], marks: str) -> str:
    """Return the one mark that fits what follows: a stop at the end, else before a capital."""
    line = text[match.end() : match.end() + _SHORT_REST]
    if "." in marks and line.lstrip(_CLOSING)[:1] in {"", "\n", "\r"}:
        return "."
    rest = text[match.end() : match.end() + 3].lstrip("\"'“”‘’ ")
    ends = not rest or rest[0].isupper() or text[match.end() : match.end() + 2].strip(" ") == ""
    strong = "." in marks
    if strong and ends and not rest[:1].islower() and marks[-1] == ".":
        return "."
    for mark in (";", ":", ","):
        if mark in marks:
            return mark
    return marks[-1]


def spaces_before(reading: Reading) -> Iterator[Flag]:
    """Flag `left , he said`."""
    text = reading.text
    if not _SPACED_SIGNS.are_in(reading.plain):
        return
    french: bool | None = None
    for match in _SPACED.finditer(text):
        mark = match.group()
        start = _gap_start(text, match.start())
        word = token_before(text, start)
        if not word or not (word[-1].isalnum() or word[-1] in '"”’)]%'):
            continue
        if mark in ":;?!":
            if french is None:
                french = not reading.english or len(_FRENCH.findall(text)) >= _FRENCH_HABIT
            if french or text[match.end() : match.end() + 2].strip()[:1].isdigit():
                continue
        if mark == "." and text[match.end() : match.end() + 2] == " .":
            continue
        yield reading.flag(
            kinds.SPACE_BEFORE_PUNCTUATION,
            Span(start - len(word), match.end()),
            f"A space stands before “{mark}”.",
            confidence=0.95,
            repair=word + mark,
        )


def spaces_in_brackets(reading: Reading) -> Iterator[Flag]:
    """Flag `( down 3 per cent)` and `(down 3 per cent )`."""
    text = reading.text
    if "(" not in text or (" )" not in text and not _BLANK_INSIDE.search(text)):
        return
    found = [m for m in _IN_BRACKETS.finditer(text) if m.group(1) or m.group(3)]
    if sum(bool(m.group(1) and m.group(3)) for m in found) >= _HABIT:
        return  # ( a ) is how the writer does it
    for match in found:
        _, inside, last = match.groups()
        if "://" in inside:
            continue  # a blank keeps a mark out of an address
        opens, closes = match.start(2), match.end(2)
        start = match.start() if opens - match.start() > 1 else text.rfind(" ", opens, closes) + 1
        end = match.end() if last else text.find(" ", opens, closes)
        start, end = start or opens, end if end > 0 else match.end()
        yield reading.flag(
            kinds.SPACE_BEFORE_PUNCTUATION,
            Span(start, end),
            "A space stands on the inner side of a bracket.",
            confidence=0.9,
            repair=_BESIDE_BRACKET.sub("", text[start:end]),
        )


def stops_behind_strong_marks(reading: Reading) -> Iterator[Flag]:
    """Flag `on Monday!. It`: one of the marks is stray, if the first belongs to no name."""
    text = reading.text
    if not any(mark in text and (f"{mark}." in text or f".{mark}" in text) for mark in "!?"):
        return
    for match in _STRONG.finditer(text):
        at = match.start() - (match.group()[-1] != ".")
        word, marks = token_before(text, at), text[at : match.end()]
        known = (len(word) > 1 and word.isalpha() and word.islower()) or word in CALENDAR
        if not known or glued_stop(reading, word, at - len(word)) is not Stop.SENTENCE:
            continue
        yield reading.flag(
            kinds.STRAY_PUNCTUATION,
            Span(at - len(word), match.end()),
            f"“{marks}” should be one mark.",
            confidence=0.9,
            repair=word + marks.replace(".", ""),
        )


def leading_marks(reading: Reading) -> Iterator[Flag]:
    """Flag a paragraph that opens with a comma or a stop; the first belongs to truncation."""
    for paragraph in reading.paragraphs[1:]:
        match = _LEADING.match(reading.text, paragraph.start)
        if match is None or paragraph == reading.body[0]:
            continue
        mark = match.group()[0]
        if mark == "." and match.group()[1] != " ":
            continue  # .com, .22 calibre
        yield reading.flag(
            kinds.STRAY_PUNCTUATION,
            Span(paragraph.start, paragraph.start + 1),
            f"The paragraph opens with “{mark}”.",
            confidence=0.9,
            repair="",
        )

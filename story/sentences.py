"""Paragraphs and sentences and their places in the text.

Unlike the usual splitters this one breaks before a lower-case word too: a full stop left in the
middle of a sentence is what an editor wants to see, and a splitter that mends it hides it.
"""

import re
from itertools import pairwise

from story.abbreviations import BEFORE_FIGURES, SHORTENED, STARTERS, TITLES
from story.words import Span

_NEWLINE = re.compile(r"[\n\r\u2028\u2029]\s*")
_BLANK = re.compile(r"\n[^\S\n]*\n|\r[^\S\n]*\r|\r\n\s*\r\n|\u2029")
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_STOP = re.compile(
    r"""[.!?…][.!?…]*["'”’»)\]]*(?:(?=\s|\Z)           # at the end of a word, or glued to the next
      |(?<=[a-z][.!?]["”’]|[a-z][a-z][.!?])(?=[“"‘]?[A-Z][a-z]*[\s,]))""",
    re.VERBOSE,
)
_NEXT = re.compile(r"\s*[\"'“‘«(\[]*([^\W_]+)?")
_OTHER_ENDS = "!?…"
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«([—–-"
_WRAPPED_AT = 100  # lines of hard-wrapped text are shorter
_FEWEST_JOINTS = 3
_LETTERS = 2  # of each part of a dotted short form
_LONGEST_TOKEN = 40
_SHORT_FORMS = TITLES | BEFORE_FIGURES | SHORTENED


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text: by blank lines, and by line ends unless it is wrapped."""
    if "\r" not in text and "\u2028" not in text and "\u2029" not in text:
        lines = text.split("\n")
        if len(lines) == 1 or max(map(len, lines)) > _WRAPPED_AT:
            return _of_lines(lines)
    found = []
    start = 0
    wrapped = _is_wrapped(text)
    for gap in _NEWLINE.finditer(text):
        if wrapped and not _BLANK.search(gap.group()) and gap.end() < len(text):
            continue
        if span := _trimmed(text, start, gap.start()):
            found.append(span)
        start = gap.end()
    if span := _trimmed(text, start, len(text)):
        found.append(span)
    return found


def _of_lines(lines: list[str]) -> list[Span]:
    found = []
    at = 0
    for line in lines:
        if bare := line.strip():
            start = at + line.index(bare[0]) if bare != line else at
            found.append(Span(start, start + len(bare)))
        at += len(line) + 1
    return found


def _is_wrapped(text: str) -> bool:
    """Tell whether single line ends fall anywhere in a sentence: then they mean nothing."""
    lines = text.splitlines()
    if max(map(len, lines)) > _WRAPPED_AT:
        return False
    joints = [a.rstrip() for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(joints) < _FEWEST_JOINTS:
        return False
    broken = sum(1 for line in joints if len(line) > _WRAPPED_AT // 2 and not _CLOSED.search(line))
    return broken * 2 > len(joints)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    rest = text[start:end].lstrip()
    if not rest:
        return None
    start = end - len(rest)
    return Span(start, start + len(rest.rstrip()))


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text in order; none reaches over the end of a paragraph."""
    return [span for paragraph in paragraphs(text) for span in within(text, paragraph)]


def within(text: str, paragraph: Span) -> list[Span]:
    """Return the sentences of one paragraph of a text."""
    start, end = paragraph
    marks = _marks(text, start, end)
    if not marks or marks[0] == end - 1:
        return [paragraph]
    found = []
    done = floor = start
    for at in marks:
        if at < done:
            continue
        done = at + 1
        if text[at] == "." and text[done : done + 1] == " " and done < end:
            # as most sentences end
            plain = _is_plain(text[max(floor, text.rfind(" ", floor, at) + 1) : at])
        elif match := _STOP.match(text, at, end):
            done, plain = match.end(), False
        else:
            done = at
            continue
        if not plain and not ends_sentence(text, at, done, floor):
            continue
        while text[start].isspace():
            start += 1
        found.append(Span(start, done))
        start = done
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        found.append(Span(start, end))
    return found


def _marks(text: str, start: int, end: int) -> list[int]:
    """Return where the marks stand that may end a sentence."""
    found = []
    at = text.find(".", start, end)
    while at >= 0:
        found.append(at)
        at = text.find(".", at + 1, end)
    piece = text[start:end]
    others = [mark for mark in _OTHER_ENDS if mark in piece]
    for mark in others:
        at = text.find(mark, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1, end)
    if others:
        found.sort()
    return found


def ends_sentence(text: str, start: int, end: int, floor: int = 0) -> bool:
    """Tell whether the stop with its closing marks at `text[start:end]` ends a sentence.

    `floor` is where its paragraph begins.
    """
    bare = end == start + 1 and text[start] == "."
    if bare and _is_plain(text[max(floor, text.rfind(" ", floor, start) + 1) : start]):
        return True
    match = _NEXT.match(text, end)
    follower = match[1] if match else None
    if follower is None:
        return True
    if not bare and follower[0].islower():
        return False  # "Why?" he asked; Yahoo! said; wait ... and
    if not bare and text[start:end].rstrip(_CLOSING) != ".":
        return True
    return not _is_short_form(text, start, floor, follower)


def _is_plain(word: str) -> bool:
    if len(word) == 1 or not word.isalpha():
        return False
    return (word if word.islower() else word.casefold()) not in _SHORT_FORMS


def _is_short_form(text: str, stop: int, floor: int, follower: str) -> bool:
    """Tell whether the stop belongs to an abbreviation, an initial or a list's number."""
    if _is_plain(text[max(floor, text.rfind(" ", floor, stop) + 1) : stop]):
        return False
    before = token_before(text, stop, floor)
    folded = before.casefold()
    opens = follower[0].isupper() and follower.casefold() in STARTERS
    if folded in TITLES:
        return True
    if folded in BEFORE_FIGURES:
        return follower[0].isdigit()
    if len(before) == 1 and before.isalpha() and before != "I":
        return not opens  # an initial
    if folded in SHORTENED or is_dotted(before):
        return not opens
    return before.isdecimal() and stop - len(before) == floor  # "1. The list"


def token_before(text: str, stop: int, floor: int = 0) -> str:
    """Return the unbroken run of characters before a place, without opening marks."""
    piece = text[max(floor, stop - _LONGEST_TOKEN) : stop]
    if not piece or piece[-1].isspace():
        return ""
    return piece.rsplit(None, 1)[-1].lstrip(_OPENING)


def is_dotted(token: str) -> bool:
    """Tell whether a token is letters between stops: U.S, p.m, e.g, J.K."""
    return "." in token and all(
        len(part) <= _LETTERS and part.isalpha() for part in token.split(".")
    )

"""Spaces that are missing between words, marks and sentences."""

import re
from collections.abc import Iterator

from editing import kinds
from editing.flag import Flag
from editing.reading import Reading
from editing.signs import CAPITALS, LETTERS, SMALL, signs
from story.abbreviations import STARTERS
from story.wordlists import listed
from story.words import Span

# The mark comes first, that the scan may leap from mark to mark; the word before it is looked up.
_GLUED = re.compile(r"[.!?,;)\]”\"(“](?<=[^\W\d_].)[\"”’)]*(?=[“\"‘(]?[^\W\d_])")
# A mark between letters, with more marks behind it or without.
_GLUED_SIGNS = signs({"a": LETTERS, ".": '.!?,;)]"([', "'": "'"}, "a.a", "..a", ".'a")
_WORD_BEFORE = re.compile(r"[^\W_]+\Z")
_WORD_AFTER = re.compile(r"[“\"‘(]?([^\W_][\w’'-]*)")
_CAMEL = re.compile(r"[A-Z](?<=[a-z]{2}.)[a-z]*\b")
_CAMEL_SIGNS = signs({"a": SMALL, "A": CAPITALS}, "aaA")
_SUFFIXES = listed(
    """
    com org net io co tv fm js uk us eu ca de fr ru cn gov edu py md exe pdf html php info biz
    """
)
_ADDRESS = re.compile(
    r"https?:|www\.|@|\.(?:com|org|net|gov|edu|co|io|tv|html?|php)\b|[#/\\_={}<>&$]", re.IGNORECASE
)
_GLUED_ON = listed(
    """
    The They This That These Those There She We When While After But However According
    Meanwhile Although With From
    """
)
_LAST_SPACED = "\u058f"  # scripts behind it put marks between words otherwise, or no spaces
_LONGEST_WORD = 40
_WORDLIKE = 2  # letters
_ASIDE = 80  # characters of a remark in brackets
_SHORTEST_ENDING = 4  # letters of a capital word that may end a sentence: "Ph.D", "No.Ten"


def glued(reading: Reading) -> Iterator[Flag]:
    """Flag `closed.The`, `north,south`, `left,”he`, `storks(two)`."""
    text = reading.text
    if not _GLUED_SIGNS.are_in(reading.plain):
        return
    for match in _GLUED.finditer(text):
        start, end = match.start(), match.end()
        before = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
        after = _WORD_AFTER.match(text, end)
        if (
            before is None
            or after is None
            or (len(after.group(1)) < _WORDLIKE and after.group(1) not in "AIa")
        ):
            continue
        if not _is_damage(text, match, before.group(), after.group(1)):
            continue
        if _ADDRESS.search(_whole_token(text, start, after.end())):
            continue
        first = start - len(before.group())
        cut = start if text[start] in "(“" else end
        yield reading.flag(
            kinds.MISSING_SPACE,
            Span(first, after.end()),
            f"A space is missing before “{text[cut : after.end()]}”.",
            confidence=0.93,
            repair=f"{text[first:cut]} {text[cut : after.end()]}",
        )


def _is_damage(text: str, match: re.Match[str], before: str, after: str) -> bool:
    marks, start, end = match.group(), match.start(), match.end()
    if len(before) < _WORDLIKE or before[-1] > _LAST_SPACED or after[0] > _LAST_SPACED:
        return False
    match marks[0]:
        case "." | "!" | "?":
            damage = _new_sentence(text, match, before, after)
        case "," | ";" if len(marks) > 1:
            damage = marks[1] == "”" or _closes(text, start + 1)
        case '"':
            damage = _closes(text, start) and len(after) >= _WORDLIKE
        case ")" | "]":
            opened = text.rfind("(" if marks[0] == ")" else "[", max(0, start - _ASIDE), start)
            damage = opened >= 0 and " " in text[opened:start] and len(after) > _WORDLIKE
        case "(":
            closed = text.find(")", end, end + _ASIDE)
            damage = closed > 0 and " " in text[end:closed] and len(before) > _WORDLIKE
        case _:
            damage = marks[0] == "”" or len(after) >= _WORDLIKE
    return damage


def _new_sentence(text: str, match: re.Match[str], before: str, after: str) -> bool:
    marks = match.group()
    if len(marks) > 1 and marks[1] in '"”':
        return marks[1] == "”" or _closes(text, match.start() + 1)
    if (
        not after[0].isupper()
        or after.casefold() in _SUFFIXES
        or (len(after) > 1 and after[1].isupper())
    ):
        return False
    if before.isupper() or (before[0].isupper() and len(before) < _SHORTEST_ENDING):
        return False
    follower = text[match.end() + len(after) : match.end() + len(after) + 1]
    return follower not in {".", "/", "@"} or after in STARTERS


def _closes(text: str, at: int) -> bool:
    """Tell whether the straight mark at a place closes a quotation of its paragraph."""
    start = text.rfind("\n", 0, at) + 1
    return text.count('"', start, at + 1) % 2 == 0


def _whole_token(text: str, start: int, end: int) -> str:
    floor, ceiling = max(0, start - _LONGEST_WORD * 3), min(len(text), end + _LONGEST_WORD * 3)
    while start > floor and not text[start - 1].isspace():
        start -= 1
    while end < ceiling and not text[end].isspace():
        end += 1
    return text[start:end]


def glued_words(reading: Reading) -> Iterator[Flag]:
    """Flag `the townThe board`: a word glued to the one that opens a sentence."""
    text = reading.text
    if not _CAMEL_SIGNS.are_in(reading.plain):
        return
    for match in _CAMEL.finditer(text):
        second = match.group()
        if second not in _GLUED_ON:
            continue
        before = _WORD_BEFORE.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
        follower = text[match.end() : match.end() + 2]
        if (
            before is None
            or before.group() in {"Mc", "Mac"}
            or not re.match(r"\s[^\W_]", follower)
        ):
            continue
        word = before.group()
        yield reading.flag(
            kinds.RUN_TOGETHER,
            Span(match.start() - len(word), match.end()),
            f"Two pieces of text run together before “{second}”.",
            confidence=0.85,
            repair=f"{word}. {second}",
        )

"""Spaces that are missing between words, marks and sentences."""

import re
from collections.abc import Iterator

from editing import kinds
from editing.flag import Flag
from editing.joints import lost_weight, use_weight
from editing.likely import is_known
from editing.reading import Reading
from editing.signs import CAPITALS, LETTERS, SMALL, signs
from story.abbreviations import STARTERS, TITLES
from story.sentences import is_dotted, token_before
from story.wordlists import listed
from story.words import Span

# The mark comes first, that the scan may leap from mark to mark; the word before it is looked up.
_GLUED = re.compile(
    r"\.,(?<=[^\W\d_]\.,)(?=[^\W\d_])|[.!?,;)\]”\"(“](?<=[^\W\d_].)[\"”’)]*(?=[“\"‘(]?[^\W\d_])"
)
# A mark between letters, with more marks behind it or without.
_GLUED_SIGNS = signs(
    {"a": LETTERS, ".": '.!?,;)]"([', "'": "'", "9": "0123456789%"}, "a.a", "..a", ".'a", "9.a"
)
# Behind a mark that closes, a share or a year.
_BEHIND_CLOSING = re.compile(
    r"\.(?:(?<=[^\s([“][)”\"%]\.)|(?<=\s(?:19|20)\d\d\.))([A-Z][a-z]+)(?=[\s,])"
)
_LINK = re.compile(r"://|www\.|@")
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
_DAYS = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december
    """
)
_CAMEL_NAMES = listed(
    "easyjet flydubai airbaltic airasia openai opendemocracy lastminute youtube playstation"
)
_NO_STOP, _NO_SENTENCE = -0.3, -1.0  # weights of words and of sentences where none ends
_SHORTEST_WORD = 3  # letters
_LAST_SPACED = "\u058f"  # scripts behind it put marks between words otherwise, or no spaces
_LONGEST_WORD = 40
_WORDLIKE = 2  # letters
_ASIDE = 80  # characters of a remark in brackets
_SHORTEST_ENDING = 4  # letters of a capital word that may end a sentence: "Ph.D", "No.Ten"


def glued(reading: Reading) -> Iterator[Flag]:
    """Flag `closed.The`, `north,south`, `left,”he`, `storks(two)`, `(in 1995).Repairs`."""
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
        short = _short_form(text, match, after.group(1))
        if not short and not _is_damage(text, match, before.group(), after.group(1)):
            continue
        if _ADDRESS.search(_whole_token(text, start, after.end())):
            continue
        first = start - (len(short) or len(before.group()))
        opening = match.group()[1:2] == '"' and _opens(text, start + 1)
        cut = start if text[start] in "(“" else start + 1 if opening else end
        yield reading.flag(
            kinds.MISSING_SPACE,
            Span(first, after.end()),
            f"A space is missing before “{text[cut : after.end()]}”.",
            confidence=0.93,
            repair=f"{text[first:cut]} {text[cut : after.end()]}",
        )
    yield from _glued_behind_closing(reading)


def _glued_behind_closing(reading: Reading) -> Iterator[Flag]:
    text = reading.text
    for match in _BEHIND_CLOSING.finditer(text):
        start, end = match.start() - 1, match.end()
        aside = text.rfind("(", max(0, start - _ASIDE), start)
        if text[start] == ")" and (aside < 1 or not text[aside - 1].isspace()):
            continue  # f(x).Next
        if _LINK.search(_whole_token(text, start, end)):
            continue
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        first = before.start() if before else start
        cut = end - len(match.group(1))
        yield reading.flag(
            kinds.MISSING_SPACE,
            Span(first, end),
            f"A space is missing before “{match.group(1)}”.",
            confidence=0.93,
            repair=f"{text[first:cut]} {match.group(1)}",
        )


def _short_form(text: str, match: re.Match[str], after: str) -> str:
    """Return the short form that a word is glued to, without its last stop: p.m, U.S, Mr."""
    start, marks = match.start(), match.group()
    said = token_before(text, start)
    if len(after) < _WORDLIKE or not (is_dotted(said) or said.casefold() in TITLES):
        return ""
    if marks == ".,":
        return said
    if marks != "." or not after[0].isupper() or not after[1].islower():
        return ""
    opens = after.casefold() in STARTERS if is_dotted(said) else said[0].isupper()
    return said if opens else ""


def _is_damage(text: str, match: re.Match[str], before: str, after: str) -> bool:
    marks, start, end = match.group(), match.start(), match.end()
    if len(before) < _WORDLIKE or before[-1] > _LAST_SPACED or after[0] > _LAST_SPACED:
        return False
    match marks[0]:
        case "." | "!" | "?":
            damage = _new_sentence(text, match, before, after)
        case "," | ";" if len(marks) > 1:
            damage = marks[1] == "”" or _closes(text, start + 1) or _opens(text, start + 1)
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
        at = match.start() + 1
        return marks[1] == "”" or _closes(text, at) or (after[0].isupper() and _opens(text, at))
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


def _opens(text: str, at: int) -> bool:
    """Tell whether the straight mark at a place opens one of its paragraph's quotations."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    even = text.count('"', start, end if end >= 0 else len(text)) % 2 == 0
    return even and not _closes(text, at)


def _whole_token(text: str, start: int, end: int) -> str:
    floor, ceiling = max(0, start - _LONGEST_WORD * 3), min(len(text), end + _LONGEST_WORD * 3)
    while start > floor and not text[start - 1].isspace():
        start -= 1
    while end < ceiling and not text[end].isspace():
        end += 1
    return text[start:end]


def _are_words(text: str, at: int, left: str, right: str) -> bool:
    """Tell whether the news knows both words, no name made of the two, and a stop between them."""
    start, end = at - len(left), at + len(right)
    low, both = left.casefold(), (left + right).casefold()
    if (
        not (start == 0 or text[start - 1].isspace())
        or min(len(left), len(right)) < _SHORTEST_WORD
    ):
        return False
    if (left[0].isupper() and low not in _DAYS) or both in _CAMEL_NAMES:
        return False
    if not (is_known(low) and is_known(right.casefold())) or is_known(both):
        return False
    before = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : max(0, start - 1)])
    after = _WORD_AFTER.match(text, end + 1)
    if before is None or after is None or text.count(left + right) > 1:
        return False
    stopped = lost_weight(before.group(), low, right, after.group(1)) > _NO_STOP
    return stopped and use_weight(text, right, at, least=_NO_SENTENCE) > _NO_SENTENCE


def glued_words(reading: Reading) -> Iterator[Flag]:
    """Flag `the townThe board`: a word glued to the one that opens a sentence."""
    text = reading.text
    if not _CAMEL_SIGNS.are_in(reading.plain):
        return
    for match in _CAMEL.finditer(text):
        second = match.group()
        before = _WORD_BEFORE.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
        follower = text[match.end() : match.end() + 2]
        if (
            before is None
            or before.group() in {"Mc", "Mac"}
            or not (second in _GLUED_ON or _are_words(text, match.start(), before.group(), second))
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

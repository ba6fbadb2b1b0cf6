"""Full stops before a lower-case word: left mid-sentence, or the capital lost."""

import math
import re
from collections.abc import Iterator

from editing import kinds
from editing.clauses import SUBORDINATE, halves, hangs_on, is_finite
from editing.flag import Flag
from editing.lexicon import (
    AUXILIARIES,
    FUNCTION,
    MEASURES,
    PARTICLES,
    VERBS,
)
from editing.likely import drawn
from editing.names import FIRST_NAMES
from editing.reading import Reading
from editing.stray import cut_words
from editing.weights import weighed
from story.abbreviations import SHORTENED, TITLES
from story.sentences import is_dotted
from story.wordlists import listed
from story.words import Span

_STOP_LOWER = re.compile(r"\.(?<=[^.\s].)([\"”’»)\]]*)[^\S\n\r]+([a-z][\w'’-]*)")
_BEFORE = re.compile(r"\S+\Z")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]|[a-z]+\d")  # iPhone, p53, deadmau5
_ADDRESS = re.compile(r"https?:|(?:www|pic|bit|t)\.|[\w-]+\.(?:[\w-]+\.)*[a-z]{2,}|[\w.]+@")
_LONGEST_TOKEN = 60
# Sums of weights: from here a sentence begins after the stop, below there one goes on; between
# them the stop is likelier to be stray, but not so likely that it may be taken out.
_SENTENCE, _REST = 1.0, -0.5
_CAPITAL_NEXT = re.compile(r" [A-Z][a-z]")
# First names, and a verb, that are words as well: only one who knows the rest can tell.
_NAMES_AND_WORDS = listed(
    """
    bill carol christian chuck dean dick frank grant heather jack jean josh lee marine mark max
    may nick pat penny ray rich rob sue victor will
    """
)
_FAR = 3_000  # characters within which a name is looked for
_HABIT = 6  # so many sentences without a capital are the writer's way, if they are also
_HABIT_SHARE = 0.3  # this share of all sentences


def stops_before_lower_case(reading: Reading) -> Iterator[Flag]:
    """Flag `Asia. under` and `He left. the man`."""
    found = [m for m in _STOP_LOWER.finditer(reading.text) if _is_suspect(reading.text, m)]
    flags = [_judged(reading, match) for match in found]
    if not _is_habit(reading, flags):
        yield from flags


def _is_habit(reading: Reading, flags: list[Flag]) -> bool:
    """Tell whether the writer uses no capitals: then most paragraphs have none at the start."""
    many = sum(flag.kind == kinds.LOWER_CASE_START for flag in flags)
    if many < _HABIT or many <= _HABIT_SHARE * len(reading.sentences):
        return False
    return 2 * sum(reading.text[span.start].islower() for span in reading.body) >= len(
        reading.body
    )


def _is_suspect(text: str, match: re.Match[str]) -> bool:
    word = match.group(2)
    before = _token_before(text, match.start())
    bare = before.lstrip("\"'“‘«([").casefold()
    if not bare or len(bare) == 1 or is_dotted(bare) or "@" in bare or "/" in bare:
        return False
    if bare in TITLES or bare in SHORTENED or bare in MEASURES or bare.isdecimal():
        return False
    if "." in bare and not bare[0].isdigit():
        return False  # a web address ends in a stop like any word
    return not _may_open_lower(text, match.start(2), word)


def _may_open_lower(text: str, at: int, word: str) -> bool:
    """Tell whether a sentence may open with this word: iPhone, p53, al-Assad, de Blasio."""
    rest = text[at : at + _LONGEST_TOKEN]
    if _CAMEL.match(word) or _ADDRESS.match(rest):
        return True
    head = re.match(r"[a-z]+", word)
    if head and head.group() in PARTICLES:
        return bool(re.match(r"[a-z]+[-’'\s][\s]*[A-Z]", rest))
    if rest[len(word) : len(word) + 1] == "/":
        return True  # the desk's initials
    return len(word) == 1 and word not in {"a", "i"}


def _token_before(text: str, stop: int) -> str:
    match = _BEFORE.search(text[max(0, stop - _LONGEST_TOKEN) : stop])
    return match.group() if match else ""


def _judged(reading: Reading, match: re.Match[str]) -> Flag:
    text = reading.text
    before = _token_before(text, match.start())
    opened = before.lstrip("\"'“‘«([")
    word = match.group(2)
    span = Span(match.start() - len(opened), match.end())
    if match.group(1):
        return _after_closing(reading, match, span)
    leaning = weighed(cut_words(text, match.start(), match.start(2)))
    if _is_name(text, match.start(2), word) and word not in FUNCTION:
        leaning = max(leaning, _SENTENCE)
    leaning = max(leaning, _least(text, match, before))
    hangs = word in SUBORDINATE and hangs_on(text, match.start(2))
    if leaning >= _SENTENCE and not hangs:
        return reading.flag(
            kinds.LOWER_CASE_START,
            span,
            f"The sentence after “{opened}.” begins in lower case.",
            confidence=0.93,
            repair=f"{text[span.start : match.start(2)]}{word[0].upper()}{word[1:]}",
        )
    return reading.flag(
        kinds.STRAY_FULL_STOP,
        span,
        f"A full stop cuts the sentence before “{word}”.",
        confidence=0.96,
        repair=f"{opened} {word}" if leaning < _REST else None,
    )


def _least(text: str, match: re.Match[str], before: str) -> float:
    """Return the least sum for what stands here: a name has a capital, a subject may have one."""
    word, end = match.group(2), match.end()
    if word in _NAMES_AND_WORDS:
        return _REST if _CAPITAL_NEXT.match(text, end) else -math.inf
    if word.capitalize() in FIRST_NAMES:
        return _SENTENCE
    if word in FUNCTION or before.casefold() in FUNCTION or drawn(before.casefold(), word) > 0:
        return -math.inf
    left, right = halves(text, match.start(), match.start(2))
    subject = len(right) > 1 and right[1] in AUXILIARIES
    return _REST if subject and is_finite(left) else -math.inf


def _after_closing(reading: Reading, match: re.Match[str], span: Span) -> Flag:
    """`“We left.” he said`: a comma belongs there, if the words after it are the attribution."""
    text = reading.text
    closing = match.group(1)
    return reading.flag(
        kinds.STRAY_FULL_STOP,
        span,
        f"A full stop cuts the sentence before “{match.group(2)}”.",
        confidence=0.72 if closing.strip(")]") else 0.8,
        repair=None
        if ")" in closing or "]" in closing
        else text[span.start : match.start()] + "," + text[match.start(1) : match.end()],
    )


def _is_name(text: str, at: int, word: str) -> bool:
    """Tell whether the text writes this word with a capital, and never without but here."""
    capital = rf"\b{re.escape(word[0].upper() + word[1:])}\b"
    small = rf"\b{re.escape(word)}\b"
    around = text[max(0, at - _FAR) : at + _FAR]
    return bool(re.search(capital, around)) and len(re.findall(small, around)) == 1


def has_verb(words: list[str]) -> bool:
    """Tell whether a finite verb is surely among the words."""
    return not (AUXILIARIES.isdisjoint(words) and VERBS.isdisjoint(words))

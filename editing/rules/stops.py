"""Full stops before a lower-case word: left mid-sentence, or the capital lost."""

import re
from collections.abc import Iterator
from itertools import pairwise

from editing import kinds
from editing.flag import Flag
from editing.joints import boundary
from editing.lexicon import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    FUNCTION,
    MEASURES,
    PARTICLES,
    PRONOUNS,
    VERBS,
)
from editing.reading import Reading
from story.abbreviations import SHORTENED, TITLES
from story.sentences import is_dotted
from story.wordlists import listed
from story.words import Span, folded

_STOP_LOWER = re.compile(r"(?<![.\s])\.([\"”’»)\]]*)[^\S\n\r]+([a-z][\w'’-]*)")
_BEFORE = re.compile(r"\S+\Z")
_CLAUSE = re.compile(r"[^.!?\n\r]*")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]")
_ADDRESS = re.compile(r"https?:|(?:www|pic|bit|t)\.|[\w-]+\.[a-z]{2,}|[\w.]+@")
_LONGEST_TOKEN = 60
_NO_BOUNDARY, _BOUNDARY = -1.0, 4.0  # sums of weights
_LONGEST_CLAUSE = 400
_EARLY = 9  # words within which a sentence shows its verb
_SUBJECTS = PRONOUNS | listed(
    """
    the a an this these those his her its their our my it's he's she's they're we're i'm
    there's that's many several most some all both another
    """
) - {"that", "who"}
_LEADING_IN = listed(
    """
    in on at after before during since under for from with by as when while if according
    despite though although late early unlike among instead
    """
)
_NOMINATIVE = listed("he she they we it's i'm there's")
_WAITING = listed(
    """
    said says say told think thinks thought believe believes know knows hope hopes how what
    where whom so because
    """
)
_ATTRIBUTES = listed("said says added told")
_PAST = re.compile(r"[a-z]{3,}ed$")
_SHORTEST_SENTENCE = 4
_FAR = 3_000  # characters within which a name is looked for
_HABIT = 6  # so many lower-case starts are the writer's way, if they are also
_HABIT_SHARE = 0.3  # this share of all sentences


def stops_before_lower_case(reading: Reading) -> Iterator[Flag]:
    """Flag `Asia. under` and `He left. the man`."""
    found = [m for m in _STOP_LOWER.finditer(reading.text) if _is_suspect(reading.text, m)]
    if not found:
        return
    if len(found) >= _HABIT and len(found) > _HABIT_SHARE * len(reading.sentences):
        return
    for match in found:
        yield _judged(reading, match)


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
    """Tell whether a sentence may open with this word: iPhone, al-Assad, de Blasio."""
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
    leaning = boundary(text, match.start(), match.start(2), match.end())
    if leaning > _BOUNDARY or (
        leaning > _NO_BOUNDARY and opens_sentence(text, match.start(), match.start(2))
    ):
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
        repair=f"{opened} {word}",
    )


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


def opens_sentence(text: str, stop: int, start: int) -> bool:
    """Tell whether a whole sentence starts there, a stop after another; its case does not matter.

    `text[start]` is the first letter of a word.
    """
    after = _CLAUSE.match(text, start, min(len(text), start + _LONGEST_CLAUSE))
    said = after.group() if after else ""
    first, *rest = folded(said)
    line = max(text.rfind("\n", 0, stop), stop - _LONGEST_CLAUSE, 0)
    preceding = folded(re.split(r"[.!?]\s", text[line:stop])[-1])
    if (
        len(preceding) < _SHORTEST_SENTENCE
        or preceding[-1] in FUNCTION
        or preceding[-1] in _WAITING
    ):
        return False
    bare = first.partition("'")[0]
    if first in {"but", "however", "meanwhile"} or {first, bare} & _NOMINATIVE:
        return True
    if first in _LEADING_IN or first.endswith("ly"):
        head, comma, tail = said.partition(",")
        main = folded(tail)
        if not comma or len(folded(head)) > _EARLY or not main or main[0] in CONJUNCTIONS:
            return False
        return _has_subject_and_verb(main) and not _ATTRIBUTES & set(main[:_SHORTEST_SENTENCE])
    if first in _SUBJECTS:
        return preceding[-1] not in VERBS and _has_subject_and_verb([first, *rest])
    return first not in FUNCTION and _is_name(text, start, first)


def _is_name(text: str, at: int, word: str) -> bool:
    """Tell whether the text writes this word with a capital, and never without but here."""
    capital = rf"\b{re.escape(word[0].upper() + word[1:])}\b"
    small = rf"\b{re.escape(word)}\b"
    around = text[max(0, at - _FAR) : at + _FAR]
    return bool(re.search(capital, around)) and len(re.findall(small, around)) == 1


def _has_subject_and_verb(found: list[str]) -> bool:
    """Tell whether a finite verb comes soon, and not as an infinitive."""
    for before, word in pairwise(found[:_EARLY]):
        if before == "to":
            return False
        if word in AUXILIARIES or (
            before not in ARTICLES and (word in VERBS or _PAST.match(word))
        ):
            return True
    return bool(found) and found[0] in AUXILIARIES


def has_verb(words: list[str]) -> bool:
    """Tell whether a finite verb is surely among the words."""
    return any(w in AUXILIARIES or w in VERBS for w in words)

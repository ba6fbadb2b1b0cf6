"""Pieces that run together: sentences without their stop, a headline glued to the body."""

import re
from collections.abc import Iterator

from editing import kinds
from editing.clauses import halves, is_finite
from editing.flag import Flag
from editing.joints import (
    BEFORE_LOST,
    LONGEST_HEADLINE,
    LOST,
    heading,
    lost_weight,
    use_weight,
)
from editing.lexicon import ARTICLES, DETERMINERS, FUNCTION, PARTICLES, PRONOUNS, SAYING
from editing.reading import Reading
from editing.suspects import ATTRIBUTING, CALENDAR, OPENERS, suspects
from editing.weights import weighed
from story.abbreviations import TITLES
from story.wordlists import listed
from story.words import Span, folded

_BEFORE_FIGURES = listed("In On At By Since From For After Before During Of About")
_CALLS = listed(
    """
    called titled named entitled dubbed film movie book novel song album band show series
    newspaper magazine programme program website site app game single track play musical
    documentary episode column headline tweet slogan hashtag tune piece serial mini-series sitcom
    opera poem essay degrees
    """
)
# A quoted sentence, with who said it behind.
_QUOTED = re.compile(
    r"[\"“](?<=[a-z] .)([A-Z][\w'’]* [a-z][^\"“”\n]{3,300}[,!?])[\"”] "
    r"(?:(?:he|she|they|(?:[A-Z][\w.'’-]* ){0,2}[A-Z][\w'’-]*) (?:said|says|added|told)\b"
    r"|(?:said|says|added) [A-Z])"
)
_SUBJECTS = PRONOUNS | DETERMINERS | listed("i'm i've we're we've it's he's she's they're that's")
# What is quoted is said by these, or stands on them.
_QUOTING = SAYING | listed(
    """
    saying say tell telling replied reply wrote write writes read reads shouted shouting warned
    insisted declared sang sung chanted chanting sign signs banner banners message messages
    slogans phrase words word letter note motto line lines question joke quote statement text
    poster posters placard placards answer answered
    """
)
_TITLE_SHORT = 15
_HEADLINE = 1.0  # sum of weights; of 200 texts that open with their story one comes above it
_NEAR = 60  # characters
# Who said what was quoted: a capital behind it opens a sentence, unless it is the day.
_ATTRIBUTED = re.compile(
    r"[,?!][\"”’'] (?:[Hh]e|[Ss]he|[Tt]hey|(?:[A-Z][\w.'’-]* ){0,2}[A-Z][\w'’-]+) \Z"
)
# Sums of weights; of the places of printed texts above `_LIKELY` half have lost a stop indeed.
_UNLIKELY, _UNSURE, _LIKELY, _TITLED, _ARTICLE, _SURE = -1.0, 1.0, 2.6, 2.5, 3.6, 4.5


def missing_stops(reading: Reading) -> Iterator[Flag]:
    """Flag `at high speed They spend`."""
    text = reading.text
    floor = reading.headline.end if reading.headline else 0
    for match in suspects(reading, floor):
        opener, start = match.group(1), match.start(1)
        near = max(floor, start - _NEAR)
        two = text.rfind(" ", near, max(near, text.rfind(" ", near, start - 1)))
        before = BEFORE_LOST.search(text, max(near, two), start)
        if before is None:
            continue
        left = before.group(2)
        sure = _sureness(text, match, before)
        if sure and left not in _CALLS:
            yield reading.flag(
                kinds.RUN_TOGETHER,
                Span(before.start(2), match.end(1)),
                f"A full stop is missing before “{opener}”.",
                confidence=sure,
                repair=f"{left}. {opener}",
            )


def _sureness(text: str, match: re.Match[str], before: re.Match[str]) -> float:
    """Return how sure it is that a stop is missing before the match, or 0."""
    opener, left, after = match.group(1), before.group(2), match.group(2)
    name = after[0].isupper() and not after.isupper()
    lying = after == "I" and text[match.end(2) + 1 : match.end(2) + 2].isupper()  # As I Lay Dying
    titled = opener in OPENERS and (name or lying)
    if _is_attribution(text, opener, before):
        return 0.85
    if _is_name(opener, before, titled=titled) or (opener == "No" and after[0].isdigit()):
        return 0.0
    opens = opener in (_BEFORE_FIGURES if after[0].isdigit() else OPENERS)
    unsure = opens and not titled and left[0].islower() and left not in FUNCTION
    article = titled and opener.casefold() in ARTICLES  # likelier a title: the tune The Last Post
    least = _UNSURE if unsure else _ARTICLE if article else _TITLED if titled else _LIKELY
    if left in CALENDAR and opener not in OPENERS:
        least = _SURE
    likely = lost_weight(before.group(1), left, opener, after)
    if likely <= _UNLIKELY:
        return 0.0
    used = use_weight(text, opener, match.start(1), least=least - likely)
    likely = round(likely + used, 1)
    if likely <= least:
        return 0.0
    return 0.85 if unsure else 0.86 if likely > _SURE else 0.78


def _is_attribution(text: str, opener: str, before: re.Match[str]) -> bool:
    """Tell whether the words before say who said what was quoted, and no day follows."""
    if before.group(2) not in ATTRIBUTING or opener in CALENDAR:
        return False
    start = before.start(2)
    return _ATTRIBUTED.search(text[max(0, start - _NEAR) : start]) is not None


def _is_name(opener: str, before: re.Match[str], *, titled: bool) -> bool:
    """Tell whether the capital begins a name or a title for what stands before it."""
    left = before.group(2)
    if titled and (left[0].isupper() or left in FUNCTION):
        return True  # of The Aviator
    if left in PARTICLES or (not left[0].isalpha() and before.group(1).casefold() in DETERMINERS):
        return True  # Osama bin Laden; the 2003 Energy Act
    if left in CALENDAR and opener.casefold() in TITLES:
        return True  # but on Wednesday Mr Hay said
    return opener not in OPENERS and left in SAYING  # said Vera Drake


def stops_before_quotations(reading: Reading) -> Iterator[Flag]:
    """Flag `He left the room "We are done," she said`: a sentence is quoted behind another."""
    text = reading.text
    for at in _opening_inside(text, reading.plain):
        match = _QUOTED.match(text, at)
        if match is None:
            continue
        start = text.rfind(" ", 0, at - 1) + 1
        left, word = halves(text, at - 1, at)[0], text[start : at - 1]
        said = folded(match.group(1))
        if (
            not word.isalpha()
            or not _may_be_ended(word)
            or not is_finite(left)
            or not _QUOTING.isdisjoint(left)
            or said[0] not in _SUBJECTS
            or not is_finite(said)
        ):
            continue
        yield reading.flag(
            kinds.RUN_TOGETHER,
            Span(start, at + 1),
            "A full stop is missing before the quotation.",
            confidence=0.85,
            repair=f"{word}. {text[at]}",
        )


def _opening_inside(text: str, plain: bytes | None) -> Iterator[int]:
    """Yield where a quotation opens with a capital behind a small letter and a blank."""
    if plain is None:
        yield from (match.start() for match in _QUOTED.finditer(text))
        return
    at = plain.find(b' "') + 1
    while at > 0:
        if text[at - 2].islower() and text[at + 1 : at + 2].isupper():
            yield at
        at = plain.find(b' "', at) + 1


def _may_be_ended(word: str) -> bool:
    """Tell whether a sentence may end in a word, which calls nothing by what is quoted."""
    low = word.casefold()
    return not (low in FUNCTION or low in _CALLS or is_finite([low]) or low.endswith("ing"))


def headline_run_on(reading: Reading) -> Iterator[Flag]:
    """Flag a headline that nobody knows, where it runs into the first sentence."""
    text = reading.text
    if reading.copy.title or reading.headline or not reading.body or reading.body[0].start:
        return
    best, found = _HEADLINE, None
    for match in LOST.finditer(text, 0, min(reading.body[0].end, LONGEST_HEADLINE)):
        likely = weighed(heading(text, match))
        if likely > best:
            best, found = likely, match
    if found is None:
        return
    start = text.rfind(" ", 0, found.start()) + 1
    left = text[start : found.start()]
    if left in _CALLS:
        return
    yield reading.flag(
        kinds.RUN_TOGETHER,
        Span(start, found.end(1)),
        "The headline seems to run into the text.",
        confidence=0.75,
        repair=f"{left}\n\n{found.group(1)}",
    )


def glued_headline(reading: Reading) -> Iterator[Flag]:
    """Flag a headline that runs into the first sentence."""
    title = reading.copy.title.strip()
    text = reading.text
    start = len(text) - len(text.lstrip())
    if len(title) < _TITLE_SHORT or not text.startswith(title, start):
        return
    end = start + len(title)
    rest = text[end : end + 2]
    if not rest.strip() or "\n" in rest or "\r" in rest or title[-1] in ".!?":
        return
    if not text[end:].lstrip()[:1].isupper() and text[end:].lstrip()[:1] not in '“"':
        return
    last = title.split()[-1]
    word = re.match(r"\s*\S+", text[end : end + 60])
    stop = end + (word.end() if word else 0)
    yield reading.flag(
        kinds.RUN_TOGETHER,
        Span(end - len(last), stop),
        "The headline runs into the text.",
        confidence=0.9,
        repair=f"{last}\n\n{text[end:stop].lstrip()}",
    )

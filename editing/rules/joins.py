"""Pieces that run together: sentences without their stop, a headline glued to the body."""

import re
from collections.abc import Iterator

from editing import kinds
from editing.flag import Flag
from editing.lexicon import FUNCTION
from editing.reading import Reading
from story.wordlists import listed
from story.words import Span

_NO_STOP = re.compile(r"[A-Z](?<=[a-z0-9%] .)[a-z]+(?= ([a-z][a-z'’-]+|\d))")
_OPENERS = listed(
    """
    The They He She We It This These Those There But However Meanwhile According His Her Their
    Some Many Although When After While If In On At An As And So You What Since Last One Two
    More Other Both Despite Under During By From With For To No Not Earlier Later Now Also
    Even Still Its Our My Your Most Several Each Another All Among Because Until Through Where
    Who How Why That Such Police Officials Then Yet Once
    """
)
_BEFORE_FIGURES = listed("In On At By Since From For After Before During Of About")
_WORD_BEFORE = re.compile(r"(?<![\w“\"‘'’.-])[a-z][a-z'’-]+(?= \Z)")
_CALLS = listed(
    """
    called titled named entitled dubbed film movie book novel song album band show series
    newspaper magazine programme program website site app game single track play musical
    documentary episode column headline tweet slogan hashtag
    """
)
_TITLE_SHORT = 15


def missing_stops(reading: Reading) -> Iterator[Flag]:
    """Flag `at high speed They spend`."""
    if not reading.english:
        return
    text = reading.text
    for match in _NO_STOP.finditer(text):
        opener = match.group()
        word = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if (
            opener not in (_BEFORE_FIGURES if match.group(1).isdigit() else _OPENERS)
            or word is None
        ):
            continue
        before = word.group()
        if before in FUNCTION or before in _CALLS:
            continue
        if reading.headline and match.start() < reading.headline.end:
            continue
        yield reading.flag(
            kinds.RUN_TOGETHER,
            Span(word.start(), match.end()),
            f"A full stop is missing before “{opener}”.",
            confidence=0.85,
            repair=f"{before}. {opener}",
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

"""Sentences and paragraphs in capitals."""

import re
from collections.abc import Iterator

from editing import kinds
from editing.flag import Flag
from editing.reading import Reading
from editing.signs import SMALL, signs
from story.words import words

_LONG_RUN = re.compile(r"[A-Z](?=[^a-z]{24})")
# Of a run of 25 characters without a small letter every fourth is none: that is six.
_STEP = 4
_SIGNS = signs({"a": SMALL}, "______")
_BULLET = re.compile(r"[*•·▪] ?\S")  # a wire's list of results
_FEWEST_WORDS = 7
_FEWEST_SURE = 12
_SHARE = 0.92
_AMPERSAND = re.compile(r"\w+(?:&\w+)+")  # AT&T: a name, no words


def capitals(reading: Reading) -> Iterator[Flag]:
    """Flag a paragraph in capitals; the first one only if it is no headline."""
    text, plain = reading.text, reading.plain
    if not (plain is None or _SIGNS.are_in(plain[::_STEP])) or not _LONG_RUN.search(text):
        return
    for paragraph, sentences in reading.by_paragraph:
        if _BULLET.match(text, paragraph.start):
            continue
        shouting = [s for s in sentences if _shouts(text[s.start : s.end])]
        if not shouting:
            continue
        whole = len(shouting) == len(sentences)
        for span in [paragraph] if whole else shouting:
            count = len(words(_AMPERSAND.sub("", reading.at(span))))
            if count < _FEWEST_WORDS:
                continue
            yield reading.flag(
                kinds.ALL_CAPS,
                span,
                "This is all in capitals.",
                confidence=0.9 if count >= _FEWEST_SURE or not whole else 0.72,
            )


def _shouts(said: str) -> bool:
    letters = [c for c in said if c.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > _SHARE * len(letters)

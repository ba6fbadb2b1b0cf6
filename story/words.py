"""Words and their places in the text: the one tokenizer of dedup, editing and the comparison."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Letters and digits, joined by an apostrophe, or inside a figure by a point or a comma.
PATTERN = r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*"
_WORD = re.compile(PATTERN)
_COUNTED = re.compile(rf"[a-z]+ |{PATTERN}")  # most words are small letters before a blank
# Most words are small letters before a blank or a mark; taking the blank along saves a search.
_FOLDED = re.compile(rf"\s?([a-z]+(?=[ .,\n])|{PATTERN})")
# What `folded` makes of a plain text without figures, a fifth of the time of a search.
_BYTES = [chr(byte) for byte in range(256)]
_ALONE = bytes(ord(c.lower() if c.isalpha() or c == "'" else " ") for c in _BYTES)
_NO_FIGURES = bytes(ord(c) for c in _BYTES if not c.isdecimal())


class Span(NamedTuple):
    """A stretch of a text, in characters: `text[start:end]`."""

    start: int
    end: int


class Word(NamedTuple):
    """A word as it stands, and where."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words of a text in order; `text[w.start:w.end] == w.text`."""
    return list(each(text))


def each(text: str) -> Iterator[Word]:
    """Yield the words of a text in order, as they are asked for."""
    return (Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


def count(text: str) -> int:
    """Return how many words a text has."""
    return len(_COUNTED.findall(text))


def folded(text: str) -> list[str]:
    """Return the words of a text as dedup compares them: case folded, apostrophes straight."""
    straight = text.replace("’", "'").replace("ʼ", "'")
    if straight.isascii() and "''" not in straight:
        plain = straight.encode()
        if not plain.translate(None, _NO_FIGURES):
            said = f" {plain.translate(_ALONE).decode()} "
            if "'" in said:
                said = said.replace(" '", "  ").replace("' ", "  ")
            return said.split()
    return _FOLDED.findall(straight.casefold())

"""Signs that a rule has something to look at: one glance at a text whose characters are classes.

A clean text gives most rules nothing to do, and looking for signs costs a tenth of looking for
what the rule describes. A sign says that there may be something, never that there is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_CURLY = (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("…", "."))
_LATIN = 256
_OTHER = ord("_")

LETTERS = "".join(c for c in map(chr, range(_LATIN)) if c.isalpha())
SMALL, CAPITALS = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BLANKS = "\t \x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0"
_APOSTROPHE = "'"
_LOW = bytes(ord(c.lower()) for c in map(chr, range(_LATIN)))
_ALONE = bytes(c if chr(c).isalnum() or chr(c) == _APOSTROPHE else ord(" ") for c in _LOW)
_NO_WORD = re.compile(r"[^\w'’ʼ]|_")


def plain(text: str) -> bytes | None:
    """Return a byte for each character, curly marks made straight; `None` beyond Latin-1."""
    if not text.isascii():
        for curly, straight in _CURLY:
            text = text.replace(curly, straight)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def low(text: str, plain: bytes | None) -> str:
    """Return a text in small letters, character by character; curly marks may be straight."""
    if plain is not None:
        return plain.translate(_LOW).decode("latin-1")
    said = text.lower()
    # Few letters have two for their small one: İ.
    return said if len(said) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    said = letter.lower()
    return said if len(said) == 1 else letter


def words_alone(text: str, plain: bytes | None) -> str:
    """Return a text with a blank for each character but letters, figures and apostrophes in words.

    Latin letters are small ones; `plain` is what `plain` made of the text.
    """
    if plain is None:
        alone = _NO_WORD.sub(" ", text).replace("’", _APOSTROPHE).replace("ʼ", _APOSTROPHE)
    else:
        alone = plain.translate(_ALONE).decode("latin-1")
    if _APOSTROPHE not in alone:
        return alone
    return alone.replace(" '", "  ").replace("' ", "  ")


@dataclass(frozen=True, slots=True)
class Signs:
    """Sequences of classes of characters, of which a text must have one to be worth a look."""

    classes: bytes
    signs: tuple[bytes, ...]

    def are_in(self, said: bytes | None) -> bool:
        """Tell whether one of the signs is in what `plain` made of a text."""
        if said is None:
            return True
        said = said.translate(self.classes)
        for sign in self.signs:  # noqa: SIM110 - half the time of any()
            if sign in said:
                return True
        return False

    def places(self, said: bytes, *, behind: bytes) -> Iterator[int]:
        """Yield where a sign begins in what `plain` made of a text, behind one of the classes."""
        said = said.translate(self.classes)
        for sign in self.signs:
            at = said.find(sign)
            while at >= 0:
                if said[at - 1] in behind:
                    yield at
                at = said.find(sign, at + 1)


def signs(classes: Mapping[str, str], *sequences: str) -> Signs:
    """Return signs: `classes` gives for the letter that stands for a class its characters."""
    table = bytearray([_OTHER]) * _LATIN
    for name, members in classes.items():
        for member in members:
            table[ord(member)] = ord(name)
    return Signs(bytes(table), tuple(sequence.encode() for sequence in sequences))

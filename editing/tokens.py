"""A text as the alignment sees it: words in their common form, marks, and where each stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from editing.house import common
from editing.long_forms import DOTTED
from editing.remembered import Remembered
from story.wordlists import listed

_SHORT = r"(?:[^\W\d_]\.){2,}(?!\w)"  # U.S., p.m.
_TITLES = listed(
    """
    Mr Mrs Ms Dr Jan Feb Aug Sep Sept Oct Nov Dec St Gen Gens Sen Sens Rep Reps Gov Govs Prof Profs
    Lt Lieut Col Capt Sgt Maj Cmdr Cpl Pvt Brig Adm Rev Insp Supt Det Mt Ft
    """
)
_TITLE = rf"(?:{'|'.join(sorted(_TITLES, reverse=True))})\."
# What may be glued to a figure and is a word all the same: 58kph, £5m, 11am.
_GLUED = r"(?=(?:kp?m?h|mph|k[mg]|[cm]?m|bn|bln|ml?n|trn?|tn|[ap]m|ft|lbs?|[CF])\b)"
_WORD = rf"\d+(?:[.,]\d+)+|\d+{_GLUED}|[^\W_]+(?:['’ʼ][^\W_]+)*"
_DOLLARS = r"\b(?:US|AU|CA|HK|NZ|[ACS])\$"
# Most tokens are small letters before a blank, so these come first; and the blank before a token
# is taken along, that no search begins at it.
_TOKEN = re.compile(
    rf"""(\s?)
      ((?!per\ cent\b)[a-z]+(?=[\ ,])
      |{_SHORT}|{_TITLE}|{_DOLLARS}|\b[Pp]er\ cent\b|{_WORD}
      |[—–]|--+|(?<=\s)-+(?=\s)
      |[.!?]+|…|[,;:()\[\]“”„"%$€£&]
      |[‘’'](?!\w)|(?<!\w)[‘’'])""",
    re.VERBOSE,
)
_DOTTED = re.compile(rf"{_SHORT}|{_TITLE}")
_SINGLE = frozenset(".,;:?!")
_MARKS = {
    "per cent": "%",
    "Per cent": "%",
    "&": "and",
    **dict.fromkeys("“”„‘’'", '"'),
    **dict.fromkeys("—–", "–"),
}
_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: as they stand, the form compared, and start and end of each."""

    text: str
    words: tuple[str, ...]
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def said(self, start: int, end: int) -> str:
        """Return the text that tokens `start` to `end` stand for."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> Tokens:
    """Return the tokens of a text; remembered, for a sibling is asked many times."""
    # A token with a blank inside; dashes that are none at the edge of a text.
    whole = "er cent" in text or text[:1] == "-" or text[-1:] == "-"
    words, starts, ends = _searched(text) if whole else _by_pieces(text)
    forms = tuple(map(_FORMS.__getitem__, words))
    return Tokens(text, tuple(words), forms, tuple(starts), tuple(ends))


def _searched(text: str) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    """Return the tokens as they stand, and start and end of each."""
    # What lies between two tokens, the blanks before a token, the token; and so on.
    pieces = _TOKEN.split(text)
    ends = tuple(accumulate(map(len, pieces)))
    return pieces[2::3], ends[1::3], ends[2::3]


def _by_pieces(text: str) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    """Return what `_searched` does, quicker: no token has a blank inside, and most are plain."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for piece in text.split(" "):
        size = len(piece)
        if piece.isalpha():
            words.append(piece)
            starts.append(at)
            ends.append(at + size)
        elif piece[-1:] in _SINGLE and piece[:-1].isalpha() and piece[:-1] not in _TITLES:
            words += piece[:-1], piece[-1]
            starts += at, at + size - 1
            ends += at + size - 1, at + size
        elif piece:
            for word, first, last in _PIECES[piece]:
                words.append(word)
                starts.append(at + first)
                ends.append(at + last)
        at += size + 1
    return words, starts, ends


def _tokens_of(piece: str) -> list[tuple[str, int, int]]:
    """Return the tokens of a piece without blanks, and start and end of each."""
    words, starts, ends = _searched(f" {piece} ")
    both = zip(words, starts, ends, strict=True)
    return [(word, start - 1, end - 1) for word, start, end in both]


def form(said: str) -> str:
    """Return the form under which a token is compared."""
    if said in _MARKS:
        return _MARKS[said]
    if said[0] == "-":
        return "–"
    if said[-1] == "$":
        return "$"
    if "." in said and _DOTTED.fullmatch(said):
        bare = said.casefold().replace(".", "")
        return common(DOTTED.get(bare, bare))
    if said[0].isalnum():
        return common(said.casefold().replace("’", "'").replace("ʼ", "'"))
    return said


_FORMS = Remembered(form)
_PIECES = Remembered(_tokens_of)


def is_word(form: str) -> bool:
    """Tell whether a form is a word or a figure, not a mark."""
    return form[0].isalnum() or form == "%"

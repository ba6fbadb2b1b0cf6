"""A text as the alignment sees it: words in their common form, marks, and where each stands."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from editing.house import common

_SHORT = r"(?:[^\W\d_]\.){2,}(?!\w)"  # U.S., p.m.
_TITLE = r"(?:Mrs?|Ms|Dr|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|St|Gen|Sen|Rep|Gov|Prof|Lt|Col)\."
_WORD = r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*"
# Most tokens are small letters before a blank, so these come first; and the blank before a token
# is taken along, that no search begins at it.
_TOKEN = re.compile(
    rf"""(\s?)
      ((?!per\ cent\b)[a-z]+(?=[\ ,])
      |{_SHORT}|{_TITLE}|\b[Pp]er\ cent\b|{_WORD}
      |[—–]|--+|(?<=\s)-+(?=\s)
      |[.!?]+|…|[,;:()\[\]“”„"%$€£&]
      |[‘’'](?!\w)|(?<!\w)[‘’'])""",
    re.VERBOSE,
)
_DOTTED = re.compile(rf"{_SHORT}|{_TITLE}")
_MARKS = {
    "per cent": "%",
    "Per cent": "%",
    "&": "and",
    **dict.fromkeys("“”„‘’'", '"'),
    **dict.fromkeys("—–", "–"),
}
_REMEMBERED = 64
_KNOWN = 100_000


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
    # What lies between two tokens, the blanks before a token, the token; and so on.
    pieces = _TOKEN.split(text)
    ends = tuple(accumulate(map(len, pieces)))
    words = tuple(pieces[2::3])
    if len(_FORMS) > _KNOWN:
        _FORMS.clear()
    return Tokens(text, words, tuple(map(_FORMS.__getitem__, words)), ends[1::3], ends[2::3])


class _Forms(dict[str, str]):
    """The forms of the tokens seen so far."""

    def __missing__(self, said: str) -> str:
        self[said] = form(said)
        return self[said]


_FORMS = _Forms()


def form(said: str) -> str:
    """Return the form under which a token is compared."""
    if said in _MARKS:
        return _MARKS[said]
    if said[0] == "-":
        return "–"
    if _DOTTED.fullmatch(said):
        return common(said.casefold().replace(".", ""))
    if said[0].isalnum():
        return common(said.casefold().replace("’", "'").replace("ʼ", "'"))
    return said


def is_word(form: str) -> bool:
    """Tell whether a form is a word or a figure, not a mark."""
    return form[0].isalnum() or form == "%"

"""A text as the alignment sees it: words in their common form, marks, and where each stands."""

import re
from dataclasses import dataclass
from functools import lru_cache

from editing.house import common

_TOKEN = re.compile(
    r"""(?P<short>(?:[^\W\d_]\.){2,}(?!\w))                 # U.S., p.m.
      |(?P<title>(?:Mrs?|Ms|Dr|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|St|Gen|Sen|Rep|Gov|Prof|Lt|Col)\.)
      |(?P<percent>\b[Pp]er\ cent\b)
      |(?P<word>\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*)
      |(?P<dash>[—–]|--+|(?<=\s)-+(?=\s))
      |(?P<mark>[.!?]+|…|[,;:()\[\]“”„"%$€£&])
      |(?P<single>[‘’'](?!\w)|(?<!\w)[‘’'])""",
    re.VERBOSE,
)
_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: the form compared, and start and end of each."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def said(self, start: int, end: int) -> str:
        """Return the text that tokens `start` to `end` stand for."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> Tokens:
    """Return the tokens of a text; remembered, for a sibling is asked many times."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        forms.append(_form(match))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, tuple(forms), tuple(starts), tuple(ends))


def _form(match: re.Match[str]) -> str:
    said = match.group()
    match match.lastgroup:
        case "word":
            return common(said.casefold().replace("’", "'").replace("ʼ", "'"))
        case "short" | "title":
            return common(said.casefold().replace(".", ""))
        case "percent":
            return "%"
        case "dash":
            return "–"
        case "single":
            return '"'
        case _:
            return '"' if said in "“”„" else "and" if said == "&" else said


def is_word(form: str) -> bool:
    """Tell whether a form is a word or a figure, not a mark."""
    return form[0].isalnum() or form == "%"

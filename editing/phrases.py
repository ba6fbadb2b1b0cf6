"""How furniture is written down: a kind, the words that announce it, and its patterns."""

import re
from dataclasses import dataclass

from story.wordlists import listed
from story.words import folded

_NAME = r"(?-i:[A-Z][\w.'’-]*)"
# What stands in patterns for longer ones: names and what binds them; agencies; picture stocks.
_SHORT = {
    "<names>": rf"(?:the )?{_NAME}(?:,? (?:{_NAME}|and|in|of|at|the|for|&))*",
    "<agency>": (
        r"(?:the )?(?:associated press|canadian press|press association|agence france-presse"
        r"|press trust of india|reuters|afp|ap|upi|dpa|epa|efe|ansa|tass|xinhua"
        r"|bloomberg(?: news)?|kyodo|yonhap|aap|ani|ians|pti|pa(?: media)?)"
    ),
    "<stock>": r"(?:getty(?: images)?|shutterstock|alamy|istock|zuma(?: press)?)",
    # An agency as it signs, where no other word says that it is one.
    "<wire>": (
        r"(?-i:AFP|AFX|AP|Reuters|REUTERS|dpa|DPA|UPI|EFE|Efe|ANSA|TASS|Tass|Xinhua|PTI|ANI|IANS"
        r"|AAP|Kyodo|Yonhap|APA|SDA|sda|ATS|ats|ANP|Belga|BELGA|Ritzau|NTB|TT|PAP|MTI|STT|KNA|epd"
        r"|SID|sid|Bloomberg|Bernama|Antara|ANTARA|Lusa|LUSA|Interfax|Anadolu|Europa Press"
        r"|(?:The )?(?:Canadian|Associated) Press|Agence France-Presse|Press Association|PA Media"
        r"|Press Trust of India)"
    ),
    # Days and hours alone: 5 May 2024 at 10:30 GMT
    "<date>": (
        r"(?:(?-i:[A-Z])[a-z]{2,8}\.?,? ){0,2}\d{1,4}(?:st|nd|rd|th)?"
        r"(?:(?:,? |[/.:-])(?:at )?(?:\d{1,4}|(?-i:[A-Z])[a-z]{2,8}\.?|[ap]\.?m\.?"
        r"|(?-i:[A-Z]{2,4}))){1,8}"
    ),
    "<line end>": r"(?=\s*(?:\n|\Z))",
}
# What may stand there is anything, and much of it: each is a group of the pattern.
_OPEN = re.compile(r"(?<!\\)(?:\.|\[\^(?:\\.|[^\]\\])*\])\{\d+,\d{2,3}\}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of one kind; they are tried only near one of the words, or of the signs.

    `words` are such as `story.words.folded` gives, `signs` are anything else; a match has one of
    them within `reach` characters from its start. The groups of a match are what may be anything.
    Lines that are the `first` of a text are no headline if they match; what may stand `anywhere`
    needs no sentence or bracket that it opens.
    """

    kind: str
    words: frozenset[str]
    signs: frozenset[str]
    pattern: re.Pattern[str]
    reach: int
    first: bool = False
    anywhere: bool = False


def phrases(
    kind: str,
    words: str,
    patterns: str,
    *,
    reach: int = 320,
    first: bool = False,
    anywhere: bool = False,
) -> Phrases:
    """Return phrases from plain lists: a pattern a line, a deeper line goes on with the last."""
    found: list[str] = []
    lines = [line for line in patterns.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    for line in lines:
        if line[margin].isspace():
            found[-1] += line.strip()
        else:
            found.append(line.strip())
    announced = listed(words)
    signs = frozenset(word for word in announced if folded(word) != [word])
    said = "|".join(found)
    for short, long in _SHORT.items():
        said = said.replace(short, long)
    pattern = re.compile(_OPEN.sub(r"(\g<0>)", said), re.IGNORECASE)
    return Phrases(kind, announced - signs, signs, pattern, reach, first, anywhere)


def alternatives(said: str) -> str:
    """Return a pattern for any phrase of a plain list; blanks and apostrophes as they come."""
    found = "|".join(map(re.escape, _parted(said)))
    return f"(?:{found})".replace(r"\ ", r"\s").replace("'", "['’]")


def announcing(said: str) -> str:
    """Return the longest word of each phrase of a plain list: what announces it."""
    found = []
    for phrase in _parted(said):
        words = folded(phrase)
        found.append(max((w for w in words if "'" not in w), key=len, default=words[0]))
    return " ".join(found)


def _parted(said: str) -> list[str]:
    """Return the phrases of a plain list: parted by strokes and line ends."""
    return [phrase.strip() for phrase in re.split(r"[|\n]", said) if phrase.strip()]

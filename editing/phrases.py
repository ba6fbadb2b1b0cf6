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
}
# What may stand there is anything, and much of it: each is a group of the pattern.
_OPEN = re.compile(r"(?<!\\)(?:\.|\[\^(?:\\.|[^\]\\])*\])\{\d+,\d{2,3}\}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of one kind; they are tried only near one of the words, or of the signs.

    `words` are such as `story.words.folded` gives, `signs` are anything else; a match has one of
    them within `reach` characters from its start. The groups of a match are what may be anything.
    """

    kind: str
    words: frozenset[str]
    signs: frozenset[str]
    pattern: re.Pattern[str]
    reach: int


def phrases(kind: str, words: str, patterns: str, *, reach: int = 320) -> Phrases:
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
    return Phrases(kind, announced - signs, signs, pattern, reach)

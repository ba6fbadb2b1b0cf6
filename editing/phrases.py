"""How furniture is written down: a kind, the words that announce it, and its patterns."""

import re
from dataclasses import dataclass

from story.wordlists import listed


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of one kind; they are tried only on a text that has one of the words."""

    kind: str
    words: frozenset[str]
    pattern: re.Pattern[str]


def phrases(kind: str, words: str, patterns: str) -> Phrases:
    """Return phrases from plain lists: a pattern a line, a deeper line goes on with the last."""
    found: list[str] = []
    lines = [line for line in patterns.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    for line in lines:
        if line[margin].isspace():
            found[-1] += line.strip()
        else:
            found.append(line.strip())
    return Phrases(kind, listed(words), re.compile("|".join(found), re.IGNORECASE))

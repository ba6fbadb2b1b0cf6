"""Furniture and a part of the story in one line: what of it may be taken out."""

import re

from editing.clauses import is_finite
from editing.lexicon import FUNCTION
from editing.phrases import Phrases
from story.sentences import within
from story.words import Span, folded

_FEWEST_WORDS = 5
_ENDED = ".\"”'’"
# Editor's note: The first paragraph has been changed.
_LABELLED = re.compile(
    r"(?:editor['’]?s['’]? note|eds?|disclaimer|corrections?|note to editors)\s*:[^.!?]+\.?",
    re.IGNORECASE,
)
_GLUED = re.compile(rf" (?!(?:{'|'.join(sorted(FUNCTION))}) )[a-z]+ [A-Z][a-z]")
_CAPITAL = re.compile(r"\b[A-Z]")
_CLOSING = {"(": ")", "[": "]"}


def holds_story(match: re.Match[str]) -> bool:
    """Tell whether a sentence of the story may stand where a pattern lets anything stand.

    Then nobody who sees one text alone knows where the furniture ends.
    """
    text, end = match.string, match.end()
    if _LABELLED.fullmatch(match.group()) and _GLUED.search(match.group()) is None:
        return False
    goes_on = text[end : end + 2].strip(" ")[:1] not in {"", "\n", "\r"}
    ended = goes_on or match.group().rstrip()[-1:] in _ENDED  # else it is a title, a name
    for first, last in map(match.span, range(1, match.re.groups + 1)):
        if (ended or last < end) and is_story(text[_word_start(text, first) : last]):
            return True
    return False


def is_story(said: str) -> bool:
    """Tell whether some words read like a sentence of a story, or have one in them."""
    if _CAPITAL.search(said) is None:
        return False
    words = folded(said)
    return len(words) >= _FEWEST_WORDS and is_finite(words)


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def without_story(known: Phrases, match: re.Match[str]) -> re.Match[str]:
    """Return the match of a whole line, or of its beginning where the story goes on behind it."""
    text, (start, end) = match.string, match.span()
    closing = text.find(_CLOSING.get(text[start], "\n"), start, end)
    ends = [closing + 1] if closing > 0 else []
    ends += [sentence.end for sentence in within(text, Span(start, end))]
    for stop in ends:
        if stop < end and is_story(text[stop:end]):
            head = known.pattern.fullmatch(text, start, stop)
            if head is not None:
                return head
    return match

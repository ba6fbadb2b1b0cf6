"""Clauses that were cut off their sentence by a full stop: `Because of the war in the region.`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from editing import kinds
from editing.clauses import is_finite
from editing.flag import Flag
from editing.lexicon import AUXILIARIES, PRONOUNS, VERBS
from editing.reading import Reading
from story.words import Span, folded

# What follows these is no sentence without a main clause, which a comma would part from them.
_OPENING = re.compile(
    r"(?P<bare>Because of|Due to|As well as|Rather than|Such as|Along with|In addition to"
    r"|Instead of|Despite|Amid|Including|Regarding|Than)\b"
    r"|(?P<concession>Although|Though|Unless)\b"
    r"|(?P<relative>Which|Whose|Whom|Whereas)\b"
)
# In the news six of seven of these stand without a comma; of the others nobody can tell.
_BARE = re.compile(r"(?:Because of|Due to|Amid|Regarding|Than)\b")
_MAIN = re.compile(r",(?! (?:(?:and |or )?[A-Z]))")  # names may stand behind a comma, too
_WORD = re.compile(r"[\w'’-]+")
# Columns open a sentence so, on all that was said before: which is why he left.
_ON_ALL_THAT = re.compile(
    r"Which (?:(?:still|also|all|only|then|again) )?(?:(?:means|brings|leaves|begs|raises)\b"
    r"|(?:is|was) (?:just |precisely |exactly )?(?:why|how|what|where|when|not\b"
    r"|the (?:whole |very )?(?:point|problem|reason|trouble|thing|question|idea)\b))"
)
_LONGEST = 200  # characters
_LINKING = frozenset({"is", "was", "are", "were", "remains"})
_SHORTEST = 4  # words
_FINITE = (AUXILIARIES - {"be", "been", "being", "having"}) | VERBS | PRONOUNS
_PAST = re.compile(r"[a-z]{3,}(?:ed|es)$")


def fragments(reading: Reading) -> Iterator[Flag]:
    """Flag a sentence that is but a clause of the one before it, outside quotations."""
    text = reading.text
    for _, sentences in reading.by_paragraph:
        for span in sentences[1:]:
            match = _OPENING.match(text, span.start)
            if match is None or span.end - span.start > _LONGEST or text[span.end - 1] != ".":
                continue
            if not text[: span.start].rstrip().endswith("."):
                continue
            if _is_clause(reading.at(span), match):
                yield _cut_off(reading, span)


def _is_clause(said: str, match: re.Match[str]) -> bool:
    words = folded(said)
    if len(words) < _SHORTEST or any(mark in said for mark in '“”":;'):
        return False
    if match.group("relative"):
        if any(a in AUXILIARIES and b in _LINKING for a, b in pairwise(words)):
            return False  # whose it was is not known
        if _ON_ALL_THAT.match(said):
            return False
        return match.group() != "Whereas" or "," not in said
    if match.group("concession"):
        return "," not in said and _verbs(words) == 1
    rest = words[1:]
    return not _MAIN.search(said) and not any(w in _FINITE or _PAST.match(w) for w in rest)


def _verbs(words: list[str]) -> int:
    """Return how many finite verbs there are; such as stand together are one."""
    finite = [is_finite([word]) for word in words]
    return sum(now and not before for before, now in pairwise([False, *finite]))


def _cut_off(reading: Reading, span: Span) -> Flag:
    text = reading.text
    stop = len(text[: span.start].rstrip()) - 1
    start = max(text.rfind(" ", 0, stop), text.rfind("\n", 0, stop)) + 1
    word = _WORD.match(text, span.start)
    end = word.end() if word else span.start + 1
    joined = text[span.start].lower() + text[span.start + 1 : end]
    return reading.flag(
        kinds.FRAGMENT,
        Span(start, end),
        "What follows this full stop is no sentence.",
        confidence=0.78,
        repair=f"{text[start:stop]} {joined}" if _BARE.match(text, span.start) else None,
    )

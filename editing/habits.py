"""Boilerplate that a feed is known by: the sentences that recur over its unrelated stories.

Whoever keeps the store counts; here is what to count, and when the counts say enough.
"""

from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b

from editing import kinds
from editing.flag import Flag
from editing.reading import Reading
from story.dateline import parts
from story.sentences import sentences
from story.words import Span, folded

FEWEST = 5  # unrelated stories that a sentence must stand under
SHARE = 0.02  # of all stories of the feed
_HEAD, _TAIL = 2, 8  # sentences at either end of a text, where sites put what is theirs
_SHORTEST, _LONGEST = 3, 60  # words
_SURE = 0.93
_NAMED = "Your settings name this line."
_KNOWN = "This feed carries the same under other stories."


def print_of(sentence: str) -> int:
    """Return the fingerprint of a sentence, by its words: 63 bits; 0 for one with too few."""
    words = folded(sentence)
    if not _SHORTEST <= len(words) <= _LONGEST:
        return 0
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big") >> 1


def edges(text: str) -> frozenset[int]:
    """Return the fingerprints of the sentences at either end of a text: what is to be counted."""
    spans = _after_dateline(text)
    kept = spans[:_HEAD] + spans[_HEAD:][-_TAIL:]
    return frozenset(map(print_of, (text[s.start : s.end] for s in kept))) - {0}


def _after_dateline(text: str) -> list[Span]:
    """Return the sentences of a text without those of its dateline.

    An agency begins all stories of a day with the same `MOSCOW, February 8. /TASS/.`
    """
    dateline = parts(text).dateline
    begins = dateline.end if dateline else 0
    return [span for span in sentences(text) if span.start >= begins]


def learned(stories: int, counts: Mapping[int, int]) -> frozenset[int]:
    """Return the fingerprints that are a feed's boilerplate.

    `counts` says under how many unrelated stories each stood, of `stories` in all.
    """
    enough = max(FEWEST, SHARE * stories)
    return frozenset(key for key, times in counts.items() if times >= enough)


def written(lines: Collection[str]) -> frozenset[int]:
    """Return the fingerprints of lines that somebody wrote down."""
    found = {print_of(line[s.start : s.end]) for line in lines for s in sentences(line)}
    return frozenset(found) - {0}


def habitual(
    reading: Reading, known: Collection[int], named: Collection[int] = frozenset()
) -> Iterator[Flag]:
    """Flag sentences whose fingerprint is known from the feed, or named in the settings."""
    for span in _after_dateline(reading.text) if known or named else ():
        seen = print_of(reading.at(span))
        if seen in named or seen in known:
            yield reading.flag(
                kinds.BOILERPLATE,
                span,
                _NAMED if seen in named else _KNOWN,
                confidence=_SURE,
                repair="",
            )

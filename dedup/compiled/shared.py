"""What two copies share, counted in one pass: the same numbers as dedup.measures counts."""

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.desk import PLAIN, THERE, TOPIC_THERE, Desk, Shares
from dedup.compiled.facts import Numbers, Texts, heads_of, kinds_of, words_of
from dedup.compiled.jit import compiled
from dedup.compiled.passages import passages, phrases
from dedup.compiled.tables import empty, find, put
from dedup.compiled.telling import headlines, places, quoted, who_and_what
from dedup.reading import CONTENT, NUMBER

FIELDS = (
    "same", "same_headline", "untitled", "a_shorter", "shorter", "ratio", "jaccard",
    "containment", "contained", "outside", "ordered", "matched", "covered", "plain", "names",
    "names_count", "numbers", "numbers_count", "opening", "opening_back", "headline", "grounded",
    "grounded_back", "recurs", "quotations", "quotations_shared", "strange", "clean",
    "figures_placed", "figures_changed", "names_placed", "names_changed", "told", "told_back",
    "news", "news_back", "own", "bound",
)  # fmt: skip


@compiled
def measure(
    texts: Texts, pairs: Numbers, lead: int, least: float, desk: Desk, found: Shares
) -> None:
    """Fill in a row for each pair, in the order of FIELDS.

    Where less than `least` of the telling words is shared, only nan is.
    """
    for pair in range(pairs.shape[1]):
        _pair(texts, pairs[0, pair], pairs[1, pair], lead, least, desk, found[pair])


@compiled
def _pair(texts: Texts, a: int, b: int, lead: int, least: float, desk: Desk, row: Shares) -> None:
    a_shorter = _is_shorter(words_of(texts, a), words_of(texts, b))
    short, long = (a, b) if a_shorter else (b, a)
    _meet(texts, short, long, desk)
    if _topics_shared(texts, short, long, desk) < least:
        row[0] = np.nan
        return
    own, other = words_of(texts, short), words_of(texts, long)
    row[0] = np.array_equal(own, other)
    row[3], row[4] = a_shorter, len(own)
    row[5] = len(own) / len(other) if len(other) else 1.0
    phrases(texts, a, b, short, long, desk, row)
    passages(texts, short, long, desk, row)
    who_and_what(texts, short, long, lead, desk, row)
    headlines(texts, a, b, short, long, desk, row)
    quoted(texts, a, b, row)
    figures, same = places(texts.figures, texts.figure_starts, short, long)
    titled, same_titled = places(texts.titled, texts.titled_starts, short, long)
    row[28], row[29] = figures + titled, _other(figures + titled, same + same_titled)
    names, same = places(texts.called, texts.called_starts, short, long)
    row[30], row[31] = names, _other(names, same)


@compiled
def _other(placed: int, same: int) -> float:
    """Return the share of places that hold other words."""
    return 1 - same / placed if placed else 0.0


@compiled
def _is_shorter(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> bool:
    """Say whether a is the shorter, of two of one length that whose bytes come first."""
    if len(a) != len(b):
        return len(a) < len(b)
    for place in range(len(a)):
        if a[place] != b[place]:
            for shift in range(0, 32, 8):
                one, other = (a[place] >> shift) & 0xFF, (b[place] >> shift) & 0xFF
                if one != other:
                    return one < other
    return True


@compiled
def _meet(texts: Texts, short: int, long: int, desk: Desk) -> None:
    """Give a number to each word of the shorter and its headline; look the longer's up."""
    own, kinds = words_of(texts, short), kinds_of(texts, short)
    empty(desk.words)
    put(own, desk.words, desk.own)
    many = put(heads_of(texts, short), desk.words, desk.heads)
    desk.flags[:many] = 0
    for place in range(len(own)):
        kind = kinds[place]
        plain = kind & CONTENT and not kind & NUMBER
        desk.flags[desk.own[place]] |= kind | (PLAIN if plain else 0)
    other, kinds = words_of(texts, long), kinds_of(texts, long)
    find(other, desk.words, desk.other)
    for place in range(len(other)):
        number = desk.other[place]
        if number >= 0:
            desk.flags[number] |= THERE | (TOPIC_THERE if kinds[place] & CONTENT else 0)


@compiled
def _topics_shared(texts: Texts, short: int, long: int, desk: Desk) -> float:
    """Return how many of the telling words are shared, as dedup.measures.topics_shared counts."""
    few = min(texts.counts[short, 2], texts.counts[long, 2])
    both, topic = 0, CONTENT | TOPIC_THERE
    for flag in desk.flags[: desk.words.size[1]]:
        both += flag & topic == topic
    return both / few if few else 1.0

"""What two copies have in common, counted."""

from dataclasses import dataclass

import numpy as np

from dedup.apart import (
    Hashes,
    Mask,
    Places,
    Prepared,
    among,
    distinct,
    mean,
    part,
    prepare,
    surroundings,
    take_apart,
)
from dedup.passages import passages

__all__ = ["Measures", "Prepared", "measure", "prepare", "take_apart", "topics_shared"]

OPENING_WORDS = 40  # the first paragraph or two
REST_LEAST = 40  # words; less than this beside the shared part says nothing
WORTH = 0.3  # of the shorter's telling words; of a thousand real copies one shares as few


@dataclass(frozen=True, slots=True)
class Measures:
    """What copies a and b share, as shares from 0 to 1 of the shorter copy's own.

    Those called `_back` are of the longer copy's own, in the shorter.
    """

    same: bool
    same_headline: bool
    untitled: bool  # one of them at least
    a_shorter: bool
    shorter: int  # words
    ratio: float  # of the lengths
    jaccard: float
    containment: float  # of a's shingles in b
    contained: float  # of b's shingles in a
    outside: float  # shingles outside quotations
    ordered: float  # telling words in the same order
    matched: float  # telling words in the same order or in a shared shingle
    covered: float  # passages that have a counterpart, word for word or nearly
    plain: float
    names: float
    names_count: int
    numbers: float
    numbers_count: int
    opening: float
    opening_back: float
    headline: float
    grounded: float  # of the headline, in the other's text or headline
    grounded_back: float
    recurs: float  # of the names in what both share, also in the rest of the longer copy
    quotations: int
    quotations_shared: int
    strange: float  # passages of which next to nothing recurs
    clean: float  # of the passages that recur, those word for word
    figures_placed: int  # figures around which both, or both headlines, have the same words
    figures_changed: float  # of these, those in whose place another figure stands
    names_placed: int
    names_changed: float
    told: float  # of the headline but one word, in the part that both share
    told_back: float
    news: float  # of the headline, in the text, but only outside what both share
    news_back: float
    own: int  # telling words of clauses outside shared phrases, of the copy with fewer
    bound: float  # of either's, those that what both share speaks of as well; the larger share


def topics_shared(a: Hashes, b: Hashes) -> float:
    """Return how many of the telling words of the one with fewer are shared, from 0 to 1."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return float(among(few, many).mean()) if len(few) else 1.0


def measure(a: Prepared, b: Prepared) -> Measures:
    """Return what two copies share."""
    a_shorter = (len(a.words), a.words.tobytes()) <= (len(b.words), b.words.tobytes())
    short, long = (a, b) if a_shorter else (b, a)
    both = int(among(short.shingles, long.shingles).sum())
    heads = int(among(a.headline, b.headline).sum())
    shared, shared_back = among(short.runs, long.shingles), among(long.runs, short.shingles)
    found = passages(short, long, shared, shared_back)
    figures_placed, figures_changed = _changed(
        (short.figures, long.figures), (short.titled, long.titled)
    )
    names_placed, names_changed = _changed((short.called, long.called))
    plain, names, numbers, grounded = _facts(short, long)
    grounded_back = mean(among(long.headline, short.every))
    return Measures(
        same=np.array_equal(a.words, b.words),
        same_headline=np.array_equal(a.headline, b.headline),
        untitled=not (len(a.headline) and len(b.headline)),
        a_shorter=a_shorter,
        shorter=len(short.words),
        ratio=len(short.words) / len(long.words) if len(long.words) else 1.0,
        jaccard=part(both, len(a.shingles) + len(b.shingles) - both),
        containment=part(both, len(a.shingles)),
        contained=part(both, len(b.shingles)),
        outside=mean(shared[short.outside] if short.outside.any() else shared),
        ordered=found.ordered,
        matched=found.matched,
        covered=found.covered,
        strange=found.strange,
        clean=found.clean,
        plain=plain,
        names=names,
        names_count=short.counts[1],
        numbers=numbers,
        numbers_count=short.counts[2],
        opening=mean(shared[:OPENING_WORDS]),
        opening_back=mean(shared_back[:OPENING_WORDS]),
        headline=part(2 * heads, len(a.headline) + len(b.headline)),
        grounded=max(grounded, part(heads, len(short.headline))),
        grounded_back=max(grounded_back, part(heads, len(long.headline))),
        recurs=_recurs(short, long, shared_back),
        quotations=min(len(a.quotations), len(b.quotations)),
        quotations_shared=len(a.quotations & b.quotations),
        figures_placed=figures_placed,
        figures_changed=figures_changed,
        names_placed=names_placed,
        names_changed=names_changed,
        told=_told(short, found.common),
        told_back=_told(long, found.common),
        news=_news(short, found.common),
        news_back=_news(long, found.common),
        own=found.own,
        bound=found.bound,
    )


def _facts(short: Prepared, long: Prepared) -> tuple[float, ...]:
    """Return the shares of plain words, names, numbers and headline words in the longer text."""
    found = np.concatenate([[0], np.cumsum(among(short.facts, long.every))])
    ends = np.cumsum(short.counts)
    return tuple(
        part(int(found[end] - found[end - count]), count)
        for end, count in zip(ends.tolist(), short.counts, strict=True)
    )


def _changed(*both: tuple[Places, Places]) -> tuple[int, float]:
    """Return how many places the two have in common, and the share that hold other words."""
    placed, same = 0, 0
    for short, long in both:
        if not (len(short) and len(long)):
            continue
        shared = short[among(surroundings(short), surroundings(long))]
        placed += len(shared)
        same += int(among(shared, long).sum())
    return placed, 1 - same / placed if placed else 0.0


def _told(copy: Prepared, common: Hashes) -> float:
    """Return how much of a headline what both share tells of, a word less: one may by chance."""
    told = int(among(copy.headline, common).sum())
    return part(max(told - 1, 0), max(len(copy.headline) - 1, 0))


def _news(copy: Prepared, common: Hashes) -> float:
    """Return how much of a headline is told by the copy itself, and not by what both share."""
    return mean(among(copy.headline, copy.every) & ~among(copy.headline, common))


def _recurs(short: Prepared, long: Prepared, shared: Mask) -> float:
    """Return how much of the shorter's names the longer also speaks of outside the shared part."""
    rest = long.words[: len(shared)][~shared]
    who = short.who
    if len(rest) < REST_LEAST or not len(who):
        return 1.0
    return mean(among(who, distinct(rest)))

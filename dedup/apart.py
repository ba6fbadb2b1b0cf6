"""A copy taken apart into what is compared, as arrays of hashes."""

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.policy import Policy
from dedup.reading import CONTENT, NAME, NUMBER, QUOTED, Lexicon, Reading, read
from dedup.shingles import shingled
from story.dateline import headline
from story.item import Copy

Hashes = NDArray[np.uint32]
Mask = NDArray[np.bool_]
Places = NDArray[np.uint64]
H = TypeVar("H", np.uint32, np.uint64)

QUOTATION_WORDS = 4  # shorter quotations are words set apart, not what somebody said
AROUND = 2  # words on one side
# What any figure and any name count as where they stand around another, and what is no word.
A_FIGURE, A_NAME, AN_EDGE = 1, 2, 3
ORDERED_MOST = 2_000  # telling words whose order is compared; a book is not read to its end


@dataclass(frozen=True, slots=True)
class Prepared:
    """A copy taken apart; sets are sorted arrays without repeats."""

    words: Hashes
    every: Hashes  # the set of the words
    telling: Hashes  # telling words in their order
    places: NDArray[np.intp]  # where they stand
    couples: Hashes  # each with the next
    topics: Hashes  # the set of them
    facts: Hashes  # four sets in a row: plain telling words, names, numbers, headline
    counts: tuple[int, int, int, int]  # how many of each
    who: Hashes  # the names, or in a text without names the telling words of the lead
    runs: Hashes  # shingles in their order
    outside: Mask  # those that touch no quotation
    shingles: Hashes  # the set of them
    headline: Hashes
    quotations: frozenset[int]
    figures: Places  # each figure with what stands before it, and with what stands after it
    called: Places  # the same of the names
    titled: Places  # the same of the figures of the headline


def prepare(copy: Copy, lexicon: Lexicon, policy: Policy) -> Prepared:
    """Return a copy taken apart."""
    return take_apart(read(copy.text, lexicon), read(headline(copy.title).text, lexicon), policy)


def take_apart(text: Reading, title: Reading, policy: Policy) -> Prepared:
    """Return a copy taken apart that has been read already."""
    telling, number = (text.kinds & CONTENT) != 0, (text.kinds & NUMBER) != 0
    names = distinct(text.words[(text.kinds & NAME) != 0])
    plain = distinct(text.words[telling & ~number])
    plain = plain[~among(plain, names)]
    numbers = distinct(text.words[number])
    headline = distinct(title.words[(title.kinds & CONTENT) != 0])
    lead = text.words[: policy.lead_words][telling[: policy.lead_words]]
    runs = shingled(text.words, policy.shingle)
    places = np.flatnonzero(telling)[:ORDERED_MOST]
    framed = frame(text.words, text.kinds)
    return Prepared(
        words=text.words,
        every=distinct(text.words),
        telling=text.words[places],
        places=places,
        couples=shingled(text.words[places], 2)[: max(len(places) - 1, 0)],
        topics=topics_of(text),
        facts=np.concatenate([plain, names, numbers, headline]),
        counts=(len(plain), len(names), len(numbers), len(headline)),
        who=names if len(names) else distinct(lead),
        runs=runs,
        outside=_untouched(text, policy.shingle, len(runs)),
        shingles=distinct(runs),
        headline=headline,
        quotations=_quotations(text),
        figures=_placed(text, framed, NUMBER),
        called=_placed(text, framed, NAME),
        titled=_placed(title, frame(title.words, title.kinds & NUMBER), NUMBER),
    )


def topics_of(text: Reading) -> Hashes:
    """Return the telling words of a text, sorted, each once."""
    return distinct(text.words[(text.kinds & CONTENT) != 0])


def distinct(hashes: NDArray[H]) -> NDArray[H]:
    """Return the hashes sorted, each once; faster than numpy's own for so few."""
    ordered = np.sort(hashes)
    fresh = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return ordered[fresh]


def among(hashes: Places | Hashes, ordered: Places | Hashes) -> Mask:
    """Say which hashes are among the ordered ones."""
    if not len(ordered):
        return np.zeros(len(hashes), np.bool_)
    place = ordered.searchsorted(hashes)
    place[place == len(ordered)] = 0
    found: Mask = ordered[place] == hashes
    return found


def mean(mask: Mask) -> float:
    """Return the share of the true ones, 0 of none."""
    return float(np.count_nonzero(mask)) / len(mask) if len(mask) else 0.0


def part(count: int, of: int) -> float:
    """Return a count as a share, 0 of none."""
    return count / of if of else 0.0


def surroundings(placed: Places) -> Hashes:
    """Return what stands around each placed word, in the order of these."""
    return (placed >> np.uint64(32)).astype(np.uint32)


def frame(words: Hashes, kinds: NDArray[np.integer[Any]]) -> Hashes:
    """Return words with every figure as any figure and every name as any name.

    In a template these stand side by side, so that each would hide the place of the next. In a
    headline every word may have a capital letter: there only figures are told by `kinds`.
    """
    framed = words.copy()
    framed[(kinds & NUMBER) != 0] = A_FIGURE
    framed[(kinds & NAME) != 0] = A_NAME
    return framed


def _placed(text: Reading, framed: Hashes, kind: int) -> Places:
    """Return words of a kind as numbers: above what stands around, below the word itself."""
    which = (text.kinds & kind) != 0
    if not which.any():
        return np.empty(0, np.uint64)
    edge = np.full(AROUND, AN_EDGE, np.uint32)
    around = shingled(np.concatenate([edge, framed, edge]), AROUND)
    words = text.words[which].astype(np.uint64)
    before = around[: len(which)][which].astype(np.uint64)
    after = (~around[-len(which) :])[which].astype(np.uint64)
    return distinct(np.concatenate([before, after]) << np.uint64(32) | np.tile(words, 2))


def _untouched(text: Reading, length: int, runs: int) -> Mask:
    """Say which shingles hold no quoted word."""
    quoted = np.cumsum(np.concatenate([[0], (text.kinds & QUOTED) != 0]))
    start = np.arange(runs)
    free: Mask = quoted[np.minimum(start + length, len(text.words))] == quoted[start]
    return free


def _quotations(text: Reading) -> frozenset[int]:
    """Return a hash of each run of quoted words that is long enough to be what somebody said."""
    quoted = np.concatenate([[False], (text.kinds & QUOTED) != 0, [False]])
    edges = np.flatnonzero(quoted[1:] != quoted[:-1]).reshape(-1, 2)
    return frozenset(
        hash(text.words[start:end].tobytes())
        for start, end in edges.tolist()
        if end - start >= QUOTATION_WORDS
    )

"""Sentences that stand in many stories: a shell of boilerplate that says nothing of any."""

import numpy as np
from numpy.typing import NDArray

from dedup.reading import CONTENT, Reading

_BITS = range(
    16, 26
)  # of the tables below; the largest are 64 MB and 32 MB, for some million stories
_ROOM = 512  # places for each story, about 20 times its sentences
STORIES = 8  # from so many on, a sentence is furniture
LEAST_WORDS = 3  # of a sentence; shorter ones are speech
LEFT_WORDS = 5  # of a text; one of nothing but furniture is left as it is
LEAD_WORDS, MARKS = 20, 4  # a brief's own words; in more of them its shell would stand
FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Furniture:
    """How many stories each sentence was met in; copies of one story count once.

    Two texts are taken for copies of one story here if their leads have a least pair of telling
    words in common: enough not to take a story that fifty outlets print for furniture.
    """

    def __init__(self, texts: int) -> None:
        """Make room for so many texts: in a table far too large each sentence costs a page."""
        bits = min(max((texts * _ROOM).bit_length(), _BITS[0]), _BITS[-1])
        self.shift = np.uint64(64 - bits)
        self.stories = np.zeros(1 << bits, np.uint16)
        self.leads = np.zeros(1 << bits, np.bool_)

    def meet(self, text: Reading) -> None:
        """Count the sentences of a text, if its story has not been met."""
        marks = _marks(text) >> self.shift
        known = bool(self.leads[marks].any())
        self.leads[marks] = True
        if not known:
            sentences, lengths = _sentences(text)
            places = np.unique(sentences[lengths >= LEAST_WORDS] >> self.shift)
            self.stories[places] += self.stories[places] < np.iinfo(np.uint16).max

    def cleared(self, text: Reading) -> Reading:
        """Return a text without its furniture."""
        sentences, lengths = _sentences(text)
        common = (self.stories[sentences >> self.shift] >= STORIES) & (lengths >= LEAST_WORDS)
        if not common.any():
            return text
        kept = ~np.repeat(common, lengths)
        if np.count_nonzero(kept) < LEFT_WORDS:
            return text
        ends = np.cumsum(lengths[~common])
        return Reading(text.words[kept], text.kinds[kept], ends)


def _sentences(text: Reading) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Return the hash of each sentence, and its length in words."""
    starts = np.concatenate([[0], text.ends[:-1]]) if len(text.ends) else text.ends
    lengths = text.ends - starts
    if not len(starts):
        return np.empty(0, np.uint64), lengths
    place = np.arange(len(text.words)) - np.repeat(starts, lengths)
    mixed = (text.words.astype(np.uint64) + place.astype(np.uint64)) * FACTOR
    mixed ^= mixed >> np.uint64(29)
    return np.add.reduceat(mixed * FACTOR, starts), lengths


def _marks(text: Reading) -> NDArray[np.uint64]:
    lead = text.words[:LEAD_WORDS][(text.kinds[:LEAD_WORDS] & CONTENT) != 0].astype(np.uint64)
    pairs = (lead[:-1] << np.uint64(32) | lead[1:]) * FACTOR
    pairs ^= pairs >> np.uint64(31)
    return np.sort(pairs * FACTOR)[:MARKS]

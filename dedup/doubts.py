"""What keeps a pair from joining by itself, however alike: a person is asked."""

import numpy as np
from numpy.typing import NDArray

from dedup.measured import Measured

Mask = NDArray[np.bool_]

_FEW = 4  # figures in places worded alike, below which they say little
_REFILLED = 0.6  # of them; a copy with three words in ten replaced changes fewer
_SOME_NAMES, _SOME_FIGURES = 0.08, 0.2  # together; of 6,400 planted copies none has as many
_MANY = 0.3  # of one sort, without the other
_NAMED_TWICE, _PLACES = 2, 3
_TOLD = 0.2  # of a headline; fewer of its words stand in what is shared by chance
LOOSE = 0.15  # of the telling words of a brief; so many may stand in its shell as well
_OLD = 0.3  # of a headline: less of it in what is shared, and _NEWS of it outside, is news
_NEWS = 0.4
_A_LITTLE, _ALIKE = 0.3, 0.6  # of two headlines; a word or two may be by chance
_HALF = 0.5
_ALL_BUT_SAME = 0.9  # texts
_NEARLY_ALL = 0.8  # of the shorter's figures, or names
_SCANT, _BRIEF = 15, 90  # words of a line, of a brief
_OF_A_LINE, _OF_A_BRIEF = 0.7, 0.3  # so much of it has to be shared, between in proportion
_HARDLY, _SAID = 0.25, 0.25  # shared outside quotations, and so much more with them
_MUCH_LONGER = 0.6  # ratio of the lengths, below which the longer goes on where a cut ends


def doubtful(shared: Measured, mended: Mask) -> Mask:
    """Say of which pairs anything speaks against a join that no likeness outweighs.

    `mended` says where one of the two corrects or updates what was sent.
    """
    either = refilled(shared) | filled_anew(shared, mended) | fitted(shared, mended)
    either |= untold(shared) | framed(shared)
    return either | has_own_news(shared) | scant(shared) | only_said(shared)


def refilled(shared: Measured) -> Mask:
    """Say where other figures stand in most of the same places: one template, two stories."""
    return (shared.figures_placed >= _FEW) & (shared.figures_changed >= _REFILLED)


def filled_anew(shared: Measured, mended: Mask) -> Mask:
    """Say where a brief's figures, or its names, are other ones in half of the same places.

    Of the few that a brief has, one may have been put right: a person can tell, and where a copy
    says that it corrects, figures may differ. Where noise changed names it changed plain words.
    """
    noise = 1 - shared.plain
    figures = (shared.figures_placed > 0) & (shared.figures_changed >= _HALF)
    names = (shared.names_placed > 0) & (shared.names_changed >= _HALF + noise)
    # A summary has few of the places of what it sums up, but no others' figures and names.
    summary = shared.ratio < _HALF
    figures &= ~mended & ~(summary & (shared.numbers >= _NEARLY_ALL))
    names &= ~(summary & (shared.names >= _NEARLY_ALL))
    return (shared.shorter < _BRIEF) & (figures | names)


def fitted(shared: Measured, mended: Mask) -> Mask:
    """Say where figures and names are other ones in some of the same places, without any noise.

    Such is a release that an office fits to each town: most of it is the same in all. Noise in a
    copy changes plain words as well; who corrects a name or a figure leaves the others. What
    stands elsewhere in the other copy, as all does that was set in capitals, is no other one.
    """
    noise = 1 - shared.plain
    names = np.rint(shared.names_changed * shared.names_placed) * (shared.names < 1)
    figures = np.rint(shared.figures_changed * shared.figures_placed) * (shared.numbers < 1)
    both = (shared.names_changed >= _SOME_NAMES + noise) & (names >= _NAMED_TWICE)
    both &= (shared.figures_changed >= _SOME_FIGURES + noise) & (figures > 0)
    counted = (shared.figures_changed >= _MANY + 2 * noise) & (figures >= _PLACES)
    called = (shared.names_changed >= _MANY + 2 * noise) & (names >= _PLACES)
    return ~mended & (both | counted | (called & (shared.ratio >= _HALF)))


def untold(shared: Measured) -> Mask:
    """Say where neither headline speaks of what the texts share: a shell, not a story."""
    told = np.maximum(shared.told, shared.told_back)
    return _retitled(shared) & (told < _TOLD) & (shared.headline < _A_LITTLE)


def framed(shared: Measured) -> Mask:
    """Say where texts share what their own words hardly speak of: a shell, whatever it tells.

    What one of two copies says alone mostly speaks of the same people and things as the rest.
    """
    told = np.maximum(shared.told, shared.told_back)
    loose: Mask = (shared.own > 0) & (shared.bound <= LOOSE)
    return loose & (told < _HALF) & (shared.headline < _ALIKE)


def scant(shared: Measured) -> Mask:
    """Say where a brief shares so little that it may be another desk's own."""
    short_of = (_BRIEF - np.maximum(shared.shorter, _SCANT)) / (_BRIEF - _SCANT)
    least = _OF_A_BRIEF + (_OF_A_LINE - _OF_A_BRIEF) * short_of
    inside = np.maximum(shared.containment, shared.contained)
    return (shared.shorter < _BRIEF) & (inside < least)


def only_said(shared: Measured) -> Mask:
    """Say where texts share what was said and hardly anything else: two desks' reports."""
    inside = np.maximum(shared.containment, shared.contained)
    return (shared.outside < _HARDLY) & (inside - shared.outside >= _SAID)


def has_own_news(shared: Measured) -> Mask:
    """Say where a headline tells of what its copy alone says: a follow-up on old background.

    The longer's may, if it is much longer: it goes on where a cut of it ends. If both do, their
    headlines may be more alike: they are of one series.
    """
    shorter = (shared.told < _OLD) & (shared.news >= _NEWS)
    longer = (shared.told_back < _OLD) & (shared.news_back >= _NEWS)
    own = shorter | (longer & (shared.ratio >= _MUCH_LONGER))
    both = shorter & longer & (shared.headline < _ALIKE)
    return _retitled(shared) & ((own & (shared.headline < _HALF)) | both)


def _retitled(shared: Measured) -> Mask:
    """Say where headlines may tell two stories apart: there are two, and the texts differ."""
    found: Mask = (shared.untitled == 0) & (shared.jaccard < _ALL_BUT_SAME)
    return found

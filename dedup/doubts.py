"""What keeps a pair from joining by itself, however alike: a person is asked."""

from dedup.measures import Measures

_FEW = 4  # figures in places worded alike, below which they say little
_REFILLED = 0.6  # of them; a copy with three words in ten replaced changes fewer
_TOLD = 0.3  # of a headline; fewer of its words stand in what is shared by chance
_OLD = 0.4  # of a headline: less of it in what is shared, and as much outside, is news
_ALIKE, _ALL_BUT_SAME = 0.5, 0.9  # headlines, and texts
_SCANT, _BRIEF = 15, 90  # words of a line, of a brief
_OF_A_LINE, _OF_A_BRIEF = 0.7, 0.3  # so much of it has to be shared, between in proportion
_HARDLY, _SAID = 0.25, 0.25  # shared outside quotations, and so much more with them
_MUCH_LONGER = 0.6  # ratio of the lengths, below which the longer goes on where a cut ends


def doubtful(shared: Measures) -> bool:
    """Say whether anything speaks against a join that no likeness outweighs."""
    either = refilled(shared) or untold(shared) or has_own_news(shared)
    return either or scant(shared) or only_said(shared)


def refilled(shared: Measures) -> bool:
    """Say whether other figures stand in most of the same places: one template, two stories."""
    return shared.figures_placed >= _FEW and shared.figures_changed >= _REFILLED


def untold(shared: Measures) -> bool:
    """Say whether neither headline speaks of what the texts share: a shell, not a story."""
    if shared.untitled or shared.jaccard >= _ALL_BUT_SAME:
        return False
    return max(shared.told, shared.told_back, shared.headline) < _TOLD


def scant(shared: Measures) -> bool:
    """Say whether a brief shares so little that it may be another desk's own."""
    short_of = (_BRIEF - max(shared.shorter, _SCANT)) / (_BRIEF - _SCANT)
    least = _OF_A_BRIEF + (_OF_A_LINE - _OF_A_BRIEF) * short_of
    return shared.shorter < _BRIEF and max(shared.containment, shared.contained) < least


def only_said(shared: Measures) -> bool:
    """Say whether the texts share what was said and hardly anything else: two desks' reports."""
    inside = max(shared.containment, shared.contained)
    return shared.outside < _HARDLY and inside - shared.outside >= _SAID


def has_own_news(shared: Measures) -> bool:
    """Say whether a headline tells of what its copy alone says: a follow-up on old background.

    The longer's may, if it is much longer: it goes on where a cut of it ends.
    """
    if shared.untitled or shared.headline >= _ALIKE or shared.jaccard >= _ALL_BUT_SAME:
        return False
    shorter = shared.told < _OLD <= shared.news
    longer = shared.told_back < _OLD <= shared.news_back
    return shorter or (longer and shared.ratio >= _MUCH_LONGER)

"""Short forms and what they stand for: a house prints the one or the other.

A short form may stand for several words, and is equal to any: St. is Saint and Street, which are
not each other. Contractions are short forms, too.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from editing.long_forms import LONG, POSTAL, Reading
from story.wordlists import listed

_ENDINGS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will", "shall"),
    "'m": ("am",),
    "'d": ("had", "would"),
    "'s": ("is", "has"),
}
# Behind other words 's is a genitive.
_BEFORE_IS = listed(
    "he she it that this there here what who where when how everybody everyone nobody"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # Müller, Mueller
_MOST = 8  # tokens of a stretch that is a matter of short forms
_MANY = 64  # ways in which a stretch may be read


def _stands_for(word: str) -> tuple[Reading, ...]:
    """Return what a word as it is printed may be the short form of."""
    if word in POSTAL:
        return POSTAL[word]
    low = word.casefold().replace("’", "'").replace(".", "")
    if not low.isascii():
        written_out = low.translate(_UMLAUTS)
        return ((written_out,),) if written_out != low else ()
    if low in LONG or "'" not in low:
        return LONG.get(low, ())
    for ending, verbs in _ENDINGS.items():
        base = low.removesuffix(ending)
        if base != low:
            if ending == "'s" and base not in _BEFORE_IS:
                return ()
            return tuple((base, verb) for verb in verbs)
    return ()


def are_one(
    mine: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]], spelt: Callable[[str], str]
) -> bool:
    """Tell whether two stretches are the same words, but for short forms.

    A word is given as it is printed and in its common form; `spelt` gives the common form of any.
    """
    if max(len(mine), len(theirs)) > _MOST:
        return False
    ours, others = ([_stands_for(word) for word, _ in side] for side in (mine, theirs))
    if not any(ours) and not any(others):
        return False
    return not _readings(mine, ours, spelt).isdisjoint(_readings(theirs, others, spelt))


def _readings(
    side: Sequence[tuple[str, str]],
    long: Iterable[tuple[Reading, ...]],
    spelt: Callable[[str], str],
) -> set[Reading]:
    """Return the ways in which a stretch may be read, short forms written out."""
    ways = [
        ((form,), *(tuple(spelt(word) for word in one) for one in more))
        for (_, form), more in zip(side, long, strict=True)
    ]
    found: set[Reading] = set()
    for _, way in zip(range(_MANY), product(*ways), strict=False):
        found.add(tuple(word for one in way for word in one))
    return found

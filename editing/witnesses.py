"""Which siblings are asked: a handful, of as many voices as there are.

Copies of one source are one witness, and a copy equal to another adds nothing to it; a source
that corrects itself says what its correction says. Of more witnesses than `MOST` one of each voice
comes first (`editing/voices.py`), those whose length is closest to the copy's before others, so
that a cluster of 500 copies costs each of them the same as a cluster of 5.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from editing.voices import OWN, voices
from story.item import Copy, Nature

MOST = 5
_LOOKED_AT = 64  # distinct siblings are looked at before the closest are chosen
_HEARD = 24  # of these are asked whose words they are
_SHORTEST = 40  # characters


def witnesses(copy: Copy, siblings: Sequence[Copy]) -> list[tuple[Copy, int]]:
    """Return the siblings to ask, closest in length first, each with its voice."""
    size = len(copy.text)
    found = sorted(
        islice(_distinct(copy, siblings), _LOOKED_AT),
        key=lambda s: (s.summary, abs(len(s.text) - size), s.key),
    )
    if len(found) == 1:
        return [(found[0], OWN + 1)]
    first: dict[int, int] = {}
    told: list[tuple[Copy, int]] = []
    for sibling, voice in voices(copy, found[:_HEARD]):
        first.setdefault(voice, len(told))
        told.append((sibling, voice))
        if len(first) == MOST:
            break
    others = (place for place in range(len(told)) if place not in first.values())
    chosen = islice((*first.values(), *others), MOST)
    return [told[place] for place in sorted(chosen)]


def _distinct(copy: Copy, siblings: Sequence[Copy]) -> Iterator[Copy]:
    texts = {copy.text}
    sources: set[str] = set()
    # Who corrects himself is asked for the correction.
    for sibling in sorted(siblings, key=lambda s: s.nature is not Nature.CORRECTION):
        if len(sibling.text) < _SHORTEST or sibling.text in texts:
            continue
        if sibling.source and sibling.source in sources:
            continue
        texts.add(sibling.text)
        sources.add(sibling.source)
        yield sibling

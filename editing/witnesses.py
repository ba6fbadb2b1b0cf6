"""Which siblings are asked: a handful, independent of each other and of the copy itself.

Copies of one source are one witness, and so are equal copies: what one wire sent to a hundred
sites was said once, and a source that corrects itself says what its correction says. Of more
witnesses than `MOST` those whose length is closest to the copy's are asked, so that a cluster of
500 copies costs each of them the same as a cluster of 5.
"""

from collections.abc import Iterator, Sequence

from story.item import Copy, Nature

MOST = 5
_LOOKED_AT = 64  # distinct siblings are looked at before the closest are chosen
_SHORTEST = 40  # characters


def witnesses(copy: Copy, siblings: Sequence[Copy]) -> list[Copy]:
    """Return the siblings to ask, closest in length first."""
    found: list[Copy] = []
    for sibling in _independent(copy, siblings):
        found.append(sibling)
        if len(found) == _LOOKED_AT:
            break
    size = len(copy.text)
    return sorted(found, key=lambda s: (s.summary, abs(len(s.text) - size), s.key))[:MOST]


def _independent(copy: Copy, siblings: Sequence[Copy]) -> Iterator[Copy]:
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

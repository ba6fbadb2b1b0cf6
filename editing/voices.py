"""Who speaks in a copy: what one agency wrote, or one house, was said once, wherever it stands.

Two copies are one voice when they name one agency in dateline, byline or credit, and when almost
all words of the shorter stand in the other in the same order: then the one was made from the
other, or both from a third, and what they have in common is no agreement of two witnesses.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from editing.house import common
from story.dateline import parts
from story.item import Copy, Nature
from story.words import folded

OWN = 0  # the voice of the copy that is checked
_OTHER_WORDS = 0.1  # share of pairs of words, for one word changed changes two of them
_ONE_WORD = 2  # pairs
_REMEMBERED = 128  # copies; those of a cluster are asked over and over
_EDGE = 80  # characters of a line that may be a byline or a credit, at most
_DATELINE = re.compile(r"\(([A-Z][\w .&/’'-]{1,30})\)")
_NAMED = re.compile(
    r"""\b(?:(?:Thomson\ )?(?P<reuters>Reuters|REUTERS)|(?P<ap>AP|Associated\ Press)
      |(?P<afp>AFP|Agence\ France-Presse)|(?P<dpa>dpa|DPA)|(?P<pti>PTI|Press\ Trust\ of\ India)
      |(?P<pa>PA|Press\ Association|PA\ Media)|(?P<upi>UPI)|(?P<ani>ANI)|(?P<ians>IANS)
      |(?P<xinhua>Xinhua)|(?P<tass>TASS)|(?P<interfax>Interfax)|(?P<bloomberg>Bloomberg)
      |(?P<kyodo>Kyodo)|(?P<yonhap>Yonhap)|(?P<efe>EFE)|(?P<ansa>ANSA)|(?P<aap>AAP))\b""",
    re.VERBOSE,
)


def voices(copy: Copy, siblings: Iterable[Copy]) -> Iterator[tuple[Copy, int]]:
    """Yield each sibling with the number of its voice; `OWN` is the copy's.

    A correction is a voice of its own, for it was made by somebody who asked again.
    """
    heard = [copy]
    agencies = {agency_of(copy.text): OWN}
    for sibling in siblings:
        if sibling.nature is Nature.CORRECTION:
            voice = len(heard)
        else:
            agency = agency_of(sibling.text)
            made = (number for number, first in enumerate(heard) if _is_made_of(first, sibling))
            voice = agencies[agency] if agency and agency in agencies else next(made, len(heard))
            agencies.setdefault(agency, voice)
        if voice == len(heard):
            heard.append(sibling)
        yield sibling, voice


def _is_made_of(first: Copy, other: Copy) -> bool:
    """Tell whether almost all words of the shorter stand in the longer."""
    ours, theirs = _pairs(first.text), _pairs(other.text)
    fewer = min(len(ours), len(theirs))
    return fewer - len(ours & theirs) <= max(_ONE_WORD, _OTHER_WORDS * fewer)


@lru_cache(maxsize=_REMEMBERED)
def _pairs(text: str) -> frozenset[int]:
    """Return the hashes of the pairs of neighbouring words, as every house would spell them."""
    return frozenset(map(hash, pairwise(map(common, folded(text)))))


@lru_cache(maxsize=_REMEMBERED)
def agency_of(text: str) -> str:
    """Return the agency that a text names in its dateline, byline or credit, or nothing."""
    found = parts(text)
    edges = [text[span.start : span.end] for span in (found.byline, *found.sign_offs) if span]
    if found.dateline:
        match = _DATELINE.search(text, found.dateline.start, found.dateline.end)
        if match:
            named = _NAMED.search(match[1])
            return (named and named.lastgroup) or match[1].casefold()
    last = text.rstrip().rpartition("\n")[2]
    if last.endswith(")"):
        edges.append(last[last.rfind("(") :])  # (ANI)
    elif len(last) <= _EDGE and not last.endswith("."):
        edges.append(last)
    return next((m.lastgroup or "" for edge in edges if (m := _NAMED.search(edge))), "")

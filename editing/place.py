"""A departure from a sibling with all that a judge may ask about it, and the verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from editing.departures import Departure
from editing.fits import leaning
from editing.likely import ease, is_known
from editing.sorts import Sort
from editing.tokens import Tokens, is_word

_OPENERS = frozenset('“"')
_ENDS = frozenset('.?!"')
_FAR = 1_500  # characters within which a quotation began
_FEW_WORDS = 4
UNSETTLED = 0.6  # how sure one witness is who may be wrong himself
_TELLING = 0.5  # how much better words must go together where both are known
_KNOWN = 9.0
_DAMAGED = 2.0
_PLAIN = 2.0
_SIDE = 0.8  # how much better one of two readings must fit in before it is the right one


class Verdict(NamedTuple):
    """What is wrong, how sure that is with one sibling, and the words for people."""

    kind: str
    confidence: float
    message: str


@dataclass(frozen=True)
class Place:
    """A departure in both texts.

    `close` when the two were hardly reworded, `recut` when passages were put in or taken out,
    `twin` when they are the same to a letter but here, `restyled` when one of them is in another
    house's style, `unpaired` when one half of a pair of quotation marks is in one of them only;
    `votes` counts the siblings that read so; `standing` tells who is the more damaged of the two:
    1 the copy, -1 the sibling, 0 nobody knows.
    """

    mine: Tokens
    theirs: Tokens
    d: Departure
    close: bool = False
    recut: bool = False
    twin: bool = False
    restyled: bool = False
    unpaired: bool = False
    votes: int = 1
    standing: Callable[[], int] = int

    @property
    def ours(self) -> tuple[str, ...]:
        """The copy's tokens that depart."""
        return self.mine.forms[self.d.a1 : self.d.a2]

    @property
    def others(self) -> tuple[str, ...]:
        """The sibling's tokens at that place."""
        return self.theirs.forms[self.d.b1 : self.d.b2]

    @property
    def only_ours(self) -> list[str]:
        """The tokens that the sibling has not."""
        return [form for form in self.ours if form not in self.others]

    @property
    def only_theirs(self) -> list[str]:
        """The tokens that the copy has not."""
        return [form for form in self.others if form not in self.ours]

    @property
    def inside(self) -> bool:
        """Whether words of both texts stand on both sides."""
        return (
            self.d.a1 > 0
            and self.d.a2 < len(self.mine.forms)
            and self.d.b1 > 0
            and self.d.b2 < len(self.theirs.forms)
        )

    @property
    def followers(self) -> tuple[str, str]:
        """The first letters of what follows in the copy and in the sibling."""
        mine, theirs = self.mine, self.theirs
        return mine.text[mine.starts[self.d.a2]], theirs.text[theirs.starts[self.d.b2]]

    @cached_property
    def gain(self) -> float:
        """How much better the sibling's words go together than the copy's; below 0 it is worse."""
        d = self.d
        return ease(self.theirs.forms, d.b1, d.b2) - ease(self.mine.forms, d.a1, d.a2)

    @property
    def outvoted(self) -> bool:
        """Whether several siblings read otherwise, and no other house's hand explains it."""
        return self.votes > 1 and not self.restyled

    @cached_property
    def leaning(self) -> float:
        """How much better the sibling's words fit in than the copy's; below 0 they fit worse.

        A slip that is no word fits worse than the word, and the words of a copy that is damaged
        elsewhere worse than they seem.
        """
        if self.d.sort is Sort.SPELLING:
            ours, theirs = self.known
            if ours != theirs:
                return _KNOWN if theirs else -_KNOWN
        d = self.d
        seen = leaning(self.mine, self.theirs, d.a1, d.a2, d.b1, d.b2)
        return seen + _DAMAGED * self.standing()

    @property
    def known(self) -> tuple[bool, bool]:
        """Whether all words are known that only the copy has, and that only the sibling has."""
        return all(map(is_known, self.only_ours)), all(map(is_known, self.only_theirs))

    @property
    def misnamed(self) -> bool:
        """Whether the news knows the sibling's name, and not the copy's."""
        ours, theirs = self.known
        return theirs and (not ours or self.gain > _TELLING)

    @property
    def plain(self) -> bool:
        """Whether of two texts that nobody reworded the copy plainly reads worse here."""
        return self.close and self.leaning > _PLAIN

    def verdict(self, kind: str, confidence: float, message: str) -> Verdict | None:
        """Return that the copy is wrong, where it is, and not the one sibling; else none.

        Where nothing tells who is wrong it is but a hint.
        """
        if not self.outvoted and self.leaning < _SIDE:
            confidence = UNSETTLED if self.leaning > -_SIDE else 0.0
        return Verdict(kind, confidence, message) if confidence else None

    @property
    def compound(self) -> bool:
        """Whether both write it as a part of a compound: one-off, one-time."""
        mine, theirs, d = self.mine, self.theirs, self.d
        return _is_hyphened(mine, d.a1, d.a2) and _is_hyphened(theirs, d.b1, d.b2)

    @property
    def recast(self) -> bool:
        """Whether words more or fewer open a sentence whose next word has the fitting case.

        `Growing concern` and `Concern`: a hand did that, not an accident.
        """
        mine, theirs, d = self.mine, self.theirs, self.d
        if not self.inside or mine.forms[d.a1 - 1] not in _ENDS:
            return False
        ours, others = self.followers
        first = mine.text[mine.starts[d.a1]] + theirs.text[theirs.starts[d.b1]]
        return ours.isupper() != others.isupper() and first.isupper()

    @cached_property
    def quoted(self) -> bool:
        """Whether both texts have it inside a quotation, with quoted words on both sides."""
        d = self.d
        return _in_quotation(self.mine, d.a1, d.a2) and _in_quotation(self.theirs, d.b1, d.b2)

    @property
    def few(self) -> bool:
        """Whether only words differ, and few of them."""
        both = self.ours + self.others
        return all(map(is_word, both)) and max(len(self.ours), len(self.others)) <= _FEW_WORDS


def _is_hyphened(found: Tokens, start: int, end: int) -> bool:
    if start >= end:
        return False
    before, after = found.starts[start] - 1, found.ends[end - 1]
    return "-" in (found.text[before : before + 1], found.text[after : after + 1])


def _in_quotation(found: Tokens, start: int, end: int) -> bool:
    if not start or end >= len(found.forms) or '"' in found.forms[max(0, start - 1) : end + 1]:
        return False
    text, at = found.text, found.starts[start]
    line = max(text.rfind("\n", 0, at) + 1, at - _FAR)
    stop = text.find("\n", at)
    before, after = text[line:at], text[at : stop if stop >= 0 else at + _FAR]
    if "“" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1 == after.count('"') % 2

"""Withdraw: what a kill means for the whole cluster.

Whoever carried the story may kill it: a kill withdraws it everywhere at once, and it stays
withdrawn, since a copy that is out too long does harm and one that is back too late does little.
What was only withheld is withdrawn when it is withheld by whoever the canonical text or the first
copy came from, by item, feed or agency, and comes back when its sender says that it is usable;
withheld by anybody else, it is put to a person. What a person says holds over all that was sent
before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.choose import Chosen
from storage.clusters import State
from storage.decisions import Word
from storage.members import Member
from story.item import Nature


@dataclass(frozen=True, slots=True)
class Fate:
    """Whether a story is withdrawn, why, what a person is asked instead, and has answered."""

    withdrawn: bool
    reasons: tuple[str, ...] = ()
    ask: str | None = None
    answered: str | None = None


def is_lapsed(one: Chosen, before: State | None) -> bool:
    """Say whether a withdrawn story has nobody left who takes it back."""
    withdrawn = before is not None and before.withdrawn
    return withdrawn and all(member.nature is not Nature.KILL for member in one.members)


def last_word(one: Chosen, words: Mapping[int, Word]) -> Word | None:
    """Return what a person said last of a cluster, by what was said of its items."""
    said = [words[member.item] for member in one.members if member.item in words]
    return max(said, key=lambda word: word.made, default=None)


def fate_of(
    one: Chosen, before: State | None, *, killed: Mapping[int, datetime], said: Word | None
) -> Fate:
    """Return whether the kills among a cluster's members withdraw the story.

    `killed` tells when items were killed last, not only withheld; `said` is a person's last word.
    """
    withheld = [m for m in one.members if m.nature is Nature.KILL and m.item not in killed]
    asked = _question(withheld[0]) if withheld else None
    if said is not None and said.withdrawn:
        return Fate(withdrawn=True, reasons=("a person withdrew it",), answered=asked)
    kills = [m for m in one.members if m.item in killed]
    if said is not None:
        kills = [m for m in kills if killed[m.item] > said.made]
        withheld = [m for m in withheld if m.seen > said.made]
        if not kills and not withheld:
            return Fate(withdrawn=False, reasons=("a person restored it",), answered=asked)
    elif is_lapsed(one, before) and not kills:
        return Fate(withdrawn=False, reasons=("it was withheld, and is usable again",))
    if before is not None and before.withdrawn:
        return Fate(withdrawn=True, reasons=("it was withdrawn before",))
    if kills:
        return Fate(withdrawn=True, reasons=(f"{kills[0].source} killed it",))
    return _of_withheld(withheld, one, before)


def _of_withheld(withheld: Sequence[Member], one: Chosen, before: State | None) -> Fate:
    for member in withheld:
        if _speaks_for(member, one, before):
            return Fate(withdrawn=True, reasons=(f"{member.source} withholds it",))
    return Fate(withdrawn=False, ask=_question(withheld[0]) if withheld else None)


def _question(member: Member) -> str:
    return f"{member.source} withholds its copy; is the story withdrawn?"


def _speaks_for(member: Member, one: Chosen, before: State | None) -> bool:
    first = min(one.members, key=lambda m: m.order)
    if member.feed in {one.canonical.feed, first.feed}:
        return True
    if before is not None and before.canonical_item == member.item:
        return True  # the canonical version of before was the killed item's own earlier text
    return member.credit is not None and member.credit in {one.canonical.credit, first.credit}

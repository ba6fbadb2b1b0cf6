"""Withdraw: what a kill means for the whole cluster.

A kill by whoever the canonical text or the first copy came from, by item, feed or agency,
withdraws the story at once, and it stays withdrawn; what was only withheld comes back when its
sender says that it is usable. A kill by anybody else is put to a person: another desk may have
taken back only its own copy.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from desk.choose import Chosen
from storage.clusters import State
from storage.members import Member
from story.item import Nature


@dataclass(frozen=True, slots=True)
class Fate:
    """Whether a story is withdrawn, why, and what a person is asked instead."""

    withdrawn: bool
    reasons: tuple[str, ...] = ()
    ask: str | None = None


def is_lapsed(one: Chosen, before: State | None) -> bool:
    """Say whether a withdrawn story has nobody left who takes it back."""
    withdrawn = before is not None and before.withdrawn
    return withdrawn and all(member.nature is not Nature.KILL for member in one.members)


def fate_of(one: Chosen, before: State | None, *, killed: AbstractSet[int]) -> Fate:
    """Return whether the kills among a cluster's members withdraw the story.

    `killed` are items that were killed at any time, not only withheld.
    """
    kills = [m for m in one.members if m.nature is Nature.KILL or m.item in killed]
    if is_lapsed(one, before) and killed.isdisjoint(member.item for member in one.members):
        return Fate(withdrawn=False, reasons=("it was withheld, and is usable again",))
    if before is not None and before.withdrawn:
        return Fate(withdrawn=True, reasons=("it was withdrawn before",))
    if not kills:
        return Fate(withdrawn=False)
    for kill in kills:
        if _speaks_for(kill, one, before):
            return Fate(withdrawn=True, reasons=(f"{kill.source} killed the story",))
    return Fate(withdrawn=False, ask=f"{kills[0].source} killed its copy; is the story withdrawn?")


def _speaks_for(kill: Member, one: Chosen, before: State | None) -> bool:
    first = min(one.members, key=lambda m: m.order)
    if kill.feed in {one.canonical.feed, first.feed}:
        return True
    if before is not None and before.canonical_item == kill.item:
        return True  # the canonical version of before was the killed item's own earlier text
    return kill.credit is not None and kill.credit in {one.canonical.credit, first.credit}

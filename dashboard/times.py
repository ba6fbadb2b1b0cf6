"""When each version of a story came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.views.members import Member


@dataclass(frozen=True, slots=True)
class Arrivals:
    """When each version came; `stated` when these are the publishers' words, not what we saw."""

    times: Mapping[int, datetime]
    stated: bool

    @property
    def first(self) -> datetime:
        """Return when the first version came."""
        return min(self.times.values())

    @property
    def last(self) -> datetime:
        """Return when the last version came."""
        return max(self.times.values())


def arrivals(members: Sequence[Member]) -> Arrivals:
    """Return when the versions were seen, which nobody can make up.

    A first poll sees everything at once; then, and only then, the times that all the publishers
    state say more.
    """
    stated = {member.version: member.claimed for member in members if member.claimed}
    once = len({member.seen for member in members}) == 1
    if once and len(members) > 1 and len(stated) == len(members):
        return Arrivals(stated, stated=True)
    return Arrivals({member.version: member.seen for member in members}, stated=False)

"""What is checked, as the settings say: everywhere, and feed by feed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from editing.kinds import NAMES
from editing.scope import Scope
from feeds.feed_settings import read


@dataclass(frozen=True, slots=True)
class Checks:
    """A scope for all feeds, and what is added to it for some, by their addresses."""

    everywhere: Scope = field(default_factory=Scope)
    feeds: Mapping[str, Scope] = field(default_factory=dict)

    def of(self, url: str, kept: Mapping[str, Any]) -> Scope:
        """Return what the copies of the feed at this address are checked for.

        `kept` are its settings in the database, which hold when the file says nothing of it.
        """
        own = self.feeds.get(url)
        return self.everywhere.with_(_kept(kept) if own is None else own)


def _kept(settings: Mapping[str, Any]) -> Scope:
    told = read(settings)
    # A kind that was there when it was switched off, and is no more, needs no switch.
    off = tuple(kind for kind in told.kinds_off if kind in NAMES)
    return Scope(off, told.boilerplate)

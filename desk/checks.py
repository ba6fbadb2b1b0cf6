"""What is checked, as the settings say: everywhere, and feed by feed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from editing.scope import Scope


@dataclass(frozen=True, slots=True)
class Checks:
    """A scope for all feeds, and what is added to it for some, by their addresses."""

    everywhere: Scope = field(default_factory=Scope)
    feeds: Mapping[str, Scope] = field(default_factory=dict)

    def of(self, url: str) -> Scope:
        """Return what the copies of the feed at this address are checked for."""
        own = self.feeds.get(url)
        return self.everywhere.with_(own) if own else self.everywhere

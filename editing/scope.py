"""What the copies of one feed are checked for: kinds switched off, lines known as boilerplate."""

from dataclasses import dataclass
from difflib import get_close_matches

from editing.kinds import NAMES


class UnknownKindError(ValueError):
    """A kind of flag that there is none of."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Kinds that are `off`, and sentences that are `boilerplate` wherever they stand."""

    off: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for kind in self.off:
            known(kind)

    def with_(self, other: "Scope") -> "Scope":
        """Return both scopes in one."""
        return Scope(self.off + other.off, self.boilerplate + other.boilerplate)


def known(kind: str) -> str:
    """Return a kind as it is; raises `UnknownKindError`, which names the nearest."""
    if kind in NAMES:
        return kind
    near = get_close_matches(kind, NAMES, n=1, cutoff=0.4)
    meant = f"; the nearest is {near[0]}" if near else ""
    raise UnknownKindError(f"there is no kind of flag called {kind}{meant}")


EVERYTHING = Scope()

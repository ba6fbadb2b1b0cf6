"""What the copies of one feed are checked for: kinds switched off, lines known as boilerplate."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from editing.flag import Flag
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

    def wanted(self, flags: Iterable[Flag]) -> list[Flag]:
        """Return the flags of kinds that are not off."""
        return [flag for flag in flags if flag.kind not in self.off]

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

"""How far the work has come, told to whoever watches."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step under way: `done` of `total`, 0 where that is not known; `note` says with what."""

    verb: str  # poll, cluster, check, publish
    done: int
    total: int
    note: str = ""


Progress = Callable[[Step], None]

"""Who is told that loops are being compiled: a minute or two, once on a machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Compiling:
    """How many loops were begun since this program started.

    `kept` says whether they are kept for the next time; else there is no folder to keep them in.
    """

    begun: int
    kept: bool


Told = Callable[[Compiling], None]
_listeners: list[Told] = []


@contextmanager
def compiling_told(listener: Told) -> Iterator[None]:
    """Have this called with each loop that is compiled inside, in whichever thread."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def tell(how: Compiling) -> None:
    """Tell all who listen."""
    for listener in tuple(_listeners):
        listener(how)

"""The one door to numba."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from numba import njit
from numba.core import event

from dedup.compiling import Compiling, tell

# What is kept was compiled from these: numba itself looks at the file of a loop alone, and not at
# those of what is compiled into it.
_SOURCES = tuple(
    (path.name, path.stat().st_mtime, path.stat().st_size)
    for path in sorted(Path(__file__).parents[1].rglob("*.py"))
)
F = TypeVar("F", bound=Callable[..., Any])
_unkept: list[str] = []  # modules whose loops no folder keeps


def compiled(function: F) -> F:
    """Return a function compiled when it is first called, and kept on disk if that can be."""
    return _compiled(function, inline="never")


def inlined(function: F) -> F:
    """Return a function that is compiled into those that call it."""
    return _compiled(function, inline="always")


def _compiled(function: F, *, inline: Literal["never", "always"]) -> F:
    try:
        made: Any = njit(cache=True, nogil=True, inline=inline)(function)
        made._cache._cache_file._source_stamp = _SOURCES  # noqa: SLF001 - there is no other door
        return cast(F, made)
    except RuntimeError:  # numba found no folder that it can write to
        _unkept.append(function.__module__)
        return cast(F, njit(nogil=True, inline=inline)(function))


class _Watch(event.Listener):
    """Hears of what numba compiles, and not of what it finds on disk; tells of our own loops."""

    def __init__(self) -> None:
        self._begun = count(1)

    def on_start(self, event: Any) -> None:
        """Tell that a loop is compiled."""
        if event.data["dispatcher"].py_func.__module__.startswith("dedup."):
            tell(Compiling(next(self._begun), kept=not _unkept))

    def on_end(self, event: Any) -> None:
        """Nothing: numba asks for it."""


event.register("numba:compile", _Watch())  # type: ignore[no-untyped-call]

"""The one door to numba."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Return a function compiled when it is first called, and kept on disk."""
    return cast(F, njit(cache=True, nogil=True)(function))


def inlined(function: F) -> F:
    """Return a function that is compiled into those that call it."""
    return cast(F, njit(cache=True, nogil=True, inline="always")(function))

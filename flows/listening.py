"""Who listens to a run in this process: progress finds its way past Prefect."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from desk.steps import Progress, Step

_listener: ContextVar[Progress | None] = ContextVar("listener", default=None)


@contextmanager
def listening(progress: Progress) -> Iterator[None]:
    """Have this called with every step that is told inside; tasks in threads tell it too."""
    token = _listener.set(progress)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(step: Step) -> None:
    """Tell a step to whoever listens; on a worker, nobody does."""
    if (progress := _listener.get()) is not None:
        progress(step)

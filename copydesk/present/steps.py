"""Progress while work goes on: a live line on a terminal, calm lines in a pipe or a log."""

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from copydesk.present import console
from copydesk.present.safe import shortened

_PATIENCE = 5.0  # seconds between two plain lines of one step
_NOTE = 40  # characters

# What a step is called while it goes on.
WORDS = {
    "seed": "Unpacking the sample",
    "load": "Reading the file",
    "read": "Reading stories",
    "poll": "Polling feeds",
    "cluster": "Finding copies",
    "compared": "Comparing",
    "check": "Checking",
    "publish": "Publishing",
}


class Steps:
    """Shows steps as they are told; what is left of it on a terminal is nothing."""

    def __init__(self) -> None:
        self._screen = console.aside()
        self._live = _bars(self._screen) if console.is_live(self._screen) else None
        self._tasks: dict[str, TaskID] = {}
        self._last = 0.0
        self._told: set[str] = set()

    def __enter__(self) -> Self:
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live:
            self._live.stop()

    def tell(self, verb: str, done: int, total: int, note: str = "") -> None:
        """Show how far a step has come; a total of 0 is not known."""
        if self._live is None:
            self._tell_plainly(verb, done, total)
            return
        task = self._tasks.get(verb)
        if task is None:
            task = self._tasks[verb] = self._live.add_task(WORDS.get(verb, verb), note="")
        self._live.update(task, completed=done, total=total or None, note=shortened(note, _NOTE))

    def _tell_plainly(self, verb: str, done: int, total: int) -> None:
        now = time.monotonic()
        # A step that comes again with each batch is not told again at once.
        if verb in self._told and (done == total or now - self._last < _PATIENCE):
            return
        self._last = now
        self._told.add(verb)
        far = f" {done:,} of {total:,}" if total and done else ""
        sys.stderr.write(f"{WORDS.get(verb, verb)}{far}\n")


def _bars(screen: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:<22}", markup=False),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}", style="dim", markup=False),
        console=screen,
        transient=True,
    )

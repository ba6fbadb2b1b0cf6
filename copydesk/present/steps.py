"""Progress while work goes on: a live line on a terminal, calm lines in a pipe or a log."""

import sys
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from copydesk.present import console
from copydesk.present.safe import shortened
from dedup.compiling import Compiling, compiling_told

_PATIENCE = 5.0  # seconds between two plain lines of one step
_NOTE = 40  # characters
_COMPILE = "compile"

# What a step is called while it goes on.
WORDS = {
    "seed": "Unpacking the sample",
    "load": "Reading the file",
    "compile": "Compiling",
    "read": "Reading stories",
    "signed": "Signing stories",
    "poll": "Polling feeds",
    "cluster": "Finding copies",
    "compared": "Comparing",
    "check": "Checking",
    "publish": "Publishing",
}


_ONCE = "Compiling what compares stories: a minute or two, once on this machine"
_EACH_TIME = (
    "Compiling what compares stories: a minute or two, at every start, as there is no folder "
    "to keep it in; NUMBA_CACHE_DIR can name one"
)


class Steps:
    """Shows steps as they are told; what is left of it on a terminal is nothing."""

    def __init__(self) -> None:
        self._screen = console.aside()
        self._live = _bars(self._screen) if console.is_live(self._screen) else None
        self._tasks: dict[str, TaskID] = {}
        self._last = 0.0
        self._told: set[str] = set()
        self._listening = ExitStack()

    def __enter__(self) -> Self:
        self._listening.enter_context(compiling_told(self._compiling))
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listening.close()
        if self._live:
            self._live.stop()

    def tell(self, verb: str, done: int, total: int, note: str = "") -> None:
        """Show how far a step has come; a total of 0 is not known."""
        if self._live is None:
            self._tell_plainly(verb, done, total)
            return
        if verb != _COMPILE and _COMPILE in self._tasks:
            self._live.remove_task(self._tasks.pop(_COMPILE))
        task = self._tasks.get(verb)
        if task is None:
            task = self._tasks[verb] = self._live.add_task(
                WORDS.get(verb, verb), total=None, note=""
            )
        self._live.update(task, completed=done, total=total or None, note=shortened(note, _NOTE))

    def _compiling(self, how: Compiling) -> None:
        if _COMPILE not in self._told:
            self._told.add(_COMPILE)
            self._last = time.monotonic()
            self._screen.print(_ONCE if how.kept else _EACH_TIME, soft_wrap=True)
        self.tell(_COMPILE, how.begun, 0)

    def _tell_plainly(self, verb: str, done: int, total: int) -> None:
        now = time.monotonic()
        # A step that comes again with each batch is not told again at once.
        if verb in self._told and (done == total or now - self._last < _PATIENCE):
            return
        self._last = now
        self._told.add(verb)
        far = f" {done:,}" if done else ""
        far += f" of {total:,}" if done and total else ""
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

"""The posts of a desk on one machine: a program each, watched, started again when it falls."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flows import children
from flows.log import last_words

STEADY = 60.0  # seconds after which a fall is not counted with the ones before
MOST_FALLS = 3  # in a row; then something is wrong that starting again does not mend

# What the schedule finds, and what it leaves, in Prefect's home.
PARAMETERS = "schedule.json"
SIGN = "schedule.ready"


@dataclass(slots=True)
class Post:
    """A program that has to run: how it is started, how we see that it is there."""

    name: str
    command: Sequence[str]
    log: Path
    ready: Callable[[], bool]
    there: str  # what to say when it is ready
    env: Mapping[str, str] = field(default_factory=dict)
    sign: Path | None = None  # a file that the program makes when it is ready
    child: children.Child | None = None
    is_ready: bool = False
    began: float = 0.0
    falls: int = 0

    def start(self) -> None:
        """Start the program."""
        self.began = time.monotonic()
        self.is_ready = False
        if self.sign:
            self.sign.unlink(missing_ok=True)
        self.child = children.start(self.command, log=self.log, env=self.env)

    def look(self) -> str | None:
        """Say what has changed since the last look; a program that fell is started again."""
        if self.child is None:
            return None
        if (status := self.child.poll()) is not None:
            return self._fell(status)
        if not self.is_ready and self.ready():
            self.is_ready = True
            return self.there
        return None

    @property
    def is_lost(self) -> bool:
        """Say whether it fell so often that it is not started any more."""
        return self.child is None and self.falls >= MOST_FALLS

    def _fell(self, status: int) -> str:
        self.see_off()  # what it left behind must not hold its port
        self.falls = 1 if time.monotonic() - self.began > STEADY else self.falls + 1
        how = f"by signal {-status}" if status < 0 else f"with {status}"
        told = f"the {self.name} ended {how}: {last_words(self.log)}"
        if self.falls >= MOST_FALLS:
            return f"{told}; that was time {self.falls}, see {self.log}"
        self.start()
        return f"{told}; started again"

    def ask_to_end(self) -> None:
        """Ask the program to end, without waiting."""
        if self.child is not None:
            children.ask_to_end(self.child)

    def see_off(self) -> None:
        """Wait for the program to end, and for whatever it started."""
        if self.child is not None:
            children.see_off(self.child)
            self.child = None

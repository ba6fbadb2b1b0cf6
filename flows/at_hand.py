"""Prefect at hand for a run: the server that was set up if it answers, else a temporary one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows import children, server
from flows.door import open_door

Say = Callable[[str], None]  # what goes on, in words for whoever waits

TEMPORARY = "a temporary server"
_SETTLED_IN = ("prefect.toml", "pyproject.toml", ".env")  # files that may name a server


@contextmanager
def at_hand(db: str) -> Iterator["AtHand"]:
    """Set up for Prefect beside this database; a server that was started ends at the end.

    Inside, import Prefect and what needs it (a temporary server starts meanwhile: it takes
    6 s, the imports 3 s), then run flows inside `connected()`.
    """
    home = open_door(db, calm=True)
    here = AtHand(home)
    try:
        if not _may_be_configured() and server.noted(home) is None:
            here.start()
        yield here
    finally:
        here.stop()


@dataclass(slots=True)
class AtHand:
    """What a run by hand has of Prefect: its home, and a temporary server if need be."""

    home: Path
    temporary: server.Server | None = None

    def start(self) -> server.Server:
        """Start the temporary server, or return the one that was started."""
        if self.temporary is None:
            self.temporary = server.start(self.home)
        return self.temporary

    def stop(self) -> None:
        """End the temporary server, if one was started."""
        if self.temporary is not None:
            children.ask_to_end(self.temporary.child)
            children.see_off(self.temporary.child)
            self.temporary = None

    @contextmanager
    def connected(self, say: Say) -> Iterator[None]:
        """Have the flows that are run inside talk to the server; all is told before the end."""
        from flows import session  # noqa: PLC0415 - imports Prefect: at last, not at first

        configured = session.configured()
        api = session.reached(configured) or server.noted(self.home)
        if api is None:
            if configured:
                say(f"{configured} does not answer: {TEMPORARY}")
            temporary = self.start()
            server.wait_until_up(temporary)
            api = temporary.api
        with session.talking_to(api, alone=self.temporary is not None):
            yield


def _may_be_configured() -> bool:
    """Say whether a server may have been set up; Prefect knows for sure, once it is imported."""
    profiles = os.environ.get("PREFECT_PROFILES_PATH")
    return (
        "PREFECT_API_URL" in os.environ
        or (profiles is not None and Path(profiles).is_file())
        or any(_names_a_server(Path(name)) for name in _SETTLED_IN)
    )


def _names_a_server(path: Path) -> bool:
    try:
        told = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return "prefect" in told.casefold() and "api" in told.casefold()

"""Child processes that end when we end, however we end."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

PATIENCE = 10.0  # seconds between asking a child to end and ending it

Child = subprocess.Popen[bytes]

_PR_SET_PDEATHSIG = 1  # Linux: the signal that a child gets when its parent dies
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def start(
    command: Sequence[str], *, log: Path | None = None, env: Mapping[str, str] | None = None
) -> Child:
    """Start a child in a session of its own; what it says is added to its log, if it has one.

    Its own session keeps the terminal's Ctrl-C from it: we say in which order things end.
    """
    told = {**os.environ, **(env or {})}
    if log is None:
        return _popen(command, out=subprocess.DEVNULL, env=told)
    with log.open("ab") as out:
        return _popen(command, out=out, env=told)


def ask_to_end(child: Child) -> None:
    """Ask a child to end, as Ctrl-C would, and don't wait."""
    child.send_signal(signal.SIGINT)


def see_off(child: Child, *, patience: float = PATIENCE) -> None:
    """Wait for a child to end, end it if it does not, and end what it left behind."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(patience)
    with contextlib.suppress(ProcessLookupError):  # nothing was left behind
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _popen(command: Sequence[str], *, out: int | IO[bytes], env: Mapping[str, str]) -> Child:
    return subprocess.Popen(  # noqa: S603 - our own commands, or the caller's
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_tie_to_parent,  # noqa: PLW1509 - two system calls, no locks
    )


def _tie_to_parent() -> None:
    """Prepare this process, which is about to be the child, to be ended: by us, or as we die."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's "&" has it ignored, for heirs too
    if _libc:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

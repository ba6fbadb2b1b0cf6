"""The door: run a command, say in one line what went wrong, answer with an exit code.

0    done, nothing to object to
1    flags were found, or something was refused
2    bad input: an option, a file, a setting, a database that can't be used
70   a defect of copydesk itself; the traceback is kept in a file
130  stopped with Ctrl-C
141  whoever read our output had seen enough
"""

import contextlib
import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

import typer
from typer.main import get_command

from copydesk.cli import app
from copydesk.errors import DEBUG_VARIABLE, InputError
from copydesk.present.safe import line
from desk.archive.rows import ArchiveError
from feeds.errors import FeedError
from flows.errors import FlowError
from storage.errors import StorageError

BAD_INPUT, DEFECT, INTERRUPTED, BROKEN_PIPE = 2, 70, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    _stand_in_for_closed()
    _say_what_can_be_said()
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return BROKEN_PIPE


def _run(arguments: list[str]) -> int:
    try:
        with get_command(app).make_context("copydesk", arguments) as context:
            context.command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        return _usage(error, arguments)
    except (InputError, ArchiveError, FeedError, FlowError, StorageError) as error:
        return _complain(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        return _complain(_in_words(error))
    except Exception as error:  # noqa: BLE001 - the last place where a defect can be told
        return _defect(error)
    return 0


def _stand_in_for_closed() -> None:
    """Let a command whose output nobody takes do its work and answer with its exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _say_what_can_be_said() -> None:
    """Have a terminal that lacks a character get its number instead of a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _complain(message: str) -> int:
    sys.stderr.write(f"copydesk: {line(message)}\n")
    return BAD_INPUT


def _usage(error: typer.TyperException, arguments: Sequence[str]) -> int:
    """Tell what was typed wrong, and where to read how it is typed."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else _command(arguments)
    said = " ".join(error.format_message().split()).rstrip(".").replace("Value error, ", "")
    return _complain(f"{said} ({command} --help tells what it takes)")


def _command(arguments: Sequence[str]) -> str:
    """Return which command was typed, for errors that don't know."""
    path, group = ["copydesk"], get_command(app)
    for argument in arguments:
        found = getattr(group, "commands", {}).get(argument)
        if found is None:
            break
        path.append(argument)
        group = found
    return " ".join(path)


def _in_words(error: OSError) -> str:
    what = (error.strerror or str(error)).casefold()
    return f"{error.filename}: {what}" if error.filename else what


def _defect(error: Exception) -> int:
    """Say what to report; the traceback goes to a file, or here when COPYDESK_DEBUG asks."""
    told = "".join(traceback.format_exception(error))
    if os.environ.get(DEBUG_VARIABLE):
        sys.stderr.write(told)
        return DEFECT
    what = line(f"{type(error).__name__}: {error}")[:200]
    with tempfile.NamedTemporaryFile(
        "w", prefix="copydesk-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
    ) as log:
        log.write(f"copydesk {' '.join(sys.argv[1:])}\n{told}")
    sys.stderr.write(
        f"copydesk: a defect of ours, not of yours ({what}); please report it with {log.name}\n"
    )
    return DEFECT


def _let_go_of_output() -> None:
    """Point our output nowhere, or the interpreter complains when it closes it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())

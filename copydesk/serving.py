"""What `copydesk serve` and `copydesk up` do."""

import socket
import sys
from contextlib import closing

from copydesk.errors import InputError
from copydesk.opening import desk, standing
from copydesk.present import console
from copydesk.running import seed
from copydesk.settings import Settings
from dashboard.app import create_app
from dashboard.serve import serve as answer
from flows.up import up as run_desk


def serve(*, host: str | None, port: int | None, db: str | None) -> None:
    """Show the dashboard until Ctrl-C."""
    with standing(db) as (database, told):
        host, port = _place(told, host, port)
        _refuse_taken(host, port)
        _say(f"The dashboard is at http://{_shown(host)}:{port}; Ctrl-C ends it.")
        answer(create_app(database, policy=told.plan.policy), host, port)


def up(*, host: str | None, port: int | None, db: str | None) -> int:
    """Run the whole desk until Ctrl-C; return the exit code."""
    with desk(db) as (database, told):
        seed(database, None)
    host, port = _place(told, host, port)
    # The database goes by the environment: everyone may read a command line.
    command = [sys.executable, "-m", "copydesk", "serve", "--host", host, "--port", str(port)]
    return run_desk(told.plan, host=host, port=port, serve_dashboard=command, say=_say)


def _place(told: Settings, host: str | None, port: int | None) -> tuple[str, int]:
    return host or told.serve.host, port or told.serve.port


def _refuse_taken(host: str, port: int) -> None:
    """Raise when nobody can listen there, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            said = (error.strerror or str(error)).casefold()
            raise InputError(
                f"cannot listen at {_shown(host)}:{port}: {said}; --port and --host name another"
            ) from error


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _say(line: str) -> None:
    console.aside().print(console.words(line), soft_wrap=True)

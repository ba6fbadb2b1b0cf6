"""A Prefect server of our own: a temporary one for a single run, a lasting one for `up`.

Started as Prefect starts its own temporary server, but from outside: Prefect's way imports the
whole server into our process first (4 s) and only then starts it in another (6 s more).
"""

import http.client
import socket
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from flows import children
from flows.errors import NoServerError
from flows.log import last_words

HOST = "127.0.0.1"
PATIENCE = 120.0  # seconds for a server to come up; the first start makes its database
_GLANCE = 0.05  # seconds between two looks at whether it is up
_NOTE = "server.url"  # in Prefect's home: where the lasting server listens

LASTING = {"PREFECT__SERVER_FINAL": "1"}  # no other application will be made in its process
_TEMPORARY = {"PREFECT_SERVER_UI_ENABLED": "false", "PREFECT__SERVER_EPHEMERAL": "1"}


@dataclass(frozen=True, slots=True)
class Server:
    """A server that we started: where its API is, its process, its log."""

    api: str
    child: children.Child
    log: Path


def start(home: Path) -> Server:
    """Start a temporary server, without pages and schedules, and return at once."""
    port = free_port()
    log = home / "temporary-server.log"
    log.unlink(missing_ok=True)
    child = children.start(command(port), log=log, env=LASTING | _TEMPORARY)
    return Server(address(port), child, log)


def command(port: int) -> list[str]:
    """Return what starts a server; it asks nobody who they are, so it is for this machine only."""
    return [
        *(sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"),
        *("--host", HOST, "--port", str(port), "--lifespan", "on", "--log-level", "error"),
    ]


def wait_until_up(server: Server, *, patience: float = PATIENCE) -> None:
    """Wait until a server answers; raise when it ends or takes too long."""
    deadline = time.monotonic() + patience
    while not answers(server.api):
        if server.child.poll() is not None:
            raise NoServerError(f"Prefect's server did not start: {last_words(server.log)}")
        if time.monotonic() > deadline:
            raise NoServerError(
                f"Prefect's server did not answer within {patience:.0f} s; see {server.log}"
            )
        time.sleep(_GLANCE)


def answers(api: str, *, timeout: float = 1.0) -> bool:
    """Say whether a server answers here; no proxy is asked."""
    place = urlsplit(api)
    https = place.scheme == "https"
    connect = http.client.HTTPSConnection if https else http.client.HTTPConnection
    asked = connect(place.hostname or "", place.port, timeout=timeout)
    with closing(asked):
        try:
            asked.request("GET", f"{place.path}/health")
            return asked.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False


def address(port: int) -> str:
    """Return where the API of a server of ours is."""
    return f"http://{HOST}:{port}/api"


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.create_server((HOST, 0)) as taken:
        return int(taken.getsockname()[1])


def is_free(host: str, port: int) -> bool:
    """Say whether we could listen here."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError:
        return False
    return True


def listens(host: str, port: int) -> bool:
    """Say whether somebody listens here."""
    reachable = {"0.0.0.0": HOST, "": HOST, "::": "::1"}.get(host, host)  # noqa: S104 - a look only
    try:
        socket.create_connection((reachable, port), timeout=1.0).close()
    except OSError:
        return False
    return True


def note(home: Path, api: str | None) -> None:
    """Leave word where the lasting server is, for runs by hand; `None` takes it away."""
    place = home / _NOTE
    if api is None:
        place.unlink(missing_ok=True)
    else:
        place.write_text(api, encoding="utf-8")


def noted(home: Path) -> str | None:
    """Return where the lasting server of this desk is, if it answers."""
    try:
        api = (home / _NOTE).read_text(encoding="utf-8")
    except OSError:
        return None
    return api if answers(api) else None

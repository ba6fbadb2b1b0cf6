"""One Prefect server for all tests of the flows; what uses it is a process of its own."""

import os
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from feeds.opml import Outline
from flows import children, server
from storage import feeds
from storage.database import open_database

WIRE = ("northwire-world.rss", "pacific-courier.rss")
_PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds
MANNERS = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}


@pytest.fixture(scope="session")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Prefect"]:
    """A real Prefect server, with pages and a scheduler, on a free port."""
    home = tmp_path_factory.mktemp("prefect")
    port = server.free_port()
    child = children.start(
        server.command(port),
        log=home / "server.log",
        env={**MANNERS, **server.LASTING, "PREFECT_HOME": str(home)},
    )
    here = server.Server(server.address(port), child, home / "server.log")
    try:
        server.wait_until_up(here)
        yield Prefect(here.api, home)
    finally:
        children.ask_to_end(child)
        children.see_off(child)


class Prefect:
    """A server that runs: what to ask it, and how to have programs use it."""

    def __init__(self, api: str, home: Path) -> None:
        self.api = api
        self.home = home

    def env(self, **more: str) -> dict[str, str]:
        """Return the environment of a program that uses this server."""
        told = {"PREFECT_API_URL": self.api, "PREFECT_HOME": str(self.home)}
        return {**os.environ, **MANNERS, **told, **more}

    def ask(self, path: str, **body: Any) -> Any:
        """POST to the API."""
        return self._answer("POST", path, json=body)

    def get(self, path: str) -> Any:
        """GET from the API."""
        return self._answer("GET", path)

    def _answer(self, method: str, path: str, **more: Any) -> Any:
        """Return what the API answers; a busy one is asked again, as its client does."""
        with httpx.Client(trust_env=False) as client:
            for pause in (*_PAUSES, None):
                answer = client.request(method, f"{self.api}/{path}", **more)
                if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE or pause is None:
                    break
                time.sleep(pause)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def copy_to(self, home: Path) -> None:
        """Give another home a database like ours: to make one takes a server 7 s."""
        home.mkdir(parents=True)
        with (
            sqlite3.connect(self.home / "prefect.db") as ours,
            sqlite3.connect(home / "prefect.db") as theirs,
        ):
            ours.backup(theirs)


@pytest.fixture(scope="session")
def make_desk() -> Callable[..., str]:
    """Makes a desk in a folder: two feeds of the sample wire, and `dead` ones without answer."""

    def make(folder: Path, *, dead: int = 0) -> str:
        url = f"sqlite:///{folder / 'copydesk.db'}"
        urls = [f"sample:{name}" for name in WIRE]
        urls += [f"http://127.0.0.1:{server.free_port()}/feed" for _ in range(dead)]
        outlines = [Outline(url=one, title=one, site=None, folder="") for one in urls]
        with closing(open_database(url)) as database, database.transaction() as session:
            feeds.add(session, outlines, now=datetime.now(UTC))
        return url

    return make


@pytest.fixture(scope="session")
def run_program() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a program to its end."""

    def run(*command: str, env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            env=env,
            cwd=cwd,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run

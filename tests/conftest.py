"""What several rooms need: a real PostgreSQL server, started from the installed programs."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

settings.register_profile("desk", deadline=None)  # a busy machine is no defect
settings.load_profile("desk")

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
GET_IT = "PostgreSQL is not installed; on Debian: apt-get install postgresql"


class Server:
    """A PostgreSQL server on a socket in a folder of its own; it ends with the tests."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="copydesk-pg-"))
        self.number = count(1)
        self.user: str | None = None
        if os.geteuid() == 0:  # PostgreSQL refuses to be root
            self.user = _somebody()
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-D", self.data, "-A", "trust", "-U", "desk", "-E", "UTF8", "-N")
        self.log = (self.folder / "log").open("wb")
        settings = (f"unix_socket_directories={self.folder}", *QUICK)
        self.process = subprocess.Popen(
            [programs / "postgres", "-D", self.data, *(w for s in settings for w in ("-c", s))],
            user=self.user,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=self.log,
        )

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def _run(self, program: str, *words: str | Path) -> None:
        subprocess.run(
            [self.programs / program, *words],
            user=self.user,
            cwd=self.folder,
            check=True,
            capture_output=True,
        )

    def wait(self) -> None:
        for _ in range(300):
            try:
                self.ask("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return
        pytest.fail((self.folder / "log").read_text(encoding="utf-8"))

    def ask(self, query: str) -> None:
        with psycopg.connect(
            host=str(self.folder), user="desk", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(query)  # type: ignore[call-overload]

    def fresh(self) -> str:
        """Return the address of a new, empty database."""
        name = f"desk{next(self.number)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE template0")
        return f"postgresql://desk@/{name}?host={self.folder}"

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)  # without waiting for who is still connected
        self.process.wait(30)
        self.log.close()
        shutil.rmtree(self.folder)


def _somebody() -> str:
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _programs() -> Path | None:
    found = shutil.which("postgres")
    if found:
        return Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    return max((path.parent for path in installed), key=lambda p: int(p.parent.name), default=None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    programs = _programs()
    if programs is None:
        pytest.skip(GET_IT)
    server = Server(programs)
    try:
        server.wait()
        yield server
    finally:
        server.end()

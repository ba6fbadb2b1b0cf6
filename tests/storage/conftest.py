"""Every test of the storage runs twice: on a SQLite file and on a real PostgreSQL server."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feeds.opml import Outline
from storage import feeds, versions
from storage.database import Database, open_database
from storage.tables import VersionRow
from story.item import FeedId, Item

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
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
        self.process.terminate()
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


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes the addresses of databases that are empty."""
    if request.param == "postgresql":
        fresh: Callable[[], str] = request.getfixturevalue("postgres").fresh
        return fresh
    number = count(1)
    return lambda: f"sqlite:///{tmp_path / f'desk{next(number)}.db'}"


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    return new_address()


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    opened = open_database(address)
    yield opened
    opened.close()


@dataclass
class Given:
    """What is there before a test begins."""

    database: Database
    made: int = 0

    def feeds(self, *names: str) -> list[FeedId]:
        outlines = [Outline(f"https://{name}.example/feed", name, None, "") for name in names]
        with self.database.transaction() as session:
            return feeds.add(session, outlines, now=NOW)

    def receive(self, feed: FeedId, *items: Item, minutes: int = 0) -> versions.Received:
        with self.database.transaction() as session:
            when = NOW + timedelta(minutes=minutes)
            return versions.receive(session, {feed: items}, now=when)[feed]

    def versions(self, number: int, feed: FeedId | None = None) -> list[int]:
        """Add so many items with a version each and return the versions."""
        owner = self.feeds(f"feed{self.made}")[0] if feed is None else feed
        texts = [f"Story {self.made + n} of the day." for n in range(number)]
        self.made += number
        self.receive(owner, *(item(guid=text, text=text) for text in texts))
        with self.database.read() as session:
            query = select(VersionRow.id).order_by(VersionRow.id.desc()).limit(number)
            return sorted(session.scalars(query))

    def rows(self, *columns: Any) -> Sequence[Any]:
        """Return all that is kept in these columns, in their order."""
        with self.database.read() as session:
            return session.execute(select(*columns).order_by(*columns)).all()


@pytest.fixture
def given(database: Database) -> Given:
    return Given(database)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One transaction for the whole test."""
    with database.transaction() as one:
        yield one


def item(**said: Any) -> Item:
    text = said.pop("text", "The pier closed on Tuesday.")
    return Item(
        **{"guid": "g", "title": "Pier closed", "content": text, "text": text, "html": False}
        | said
    )


@pytest.fixture
def make_item() -> Callable[..., Item]:
    """Makes an entry of a feed."""
    return item


@pytest.fixture
def now() -> datetime:
    return NOW

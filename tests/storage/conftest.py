"""Every test of the storage runs twice: on a SQLite file and on a real PostgreSQL server."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feeds.opml import Outline
from storage import feeds, versions
from storage.database import Database, open_database
from storage.tables import VersionRow
from story.item import FeedId, Item

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)


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

"""The database of a command, opened for it and closed after it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from copydesk import settings
from copydesk.errors import InputError
from copydesk.settings import Settings
from storage.database import Database, open_database

_SQLITE = "sqlite:///"


def settings_for(db: str | None) -> Settings:
    """Return the settings in force, with the database that was typed, if one was."""
    return settings.load({"db": db}, environ=os.environ, folder=Path())


@contextmanager
def desk(db: str | None) -> Iterator[tuple[Database, Settings]]:
    """Open the database, made when there is none."""
    told = settings_for(db)
    database = open_database(told.plan.db)
    try:
        yield database, told
    finally:
        database.close()


@contextmanager
def standing(db: str | None) -> Iterator[tuple[Database, Settings]]:
    """Open the database; one that is not there is not made, for its name may be mistyped."""
    url = settings_for(db).plan.db
    if url.startswith(_SQLITE) and not _may_be(Path(url.removeprefix(_SQLITE).partition("?")[0])):
        raise InputError(
            f"there is no database at {url}; copydesk run makes one, --db names another"
        )
    with desk(db) as (database, told):
        yield database, told


def _may_be(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True  # to open it will tell what is wrong


@contextmanager
def looking(db: str | None) -> Iterator[Session]:
    """Open the database to look at it."""
    with standing(db) as (database, _), database.read() as session:
        yield session

"""Open the database and make its transactions; one writer at a time, readers never wait."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError
from sqlalchemy.orm import Session

from storage import schema
from storage.errors import (
    BadAddressError,
    CannotOpenError,
    StorageError,
    UnavailableError,
    in_words,
)

PATIENCE = 60.0  # seconds that a writer waits for another: a large batch takes a few
CACHE = -65_536  # KiB of pages that a SQLite connection keeps at most: all that a batch writes
WAL = 65_536  # pages, 256 MiB, that are put into place together: those of several batches
WRITERS = 0x636F7079  # PostgreSQL's advisory lock of all writers ("copy")


class Database:
    """An open database. `transaction()` writes, `read()` sees one moment."""

    def __init__(self, engine: Engine) -> None:
        self.url: URL = engine.url
        self.engine = engine
        self._writer = engine.execution_options(writing=True)
        self._reader = engine
        if engine.dialect.name == "postgresql":
            self._reader = engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    def __str__(self) -> str:
        return _shown(self.url)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Give a session that writes: all of it at the end of the block, or nothing."""
        with self._said(), Session(self._writer, expire_on_commit=False) as session:
            # Waits for the other writer now, not at the first insert, after all was read.
            session.connection()
            with session.begin_nested() if session.in_nested_transaction() else session:
                yield session
                session.commit()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees the database as it is at its first query."""
        with self._said(), Session(self._reader) as session:
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, InterfaceError) as error:
            if isinstance(error, DatabaseError) and not _about_the_place(error):
                raise  # a defect of ours (a wrong query): it keeps its traceback
            raise UnavailableError(f"{self}: {in_words(error)}") from error


def open_database(url: str) -> Database:
    """Open a database, make its tables when it is empty, bring them up to date when older."""
    place = _address(url)
    engine = _engine(place)
    shown = _shown(place)
    try:
        schema.refuse_foreign(engine, shown=shown)
        if place.drivername == "sqlite":
            _to_wal(engine)
        schema.prepare(engine.execution_options(writing=True), shown=shown)
    except StorageError:
        engine.dispose()
        raise
    except (DatabaseError, InterfaceError) as error:
        engine.dispose()
        raise CannotOpenError(
            f"cannot open {shown}: {in_words(error)}; give another address with --db"
        ) from error
    return Database(engine)


def _shown(place: URL) -> str:
    """Return an address as a person writes it, without the driver and the password."""
    return place.set(drivername=place.get_backend_name()).render_as_string(hide_password=True)


def _address(url: str) -> URL:
    try:
        place = make_url(url)
    except ArgumentError as error:
        raise BadAddressError(
            f"{url!r} is no database address; write sqlite:///copydesk.db "
            "or postgresql://user@host/name"
        ) from error
    if place.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        if "@" in (place.host or ""):  # what is taken for the host has the end of the password
            raise BadAddressError("write an @ in a database's user or password as %40")
        return place.set(drivername="postgresql+psycopg")
    if place.drivername != "sqlite":
        raise BadAddressError(
            f"{place.drivername} is not spoken here; use sqlite:/// or postgresql://"
        )
    if place.database in {None, "", ":memory:"}:
        raise BadAddressError("a database in memory would be lost at the end; name a file")
    if os.path.isdir(str(place.database)):  # noqa: PTH112 - a path of the user's, not ours
        raise CannotOpenError(f"cannot open {url}: that is a folder; name a file in it")
    return place


def _engine(place: URL) -> Engine:
    if place.drivername == "sqlite":
        engine = create_engine(place, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _prepare_sqlite)
    else:
        engine = create_engine(place, connect_args={"connect_timeout": 10}, pool_pre_ping=True)
        event.listen(engine, "connect", _prepare_postgresql)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours to say, see _begin
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = {CACHE}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {WAL}")
    connection.execute("PRAGMA temp_store = MEMORY")


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    # It takes sets of keys for larger than they are, and compiles a query longer than it runs.
    connection.execute("SET jit = off")
    connection.commit()


def _to_wal(engine: Engine) -> None:
    """See that readers never wait; the file keeps this, so it is ours before we change it."""
    with closing(engine.raw_connection()) as connection:
        deadline = time.monotonic() + PATIENCE
        while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            # The change does not wait for another process that makes it at the same time.
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
    elif writing:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")


def _about_the_place(error: DatabaseError) -> bool:
    return type(error).__name__ == "OperationalError" and "no such" not in str(error.orig)

"""Bring a database's tables up to date, or say why not.

An empty database gets all tables at once and the newest revision's mark; an older one is
brought up by alembic, which is loaded only then. `tests/storage/test_schema.py` proves that
both ways end in the same tables.
"""

import uuid

from sqlalchemy import Connection, Engine, insert, inspect, text

from storage.errors import CannotOpenError, NewerSchemaError
from storage.tables import StoreRow, Table

REVISIONS = ("0001",)  # the migrations in order, oldest first
MARK = "alembic_version"


def prepare(engine: Engine, *, shown: str) -> None:
    """Make or update the tables; what is newer or another program's is refused untouched."""
    with engine.connect().execution_options(writing=False) as connection:
        if _revision(connection, shown=shown) == REVISIONS[-1]:
            return
    with engine.begin() as connection:  # another process may have come first: look again
        found = _revision(connection, shown=shown)
        if found is None:
            _create(connection)
        elif found != REVISIONS[-1]:
            _upgrade(connection)


def _revision(connection: Connection, *, shown: str) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if MARK not in tables:
        if tables:
            raise CannotOpenError(
                f"{shown} belongs to another program (it holds {min(tables)!r}); "
                "give another address with --db"
            )
        return None
    found = connection.execute(text(f"SELECT version_num FROM {MARK}")).scalar()  # noqa: S608 - our constant
    if found is not None and found not in REVISIONS:
        raise NewerSchemaError(
            f"{shown} was written by a newer copydesk (its schema is {found}, the newest known "
            f"here is {REVISIONS[-1]}); update copydesk or give another database with --db"
        )
    return found


def _create(connection: Connection) -> None:
    Table.metadata.create_all(connection)
    connection.execute(text(f"CREATE TABLE {MARK} (version_num VARCHAR(32) PRIMARY KEY NOT NULL)"))
    connection.execute(text(f"INSERT INTO {MARK} VALUES (:n)"), {"n": REVISIONS[-1]})  # noqa: S608
    connection.execute(insert(StoreRow).values(id=1, name=str(uuid.uuid4())))


def _upgrade(connection: Connection) -> None:
    from storage.migrations import upgrade  # noqa: PLC0415 - alembic takes 0.4 s to load

    upgrade(connection)

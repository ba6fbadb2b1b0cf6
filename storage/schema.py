"""Bring a database's tables up to date, or say why not.

An empty database gets all tables at once and the newest revision's mark; an older one is
brought up by alembic, which is loaded only then. `tests/storage/test_schema.py` proves that
both ways end in the same tables.
"""

import uuid

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    String,
    insert,
    inspect,
    select,
)
from sqlalchemy import Table as MarkTable

from storage.errors import CannotOpenError, NewerSchemaError
from storage.tables import METADATA, StoreRow, for_postgresql

REVISIONS = ("0001",)  # the migrations in order, oldest first
MARK = "alembic_version"
_MARKS = MarkTable(  # as alembic itself makes it
    MARK,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{MARK}_pkc"),
)


def refuse_foreign(engine: Engine, *, shown: str) -> None:
    """Refuse what is newer or another program's, before anything is written into it."""
    with engine.connect() as connection:
        _revision(connection, shown=shown)


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
    if not {MARK, StoreRow.__tablename__} <= tables:  # others mark their tables so, too
        if tables:
            raise CannotOpenError(
                f"{shown} belongs to another program (it holds {min(tables)!r}); "
                "give another address with --db"
            )
        return None
    found = connection.scalars(select(_MARKS.c.version_num)).first()
    if found is not None and found not in REVISIONS:
        raise NewerSchemaError(
            f"{shown} was written by a newer copydesk (its schema is {found}, the newest known "
            f"here is {REVISIONS[-1]}); update copydesk or give another database with --db"
        )
    return found


def _create(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        for_postgresql()
    METADATA.create_all(connection)
    _MARKS.create(connection)
    connection.execute(insert(_MARKS).values(version_num=REVISIONS[-1]))
    connection.execute(insert(StoreRow).values(id=1, name=str(uuid.uuid4())))


def _upgrade(connection: Connection) -> None:
    from storage.migrations import upgrade  # noqa: PLC0415 - alembic takes 0.4 s to load

    upgrade(connection)

"""The tables that are made at once and those that the steps make are the same."""

import uuid
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from storage import migrations, schema
from storage.database import open_database
from storage.errors import NewerSchemaError
from storage.migrations import upgrade
from storage.tables import METADATA, StoreRow

SQLITE = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
POSTGRESQL = (
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL "
    "SELECT conname, conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace"
)


def columns(connection):
    looked = inspect(connection)
    return {
        table: [
            (one["name"], str(one["type"]), one["nullable"], one["default"])
            for one in looked.get_columns(table)
        ]
        for table in looked.get_table_names()
    }


def said(connection):
    """Return how the database itself defines its tables, indexes and constraints."""
    dialect = connection.dialect.name
    rows = connection.execute(text(SQLITE if dialect == "sqlite" else POSTGRESQL))
    # Between the brackets of a table the order of the columns counts, that of constraints not.
    return {(name, tuple(sorted(_clauses(definition)))) for name, definition in rows}


def _clauses(definition):
    ended = definition.replace('"', "").replace("\n)", ",\n)")
    return [clause.strip() for clause in ended.split(", \n") for clause in clause.split(",\n")]


def differences(connection):
    told = {"compare_type": True, "compare_server_default": True}
    return compare_metadata(MigrationContext.configure(connection, opts=told), METADATA)


@pytest.fixture
def at_once(new_address):
    with closing(open_database(new_address())) as database, database.engine.connect() as one:
        yield one


@pytest.fixture
def by_steps(new_address):
    with closing(open_database(new_address())) as database:
        with database.engine.begin() as connection:
            METADATA.drop_all(connection)
            connection.execute(text(f"DROP TABLE {schema.MARK}"))
            assert inspect(connection).get_table_names() == []
            upgrade(connection)
        with database.engine.connect() as connection:
            yield connection


def test_the_steps_end_in_the_tables_that_are_made_at_once(at_once, by_steps):
    assert columns(by_steps) == columns(at_once)
    assert said(by_steps) == said(at_once)


def test_both_ways_end_in_the_tables_that_the_code_knows(at_once, by_steps):
    assert columns(at_once).keys() == {*METADATA.tables, schema.MARK}
    assert differences(at_once) == []
    assert differences(by_steps) == []


def test_a_table_that_is_otherwise_is_seen(at_once, by_steps):
    by_steps.execute(text("DROP INDEX ix_versions_pending"))
    by_steps.execute(text("ALTER TABLE feeds ADD COLUMN mood TEXT"))
    assert said(by_steps) != said(at_once)
    assert columns(by_steps) != columns(at_once)
    assert differences(by_steps)


def test_every_step_is_known_to_the_code_in_order():
    steps = ScriptDirectory.from_config(migrations.config()).walk_revisions()
    assert tuple(step.revision for step in reversed(list(steps))) == schema.REVISIONS


def test_the_steps_lie_in_the_package_that_is_shipped():
    folder = Path(migrations.__file__).parent / "versions"
    assert {path.name[:4] for path in folder.glob("*.py")} == set(schema.REVISIONS)


def test_a_new_database_has_a_name_of_its_own(new_address):
    names = set()
    for url in (new_address(), new_address()):
        for _ in range(2):  # opened again, it keeps it
            with closing(open_database(url)) as database, database.read() as session:
                names.add(uuid.UUID(session.scalars(select(StoreRow.name)).one()))
    assert len(names) == 2


def test_an_older_database_is_brought_up_and_keeps_what_it_holds(address, monkeypatch, tmp_path):
    with closing(open_database(address)) as database, database.read() as session:
        name = session.scalars(select(StoreRow.name)).one()
    steps = tmp_path / "versions"
    steps.mkdir()
    (steps / "0002_mood.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "revision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n"
        "    with op.batch_alter_table('feeds') as table:\n"
        "        table.add_column(sa.Column('mood', sa.Text()))\n"
    )
    settings = migrations.config

    def longer(connection) -> Config:
        known = settings(connection)
        here = Path(migrations.__file__).parent / "versions"
        known.set_main_option("path_separator", "newline")
        known.set_main_option("version_locations", f"{here}\n{steps}")
        return known

    monkeypatch.setattr(migrations, "config", longer)
    monkeypatch.setattr(schema, "REVISIONS", ("0001", "0002"))
    for _ in range(2):
        with closing(open_database(address)) as database, database.read() as session:
            assert session.scalars(select(StoreRow.name)).one() == name
            assert "mood" in dict.fromkeys(c[0] for c in columns(session.connection())["feeds"])
    monkeypatch.setattr(schema, "REVISIONS", ("0001",))
    with pytest.raises(NewerSchemaError, match="its schema is 0002"):
        open_database(address)

"""A database is opened, or it is refused in one clear line and left as it was."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import create_engine, inspect, text

from storage.database import open_database
from storage.errors import (
    BadAddressError,
    CannotOpenError,
    NewerSchemaError,
    StorageError,
    UnavailableError,
)

OPEN = "import sys; from storage.database import open_database; open_database(sys.argv[1]).close()"


def refusal(address: str, kind: type[StorageError]) -> str:
    with pytest.raises(kind) as caught:
        open_database(address)
    said = str(caught.value)
    assert "\n" not in said
    assert "Error" not in said
    return said


def test_a_database_that_is_not_there_is_made_and_opens_again(address):
    for _ in range(2):
        with closing(open_database(address)) as database, database.read() as session:
            assert session.scalar(text("SELECT count(*) FROM feeds")) == 0


def test_several_processes_may_open_a_new_database_at_once(address):
    opening = [
        subprocess.Popen([sys.executable, "-c", OPEN, address], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for one in opening:
        _, said = one.communicate(timeout=60)
        assert (one.returncode, said) == (0, b"")
    with closing(open_database(address)) as database, database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM store")) == 1


def test_a_newer_schema_is_refused_untouched(address):
    with closing(open_database(address)) as database, database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
        connection.execute(text("DROP TABLE members"))
    for _ in range(2):
        said = refusal(address, NewerSchemaError)
        assert "newer copydesk" in said
        assert "update copydesk" in said
    with plainly(address) as connection:
        assert "members" not in inspect(connection).get_table_names()


@pytest.mark.parametrize(
    "made",
    [
        ("CREATE TABLE holdings (id INTEGER)",),
        (
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
            "INSERT INTO alembic_version VALUES ('4f2a9c')",
            "CREATE TABLE accounts (id INTEGER)",
        ),
    ],
    ids=["plain", "with alembic"],
)
def test_another_programs_database_is_refused_untouched(address, made):
    with plainly(address) as connection:
        for statement in made:
            connection.execute(text(statement))
        tables = set(inspect(connection).get_table_names())
    said = refusal(address, CannotOpenError)
    assert "belongs to another program" in said
    assert "--db" in said
    with plainly(address) as connection:
        assert set(inspect(connection).get_table_names()) == tables


@contextmanager
def plainly(address):
    """Open a database as another program does."""
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("copydesk.db", "is no database address"),
        ("mysql://desk@host/desk", "mysql is not spoken here"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("", "is no database address"),
    ],
)
def test_an_address_that_names_no_database_is_refused(address, told):
    assert told in refusal(address, BadAddressError)


def test_a_password_is_never_told():
    said = refusal("postgresql://desk:sesame@127.0.0.1:1/desk", CannotOpenError)
    assert "sesame" not in said
    assert "127.0.0.1" in said


def test_a_server_that_does_not_know_the_database_says_so(postgres):
    address = postgres.fresh().replace("/desk", "/none-desk", 1)
    assert "none-desk" in refusal(address, CannotOpenError)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    said = refusal(f"sqlite:///{tmp_path}/none/desk.db", CannotOpenError)
    assert "folder does not exist" in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_database(tmp_path):
    assert "is a folder" in refusal(f"sqlite:///{tmp_path}", CannotOpenError)


@pytest.mark.parametrize("content", [b"Dear editor,\n" * 100, b"PK\x03\x04" + b"\0" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_was(tmp_path, content):
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    assert "something else than a database" in refusal(f"sqlite:///{path}", CannotOpenError)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_database(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    open_database(f"sqlite:///{path}").close()
    assert path.stat().st_size > 0


def test_another_programs_file_is_not_changed_by_a_byte(tmp_path):
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE moz_places (id INTEGER)")
        theirs.commit()
    before = path.read_bytes()
    assert "moz_places" in refusal(f"sqlite:///{path}", CannotOpenError)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
@pytest.mark.parametrize("there", [False, True])
def test_a_path_that_may_not_be_written_is_told(tmp_path, there):
    folder = tmp_path / "closed"
    folder.mkdir()
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(0o755)
    address = f"sqlite:///{folder}/desk.db"
    if there:
        open_database(address).close()
        (folder / "desk.db").chmod(0o444)
    folder.chmod(0o555)
    with nobody():
        assert "written to" in refusal(address, CannotOpenError)
    assert [path.name for path in folder.iterdir()] == (["desk.db"] if there else [])


@contextmanager
def nobody():
    """Be somebody without rights for a while, where we are root."""
    we = os.geteuid()
    if we == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(we)


def test_the_file_is_in_wal_mode_and_links_are_kept(tmp_path):
    path = tmp_path / "desk.db"
    with closing(open_database(f"sqlite:///{path}")) as database, database.read() as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_database_that_goes_away_is_told_in_one_line(postgres):
    def lose(database):
        with database.transaction() as session:
            name = session.scalar(text("SELECT current_database()"))
            postgres.ask(f"DROP DATABASE {name} WITH (FORCE)")
            session.execute(text("SELECT 1"))

    with closing(open_database(postgres.fresh())) as database:
        with pytest.raises(UnavailableError) as caught:
            lose(database)
        assert "\n" not in str(caught.value)

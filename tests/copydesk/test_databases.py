"""A database that cannot be used is one line on stderr and 2, and it stays as it was."""

import os
import sqlite3
from contextlib import closing

import pytest

MAKING = (("run", "--direct"), ("feeds", "add", "https://one.example.org/feed"))
COMMANDS = (
    *MAKING,
    ("poll",),
    ("process",),
    ("feeds", "list"),
    ("clusters", "list"),
    ("flags", "list"),
    ("export", "canonical"),
)


def refused(cli, db, *told, commands=COMMANDS):
    for command in commands:
        done = cli(*command, "--db", db)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), command
        assert all(said in done.err for said in told), (command, done.err)


def test_another_programs_database_is_left_as_it_was(cli, tmp_path):
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE moz_places (id INTEGER)")
        theirs.commit()
    before = path.read_bytes()
    refused(cli, f"sqlite:///{path}", "belongs to another program", "moz_places", "--db")
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_as_it_was(cli, write):
    path = write("letter.txt", "Dear editor,\n" * 100)
    before = path.read_bytes()
    refused(cli, f"sqlite:///{path}", "letter.txt", "something else than a database")
    assert path.read_bytes() == before


@pytest.mark.parametrize("db", ["mysql://desk@host/desk", "copydesk.db", "sqlite:///:memory:"])
def test_an_address_that_names_no_database_is_told(cli, tmp_path, db):
    refused(cli, db, commands=COMMANDS[:4])
    assert list(tmp_path.glob("*.db*")) == []


def test_a_folder_that_is_not_there_is_told(cli, tmp_path):
    db = f"sqlite:///{tmp_path}/none/desk.db"
    refused(cli, db, "none/desk.db", "folder does not exist", commands=MAKING)
    assert not (tmp_path / "none").exists()


def test_a_server_that_does_not_answer_is_told_without_the_password(cli):
    db = "postgresql://desk:sesame@127.0.0.1:1/desk"
    refused(cli, db, "127.0.0.1", "--db", commands=COMMANDS[:2])
    assert "sesame" not in cli("poll", "--db", db).err


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
@pytest.mark.parametrize("there", [False, True])
def test_a_path_that_may_not_be_written_is_told(cli, tmp_path, there):
    folder = tmp_path / "closed"
    folder.mkdir()
    db = f"sqlite:///{folder}/desk.db"
    cli("run", "--direct", "--db", "sqlite:///mine.db")  # what it loads, it loads as who we are
    if there:
        cli("feeds", "add", "https://one.example.org/feed", "--db", db)
    folder.chmod(0o555)
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(0o755)
    we = os.geteuid()
    try:
        if we == 0:
            os.seteuid(65534)  # nobody: root may write everywhere
        refused(
            cli, db, "closed/desk.db", "written to", commands=COMMANDS[:4] if there else MAKING
        )
    finally:
        os.seteuid(we)
    assert [path.name for path in folder.iterdir()] == (["desk.db"] if there else [])

import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.resources import files

import pytest
from rich.console import Console

from copydesk.__main__ import main
from copydesk.present.clusters import table
from storage.database import open_database
from storage.views import clusters

CANONICAL = {"id", "number", "title", "text", "url", "published", "updated", "cluster", "sources"}
CLUSTER = {
    "id",
    "title",
    "size",
    "feeds",
    "flags",
    "canonical",
    "likeness",
    "first_seen",
    "last_seen",
}
FLAG = {"kind", "tier", "start", "end", "text", "message", "confidence", "repair", "evidence"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk that took the sample wire, as the address of its database."""
    url = f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}"
    assert main(["run", "--direct", "--db", url]) == 0
    return url


def told(cli, *arguments):
    done = cli(*arguments)
    assert done.code == 0
    return json.loads(done.out)


def test_settings_of_a_feed_that_is_not_on_the_list_are_named(cli, desk, write):
    """Its address may be mistyped, and then they would hold for nothing."""
    (first, *_) = [
        one["url"] for one in told(cli, "feeds", "list", "--db", desk, "--format", "json")
    ]
    write(
        "copydesk.toml",
        f'[feed."{first}"]\ninterval = 7200\n[feed."{first}x"]\ninterval = 7200\n'
        '[check.feeds."/srv/wire"]\noff = ["all-caps"]\n',
    )
    done = cli("poll", "--db", desk)
    lines = [line for line in done.err.splitlines() if "the settings name" in line]
    assert len(lines) == 2
    assert "/srv/wire" in lines[0]
    assert lines[1].endswith(
        f"{first}x, which is not on the list of feeds; the nearest is {first}"
    )


def test_a_first_run_takes_the_sample_and_tells_what_came_of_it(cli):
    done = cli("run", "--direct")
    assert done.code == 0
    for said in ("came in from", "distinct stories", "copies set aside", "Most copied", "Flags"):
        assert said in done.out
    assert "canonical versions written" in done.out
    assert "copydesk serve" in done.out
    assert "\x1b" not in done.out + done.err
    assert all(line == line.rstrip() for line in done.out.splitlines())
    # Calm in a pipe: what is being done is told once.
    assert len(done.err.splitlines()) == len(set(done.err.splitlines()))


@pytest.mark.parametrize("width", [40, 72, 200])
def test_the_page_fits_the_terminal_and_obeys_no_color(cli, monkeypatch, width):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("CI", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    done = cli("run", "--direct")
    assert "\x1b[31m" not in done.out
    plain = re.sub(r"\x1b\[[0-9;]*m", "", done.out)
    assert "\x1b" not in plain
    assert max(len(line) for line in plain.splitlines()) <= min(width, 110)


def test_a_second_run_says_that_nothing_is_new_and_changes_nothing(cli):
    cli("run", "--direct")
    lists = (("clusters", "list"), ("flags", "list"), ("export", "canonical"))
    before = [cli(*one).out for one in lists]
    assert "Nothing is new." in cli("run", "--direct").out
    assert "came in" not in cli("poll", "--all").out
    assert "Nothing was waiting." in cli("process").out
    assert [cli(*one).out for one in lists] == before


def test_the_steps_of_a_run_can_be_taken_one_by_one(cli, write):
    write("list.txt", "https://127.0.0.1:9/feed")
    cli("feeds", "import", "list.txt")
    polled = cli("poll")
    assert (polled.code, polled.err.count("Traceback")) == (0, 0)
    assert "1 feed asked: 0 unchanged, 1 failed" in polled.out
    assert "1 feed failed" in polled.out
    (feed,) = told(cli, "feeds", "list", "--format", "json")
    assert len(feed["reason"].split()) >= 2


def test_a_feed_that_fails_is_told_and_the_run_ends_well(cli, write):
    write("list.txt", "https://127.0.0.1:9/feed")
    done = cli("run", "--direct", "--feeds", "list.txt")
    assert done.code == 0
    assert "1 feed failed" in done.out
    assert "No feed answered." in done.out
    assert "Nothing is new" not in done.out
    assert "sample" not in done.out


def test_clusters_have_their_shape_for_programs(cli, desk):
    listed = told(cli, "clusters", "list", "--format", "json", "--db", desk)
    assert all(one.keys() >= CLUSTER for one in listed)
    largest = max(listed, key=lambda one: one["size"])
    page = told(cli, "clusters", "show", largest["id"], "--format", "json", "--db", desk)
    assert len(page["members"]) == page["size"] == largest["size"]
    assert cli("clusters", "show", largest["id"], "--db", desk).code == 0
    some = told(
        cli, "clusters", "list", "--copied", "--limit", 2, "--format", "json", "--db", desk
    )
    assert [one["size"] > 1 for one in some] == [True, True]


def test_a_cluster_in_a_pipe_is_a_plain_line_a_version(cli, desk):
    largest = max(
        told(cli, "clusters", "list", "--format", "json", "--db", desk), key=lambda c: c["size"]
    )
    lines = cli("clusters", "show", largest["id"], "--db", desk).out.splitlines()
    assert len(lines) == largest["size"]
    assert {len(line.split("\t")) for line in lines} == {9}
    assert sum("canonical" in line.split("\t") for line in lines) == 1


def test_what_was_put_aside_is_told_with_its_feed_and_reason(cli, desk):
    (one,) = told(cli, "spikes", "list", "--format", "json", "--db", desk)
    assert one.keys() == {"feed", "url", "reason", "excerpt", "seen"}
    assert one["feed"] == "Morning Standard"
    assert "breaks off" in one["reason"]
    assert one["reason"] in cli("spikes", "list", "--db", desk).out
    summary = cli("run", "--direct").out
    assert "Put aside" in summary
    assert "Morning Standard" in summary


def test_flags_have_their_shape_for_programs(cli, desk):
    listed = told(cli, "flags", "list", "--format", "json", "--db", desk)
    assert listed
    assert all(one.keys() >= FLAG and one["tier"] == "flag" for one in listed)
    kind = listed[0]["kind"]
    some = told(cli, "flags", "list", "--kind", kind, "--format", "json", "--db", desk)
    assert {one["kind"] for one in some} == {kind}


def test_canonical_versions_are_exported_in_three_formats(cli, desk, tmp_path):
    lines = cli("export", "canonical", "--db", desk).out.splitlines()
    stories = [json.loads(line) for line in lines]
    assert all(one.keys() >= CANONICAL for one in stories)
    assert all(one.keys() >= {"feed", "url", "title"} for s in stories for one in s["sources"])
    feed = told(cli, "export", "canonical", "--format", "jsonfeed", "--db", desk)
    assert len(feed["items"]) >= len(stories)
    atom = cli("export", "canonical", "--format", "atom", "--db", desk).out
    assert atom == cli("export", "canonical", "--format", "atom", "--db", desk).out
    done = cli("export", "canonical", "--format", "atom", "--output", "out.atom", "--db", desk)
    assert (done.code, done.out) == (0, "")
    assert "<entry" in (tmp_path / "out.atom").read_text(encoding="utf-8")


def test_the_database_is_named_by_file_then_variable_then_option(
    cli, write, tmp_path, monkeypatch
):
    write("copydesk.toml", 'db = "sqlite:///file.db"')
    url = "https://one.example.org/feed"
    cli("feeds", "add", url)
    monkeypatch.setenv("COPYDESK_DB", "sqlite:///variable.db")
    cli("feeds", "add", url)
    cli("feeds", "add", url, "--db", "sqlite:///option.db")
    made = {path.name for path in tmp_path.glob("*.db")}
    assert made == {"file.db", "variable.db", "option.db"}


def test_a_database_of_a_newer_copydesk_is_refused(cli, tmp_path):
    cli("feeds", "add", "https://one.example.org/feed")
    with sqlite3.connect(tmp_path / "copydesk.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    for command in (["run", "--direct"], ["feeds", "list"], ["poll"], ["process"]):
        done = cli(*command)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert "newer copydesk" in done.err


@pytest.mark.parametrize(
    "content", ["db = ", b"\xff\xfe", "[feeds\n", "[feeds]\nallow_private = 3"]
)
def test_settings_that_cannot_be_read_are_one_line_and_2(cli, write, content):
    write("copydesk.toml", content)
    done = cli("run", "--direct")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_a_list_of_feeds_that_is_not_there_is_one_line_and_2(cli):
    done = cli("run", "--direct", "--feeds", "none.opml")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "none.opml" in done.err


def test_what_waited_is_told_by_the_run_that_works_on_it(cli):
    cli("feeds", "import", str(files("seeds") / "wire" / "wire.opml"))
    cli("poll", "--all")
    said = cli("run", "--direct").out
    assert "103 stories worked on, with those that waited," in said
    assert "40 distinct stories" in said
    assert "Most copied" in said


def test_the_sample_does_not_come_back_when_it_was_removed(cli):
    cli("run", "--direct")
    assert cli("feeds", "remove", "--sample").code == 0
    done = cli("run", "--direct")
    assert (done.code, "sample" in done.err) == (0, False)
    assert "There are no feeds; copydesk feeds add ADDRESS adds one" in done.out
    assert "There are no feeds" in cli("poll", "--all").out


@pytest.mark.parametrize("width", [40, 80])
def test_on_a_narrow_terminal_names_and_states_are_whole(desk, width):
    with closing(open_database(desk)) as database, database.read() as session:
        lines = list(clusters.listing(session, limit=50).lines)
    screen = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    screen.print(table(lines, width))
    said = screen.file.getvalue()
    assert all(one.id in said for one in lines)
    assert "withdrawn" in said


def test_a_terminal_without_a_character_gets_its_number(desk, tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "copydesk", "flags", "list", "--db", desk],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        cwd=tmp_path,
        capture_output=True,
        encoding="latin-1",
        check=False,
    )
    assert (ran.returncode, "defect" in ran.stderr) == (0, False)
    assert r"\u201d" in ran.stdout

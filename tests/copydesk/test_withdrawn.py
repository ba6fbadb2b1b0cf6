"""A kill, told by the command."""

import json
import os
import time

import pytest

LONG = (
    "The harbour board of Port Ellery raises the fares of its ferries by four percent on Monday. "
    "Trams follow in June, the mayor said, when the new line to the lighthouse is open."
)


def drop(inbox, name, **said):
    body = {"uri": "urn:1", "type": "text", "headline": "Ferry fares rise", "body_text": LONG}
    path = inbox / name
    path.write_text(json.dumps({**body, **said}))
    old = time.time() - 60
    os.utime(path, (old, old))


def test_a_withdrawn_story_is_said_first_and_goes_out_without_its_text(cli, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    assert cli("feeds", "add", "inbox").code == 0
    drop(inbox, "1.json", version="1")
    assert "WITHDRAWN" not in cli("run", "--direct").out
    drop(inbox, "2.json", version="2", pubstatus="canceled")
    said = cli("run", "--direct").out
    assert "WITHDRAWN: do not use 1 story" in said
    assert said.index("WITHDRAWN") < said.index("Next")
    assert "Ferry fares rise" in said[said.index("WITHDRAWN") :]
    (line,) = cli("export", "canonical").out.splitlines()
    assert (json.loads(line)["withdrawn"], json.loads(line)["text"]) == (True, "")
    for shape in ("atom", "jsonfeed"):
        out = cli("export", "canonical", "--format", shape).out
        assert "withdrawn" in out
        assert LONG not in out


def test_what_a_wire_says_to_the_desk_is_shown(cli, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    assert cli("feeds", "add", "inbox").code == 0
    drop(inbox, "1.json", ednote="Not before noon", usageterms="Print only", slugline="ferries")
    cli("run", "--direct")
    (member,) = json.loads(cli("clusters", "show", "1", "--format", "json").out)["members"]
    assert member["wire"] == {
        "note": "Not before noon",
        "usage": "Print only",
        "slug": "ferries",
    }


def two_copies(cli, tmp_path):
    """Two folders carry the story; a run has seen both."""
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        assert cli("feeds", "add", name).code == 0
        drop(tmp_path / name, "1.json", version="1", copyrightholder=name)
        cli("run", "--direct")


@pytest.mark.parametrize("step", [("process",), ("run", "--direct")])
def test_a_withdrawal_is_named_by_whichever_step_finds_it(cli, tmp_path, step):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    cli("feeds", "add", "inbox")
    drop(inbox, "1.json", version="1")
    cli("run", "--direct")
    drop(inbox, "2.json", version="2", pubstatus="canceled")
    cli("poll", "--all")
    assert "WITHDRAWN: do not use 1 story\n  c-000001  Ferry fares rise" in cli(*step).out
    assert "withdrawn" in cli("clusters", "list").out.split("\t")


@pytest.fixture
def status(cli, tmp_path):
    """The second desk gives its copy another status, and a run tells of it."""

    def give(word):
        two_copies(cli, tmp_path)
        change = {"version": "2", "pubstatus": word, "copyrightholder": "second"}
        drop(tmp_path / "second", "2.json", **change)
        return cli("run", "--direct").out

    return give


def test_another_desks_kill_withdraws_every_copy(cli, status):
    assert "WITHDRAWN: do not use 1 story\n  c-000001  Ferry fares rise" in status("canceled")
    (line,) = cli("export", "canonical", "--format", "jsonl").out.splitlines()
    assert (json.loads(line)["withdrawn"], json.loads(line)["text"]) == (True, "")


def test_what_another_desk_withholds_is_loud_while_other_copies_are_out(cli, status):
    said = status("withheld")
    assert "WITHHELD in part: 1 story still out, decide now" in said
    assert "second withholds its copy; is the story withdrawn?" in said
    assert "WITHHELD" not in cli("run", "--direct").out


def test_a_person_restores_and_withdraws_by_name(cli, status):
    assert "copydesk clusters withdraw ID takes a story back" in status("canceled")
    assert "restored: c-000001" in cli("clusters", "restore", "c-000001", "--who", "Ana").err
    (line,) = cli("export", "canonical").out.splitlines()
    assert json.loads(line)["text"] == LONG
    refused = cli("clusters", "restore", "1")
    assert (refused.code, "c-000001 is not withdrawn" in refused.err) == (2, True)
    assert "withdrawn: c-000001" in cli("clusters", "withdraw", "1").err
    (line,) = cli("export", "canonical").out.splitlines()
    assert (json.loads(line)["withdrawn"], json.loads(line)["text"]) == (True, "")
    shown = json.loads(cli("clusters", "show", "1", "--format", "json").out)
    assert "Ana restored the story" in [event["sentence"] for event in shown["events"]]
    for name, words in (("c-000009", "there is no cluster"), ("pier", "no cluster's name")):
        refused = cli("clusters", "withdraw", name)
        assert (refused.code, words in refused.err) == (2, True)

import json
import re

import pytest

OPML = """<opml version="2.0"><body><outline text="World">
<outline type="rss" text="One" xmlUrl="https://one.example.org/feed"/>
<outline type="rss" text="Two" xmlUrl="https://two.example.org/feed"/>
</outline></body></opml>"""
KEYS = {"url", "title", "status", "reason", "last_poll", "next_poll", "error_streak", "items"}


def listed(cli):
    return json.loads(cli("feeds", "list", "--format", "json").out)


def test_a_feed_that_is_added_is_listed_as_new(cli):
    assert cli("feeds", "add", "https://one.example.org/feed", "--title", "One").code == 0
    (one,) = listed(cli)
    assert one.keys() >= KEYS
    assert (one["url"], one["title"], one["status"]) == (
        "https://one.example.org/feed",
        "One",
        "new",
    )
    again = cli("feeds", "add", "https://one.example.org/feed")
    assert "is there already" in again.err
    assert len(listed(cli)) == 1


@pytest.mark.parametrize(
    "url", ["one.example.org", "file:///etc/passwd", "ftp://x.org", "http://"]
)
def test_an_address_that_cannot_be_asked_is_refused(cli, url):
    done = cli("feeds", "add", url)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert url in done.err


@pytest.mark.parametrize("url", ["http://169.254.169.254/rss", "http://[fe80::1]/rss"])
def test_an_address_that_will_never_be_asked_does_not_get_on_the_list(cli, write, url):
    assert "never asked" in cli("feeds", "add", url, "--unseen").err
    assert "never asked" in cli("feeds", "import", write("list.txt", url)).err
    assert listed(cli) == []


def test_a_feed_is_on_the_list_once_however_its_address_is_spelled(cli, write):
    cli("feeds", "add", "HTTPS://One.example.ORG:443", "--unseen")
    assert cli("feeds", "import", write("list.txt", "https://one.example.org/#top")).code == 0
    assert [one["url"] for one in listed(cli)] == ["https://one.example.org/"]
    assert cli("feeds", "pause", "https://ONE.example.org").code == 0
    assert [one["status"] for one in listed(cli)] == ["paused"]


def test_a_folder_that_is_gone_is_taken_off_by_its_path(cli, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    cli("feeds", "add", inbox)
    inbox.rmdir()
    assert cli("feeds", "remove", inbox).code == 0
    assert listed(cli) == []


def test_a_list_is_imported_once_and_exported_as_it_was(cli, write, tmp_path):
    write("in.opml", OPML)
    assert "2 new feeds" in cli("feeds", "import", "in.opml").err
    again = cli("feeds", "import", "in.opml")
    assert again.code == 0
    assert "0 new feeds" in again.err
    assert "there already: 2 feeds" in again.err
    assert cli("feeds", "export", "--output", "out.opml").code == 0
    assert cli("feeds", "export").out == (tmp_path / "out.opml").read_text()
    other = cli("feeds", "import", "out.opml", "--db", "sqlite:///other.db")
    assert "2 new feeds" in other.err


def test_a_plain_list_of_addresses_is_imported_line_by_line(cli, write):
    write(
        "feeds.txt",
        "# ours\r\nhttps://one.example.org/feed\r\n\r\nnot an address\nhttps://one.example.org/feed\n",
    )
    done = cli("feeds", "import", "feeds.txt")
    assert done.code == 1
    assert "1 new feed\n" in done.err
    assert "refused: 1 feed" in done.err
    assert "not an address: a feed's address begins with" in done.err


@pytest.mark.parametrize(
    "content", ["", "<html><body>x</body></html>", "<opml><body/></opml>", b"\xff"]
)
def test_a_file_that_is_no_list_is_refused(cli, write, content):
    write("in.opml", content)
    done = cli("feeds", "import", "in.opml")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "in.opml" in done.err


def test_a_feed_is_removed_and_a_mistyped_one_gets_a_hint(cli, write):
    write("in.opml", OPML)
    cli("feeds", "import", "in.opml")
    wrong = cli("feeds", "remove", "https://one.example.org/fee")
    assert wrong.code == 2
    assert "the nearest is https://one.example.org/feed" in wrong.err
    assert cli("feeds", "remove", "https://one.example.org/feed").code == 0
    assert [one["url"] for one in listed(cli)] == ["https://two.example.org/feed"]


def test_one_address_or_the_sample_is_removed_but_never_by_guess(cli):
    for arguments in ([], ["https://one.example.org/feed", "--sample"]):
        assert cli("feeds", "remove", *arguments).code == 2


def test_in_a_pipe_a_list_has_tabs_and_nothing_is_shortened(cli):
    url = f"https://one.example.org/{'long' * 60}"
    cli("feeds", "add", url, "--title", "Evil\x1b[31m\tone")
    (line,) = cli("feeds", "list").out.splitlines()
    assert line.split("\t")[4] == url
    assert "\x1b" not in line


def test_a_feed_without_a_title_is_told_by_its_address_once(cli, monkeypatch):
    url = "https://one.example.org/feed"
    cli("feeds", "add", url, "--unseen")
    assert listed(cli)[0]["title"] == ""
    assert cli("feeds", "list").out.count(url) == 1
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    assert cli("feeds", "list").out.count(url) == 1


def test_looking_makes_no_database(cli, tmp_path):
    for arguments in (
        ["feeds", "list"],
        ["clusters", "list"],
        ["clusters", "show", "1"],
        ["flags", "list"],
        ["export", "canonical"],
    ):
        done = cli(*arguments)
        assert (done.code, done.out) == (2, "")
        assert re.search("there is no database at .*copydesk run makes one", done.err)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "db", ["sqlite:///nowhere/desk.db", "sqlite:///.", "nonsense", "mysql://x/y", "sqlite://"]
)
def test_a_database_that_cannot_be_used_is_one_line_and_2(cli, db):
    done = cli("feeds", "add", "https://one.example.org/feed", "--db", db)
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_an_empty_desk_has_empty_lists(cli):
    cli("feeds", "add", "https://one.example.org/feed")
    for noun in ("clusters", "flags"):
        assert json.loads(cli(noun, "list", "--format", "json").out) == []
        assert cli(noun, "list").out == ""
    assert cli("export", "canonical").out == ""
    assert "<feed" in cli("export", "canonical", "--format", "atom").out
    feed = json.loads(cli("export", "canonical", "--format", "jsonfeed").out)
    assert feed["items"] == []


@pytest.mark.parametrize("name", ["c-00001f", "31", "nonsense", "99999999999999999999"])
def test_a_cluster_that_is_not_there_is_one_line_and_2(cli, name):
    cli("feeds", "add", "https://one.example.org/feed")
    done = cli("clusters", "show", name)
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_folder_is_added_by_its_path_and_watched(cli, tmp_path):
    inbox = tmp_path / "in box"
    inbox.mkdir()
    assert cli("feeds", "add", "in box").code == 0
    (one,) = listed(cli)
    assert (one["url"], one["title"]) == (inbox.as_uri(), "in box")


def test_a_list_never_leads_to_a_file_of_this_machine(cli, write, tmp_path):
    write("feeds.txt", f"{tmp_path.as_uri()}\n")
    done = cli("feeds", "import", "feeds.txt")
    assert done.code == 1
    assert "a list may not name files of this machine" in done.err


def test_no_address_at_all_is_refused(cli, tmp_path):
    for said in ("", "  "):
        done = cli("feeds", "add", said)
        assert (done.code, "begins with http://" in done.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_that_copydesk_works_in_is_not_watched(cli, tmp_path):
    for said in (".", tmp_path):
        done = cli("feeds", "add", said)
        assert (done.code, "works in this folder" in done.err) == (2, True)
    (tmp_path / "inbox").mkdir()
    assert cli("feeds", "add", "inbox").code == 0

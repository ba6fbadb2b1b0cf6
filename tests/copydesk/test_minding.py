"""What a person does with single feeds: find and add, pause, resume, release, set."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from copydesk import adding


def rss(count, title="Wire"):
    items = "".join(f"<item><guid>{n}</guid><title>Story {n}</title></item>" for n in range(count))
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"


@pytest.fixture
def site(monkeypatch):
    """A site of pages by path; an address of it, and of nothing behind it."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path)
            self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_said):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    pages["at"] = f"http://127.0.0.1:{server.server_port}"
    yield pages
    server.shutdown()
    server.server_close()
    thread.join(10)


@pytest.fixture
def inside(cli, monkeypatch):
    """The command, which may ask this machine."""
    monkeypatch.setenv("COPYDESK_ALLOW_PRIVATE", "1")
    return cli


def listed(cli):
    return json.loads(cli("feeds", "list", "--format", "json").out)


def test_a_sites_page_leads_to_its_feed_and_five_items_are_shown(inside, site):
    site["/"] = (
        "<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>"
    )
    site["/rss"] = rss(9)
    done = inside("feeds", "add", f"{site['at']}/")
    assert (done.code, done.out) == (0, "")
    assert f"Wire: RSS 2.0, 9 items, at {site['at']}/rss" in done.err
    assert done.err.count("Story") == 5
    (one,) = listed(inside)
    assert (one["url"], one["title"], one["status"]) == (f"{site['at']}/rss", "Wire", "new")


def test_a_headline_under_embargo_is_not_shown_either(inside, site):
    site["/wire"] = (
        '{"uri": "urn:1", "pubstatus": "usable", "headline": "Halden is chosen", '
        '"body_text": "Halden will build.", "embargoed": "2999-01-01T00:00:00Z"}'
    )
    said = inside("feeds", "add", f"{site['at']}/wire").err
    assert "under embargo" in said
    assert "Halden" not in said


def test_of_several_feeds_the_first_is_added_and_the_others_are_told(inside, site):
    link = "<link rel='alternate' type='application/rss+xml' href='/{}'>"
    site["/"] = f"<html><head>{link.format('a')}{link.format('b')}</head></html>"
    site["/a"], site["/b"] = rss(1, "A"), rss(1, "B")
    done = inside("feeds", "add", f"{site['at']}/", "--yes")
    assert f"there is also {site['at']}/b" in done.err
    assert [one["title"] for one in listed(inside)] == ["A"]


def test_on_a_terminal_a_person_says_which_and_whether(inside, site, monkeypatch):
    link = "<link rel='alternate' type='application/rss+xml' href='/{}'>"
    site["/"] = f"<html><head>{link.format('a')}{link.format('b')}</head></html>"
    site["/a"], site["/b"] = rss(1, "A"), rss(1, "B")
    monkeypatch.setattr(adding, "is_watched", lambda: True)
    assert "nothing was added" in inside("feeds", "add", f"{site['at']}/", stdin=b"0\n").err
    assert "nothing was added" in inside("feeds", "add", f"{site['at']}/", stdin=b"2\nn\n").err
    assert listed(inside) == []
    assert inside("feeds", "add", f"{site['at']}/", stdin=b"2\ny\n").code == 0
    assert [one["title"] for one in listed(inside)] == ["B"]


def test_a_page_without_feeds_is_refused_and_nothing_is_added(inside, site):
    site["/"] = "<html><body>Nothing here</body></html>"
    done = inside("feeds", "add", f"{site['at']}/")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "no feed was found behind it" in done.err
    assert listed(inside) == []


def test_an_address_that_does_not_answer_now_is_added_and_that_is_said(inside, site):
    done = inside("feeds", "add", f"{site['at']}/missing")
    assert done.code == 0
    assert "could not be read now" in done.err
    assert len(listed(inside)) == 1


def test_unseen_means_that_nobody_is_asked(inside):
    assert inside("feeds", "add", "http://127.0.0.1:1/feed", "--unseen").code == 0
    assert len(listed(inside)) == 1


def test_an_address_inside_is_refused_unless_allowed(cli, site):
    site["/rss"] = rss(1)
    done = cli("feeds", "add", f"{site['at']}/rss")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "COPYDESK_ALLOW_PRIVATE=1" in done.err


def test_a_password_does_not_go_onto_the_list(cli, write):
    done = cli("feeds", "add", "https://me:hush@one.example.org/feed")
    assert done.code == 2
    assert "does not belong into the list" in done.err
    write("list.txt", "https://me:hush@one.example.org/feed\n")
    done = cli("feeds", "import", "list.txt")
    assert (done.code, "hush" in done.err) == (1, False)


def test_a_paused_feed_is_not_asked_until_it_is_resumed(inside, site):
    site["/rss"] = rss(1)
    url = f"{site['at']}/rss"
    inside("feeds", "add", url)
    assert inside("feeds", "pause", url).code == 0
    assert "No feed is due" in inside("poll").out
    assert "No feed is due" in inside("poll", "--all").out
    (one,) = listed(inside)
    assert (one["status"], one["reason"]) == ("paused", "a person paused it")
    assert inside("feeds", "resume", url).code == 0
    assert "1 feed asked" in inside("poll").out


@pytest.mark.parametrize("verb", ["pause", "resume", "release", "set"])
def test_a_mistyped_feed_gets_a_hint(cli, verb):
    cli("feeds", "add", "https://one.example.org/feed", "--unseen")
    done = cli("feeds", verb, "https://one.example.org/fed")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "the nearest is https://one.example.org/feed" in done.err


@pytest.mark.parametrize(("option", "taken"), [((), True), (("--discard",), False)])
def test_a_flood_waits_for_a_person(inside, site, option, taken):
    url = f"{site['at']}/rss"
    site["/rss"] = rss(3)
    inside("feeds", "add", url)
    inside("poll")
    site["/rss"] = rss(200)
    assert "1 feed held for you" in inside("poll", "--all").out
    (one,) = listed(inside)
    assert one["status"] == "held"
    assert "copydesk feeds release" in one["reason"]
    done = inside("feeds", "resume", url)
    assert (done.code, "copydesk feeds release" in done.err) == (2, True)
    assert "200 entries" in inside("feeds", "release", url, *option).err
    assert listed(inside)[0]["status"] == "ok"
    waiting = inside("poll").out
    assert ("200 waiting" in waiting) is taken
    assert inside("feeds", "release", url).code == 2


def test_a_feeds_own_settings_are_set_shown_and_taken_away(cli):
    url = "https://one.example.org/feed"
    cli("feeds", "add", url, "--unseen")
    done = cli(
        *("feeds", "set", url, "interval=600", "full_text=yes", "kinds_off=doubled-word|caption"),
        *("boilerplate=Read more.|Sign up, now", "headers_env=X-Key:WIRE_KEY"),
    )
    assert done.code == 0
    assert cli("feeds", "set", url).out == done.out
    assert dict(line.split("\t") for line in done.out.splitlines()) == {
        "interval": "600",
        "full_text": "true",
        "kinds_off": "doubled-word|caption",
        "boilerplate": "Read more.|Sign up, now",
        "headers_env": "X-Key:WIRE_KEY",
    }
    assert "interval" not in cli("feeds", "set", url, "interval=").out


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("interval=5", "interval of a feed must be seconds, 60 to 604800"),
        ("interval=soon", "interval of a feed must be seconds"),
        ("intervall=600", "a feed has no setting intervall; the nearest is interval"),
        ("full_text=perhaps", "full_text of a feed must be true or false"),
        ("token_env=not a name", "the name of an environment variable"),
        ("user_env=X", "user_env and password_env of a feed go together"),
        ("interval", "a setting is written KEY=VALUE"),
    ],
)
def test_a_setting_that_makes_no_sense_is_one_line_and_2(cli, said, told):
    url = "https://one.example.org/feed"
    cli("feeds", "add", url, "--unseen")
    done = cli("feeds", "set", url, said)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert told in done.err


def test_what_the_file_says_of_a_feed_holds(cli, write):
    url = "https://one.example.org/feed"
    cli("feeds", "add", url, "--unseen")
    write("copydesk.toml", f'[feed."{url}"]\ninterval = 600\n')
    done = cli("feeds", "set", url, "interval=900")
    assert done.code == 2
    assert "change it there" in done.err


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('[feed."https://e.org/f"]\nintervall = 600', "the nearest is interval"),
        ('[feed."https://e.org/f"]\npassword = "hush"', "the nearest is password_env"),
        ("[feed]\ninterval = 600", 'stand under [feed."URL"]'),
    ],
)
def test_a_wrong_table_of_a_feed_is_one_line_and_2(cli, write, table, told):
    write("copydesk.toml", table)
    done = cli("feeds", "add", "https://one.example.org/feed", "--unseen")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert told in done.err
    assert "hush" not in done.err


def test_the_list_says_how_each_feed_is(inside, site):
    site["/rss"] = rss(8)
    inside("feeds", "add", f"{site['at']}/rss")
    inside("feeds", "add", f"{site['at']}/missing")
    inside("poll")
    bad, good = listed(inside)
    assert (good["status"], good["items"], good["a_day"], good["error_streak"]) == (
        "ok",
        8,
        8.0,
        0,
    )
    assert good["last_poll"] < good["next_poll"]
    assert (bad["status"], bad["error_streak"], bad["a_day"]) == ("failing", 1, 0.0)
    assert "404 Not Found" in bad["reason"]

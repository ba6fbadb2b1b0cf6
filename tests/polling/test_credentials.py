"""Credentials come from the environment, go to one origin, and are kept nowhere."""

import logging
from base64 import b64encode
from dataclasses import replace

import pytest
from sqlalchemy import text

from feeds.feed_settings import read

SECRET = "s3cr3t-pa55"


@pytest.fixture
def locked(desk, site, feed, monkeypatch):
    """A desk whose one feed wants credentials that the environment holds."""
    monkeypatch.setenv("WIRE_USER", "desk")
    monkeypatch.setenv("WIRE_SECRET", SECRET)
    site.says(feed("a"))
    desk.add(site.url())

    def told(**said):
        desk.plan = replace(desk.plan, feeds={site.url(): read(said)})
        return desk

    return told


@pytest.mark.parametrize(
    ("said", "header", "value"),
    [
        (
            {"user_env": "WIRE_USER", "password_env": "WIRE_SECRET"},
            "authorization",
            f"Basic {b64encode(f'desk:{SECRET}'.encode()).decode()}",
        ),
        ({"token_env": "WIRE_SECRET"}, "authorization", f"Bearer {SECRET}"),
        ({"headers_env": {"X-Api-Key": "WIRE_SECRET"}}, "x-api-key", SECRET),
    ],
)
def test_a_feed_is_asked_with_its_credentials(locked, site, said, header, value):
    desk = locked(**said)
    desk.poll()
    assert site.asked[0][1][header] == value
    assert desk.feed().items == 1


def test_credentials_are_not_sent_to_another_origin(locked, site, other, feed):
    desk = locked(token_env="WIRE_SECRET")
    site.says(status=302, Location=other.url("/there"))
    other.says(feed("a"), path="/there")
    desk.poll()
    assert site.asked[0][1]["authorization"] == f"Bearer {SECRET}"
    assert "authorization" not in other.asked[0][1]
    site.says(status=302, Location="/inside")
    site.says(feed("a"), path="/inside")
    desk.later(hours=1).poll()
    assert site.asked[-1][1]["authorization"] == f"Bearer {SECRET}"


def test_credentials_stay_behind_when_a_feed_moves_to_another_origin(locked, site, other, feed):
    desk = locked(token_env="WIRE_SECRET", interval=1800)
    site.says(status=301, Location=other.url("/there"))
    other.says(feed("a"), path="/there")
    desk.poll()
    desk.later(hours=1).poll()
    assert desk.feed().url == other.url("/there")
    assert all("authorization" not in headers for _, headers in other.asked)
    assert desk.wait() == pytest.approx(30, rel=0.06)


def test_a_feed_that_moves_within_its_origin_keeps_its_settings(locked, site, feed):
    desk = locked(token_env="WIRE_SECRET")
    site.says(status=301, Location="/new")
    site.says(feed("a"), path="/new")
    desk.poll()
    desk.later(hours=1).poll()
    assert site.asked[-1][0] == "/new"
    assert site.asked[-1][1]["authorization"] == f"Bearer {SECRET}"


def test_a_variable_that_is_not_set_is_said_and_heals_by_itself(locked, site, monkeypatch):
    desk = locked(token_env="WIRE_TOKEN")
    desk.poll()
    assert site.asked == []
    assert desk.feed().status == "failing"
    assert "the environment variable WIRE_TOKEN" in desk.feed().reason
    monkeypatch.setenv("WIRE_TOKEN", SECRET)
    desk.later(hours=1).poll()
    assert desk.feed().status == "ok"


@pytest.mark.parametrize("value", ["line\nbreak", "nul\0", "pässword"])
def test_a_value_that_no_header_can_carry_is_not_told(locked, monkeypatch, value):
    try:
        monkeypatch.setenv("WIRE_SECRET", value)
    except ValueError:
        pytest.skip("the environment can't hold it")
    desk = locked(token_env="WIRE_SECRET")
    desk.poll()
    assert "no header can carry" in desk.feed().reason
    assert value not in desk.feed().reason


def test_no_secret_is_stored_or_logged(locked, site, caplog):
    caplog.set_level(logging.DEBUG)
    desk = locked(user_env="WIRE_USER", password_env="WIRE_SECRET")
    for status in (200, 401, 500):
        site.pages["/feed"].status = status
        desk.later(days=1).poll()
    coded = b64encode(f"desk:{SECRET}".encode()).decode()
    with desk.database.read() as session:
        tables = session.scalars(text("SELECT name FROM sqlite_master WHERE type='table'")).all()
        kept = repr([session.execute(text(f"SELECT * FROM {name}")).all() for name in tables])
    assert "/feed" in kept
    for secret in (SECRET, coded):
        assert secret not in kept
        assert secret not in caplog.text
        assert secret not in repr(desk.plan)


def test_a_password_in_a_redirect_is_neither_used_nor_kept(desk, site, feed):
    desk.add(site.url())
    site.says(status=301, Location=site.url("/new").replace("127", f"me:{SECRET}@127"))
    site.says(feed("a"), path="/new")
    desk.poll()
    assert desk.feed().url == site.url("/new")
    assert "authorization" not in site.asked[-1][1]

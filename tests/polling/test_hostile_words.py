"""What a feed says reaches terminals, pages and logs as words alone."""

import asyncio
import logging
import re

import httpx
import pytest

from copydesk.__main__ import main
from dashboard.app import create_app

ESCAPES = "\x1b[31m\x1b]0;owned\x07\u202eevil\u2066\x9b2J"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def hostile(site, path):
    """Return a feed that says bad things wherever it may say anything."""
    words = f"{ESCAPES}{MARKUP}".replace("<", "&lt;").replace("\x1b", "&#27;")
    return (
        f"<rss version='2.0'><channel><title>{words}</title><link>javascript:alert(1)</link>"
        f"<item><guid>../../etc/{words}</guid><title>{words}</title><author>{words}</author>"
        f"<link>javascript:alert(1)//{path}</link><category>{words}</category>"
        f"<description>{words} and a story of many words.</description></item></channel></rss>"
    )


@pytest.fixture
def poisoned(desk, site, caplog):
    caplog.set_level(logging.DEBUG)
    site.says(hostile(site, "a"), ETag='"\\x1b[31m"', Content_Type="text/xml; charset=utf-8")
    site.says(status=302, path="/away", Location="http://\x1b[31mevil\x07/")
    site.says(status=301, path="/off", Location=f"/{MARKUP}")
    site.says("<html><title>\x1b[31m</title></html>", path="/page\x1b[31m")
    desk.add(site.url(), site.url("/away"), site.url("/off"), site.url("/page"))
    desk.poll()
    return desk


def test_a_terminal_obeys_nothing(poisoned, capfd):
    db = str(poisoned.database)
    assert main(["feeds", "list", "--db", db]) == 0
    assert main(["feeds", "list", "--format", "json", "--db", db]) == 0
    assert main(["feeds", "export", "--db", db]) == 0
    said = capfd.readouterr()
    assert "evil" in said.out
    assert not CONTROLS.search(said.out.replace("\t", " "))


def test_a_page_shows_markup_as_words(poisoned):
    async def pages():
        app = create_app(poisoned.database, clock=lambda: poisoned.now)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            listing = await client.get("/feeds")
            one = [await client.get(f"/feeds/{feed.id}") for feed in poisoned.feeds()]
        return [listing, *one]

    for page in asyncio.run(pages()):
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "javascript:alert" not in page.text
        assert not CONTROLS.search(page.text)
    assert any("evil" in page.text for page in asyncio.run(pages()))


def test_a_log_has_no_line_that_a_feed_wrote(poisoned, caplog):
    records = caplog.get_records("setup")
    assert records
    for record in records:
        assert not CONTROLS.search(record.getMessage()), record.getMessage()
        assert "\n" not in record.getMessage() or record.name.startswith("sqlalchemy")


def test_no_file_is_named_by_a_feed(poisoned, tmp_path):
    assert {path.name.partition(".")[0] for path in tmp_path.rglob("*")} == {"desk"}

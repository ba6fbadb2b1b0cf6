"""Full text from the article's page, for the feeds of which a person wants it."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from feeds.feed_settings import read
from storage.tables import VersionRow

SENTENCES = [
    f"The harbour board said on Tuesday that pier {n} would be closed for repairs until spring."
    for n in range(1, 21)
]
ARTICLE = (
    "<html><head><title>Pier closed</title></head><body><nav><a href='/'>Home</a></nav>"
    "<article><h1>Pier closed</h1>"
    + "".join(f"<p>{' '.join(SENTENCES[n : n + 4])}</p>" for n in range(0, 20, 4))
    + "</article><footer>All rights reserved. Cookie settings.</footer></body></html>"
)


def entry(site, path="/story", text="The board closes a pier."):
    return (
        f"<item><guid>1</guid><title>Pier closed</title><link>{site.url(path)}</link>"
        f"<description>{text}</description></item>"
    )


@pytest.fixture
def full(desk, site, feed):
    desk.add(site.url())
    desk.plan = replace(desk.plan, feeds={site.url(): read({"full_text": True})})
    site.says(feed(entry(site)))
    site.says(ARTICLE, path="/story", Content_Type="text/html; charset=utf-8")
    return desk


def newest(desk):
    with desk.database.read() as session:
        return session.scalars(select(VersionRow).order_by(VersionRow.id.desc())).first()


def test_the_pages_text_is_taken_and_the_feeds_own_is_kept(full):
    full.poll()
    version = newest(full)
    assert version.text.count("\n\n") >= 4
    assert all(one in version.text for one in SENTENCES)
    assert "Cookie" not in version.text
    assert version.feed_text == "The board closes a pier."
    assert version.summary is False


def test_a_page_made_to_be_expensive_is_not_read(full, site):
    site.says("<html><body><p>" + "<span>word</span> " * 30_000, path="/story")
    full.poll()
    assert newest(full).text == "The board closes a pier."
    assert newest(full).wire["page"].endswith("is a page of more than 20,000 tags; not read")


def test_a_link_to_no_port_is_noted_and_stops_nothing(full, site, feed):
    story = "http://127.0.0.1:99999/story"
    site.says(feed(entry(site).replace(site.url("/story"), story), "another"))
    assert full.poll().new == 2


def test_a_page_is_asked_once_and_again_when_the_feed_says_something_new(full, site, feed):
    full.poll()
    site.says(feed(entry(site), "another"))
    full.later(hours=1).poll()
    assert site.paths().count("/story") == 1
    site.says(feed(entry(site, text="The board closes two piers.")))
    full.later(hours=1).poll()
    assert site.paths().count("/story") == 2
    assert newest(full).number == 2


def test_robots_txt_is_asked_once_a_poll_and_obeyed(full, site, feed):
    site.says("User-agent: copydesk\nDisallow: /story", path="/robots.txt")
    site.says(feed(entry(site), entry(site, "/story?2").replace("<guid>1", "<guid>2")))
    full.poll()
    assert site.paths().count("/robots.txt") == 1
    assert not any(path.startswith("/story") for path in site.paths())
    assert newest(full).text == "The board closes a pier."
    assert newest(full).wire["page"] == "robots.txt closes the page to us"


@pytest.mark.parametrize(
    ("status", "asked"), [(404, True), (403, True), (500, False), (503, False)]
)
def test_no_robots_txt_allows_all_and_a_broken_one_nothing(full, site, status, asked):
    site.says(status=status, path="/robots.txt")
    full.poll()
    assert ("/story" in site.paths()) is asked


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ({"status": 404}, "404 Not Found"),
        ({"body": "<html><body><p>Subscribe to read.</p></body></html>"}, "no more than the feed"),
        ({"body": b"\0" * 2_000}, "no more than the feed"),
        ({"status": 302, "Location": "http://169.254.169.254/"}, "link-local or metadata"),
        ({"body": b"x" * 20_000_000}, "more than"),
    ],
)
def test_a_page_that_gives_nothing_leaves_the_feeds_text_and_the_reason(full, site, page, reason):
    site.says(path="/story", **page)
    full.poll()
    assert newest(full).text == "The board closes a pier."
    assert newest(full).feed_text is None
    assert reason in newest(full).wire["page"]


def test_without_the_setting_no_page_is_asked(desk, site, feed):
    desk.add(site.url())
    site.says(feed(entry(site)))
    desk.poll()
    assert site.paths() == ["/feed"]


def test_the_database_may_hold_the_setting_too(desk, site, feed):
    from storage import feeds

    desk.add(site.url())
    with desk.database.transaction() as session:
        feeds.configure(session, site.url(), {"full_text": True})
    site.says(feed(entry(site)))
    site.says(ARTICLE, path="/story")
    desk.poll()
    assert newest(desk).feed_text == "The board closes a pier."

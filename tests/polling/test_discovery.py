"""From a site's page to its feeds."""

import asyncio

import pytest

from feeds.discover import discover
from feeds.errors import NotAFeedError, RefusedError
from feeds.limits import Limits
from feeds.web import open_web

HEAD = "<link rel='alternate' type='application/rss+xml' title='{}' href='{}'>"


@pytest.fixture
def find(site, desk):
    def found(path="/", **limits):
        async def look():
            async with open_web(Limits(allow_private=True, **limits)) as web:
                return await discover(site.url(path), auth=None, web=web, now=desk.now)

        return [one.url.removeprefix(site.url("")) for one in asyncio.run(look())]

    return found


def page(*heads, body=""):
    return f"<!DOCTYPE html><html><head>{''.join(heads)}</head><body>{body}</body></html>"


def test_a_feeds_address_is_that_feed(site, find, feed):
    site.says(feed("a"))
    assert find("/feed") == ["/feed"]


def test_the_feeds_that_a_pages_head_names_are_found_comments_last(site, find, feed):
    site.says(
        page(HEAD.format("Comments", "/comments/feed"), HEAD.format("News", "news.rss")), path="/"
    )
    for path in ("/comments/feed", "/news.rss"):
        site.says(feed("a"), path=path)
    assert find() == ["/news.rss", "/comments/feed"]


def test_relative_addresses_count_from_the_pages_base(site, find, feed):
    site.says(page("<base href='/deep/'>", HEAD.format("News", "news.rss")), path="/")
    site.says(feed("a"), path="/deep/news.rss")
    assert find() == ["/deep/news.rss"]


def test_a_link_in_the_page_is_followed_when_it_is_a_feed(site, find, feed):
    site.says(
        page(body="<a href='/about'>About</a><a href='/rss/world'>RSS</a><a href='/feed/x'>x</a>"),
        path="/",
    )
    site.says(feed("a"), path="/rss/world")
    site.says(page(), path="/feed/x")
    assert find() == ["/rss/world"]
    assert "/about" not in site.paths()


def test_the_usual_places_are_tried_when_a_page_names_none(site, find, feed):
    site.says(page(), path="/blog/today")
    site.says(feed("a"), path="/atom.xml")
    assert find("/blog/today") == ["/atom.xml"]


def test_a_json_feed_and_an_atom_feed_are_feeds_too(site, find):
    site.says(
        page(
            "<link rel='alternate home' type='Application/Feed+JSON; charset=utf-8' href='/j'>",
            "<link rel='alternate' type='application/atom+xml' href='/a'>",
            "<link rel='alternate' type='text/html' hreflang='de' href='/de'>",
        ),
        path="/",
    )
    site.says(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": []}', path="/j"
    )
    site.says("<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title></feed>", path="/a")
    assert find() == ["/j", "/a"]


def test_a_page_without_any_feed_is_said(site, find):
    site.says(page(), path="/")
    with pytest.raises(NotAFeedError, match="no feed was found behind it"):
        find()


def test_a_page_cannot_send_us_inside(site, find, feed):
    site.says(
        page(HEAD.format("x", "http://169.254.169.254/latest"), HEAD.format("y", "/y")), path="/"
    )
    site.says(feed("a"), path="/y")
    assert find() == ["/y"]
    with pytest.raises(RefusedError):
        asyncio.run(_strict(site))


async def _strict(site):
    async with open_web(Limits()) as web:
        await discover(site.url("/"), auth=None, web=web, now=None)


def test_a_page_that_names_a_thousand_feeds_costs_few_questions(site, find):
    site.says(page(*(HEAD.format(n, f"/{n}") for n in range(1000))), path="/")
    with pytest.raises(NotAFeedError):
        find()
    assert len(site.asked) < 20

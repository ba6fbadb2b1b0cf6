"""From an address that a person knows, a site's page as a rule, to the feeds behind it."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from lxml import etree, html

from feeds.answer import Answer
from feeds.charset import decoded
from feeds.errors import FeedError, NotAFeedError, shown
from feeds.feed_settings import Auth
from feeds.fetch import Ask, fetch
from feeds.manners import origin
from feeds.parse import Parsed, parse
from feeds.read.links import absolute
from feeds.web import Web

MOST = 8  # addresses of a page that are tried
_TYPES = re.compile(r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)", re.IGNORECASE)
_LIKE_A_FEED = re.compile(
    r"(?:^|[/._?=&-])(?:rss2?|atom|feeds?|rdf)(?:$|[/._?=&-])|\.(?:rss|atom|rdf)\b", re.IGNORECASE
)
_COMMENTS = re.compile(r"comment|kommentar|comentario", re.IGNORECASE)
# Where publishing systems put their feeds when their pages don't say.
_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was found, and what it says now."""

    url: str
    parsed: Parsed


async def discover(url: str, *, auth: Auth | None, web: Web, now: datetime) -> list[Found]:
    """Return the feeds behind an address, the one meant first; raises FeedError if none is there.

    An address that is a feed is that feed. A page's feeds are those that it links, else those at
    the usual places of its site; each has been read, so each is one.
    """
    answer = await fetch(Ask(0, url, auth=auth), web=web)
    try:
        return [_read(url, answer, now)]
    except NotAFeedError as error:
        linked = list(dict.fromkeys(_linked(answer)))[:MOST]
        usual = [urljoin(origin(answer.url), path) for path in _USUAL]
        for addresses in (linked, usual):
            if found := await _tried(addresses, web, now):
                return found
        raise NotAFeedError(
            f"{shown(url)} is no feed, and no feed was found behind it; give the feed's address"
        ) from error


def _read(url: str, answer: Answer, now: datetime) -> Found:
    parsed = parse(answer.body, content_type=answer.content_type, url=answer.url, now=now)
    return Found(answer.moved_to or url, parsed)


async def _tried(addresses: Sequence[str], web: Web, now: datetime) -> list[Found]:
    """Return those of the addresses that are feeds, in their order, each feed once."""
    answers = await asyncio.gather(*(_asked(one, web, now) for one in addresses))
    found = {one.url: one for one in answers if one}
    return list(found.values())


async def _asked(url: str, web: Web, now: datetime) -> Found | None:
    try:
        async with web.manners.turn(url):
            return _read(url, await fetch(Ask(0, url), web=web), now)
    except FeedError:
        return None


def _linked(answer: Answer) -> Iterator[str]:
    """Yield the addresses that a page names as feeds: first what its head says, then its links.

    Feeds of comments come last in each.
    """
    try:
        top = html.document_fromstring(decoded(answer.body, answer.content_type).encode())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    said = next((one.get("href") for one in top.iter("base")), "")
    base = absolute(said, answer.url) or answer.url
    heads = [one for one in top.iter("link") if _is_alternate(one)]
    links = [one for one in top.iter("a") if _LIKE_A_FEED.search(one.get("href") or "")]
    for group in (heads, links):
        for one in sorted(group, key=_is_of_comments):
            if url := absolute(one.get("href"), base):
                yield url


def _is_alternate(link: html.HtmlElement) -> bool:
    rel = (link.get("rel") or "").lower().split()
    return bool("alternate" in rel and _TYPES.match((link.get("type") or "").strip()))


def _is_of_comments(link: html.HtmlElement) -> bool:
    return bool(_COMMENTS.search(f"{link.get('title') or ''} {link.get('href') or ''}"))

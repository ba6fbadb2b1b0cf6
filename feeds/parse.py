"""Bytes of a feed to items, and to spiked entries with the reason."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from feeds.charset import decoded
from feeds.errors import NotAFeedError, shown
from feeds.identity import identified
from feeds.prolog import root
from feeds.read import framed, jsonfeed, newsml_1, newsml_g2, ninjs, nitf, syndication
from feeds.read.draft import Draft, Read
from feeds.read.framing import is_framed
from feeds.read.json_text import load
from feeds.settle import settled, spike_reason
from feeds.timetable import Rest, rhythm
from feeds.weigh import MOST_ENTRIES, affordable
from story.item import Item, is_secret
from story.plain import one_line, plain

EXCERPT = 300  # characters of a spiked entry
FAR = 4096  # characters of rubbish before a feed begins

_BEGINS = re.compile(
    r"<\?xml|<(?:rss|feed|rdf:RDF|nitf|newsItem|newsMessage|packageItem|NewsML)\b"
)

Reader = Callable[..., Read]
_READERS: dict[str, Reader] = {
    "rss": syndication.read,
    "rdf": syndication.read,
    "feed": syndication.read,
    "channel": syndication.read,
    "nitf": nitf.read,
    "newsitem": newsml_g2.read,
    "newsmessage": newsml_g2.read,
    "packageitem": newsml_g2.read,
    "conceptitem": newsml_g2.read,
    "knowledgeitem": newsml_g2.read,
    "planningitem": newsml_g2.read,
    "newsml": newsml_1.read,
}


@dataclass(frozen=True, slots=True)
class Spiked:
    """An entry put aside: why, and how it begins."""

    reason: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a feed says.

    `interval` is how many seconds it asks us to wait between polls, `rhythm` how many usually lie
    between two of its entries, `rest` when it does not want to be asked.
    """

    format: str
    title: str
    site: str | None
    items: tuple[Item, ...]
    spiked: tuple[Spiked, ...]
    interval: int | None
    rhythm: int | None
    rest: Rest


def parse(body: bytes, *, content_type: str | None, url: str, now: datetime) -> Parsed:
    """Return the items of a feed, and what could not be taken; `url` is where it came from.

    Raises NotAFeedError when the bytes are no feed. Dates are kept up to a day after `now`.
    """
    read = framed.read(body) if is_framed(body) else _read_text(decoded(body, content_type), url)
    spiked, items = list[Spiked](), list[Item]()
    if read.more or len(read.drafts) > MOST_ENTRIES:
        spiked.append(Spiked("the feed holds more than we read; its end was left unread", ""))
    for draft in read.drafts[:MOST_ENTRIES]:
        item = settled(draft, url=url, now=now)
        if reason := spike_reason(draft, item):
            spiked.append(_spiked(reason, draft, now))
        else:
            items.append(item)
    kept, superseded = identified(items)
    spiked += [_old(item, now) for item in superseded]
    return Parsed(
        format=read.format,
        title=one_line(read.title),
        site=one_line(read.site) or None,
        items=tuple(kept),
        spiked=tuple(spiked),
        interval=read.interval,
        rhythm=rhythm([when for item in kept if (when := item.published or item.updated)], now),
        rest=read.rest,
    )


def _read_text(text: str, url: str) -> Read:
    text = text.lstrip()
    if not text:
        raise NotAFeedError(f"{shown(url)} sent an empty answer; it is asked again later")
    return _read_json(text, url) if text.startswith(("{", "[")) else _read_xml(text, url)


def _read_json(text: str, url: str) -> Read:
    said, cut = load(text, url=url)
    if jsonfeed.is_jsonfeed(said):
        return jsonfeed.read(said, cut=cut)
    if found := ninjs.documents(said):
        return ninjs.read(found, cut=cut)
    raise NotAFeedError(
        f"{shown(url)} sent JSON that is neither a JSON Feed nor ninjs; give the feed's address"
    )


def _read_xml(text: str, url: str) -> Read:
    """Return what XML says, without its prolog: entities declared there are never expanded."""
    begins = _BEGINS.search(text, 0, FAR)
    if begins is None and not text.startswith("<"):
        raise NotAFeedError(f"{shown(url)} sent no feed but plain text; give the feed's address")
    start = begins.start() if begins and not text.startswith("<") else 0
    name, whole = root(text, start)
    if name not in _READERS:
        raise NotAFeedError(_no_feed(name, url))
    read = _READERS[name](part := affordable(whole), url=url)
    return replace(read, more=len(part) < len(whole))


def _no_feed(name: str, url: str) -> str:
    if name in {"html", "body", "head"}:
        return f"{shown(url)} is a web page, not a feed; give the address of its feed"
    if not name:
        return f"{shown(url)} sent no feed; give the feed's address"
    return (
        f"{shown(url)} sent XML that is no feed (<{one_line(name)[:40]}>); give the feed's address"
    )


def _spiked(reason: str, draft: Draft, now: datetime) -> Spiked:
    """Return an entry that is put aside, by how it begins; under embargo, by its name alone."""
    if is_secret(draft.embargo, now):
        return Spiked(reason, one_line(draft.guid)[:EXCERPT])
    body = draft.body or draft.abstract
    said = (
        draft.title,
        plain(body.content[: EXCERPT * 4]) if body else "",
        draft.guid,
        draft.link,
    )
    return Spiked(reason, one_line(" ".join(filter(None, said)))[:EXCERPT])


def _old(item: Item, now: datetime) -> Spiked:
    reason = f"revision {item.revision} is superseded by a later one in the same feed"
    title = "" if is_secret(item.embargo, now) else item.title
    return Spiked(reason, f"{title} {item.guid}".strip()[:EXCERPT])

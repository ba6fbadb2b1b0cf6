"""Canonical stories out: Atom, JSON Feed, and JSON Lines.

Each writer yields pieces of text to be sent or joined, so that a long list costs no memory. A
withdrawn story goes out without its text: whoever reads the feed has to learn of the kill.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from feeds.marks import STATUS_SCHEME, WITHDRAWN
from story.plain import PARAGRAPH, one_line, tidy

NAMESPACE = "urn:copydesk:feed:1"
NOTICE = "This story was withdrawn; do not use it."


@dataclass(frozen=True, slots=True)
class Source:
    """A copy that a canonical story was made of: whose, where, and under which title."""

    feed: str
    url: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Published:
    """A canonical story as it goes out; `id` stays when `number` grows."""

    id: str
    number: int
    title: str
    text: str
    url: str | None
    published: datetime | None
    updated: datetime
    cluster: str
    sources: tuple[Source, ...] = ()
    withdrawn: bool = False


def atom(
    stories: Iterable[Published], *, id_: str, title: str, url: str | None, updated: datetime
) -> Iterator[str]:
    """Yield an Atom feed; `url` is where it can be had, `id_` stays wherever that is."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:cd="{NAMESPACE}">\n'
    yield f"<id>{_text(id_)}</id><title>{_text(title)}</title>"
    if url:
        yield f'<link rel="self" href={_attribute(url)}/>'
    yield f"<updated>{_moment(updated)}</updated>"
    yield "<author><name>copydesk</name></author>\n"
    for story in stories:
        yield from _entry(story)
    yield "</feed>\n"


def jsonfeed(stories: Iterable[Published], *, title: str, url: str | None) -> Iterator[str]:
    """Yield a JSON Feed 1.1; what the format has no name for stands under `_copydesk`."""
    head = {"version": "https://jsonfeed.org/version/1.1", "title": one_line(title)}
    if url:
        head["feed_url"] = one_line(url)
    yield json.dumps(head)[:-1] + ', "items": ['
    comma = "\n"
    for story in stories:
        yield comma + json.dumps(_json_item(story), ensure_ascii=False)
        comma = ",\n"
    yield "\n]}\n"


def jsonl(stories: Iterable[Published]) -> Iterator[str]:
    """Yield a line of JSON a story; only a withdrawn one says `withdrawn`."""
    for story in stories:
        line: dict[str, Any] = {
            "id": story.id,
            "number": story.number,
            "title": one_line(story.title),
            "text": "" if story.withdrawn else tidy(story.text),
            "url": story.url,
            "published": _moment(story.published) if story.published else None,
            "updated": _moment(story.updated),
            "cluster": story.cluster,
            "sources": _sources(story),
        }
        if story.withdrawn:
            line[WITHDRAWN] = True
        yield json.dumps(line, ensure_ascii=False) + "\n"


def _entry(story: Published) -> Iterator[str]:
    """Yield one Atom entry."""
    yield f"<entry><id>{_text(story.id)}</id><title>{_text(story.title)}</title>"
    yield f"<updated>{_moment(story.updated)}</updated>"
    if story.published:
        yield f"<published>{_moment(story.published)}</published>"
    if story.url:
        yield f'<link rel="alternate" href={_attribute(story.url)}/>'
    yield f"<cd:cluster>{_text(story.cluster)}</cd:cluster><cd:number>{story.number}</cd:number>"
    for source in story.sources:
        if source.url:
            yield f'<link rel="via" href={_attribute(source.url)} title={_attribute(source.title)}'
            yield f" cd:feed={_attribute(source.feed)}/>"
        else:
            yield f"<cd:source title={_attribute(source.title)} feed={_attribute(source.feed)}/>"
    if story.withdrawn:
        yield f'<category term="{WITHDRAWN}" scheme="{STATUS_SCHEME}"/>'
    yield f'<content type="html">{escape(_markup(story))}</content></entry>\n'


def _json_item(story: Published) -> dict[str, Any]:
    """Return one item of a JSON Feed; what was not said has no key."""
    item = {
        "id": story.id,
        "url": story.url,
        "title": one_line(story.title),
        "content_text": NOTICE if story.withdrawn else tidy(story.text),
        "date_published": _moment(story.published) if story.published else None,
        "date_modified": _moment(story.updated),
        "_copydesk": {
            "number": story.number,
            "cluster": story.cluster,
            "sources": _sources(story),
            WITHDRAWN: story.withdrawn,
        },
    }
    return {key: value for key, value in item.items() if value is not None}


def _sources(story: Published) -> list[dict[str, str | None]]:
    """Return where a story comes from, as JSON says it."""
    return [asdict(source) | {"title": one_line(source.title)} for source in story.sources]


def _markup(story: Published) -> str:
    """Return the text as HTML."""
    text = NOTICE if story.withdrawn else tidy(story.text)
    return "".join(f"<p>{escape(part)}</p>" for part in text.split(PARAGRAPH) if part)


def _text(said: str) -> str:
    """Return a line as XML text."""
    return escape(one_line(said))


def _attribute(said: str) -> str:
    """Return a line as an XML attribute with its quotes."""
    return quoteattr(one_line(said))


def _moment(moment: datetime) -> str:
    """Return a time as RFC 3339 has it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")

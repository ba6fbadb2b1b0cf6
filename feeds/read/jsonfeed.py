"""JSON Feed 1 and 1.1."""

from typing import Any

from feeds.marks import WITHDRAWN
from feeds.read.dates import moment
from feeds.read.draft import Body, Draft, Read
from feeds.read.json_text import Object, body, line, names, objects
from feeds.weigh import MOST_ENTRIES
from story.item import Nature

_VERSION = "jsonfeed.org/version/"


def is_jsonfeed(said: Any) -> bool:
    """Tell whether a JSON document says that it is a JSON Feed."""
    return isinstance(said, dict) and _VERSION in line(said, "version")


def read(said: Object, *, cut: bool) -> Read:
    """Return the entries of a JSON Feed."""
    language = line(said, "language")
    drafts = [_draft(item, language) for item in objects(said, "items")[: MOST_ENTRIES + 1]]
    return Read(
        format="JSON Feed",
        title=line(said, "title"),
        site=line(said, "home_page_url"),
        drafts=[*drafts, Draft(cut=True)] if cut else drafts,
    )


def _draft(item: Object, language: str) -> Draft:
    """Return one entry."""
    ours = item.get("_copydesk")
    withdrawn = isinstance(ours, dict) and ours.get(WITHDRAWN) is True
    summary = line(item, "summary")
    authors = names(item, "authors") or names({"authors": [item.get("author")]}, "authors")
    return Draft(
        guid=line(item, "id"),
        link=line(item, "url", "external_url"),
        title=line(item, "title"),
        body=body(item, html="content_html", text="content_text"),
        abstract=Body(summary, html=False) if summary else None,
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
        language=line(item, "language") or language,
        nature=Nature.KILL if withdrawn else Nature.STORY,
        byline=", ".join(authors),
        subjects=names(item, "tags"),
    )

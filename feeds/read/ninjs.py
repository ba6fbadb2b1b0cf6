"""ninjs 1.x, 2.x and 3.x: one document, an array of them, or a list under `items`."""

from typing import Any

from feeds.read.dates import moment
from feeds.read.draft import Body, Draft, Read
from feeds.read.json_text import Object, body, line, names, objects, whole_number
from feeds.read.status import nature
from feeds.weigh import MOST_ENTRIES

_SIGNS = frozenset(
    ("pubstatus", "versioncreated", "headline", "headlines", "body_html", "body_text", "bodies")
)
_NO_TEXT = {
    "picture": "a picture",
    "graphic": "a graphic",
    "video": "a film",
    "audio": "a sound recording",
    "composite": "a package",
    "event": "a calendar entry",
    "planning": "a plan",
}


def documents(said: Any) -> list[Object]:
    """Return the ninjs documents of a JSON text, none if it holds something else."""
    found = said if isinstance(said, list) else [said]
    if isinstance(said, dict):
        found = objects(said, "items", "_items") or [said]
    return [one for one in found if isinstance(one, dict) and "uri" in one and _SIGNS & one.keys()]


def read(found: list[Object], *, cut: bool) -> Read:
    """Return the stories of these documents; pictures and packages are put aside."""
    drafts = [_draft(one) for one in found[: MOST_ENTRIES + 1]]
    return Read(
        format="ninjs",
        title=line(found[0], "copyrightholder", "provider") if found else "",
        drafts=[*drafts, Draft(cut=True)] if cut else drafts,
    )


def _draft(said: Object) -> Draft:
    """Return one document."""
    text = _body(said)
    other = _NO_TEXT.get(line(said, "type"))
    note = line(said, "ednote")
    return Draft(
        guid=line(said, "uri"),
        link=line(said, "link", "url"),
        title=line(said, "headline") or _of_role(said, "headlines") or line(said, "title", "name"),
        body=text,
        abstract=_abstract(said),
        published=moment(said.get("firstcreated")) or moment(said.get("contentcreated")),
        updated=moment(said.get("versioncreated")),
        language=line(said, "language"),
        nature=nature(
            status=line(said, "pubstatus"),
            signals=[line(one, "name", "qcode", "code", "uri") for one in objects(said, "signal")],
            note=note,
        ),
        revision=whole_number(said, "version"),
        byline=line(said, "byline", "by"),
        dateline=line(said, "dateline"),
        credit=line(said, "creditline", "copyrightholder", "provider"),
        slug=line(said, "slugline"),
        note=note,
        embargo=moment(said.get("embargoed")),
        usage=line(said, "usageterms"),
        urgency=whole_number(said, "urgency"),
        subjects=names(said, "subject", "subjects"),
        unread=f"{other} without a text of its own" if other and text is None else "",
    )


def _body(said: Object) -> Body | None:
    """Return the text: under its own key in ninjs 1, in a list of renditions since ninjs 2."""
    found = body(said, html="body_html", text="body_text")
    if found is None and (markup := line(said, "body_xhtml")):
        found = Body(markup, html=True)
    if found is not None:
        return found
    bodies = [one for one in objects(said, "bodies") if line(one, "value")]
    bodies.sort(key=lambda one: "html" not in line(one, "contenttype"))
    for one in bodies:
        return Body(line(one, "value"), html="html" in line(one, "contenttype"))
    return None


def _abstract(said: Object) -> Body | None:
    found = body(said, html="description_html", text="description_text")
    value = _of_role(said, "descriptions")
    return found or (Body(value, html=True) if value else None)


def _of_role(said: Object, key: str) -> str:
    """Return the main one of several texts, which is the one without a special role."""
    values = [one for one in objects(said, key) if line(one, "value")]
    values.sort(key=lambda one: line(one, "role") not in {"", "main", "headline"})
    return line(values[0], "value") if values else ""

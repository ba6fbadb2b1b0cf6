"""ninjs 1.x, 2.x and 3.x: one document, an array of them, or a list under `items`."""

from datetime import datetime
from typing import Any

from feeds.read.dates import UNTIL_FURTHER_NOTICE, moment
from feeds.read.draft import Body, Draft, Read
from feeds.read.json_text import Object, body, line, names, objects, whole_number
from feeds.read.status import name, nature, word
from feeds.weigh import MOST_ENTRIES

_SIGNS = frozenset(
    (
        "pubstatus",
        "pubStatus",
        "versionCreated",
        "bodyHtml",
        "bodyText",
        "versioncreated",
        "headline",
        "headlines",
        "body_html",
        "body_text",
        "bodies",
    )
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


def _draft(document: Object) -> Draft:
    """Return one document; since ninjs 3 its keys have capitals, before they had none."""
    said = _lower(document)
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
        status=word(line(said, "pubstatus")),
        replaces=line(said, "evolvedfrom"),
        byline=line(said, "byline", "by"),
        dateline=line(said, "dateline"),
        credit=line(said, "creditline", "copyrightholder", "provider", "source")
        or ", ".join(names(said, "infosources", "infosource")[:3]),
        slug=line(said, "slugline"),
        note=note,
        embargo=_embargo(said),
        usage=line(said, "usageterms"),
        urgency=whole_number(said, "urgency"),
        subjects=names(said, "subject", "subjects") or names(said, "keywords"),
        unread=f"{other} without a text of its own" if other and text is None else "",
    )


def _lower(document: Object) -> Object:
    """Return an object, and the objects in its lists, with keys in small letters."""
    small: Object = {}
    for key, value in document.items():
        if isinstance(value, list):
            value = [_keys(one) if isinstance(one, dict) else one for one in value]  # noqa: PLW2901
        small.setdefault(key.lower(), value)
    return small


def _keys(one: Object) -> Object:
    return {key.lower(): value for key, value in one.items()}


def _embargo(said: Object) -> datetime | None:
    """Return until when a document waits; one that is embargoed without a time waits on."""
    when = moment(said.get("embargoed")) or moment(said.get("embargo"))
    status = name(line(said, "pubstatus")).lower()
    return when or (UNTIL_FURTHER_NOTICE if status == "embargoed" else None)


def _body(said: Object) -> Body | None:
    """Return the text: under its own key in ninjs 1, in a list of renditions since ninjs 2."""
    markup = line(said, "body_html", "body_xhtml", "bodyhtml", "bodyxhtml")
    if markup or (text := line(said, "body_text", "bodytext")):
        return Body(markup, html=True) if markup else Body(text, html=False)
    bodies = [one for one in objects(said, "bodies") if line(one, "value")]
    # A teaser is no story: the main one first, then any that has markup.
    bodies.sort(key=lambda one: (_aside(one), "html" not in line(one, "contenttype")))
    for one in bodies:
        return Body(line(one, "value"), html="html" in line(one, "contenttype"))
    return None


def _abstract(said: Object) -> Body | None:
    found = body(said, html="description_html", text="description_text") or body(
        said, html="descriptionhtml", text="descriptiontext"
    )
    value = _of_role(said, "descriptions")
    return found or (Body(value, html=True) if value else None)


def _aside(one: Object) -> bool:
    return line(one, "role").lower() in {"teaser", "summary", "abstract", "caption", "short"}


def _of_role(said: Object, key: str) -> str:
    """Return the main one of several texts, which is the one without a special role."""
    values = [one for one in objects(said, key) if line(one, "value")]
    values.sort(key=lambda one: line(one, "role") not in {"", "main", "headline"})
    return line(values[0], "value") if values else ""

"""NITF 3.x: one story a document."""

import re
from datetime import datetime

from feeds.read.dates import UNTIL_FURTHER_NOTICE, moment
from feeds.read.draft import Body, Draft, Read
from feeds.read.status import name, nature, word
from feeds.read.wire_xml import (
    Element,
    attribute,
    closed,
    first,
    markup,
    number,
    said,
    texts,
    tree,
)

_BY = re.compile(r"by\s+", re.IGNORECASE)


def read(text: str, *, url: str) -> Read:
    """Return the one story of an NITF document."""
    root, broken = tree(text, url=url)
    publication = attribute(root, ".//pubdata", "name")
    whole = not broken or closed(text, "nitf") > 0
    draft = draft_of(root) if whole else Draft(title=_headline(root), unread=broken)
    return Read(format="NITF", title=publication, drafts=[draft])


def draft_of(root: Element) -> Draft:
    """Return the story of an `nitf` element."""
    notes = [str(one.get("info") or said(one)) for one in root.iterfind(".//docdata/ed-msg")]
    note = " ".join(filter(None, notes))
    status, other = _statuses(root)
    signals = [str(one.get("msg-type") or "") for one in root.iterfind(".//docdata/ed-msg")]
    signals += ["correction"] if root.find(".//docdata/correction") is not None else []
    issued = moment(attribute(root, ".//date.issue", "norm"))
    release = moment(attribute(root, ".//date.release", "norm"))
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return Draft(
        guid=attribute(root, ".//doc-id", "id-string"),
        replaces=other,
        status=word(status),
        link=attribute(root, ".//pubdata", "ex-ref"),
        title=_headline(root),
        body=body_of(root),
        abstract=_abstract(root),
        published=issued,
        updated=issued,
        language=str(language),
        nature=nature(status=status, signals=signals, note=note),
        revision=number(attribute(root, ".//du-key", "version")),
        byline=_BY.sub("", said(root.find(".//body.head//byline")), count=1),
        dateline=_dateline(root),
        credit=attribute(root, ".//doc.copyright", "holder")
        or said(root.find(".//body.head//distributor"))
        or _origin(root),
        slug=attribute(root, ".//du-key", "key") or attribute(root, ".//fixture", "fix-id"),
        note=note,
        embargo=_embargo(release, issued, status),
        usage=said(root.find(".//body.head/rights"))
        or attribute(root, ".//doc.rights", "type")
        or attribute(root, ".//doc.rights", "limitations"),
        urgency=number(attribute(root, ".//urgency", "ed-urg")),
        subjects=_subjects(root),
        take=number(attribute(root, ".//series", "series.part")),
        takes=number(attribute(root, ".//series", "series.totalpart")),
    )


def _statuses(root: Element) -> tuple[str, str]:
    """Return the status of a document, and the other one that it corrects or takes back.

    A document may cancel another by `management-doc-idref` and `management-idref-status`.
    """
    own = attribute(root, ".//docdata", "management-status")
    other = attribute(root, ".//docdata", "management-doc-idref")
    theirs = attribute(root, ".//docdata", "management-idref-status")
    if other and theirs:
        return theirs, other
    return own, other or attribute(root, ".//docdata/correction", "id-string")


def _embargo(release: datetime | None, issued: datetime | None, status: str) -> datetime | None:
    """Return until when a story waits; one that is embargoed without a time waits on.

    A release that is no later than the issue is none; without an issue, the time alone tells.
    """
    if name(status).lower() == "embargoed":
        return release or UNTIL_FURTHER_NOTICE
    return release if release and (issued is None or release > issued) else None


def _origin(root: Element) -> str:
    """Return who sent a document first, by its delivery trail (`del-list`)."""
    trail = [
        (number(str(one.get("level-number") or "")) or 0, str(one.get("src-name") or ""))
        for one in root.iterfind(".//docdata/del-list/from-src")
    ]
    return min(trail, default=(0, ""), key=lambda one: one[0])[1]


def body_of(root: Element) -> Body | None:
    """Return the text of an `nitf` element, `None` if it has none."""
    found = root.find(".//body.content")
    return Body(markup(found), html=True) if found is not None and said(found) else None


def _headline(root: Element) -> str:
    return said(first(root, ".//hedline/hl1", ".//hedline", ".//head/title"))


def _dateline(root: Element) -> str:
    """Return place and date, which are elements beside each other."""
    found = root.find(".//body.head//dateline")
    parts = (
        (" ".join(part.split()).strip(" ,") for part in texts(found)) if found is not None else ()
    )
    return ", ".join(filter(None, parts))


def _abstract(root: Element) -> Body | None:
    found = root.find(".//body.head/abstract")
    return Body(markup(found), html=True) if found is not None else None


def _subjects(root: Element) -> tuple[str, ...]:
    keys = [str(one.get("key") or "") for one in root.iterfind(".//keyword")]
    types = [
        str(one.get("tobject.subject.type") or "") for one in root.iterfind(".//tobject.subject")
    ]
    return tuple(filter(None, keys + types))

"""NITF 3.x: one story a document."""

import re

from feeds.read.dates import moment
from feeds.read.draft import Body, Draft, Read
from feeds.read.status import nature
from feeds.read.wire_xml import Element, attribute, first, markup, number, said, texts, tree

_BY = re.compile(r"by\s+", re.IGNORECASE)


def read(text: str, *, url: str) -> Read:
    """Return the one story of an NITF document."""
    root, broken = tree(text, url=url)
    name = attribute(root, ".//pubdata", "name")
    whole = not broken or "</nitf>" in text or ":nitf>" in text[-20:]
    draft = draft_of(root) if whole else Draft(title=_headline(root), cut=True)
    return Read(format="NITF", title=name, drafts=[draft])


def draft_of(root: Element) -> Draft:
    """Return the story of an `nitf` element."""
    note = attribute(root, ".//docdata/ed-msg", "info")
    signals = [attribute(root, ".//docdata/ed-msg", "msg-type")]
    signals += ["correction"] if root.find(".//docdata/correction") is not None else []
    issued = moment(attribute(root, ".//date.issue", "norm"))
    release = moment(attribute(root, ".//date.release", "norm"))
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return Draft(
        guid=attribute(root, ".//doc-id", "id-string"),
        link=attribute(root, ".//pubdata", "ex-ref"),
        title=_headline(root),
        body=body_of(root),
        abstract=_abstract(root),
        published=issued,
        updated=issued,
        language=str(language),
        nature=nature(
            status=attribute(root, ".//docdata", "management-status"), signals=signals, note=note
        ),
        revision=number(attribute(root, ".//du-key", "version")),
        byline=_BY.sub("", said(root.find(".//body.head//byline")), count=1),
        dateline=_dateline(root),
        credit=attribute(root, ".//doc.copyright", "holder")
        or said(root.find(".//body.head//distributor")),
        slug=attribute(root, ".//du-key", "key") or attribute(root, ".//fixture", "fix-id"),
        note=note,
        embargo=release if release and issued and release > issued else None,
        usage=said(root.find(".//body.head/rights")),
        urgency=number(attribute(root, ".//urgency", "ed-urg")),
        subjects=_subjects(root),
        take=number(attribute(root, ".//series", "series.part")),
        takes=number(attribute(root, ".//series", "series.totalpart")),
    )


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

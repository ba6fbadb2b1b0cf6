"""NewsML 1.x: news items of an envelope; the text in NITF, XHTML, paragraphs or plain."""

import re
from datetime import datetime

from feeds.read import nitf
from feeds.read.dates import UNTIL_FURTHER_NOTICE, moment
from feeds.read.draft import Body, Draft, Read
from feeds.read.status import name, nature, word
from feeds.read.wire_xml import Element, attribute, closed, first, markup, number, said, tree

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BY = re.compile(r"(?:by|von|par|por)\s+", re.IGNORECASE)
_NOTES = frozenset({"advisoryline", "editornote", "ednote", "instruction"})


def read(text: str, *, url: str) -> Read:
    """Return the items of a NewsML 1 document; one that breaks off is put aside."""
    root, broken = tree(text, url=url)
    items = list(root.iter("NewsItem"))
    drafts = [_draft(one) for one in items]
    if drafts and broken and len(items) > closed(text, "NewsItem"):
        drafts[-1] = Draft(title=drafts[-1].title, unread=broken)
    title = attribute(root, ".//Provider/Party", "FormalName")
    return Read(format="NewsML 1", title=title or said(root.find(".//ProviderId")), drafts=drafts)


def _draft(item: Element) -> Draft:
    """Return one item."""
    status = attribute(item, "NewsManagement/Status", "FormalName")
    note = _note(item)
    body = _body(item)
    return Draft(
        guid=_guid(item),
        title=_line(item, "HeadLine") or said(item.find(".//hedline/hl1")),
        body=body,
        abstract=_abstract(item),
        published=_moment(item, "NewsManagement/FirstCreated"),
        updated=_moment(item, "NewsManagement/ThisRevisionCreated"),
        language=attribute(item, ".//DescriptiveMetadata/Language", "FormalName")
        or str(item.get(_LANGUAGE) or ""),
        nature=nature(status=status, signals=_instructions(item), note=note),
        revision=number(said(item.find(".//NewsIdentifier/RevisionId"))),
        status=word(status),
        byline=_BY.sub("", _line(item, "ByLine"), count=1),
        dateline=_line(item, "DateLine"),
        credit=_line(item, "CreditLine")
        or attribute(item, ".//AdministrativeMetadata/Provider/Party", "FormalName"),
        slug=_line(item, "SlugLine") or said(item.find("Identification/NameLabel")),
        note=note,
        embargo=_embargo(item, status),
        usage=said(first(item, ".//UsageRights/UsageType", ".//NewsLines/RightsLine")),
        urgency=number(attribute(item, "NewsManagement/Urgency", "FormalName")),
        subjects=_subjects(item),
        unread="" if body is not None else _picture(item),
    )


def _guid(item: Element) -> str:
    """Return provider, day and id as the standard's URN, which all revisions share."""
    parts = ("ProviderId", "DateId", "NewsItemId")
    names = [said(item.find(f".//NewsIdentifier/{part}")) for part in parts]
    if all(names):
        return ":".join(("urn:newsml", *names))
    return said(item.find(".//NewsIdentifier/PublicIdentifier"))


def _line(item: Element, name_: str) -> str:
    """Return a line of the outermost component that has one."""
    return said(item.find(f".//NewsLines/{name_}"))


def _note(item: Element) -> str:
    found = [
        said(one.find("NewsLineText"))
        for one in item.iterfind(".//NewsLines/NewsLine")
        if attribute(one, "NewsLineType", "FormalName").lower() in _NOTES
    ]
    return " ".join(filter(None, found))


def _instructions(item: Element) -> list[str]:
    found = [
        str(one.get("FormalName") or "") for one in item.iterfind("NewsManagement/Instruction")
    ]
    changed = attribute(item, ".//NewsIdentifier/RevisionId", "Update") in {"U", "A"}
    return [*found, "update"] if changed else found


def _embargo(item: Element, status: str) -> datetime | None:
    """Return until when a version with the status `Embargoed` must wait."""
    if name(status).lower() != "embargoed":
        return None
    when = _moment(item, "NewsManagement/StatusWillChange/DateAndTime")
    return when or UNTIL_FURTHER_NOTICE


def _body(item: Element) -> Body | None:
    """Return the first text of an item: NITF, XHTML, paragraphs, or plain."""
    for content in item.iterfind(".//ContentItem/DataContent"):
        document = content.find(".//nitf")
        found = nitf.body_of(document) if document is not None else _other(content)
        if found is not None:
            return found
    return None


def _other(content: Element) -> Body | None:
    inside = first(content, ".//body", ".//body.content")
    if inside is not None:
        return Body(markup(inside), html=True) if said(inside) else None
    if len(content):
        return Body(markup(content), html=True) if said(content) else None
    return Body(str(content.text), html=False) if said(content) else None


def _abstract(item: Element) -> Body | None:
    text = _line(item, "SubHeadLine")
    return Body(text, html=False) if text else None


def _picture(item: Element) -> str:
    kind = attribute(item, ".//ContentItem/MediaType", "FormalName").lower()
    return f"a {kind} without a text of its own" if kind and kind != "text" else ""


def _subjects(item: Element) -> tuple[str, ...]:
    codes = [
        str(one.get("FormalName") or "")
        for kind in ("Subject", "SubjectMatter", "SubjectDetail")
        for one in item.iterfind(f".//SubjectCode/{kind}")
    ]
    words = said(item.find(".//NewsLines/KeywordLine"))
    return tuple(dict.fromkeys(filter(None, [*codes, *re.split(r"\s*[,;/]\s*", words)])))


def _moment(item: Element, path: str) -> datetime | None:
    return moment(said(item.find(path)))

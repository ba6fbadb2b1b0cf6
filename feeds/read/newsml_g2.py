"""NewsML-G2: news items alone or in a news message."""

from datetime import datetime

from feeds.read import nitf
from feeds.read.dates import moment
from feeds.read.draft import Body, Draft, Read
from feeds.read.status import nature
from feeds.read.wire_xml import Element, attribute, first, markup, number, said, tree

_ITEMS = frozenset({"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"})
_PERMANENT = ("irel:permalink", "permalink", "canonical", "irel:seeAlso")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(text: str, *, url: str) -> Read:
    """Return the items of a message; packages and concepts carry no text, and are put aside."""
    root, broken = tree(text, url=url)
    elements = [one for one in root.iter() if one.tag in _ITEMS]
    cut = broken and len(elements) > sum(text.count(f"{name}>") for name in _ITEMS)
    drafts = [_draft(one) for one in elements]
    if cut and drafts:
        drafts[-1] = Draft(title=drafts[-1].title, cut=True)
    sender = said(root.find(".//header/sender"))
    provider = said(root.find(".//itemMeta/provider/name"))
    return Read(format="NewsML-G2", title=provider or sender, drafts=drafts)


def _draft(item: Element) -> Draft:
    """Return one item."""
    if item.tag != "newsItem":
        return Draft(
            title=said(item.find(".//headline")),
            unread=f"a {item.tag} names other items and carries no story of its own",
        )
    note = said(first(item, "itemMeta/edNote", ".//edNote"))
    return Draft(
        guid=str(item.get("guid") or ""),
        link=_link(item),
        title=_headline(item),
        body=_body(item),
        abstract=_described(item),
        published=_moment(item, "itemMeta/firstCreated", "contentMeta/contentCreated"),
        updated=_moment(item, "itemMeta/versionCreated", "contentMeta/contentModified"),
        language=attribute(item, "contentMeta/language", "tag") or str(item.get(_LANGUAGE) or ""),
        nature=nature(status=_code(item, "itemMeta/pubStatus"), signals=_signals(item), note=note),
        revision=number(str(item.get("version") or "")),
        byline=said(item.find("contentMeta/by")),
        dateline=said(item.find("contentMeta/dateline")),
        credit=said(first(item, "contentMeta/creditline", "rightsInfo/copyrightHolder/name"))
        or said(first(item, "itemMeta/provider/name", "rightsInfo/copyrightHolder")),
        slug=said(item.find("contentMeta/slugline")),
        note=note,
        embargo=_moment(item, "itemMeta/embargoed"),
        usage=said(item.find("rightsInfo/usageTerms")),
        urgency=number(said(item.find("contentMeta/urgency"))),
        subjects=tuple(filter(None, map(_subject, item.iterfind("contentMeta/subject")))),
    )


def _headline(item: Element) -> str:
    """Return the headline; without one, that of the document inside."""
    inside = (".//nitf//hl1", ".//inlineXML//head/title", ".//itemMeta/title")
    return said(first(item, "contentMeta/headline", *inside))


def _body(item: Element) -> Body | None:
    """Return the first text of an item: NITF, XHTML, or plain."""
    for inline in item.iterfind("contentSet/inlineXML"):
        document = inline.find(".//nitf")
        if document is not None:
            if (found := nitf.body_of(document)) is not None:
                return found
            continue
        body = first(inline, ".//body", "*")
        if body is not None and said(body):
            return Body(markup(body), html=True)
    for data in item.iterfind("contentSet/inlineData"):
        if said(data) and not data.get("encoding"):
            kind = str(data.get("contenttype") or "text/plain")
            return Body("".join(str(part) for part in data.itertext()), html="html" in kind)
    return None


def _described(item: Element) -> Body | None:
    found = item.find("contentMeta/description")
    return Body(said(found), html=False) if found is not None else None


def _link(item: Element) -> str:
    """Return where the story stands on the web."""
    links = [(str(one.get("rel")), str(one.get("href"))) for one in item.iterfind("itemMeta/link")]
    web = {rel: href for rel, href in reversed(links) if href.startswith(("http:", "https:"))}
    return next((web[rel] for rel in _PERMANENT if rel in web), "")


def _signals(item: Element) -> list[str]:
    found = item.iterfind("itemMeta/signal")
    return [str(one.get("qcode") or one.get("uri") or "") for one in found]


def _code(item: Element, path: str) -> str:
    return attribute(item, path, "qcode") or attribute(item, path, "uri")


def _subject(subject: Element) -> str:
    return said(subject.find("name")) or str(subject.get("qcode") or subject.get("uri") or "")


def _moment(item: Element, *paths: str) -> datetime | None:
    return moment(said(first(item, *paths)))

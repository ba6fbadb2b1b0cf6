"""NewsML-G2: news items alone or in a news message."""

import re
from base64 import b64decode
from binascii import Error
from datetime import datetime

from feeds.charset import decoded
from feeds.read import nitf
from feeds.read.dates import UNTIL_FURTHER_NOTICE, moment
from feeds.read.draft import Body, Draft, Read
from feeds.read.status import name, nature, word
from feeds.read.wire_xml import Element, attribute, closed, first, markup, number, said, tree

_ITEMS = frozenset({"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"})
_OTHER_CLASSES = frozenset({"picture", "graphic", "video", "audio", "composite", "animation"})
_NAMED = 5  # items of a package in its reason
_BY = re.compile(r"by\s+", re.IGNORECASE)
_PERMANENT = ("irel:permalink", "permalink", "canonical", "irel:seeAlso")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(text: str, *, url: str) -> Read:
    """Return the items of a message; packages and concepts carry no text, and are put aside."""
    root, broken = tree(text, url=url)
    elements = [one for one in root.iter() if one.tag in _ITEMS]
    drafts = [_draft(one) for one in elements]
    if broken and len(elements) > closed(text, *_ITEMS):
        drafts[-1] = Draft(title=drafts[-1].title, unread=broken)
    sender = said(root.find(".//header/sender"))
    provider = said(root.find(".//itemMeta/provider/name"))
    return Read(format="NewsML-G2", title=provider or sender, drafts=drafts)


def _draft(item: Element) -> Draft:
    """Return one item."""
    if item.tag != "newsItem":
        return Draft(
            title=said(item.find(".//headline")),
            guid=str(item.get("guid") or ""),
            unread=_names_others(item),
        )
    note = said(first(item, "itemMeta/edNote", ".//edNote"))
    body = _body(item)
    return Draft(
        guid=str(item.get("guid") or ""),
        link=_link(item),
        title=_headline(item),
        body=body,
        abstract=_described(item),
        published=_moment(item, "itemMeta/firstCreated", "contentMeta/contentCreated"),
        updated=_moment(item, "itemMeta/versionCreated", "contentMeta/contentModified"),
        language=attribute(item, "contentMeta/language", "tag") or str(item.get(_LANGUAGE) or ""),
        nature=nature(status=_code(item, "itemMeta/pubStatus"), signals=_signals(item), note=note),
        revision=number(str(item.get("version") or "")),
        status=word(_code(item, "itemMeta/pubStatus")),
        byline=_BY.sub(
            "", said(first(item, "contentMeta/by", "contentMeta/creator/name")), count=1
        ),
        dateline=said(item.find("contentMeta/dateline")),
        credit=said(first(item, "contentMeta/creditline", "rightsInfo/copyrightHolder/name"))
        or said(first(item, "itemMeta/provider/name", "rightsInfo/copyrightHolder")),
        slug=said(item.find("contentMeta/slugline")),
        note=note,
        embargo=_embargo(item),
        usage=said(item.find("rightsInfo/usageTerms")),
        urgency=number(said(item.find("contentMeta/urgency"))),
        subjects=tuple(filter(None, map(_subject, item.iterfind("contentMeta/subject")))),
        unread="" if body is not None else _picture(item),
    )


def _names_others(item: Element) -> str:
    """Return why a package or a concept is no story, and which items it names."""
    named = [str(one.get("residref") or one.get("href")) for one in item.iterfind(".//itemRef")]
    some = f" ({', '.join(named[:_NAMED])}{', …' if len(named) > _NAMED else ''})" if named else ""
    return f"a {item.tag} names other items{some} and carries no story of its own"


def _picture(item: Element) -> str:
    """Return why an item of another class than text is no story."""
    kind = name(_code(item, "itemMeta/itemClass")).lower()
    return f"a {kind} without a text of its own" if kind in _OTHER_CLASSES else ""


def _embargo(item: Element) -> datetime | None:
    """Return until when an item waits; an embargo without a time has no end yet."""
    found = item.find("itemMeta/embargoed")
    if found is None:
        return None
    return moment(said(found)) or UNTIL_FURTHER_NOTICE


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
        kind = str(data.get("contenttype") or "text/plain")
        text = "".join(str(part) for part in data.itertext())
        if data.get("encoding") and kind.startswith("text/"):
            text = _unpacked(text, str(data.get("encoding")))
        elif data.get("encoding"):
            continue
        if text.strip():
            return Body(text, html="html" in kind)
    return None


def _unpacked(text: str, encoding: str) -> str:
    """Return a text that was sent in base64; nothing for other encodings or a damaged one."""
    if not encoding.lower().endswith("base64"):
        return ""
    try:
        return decoded(b64decode(text), None)
    except (Error, ValueError):
        return ""


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

"""Lists of feeds in and out, as OPML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from feeds.errors import NotAFeedError
from feeds.prolog import root
from story.plain import clean, one_line

_SEPARATOR = " / "  # between the names of folders inside folders
_ADDRESSES = ("xmlurl", "url")


class NotOpmlError(NotAFeedError, ValueError):
    """A text that is no list of feeds."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed on a list; `folder` is empty at the top, folders in folders are `a / b`."""

    url: str
    title: str
    site: str | None
    folder: str


def read(text: str) -> list[Outline]:
    """Return the feeds of an OPML list, each address once, in the order of the list."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, encoding="utf-8"
    )
    name, xml = root(clean(text))
    if name != "opml":
        raise NotOpmlError("the list has no <opml> at its top; give an OPML file")
    try:
        top = etree.fromstring(xml.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise NotOpmlError("the list is no XML that can be read; give an OPML file") from error
    found: dict[str, Outline] = {}
    for outline in _feeds(top) if top is not None else ():
        found.setdefault(outline.url, outline)
    return list(found.values())


def write(outlines: Sequence[Outline], *, title: str = "copydesk") -> str:
    """Return a list of feeds as OPML 2.0, each folder once."""
    top = etree.Element("opml", {"version": "2.0"})
    etree.SubElement(etree.SubElement(top, "head"), "title").text = one_line(title)
    folders = {"": etree.SubElement(top, "body")}
    for outline in outlines:
        etree.SubElement(_place(outline.folder, folders), "outline", _said(outline))
    return etree.tostring(top, encoding="unicode", pretty_print=True)


def _place(folder: str, folders: dict[str, etree._Element]) -> etree._Element:
    """Return the outline of a folder, made within that of the folder round it if need be."""
    if folder not in folders:
        outer, _, name = folder.rpartition(_SEPARATOR)
        above = _place(outer, folders)
        folders[folder] = etree.SubElement(above, "outline", {"text": one_line(name)})
    return folders[folder]


def _feeds(top: etree._Element) -> Iterator[Outline]:
    """Yield every outline that has an address, however deep."""
    for element in top.iter("{*}outline"):
        said = {str(name).lower(): one_line(str(value)) for name, value in element.items()}
        url = next((said[name] for name in _ADDRESSES if said.get(name)), "")
        if url:
            title = said.get("title") or said.get("text") or ""
            yield Outline(url, title, said.get("htmlurl") or None, _folder(element))


def _folder(element: etree._Element) -> str:
    """Return the names of the outlines round an outline, outermost first."""
    names = [
        one_line(str(above.get("text") or above.get("title") or ""))
        for above in element.iterancestors("{*}outline")
    ]
    # A name that looks like two folders stays one.
    return _SEPARATOR.join(name.replace(_SEPARATOR, "/") for name in reversed(names) if name)


def _said(outline: Outline) -> dict[str, str]:
    """Return the attributes of a feed's outline."""
    title = one_line(outline.title or outline.url)
    said = {"type": "rss", "text": title, "title": title, "xmlUrl": one_line(outline.url)}
    return said | ({"htmlUrl": one_line(outline.site)} if outline.site else {})

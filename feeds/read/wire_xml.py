"""Wire XML as a tree: no entities, no network, no huge trees; of broken XML, the beginning."""

import re
from collections.abc import Iterator

from lxml import etree

from feeds.errors import NotAFeedError, shown

Element = etree._Element  # noqa: SLF001 - the type has no public name
# Pictures, films and tables bring captions and figures of their own, which are no story text.
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_ASIDE = ("head", "media", "nitf-table", "script", "style", "figure")


def tree(text: str, *, url: str) -> tuple[Element, str]:
    """Return the root of a wire document, and where it is broken, empty if it is whole."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise NotAFeedError(_unreadable(url, error.lineno, error.msg)) from error
    if root is None:
        raise NotAFeedError(_unreadable(url, None, None))
    _forget_namespaces(root)
    first_fault = next(iter(parser.error_log), None)
    return root, _broken(first_fault.line, first_fault.message) if first_fault else ""


def said(element: Element | None) -> str:
    """Return the text of an element and all in it, on one line; empty without one."""
    return " ".join("".join(texts(element)).split()) if element is not None else ""


def texts(element: Element) -> Iterator[str]:
    """Yield the texts of an element and all in it."""
    yield from (str(part) for part in element.itertext())


def first(element: Element, *paths: str) -> Element | None:
    """Return the first element that one of these paths leads to."""
    return next((found for path in paths if (found := element.find(path)) is not None), None)


def attribute(element: Element, path: str, name: str) -> str:
    """Return an attribute of the first element at a path that has it."""
    values = (found.get(name) for found in element.iterfind(path))
    return next((str(value).strip() for value in values if value), "")


def closed(text: str, *names: str) -> int:
    """Return how many elements of these names a text closes."""
    found = re.findall(rf"</(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))})\s*>", text)
    empty = re.findall(rf"<(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))})\b[^<>]*/>", text)
    return len(found) + len(empty)


def number(value: str) -> int | None:
    """Return a small whole number, `None` for anything else."""
    value = value.strip()
    return (
        int(value)
        if value.isdecimal() and value.isascii() and len(value) <= len("999999")
        else None
    )


def markup(element: Element) -> str:
    """Return what stands in an element as HTML, without pictures and tables."""
    # What follows a picture is the story's.
    etree.strip_elements(element, *_ASIDE, with_tail=False)
    inner = [_escaped(element.text or "")]
    inner += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(inner)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _forget_namespaces(root: Element) -> None:
    """Leave local names: each wire standard has had several namespaces, and means the same."""
    for element in root.iter():
        if isinstance(element.tag, str) and not _NAME.fullmatch(element.tag):
            name = re.split("[}:]", element.tag)[-1]
            element.tag = name if _NAME.fullmatch(name) else "unknown"
    etree.cleanup_namespaces(root)


def _broken(line: int, why: str) -> str:
    # Lines are counted from the root element: the prolog is never read.
    return (
        f"the document breaks off or is damaged (line {line} of its root: {why[:100]}); "
        "ask its sender for a whole one"
    )


def _unreadable(url: str, line: int | None, why: str | None) -> str:
    # Lines are counted from the root element: the prolog is never read.
    where = f" (line {line} of its root: {(why or '').split(', line')[0][:100]})" if line else ""
    return f"{shown(url)} sent XML that cannot be read{where}; ask its sender for a whole document"

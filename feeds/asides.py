"""What stands inside a story's markup and is not the story: captions, asides, related links."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from story.plain import plain

# One of these stands in every markup that has something to take apart, and in few others.
_MARKS = ("<figcaption", "<aside", "<nav", "caption-text", "related", "recirc", "more", "also")
_MARKED = re.compile(
    r"<(?:figcaption|aside|nav)\b|caption-text|related|recirc|read-?more|more-?stor|also-?read"
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:related|recirc(?:ulation)?|read-?more|more-?stor(?:y|ies)|also-?read)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:^|\s)(?:wp-)?caption-text(?:$|\s)", re.IGNORECASE)
_ASIDES = frozenset({"figcaption", "aside", "nav"})
_MOST_LINKED = 0.5  # of the words of a block that says it is related: then it is links
LEAST_LEFT = 0.5  # of the words; when more would go, the markup lies and all of it is the story
MOST = 50  # blocks that are looked at; no story has so many, and each costs a walk through it
LONGEST = 2_000_000  # characters of markup; what is longer is taken as it is


def apart(markup: str) -> tuple[str, tuple[str, ...]]:
    """Return a story's markup without what only stands beside it, and the texts of that."""
    if len(markup) > LONGEST:
        return markup, ()
    lower = markup.lower()
    if not any(mark in lower for mark in _MARKS) or not _MARKED.search(lower):
        return markup, ()
    try:
        top = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return markup, ()
    before = len(_words(top))
    outer = list(islice(_outermost(top), MOST + 1))
    if len(outer) > MOST:
        return markup, ()
    texts = [plain(html.tostring(one, encoding="unicode", with_tail=False)) for one in outer]
    for one in outer:
        one.drop_tree()
    left = len(_words(top))
    if not outer or not left or left < LEAST_LEFT * before:
        return markup, ()
    return html.tostring(top, encoding="unicode"), tuple(filter(None, texts))


def _outermost(top: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the asides that stand in no other one."""
    named = 0
    walk = etree.iterwalk(top, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str):
            continue
        if element.tag not in _ASIDES and _says_related(element):
            named += 1
            if named > MOST:
                return
        if _is_aside(element):
            walk.skip_subtree()
            yield element


def _is_aside(element: html.HtmlElement) -> bool:
    if element.tag in _ASIDES:
        return True
    if _CAPTION.search(_name(element)):
        return True
    if not _says_related(element):
        return False
    linked = sum(len(_words(link)) for link in element.iter("a"))
    return linked > _MOST_LINKED * len(_words(element))


def _says_related(element: html.HtmlElement) -> bool:
    return _NAMED.search(_name(element)) is not None


def _name(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _words(element: html.HtmlElement) -> list[str]:
    return str(element.text_content()).split()

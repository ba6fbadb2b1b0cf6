"""What stands inside a story's markup and is not the story: captions, asides, related links."""

import re

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


def apart(markup: str) -> tuple[str, tuple[str, ...]]:
    """Return a story's markup without what only stands beside it, and the texts of that."""
    lower = markup.lower()
    if not any(mark in lower for mark in _MARKS) or not _MARKED.search(lower):
        return markup, ()
    try:
        top = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return markup, ()
    before = len(_words(top))
    found = [element for element in top.iterdescendants(etree.Element) if _is_aside(element)]
    outer = [one for one in found if not any(above in found for above in one.iterancestors())]
    texts = [plain(html.tostring(one, encoding="unicode", with_tail=False)) for one in outer]
    for one in outer:
        one.drop_tree()
    if not outer or len(_words(top)) < LEAST_LEFT * before:
        return markup, ()
    return html.tostring(top, encoding="unicode"), tuple(filter(None, texts))


def _is_aside(element: html.HtmlElement) -> bool:
    if element.tag in _ASIDES:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _CAPTION.search(named):
        return True
    if not _NAMED.search(named):
        return False
    linked = sum(len(_words(link)) for link in element.iter("a"))
    return linked > _MOST_LINKED * len(_words(element))


def _words(element: html.HtmlElement) -> list[str]:
    return str(element.text_content()).split()

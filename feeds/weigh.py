"""How much of a feed we read, before its reader pays for it.

A reader takes some 30 microseconds a tag, and the square of the number of categories, attributes
and namespaces. No feed that people read comes near these numbers; what lies beyond is left
unread, and what stands before it is kept.
"""

import re

MOST_ENTRIES = 5_000
MOST_TAGS = 100_000  # three seconds
MOST_SIGNS = 300_000  # of whatever begins with `<`, tags or not
MOST_CATEGORIES = 500  # of one entry
MOST_QUOTES = 400  # in one tag: 200 attributes
MOST_PREFIXES = 100

# CDATA, comments, start tags, other signs; a CDATA that is not closed goes to the end.
_PIECE = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)|<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[^<>]*|<",
    re.DOTALL,
)
_PREFIX = re.compile(r"xmlns:([\w.-]+)")
_ENTRIES = frozenset({"item", "entry", "newsItem", "NewsItem", "packageItem"})
_CATEGORIES = frozenset({"category", "subject", "keywords", "tags"})


def affordable(text: str) -> str:
    """Return XML as far as it goes before it costs too much, all of it nearly always."""
    signs = entries = tags = categories = 0
    prefixes = set[str]()
    for piece in _PIECE.finditer(text):
        signs += 1
        name = piece[1]
        if name is None and signs <= MOST_SIGNS:
            continue
        tags += 1
        if name in _ENTRIES:
            entries, categories = entries + 1, 0
        elif name in _CATEGORIES:
            categories += 1
        tag = piece.group()
        if "xmlns:" in tag:
            prefixes.update(_PREFIX.findall(tag))
        if (
            signs > MOST_SIGNS
            or tags > MOST_TAGS
            or entries > MOST_ENTRIES
            or categories > MOST_CATEGORIES
            or tag.count('"') + tag.count("'") > MOST_QUOTES
            or len(prefixes) > MOST_PREFIXES
        ):
            return text[: piece.start()]
    return text

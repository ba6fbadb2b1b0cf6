"""What stands before the root element of XML, and is not read: entities are declared there."""

import re

_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def root(text: str, start: int = 0) -> tuple[str, str]:
    """Return the local name of a document's root element in lower case, and XML from there on.

    Both are empty when there is none.
    """
    prolog = _PROLOG.match(text, start)
    found = _ROOT.search(text, prolog.end() if prolog else start)
    return (found[1].lower(), text[found.start() :]) if found else ("", "")

"""Lists of words as a reader reads them."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written as plain text."""
    return frozenset(text.split())

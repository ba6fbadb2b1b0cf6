"""Places in a text as people count them: lines and columns, from 1."""

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column of a character."""
        row = bisect_right(self.starts, at)
        return row, at - self.starts[row - 1] + 1


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without their ends; a form feed, say, ends none."""
    rows = _LINE_END.split(text)
    return rows[:-1] if not rows[-1] else rows

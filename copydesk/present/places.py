"""Places in a text as people count them: lines and columns, from 1."""

from bisect import bisect_right


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        begins = 1 if text[:1] == "\ufeff" else 0  # a byte order mark takes no column
        self.starts = [begins, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column of a character."""
        row = max(1, bisect_right(self.starts, at))
        return row, at - self.starts[row - 1] + 1

"""Places in a text as people count them: lines and columns, from 1."""

from bisect import bisect_right


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column of a character."""
        row = bisect_right(self.starts, at)
        return row, at - self.starts[row - 1] + 1

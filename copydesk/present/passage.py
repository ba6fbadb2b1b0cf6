"""A place in a text, shown in its sentence with the words marked."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from copydesk.present.safe import line
from story.words import Span

MARK = "underline bold red"
HINT = "underline yellow"
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Passage:
    """The marked words and what stands around them; every part safe and on one line."""

    before: str
    words: str
    after: str


def sentence_of(text: str, start: int, end: int, sentences: Sequence[Span]) -> Passage:
    """Return a place in the sentences that it touches."""
    starts = [one.start for one in sentences]
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_right(starts, max(start, end - 1)) - 1)
    begin, finish = start, end
    if sentences:
        begin, finish = min(start, sentences[first].start), max(end, sentences[last].end)
    return passage(text[begin:start], text[start:end], text[end:finish])


def passage(before: str, words: str, after: str) -> Passage:
    """Return a place from what stands before, in and after it."""
    return Passage(line(before), line(words), line(after))


def fitted(one: Passage, width: int) -> Passage:
    """Return a passage cut to about `width` characters; the marked words stay in sight."""
    words = one.words
    if len(words) > width:
        half = (width - 1) // 2
        words = f"{words[:half]}{_CUT}{words[-half:]}"
    room = max(0, width - len(words))
    left = min(len(one.before), max(room // 2, room - len(one.after)))
    right = room - left
    return Passage(_tail(one.before, left), words, _head(one.after, right))


def _tail(text: str, length: int) -> str:
    if length >= len(text) or not length:
        return text if length else ""
    cut = text[len(text) - length + 1 :]
    return _CUT + (cut.partition(" ")[2] if " " in cut[:-1] else cut)


def _head(text: str, length: int) -> str:
    if length >= len(text) or not length:
        return text if length else ""
    cut = text[: length - 1]
    return (cut.rpartition(" ")[0] if " " in cut[1:] else cut) + _CUT


def marked(
    one: Passage, *, style: str = MARK, repair: str | None = None, brackets: bool = False
) -> Text:
    """Return a passage with its words marked, and the repair after them.

    Brackets mark the words where underlining would not be seen.
    """
    text = Text(one.before)
    text.append("[" if brackets else "").append(one.words or "‸", style=style)
    if repair is not None:
        text.append(f" → {line(repair)}" if repair else " → (out)", style="green")
    return text.append("]" if brackets else "").append(one.after)


def carets(one: Passage) -> str:
    """Return the line to print below a passage where no colours are: carets under its words."""
    return " " * cell_len(one.before) + "^" * max(1, cell_len(one.words))

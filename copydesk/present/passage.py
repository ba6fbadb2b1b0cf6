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
_REACH = 1_000  # characters on each side of the words; no screen shows more


@dataclass(frozen=True, slots=True)
class Passage:
    """The marked words and what stands around them; every part safe and on one line."""

    before: str
    words: str
    after: str


def sentence_of(text: str, start: int, end: int, sentences: Sequence[Span]) -> Passage:
    """Return a place in the sentences that it touches, or as much of them as is ever shown."""
    first = max(0, bisect_right(sentences, start, key=_start) - 1)
    last = max(first, bisect_right(sentences, max(start, end - 1), key=_start) - 1)
    begin, finish = start, end
    if sentences:
        begin = min(start, max(sentences[first].start, start - _REACH))
        finish = max(end, min(sentences[last].end, end + _REACH))
    return passage(text[begin:start], text[start:end], text[end:finish])


def _start(sentence: Span) -> int:
    return sentence.start


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
    return Passage(_tail(one.before, left), words, _head(one.after, room - left))


def _tail(text: str, width: int) -> str:
    if len(text) <= width or not width:  # no room for the sign of the cut either
        return text[:width]
    cut = text[len(text) - width + 1 :]
    return _CUT + (cut.partition(" ")[2] if " " in cut[:-1] else cut)


def _head(text: str, width: int) -> str:
    if len(text) <= width or not width:
        return text[:width]
    cut = text[: width - 1]
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

"""The two streams of a command: what was asked for goes out, what is said about it aside."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from copydesk.present.safe import UNSAFE_IN_JSON, line, safe_lines

WIDEST = 110  # columns; lines longer than this are hard to read


class Screen(Console):
    """A console that leaves a broken pipe to `copydesk.__main__`."""

    def on_broken_pipe(self) -> NoReturn:
        """Raise; whoever read our output has seen enough."""
        raise BrokenPipeError


def out() -> Screen:
    """Return the console for what was asked for."""
    return _screen(stderr=False)


def aside() -> Screen:
    """Return the console for progress, summaries and warnings."""
    return _screen(stderr=True)


def _screen(*, stderr: bool) -> Screen:
    # No markup, emoji codes or highlighting: what we print may come from a feed.
    screen = Screen(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)
    if screen.is_terminal and screen.width > WIDEST:
        screen.width = WIDEST
    return screen


def is_live(screen: Console) -> bool:
    """Tell whether a person watches: a terminal that can redraw its lines."""
    return marks(screen) and "CI" not in os.environ


def marks(screen: Console) -> bool:
    """Tell whether words can be underlined on a screen; else signs must mark them."""
    return screen.is_terminal and not screen.is_dumb_terminal


def tell_json(value: object) -> None:
    """Print a value as JSON, for programs."""
    utf = "utf" in (sys.stdout.encoding or "").casefold()
    told = json.dumps(value, ensure_ascii=not utf, indent=2, default=_plain)
    # JSON escapes the lower controls by itself; the rest a terminal may obey too.
    sys.stdout.write(UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", told))
    sys.stdout.write("\n")


def tell_pieces(pieces: Iterable[str]) -> None:
    """Print text that is made for a file; a terminal is spared what it might obey."""
    shown = map(safe_lines, pieces) if sys.stdout.isatty() else pieces
    sys.stdout.writelines(shown)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: 1 flag, 2 flags, 1,204 copies."""
    if number == 1:
        return f"1 {noun}"
    ies = noun.endswith("y") and noun[-2] not in "aeiou"
    plural = f"{noun[:-1]}ies" if ies else f"{noun}s"
    return f"{number:,} {plural}"


def tell_rows(rows: Iterable[Sequence[object]]) -> None:
    """Print rows for a pipe: nothing shortened, tabs between the fields."""
    for row in rows:
        fields = (line("" if field is None else str(field)) for field in row)
        sys.stdout.write("\t".join(fields) + "\n")


def words(*parts: str | tuple[str, str]) -> Text:
    """Return a line from words and (words, style), each made safe."""
    text = Text()
    for part in parts:
        if isinstance(part, str):
            text.append(line(part))
        else:
            text.append(line(part[0]), style=part[1])
    return text

"""Logs of programs that we started."""

from pathlib import Path

_LONGEST = 160  # characters


def last_words(log: Path) -> str:
    """Return the last line that says something: in a traceback, what the error is."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        lines = []
    said = next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"

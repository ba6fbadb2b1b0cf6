"""The stretch of time that a list looks back on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

WINDOWS: dict[str, tuple[timedelta | None, str]] = {
    "24h": (timedelta(hours=24), "in the last 24 hours"),
    "7d": (timedelta(days=7), "in the last 7 days"),
    "30d": (timedelta(days=30), "in the last 30 days"),
    "all": (None, "at any time"),
}
Name = Literal["24h", "7d", "30d", "all", ""]


@dataclass(frozen=True, slots=True)
class Window:
    """A name for the address, when it began (`None` = always), and words for people."""

    name: str
    since: datetime | None
    words: str


def window(name: str, *, now: datetime, newest: datetime | None) -> Window:
    """Return the window asked for, or the shortest in which anything came."""
    if not name:
        spans = [(key, span) for key, (span, _) in WINDOWS.items() if span]
        late = now - newest if newest else timedelta(0)
        name = next((key for key, span in spans if late < span), "all")
    span, words = WINDOWS[name]
    return Window(name, now - span if span else None, words)

"""The feeds and how they are doing, as a table or for programs."""

from collections.abc import Mapping
from datetime import UTC, datetime

from rich.table import Table
from rich.text import Text
from sqlalchemy.orm import Session

from copydesk.options import Shape
from copydesk.present import console
from storage.views import feeds
from storage.views.days import by_feed, rate
from storage.views.feeds import Feed

# The shape differs too: state is never told by colour alone.
_LOOKS = {
    "ok": ("● ok", "green"),
    "new": ("○ new", "dim"),
    "moved": ("● moved", "green"),
    "paused": ("‖ paused", "dim"),
    "failing": ("▲ failing", "bold yellow"),
    "held": ("■ held", "bold yellow"),
    "gone": ("✕ gone", "bold red"),
}
FORTNIGHT = 14  # days by which a feed's items a day are counted
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60  # seconds


def tell(session: Session, *, shape: Shape) -> None:
    """Print the feeds, those in trouble first."""
    listed, now = feeds.listing(session), datetime.now(UTC)
    daily = by_feed(session, now=now, count=FORTNIGHT)
    rates = {one.id: rate(daily.get(one.id, ())) for one in listed}
    if shape is Shape.JSON:
        console.tell_json([_told(one, rates[one.id]) for one in listed])
        return
    screen = console.out()
    if not screen.is_terminal:
        console.tell_rows(
            (
                one.status,
                one.items,
                one.last_poll,
                one.title,
                one.url,
                one.reason,
                *_more(one, rates),
            )
            for one in listed
        )
        return
    screen.print(_table(listed, rates, now))
    well = sum(1 for one in listed if one.status in {"ok", "new", "moved"})
    screen.print(f"{console.count(len(listed), 'feed')}, {well} of them well")


def _more(one: Feed, rates: Mapping[int, float]) -> tuple[object, ...]:
    return one.next_poll, one.error_streak, f"{rates[one.id]:.1f}"


def _told(one: Feed, a_day: float) -> dict[str, object]:
    return {
        "url": one.url,
        "title": one.title,
        "status": one.status,
        "reason": one.reason,
        "last_poll": one.last_poll,
        "next_poll": one.next_poll,
        "error_streak": one.error_streak,
        "items": one.items,
        "a_day": round(a_day, 1),
        "folder": one.folder,
    }


def _table(listed: list[Feed], rates: Mapping[int, float], now: datetime) -> Table:
    grid = Table(box=None, header_style="dim", pad_edge=False)
    grid.add_column("state", no_wrap=True)
    grid.add_column("feed", ratio=1)
    grid.add_column("items", justify="right")
    grid.add_column("a day", justify="right")
    grid.add_column("asked", no_wrap=True)
    grid.add_column("next", no_wrap=True)
    for one in listed:
        feed = console.words((one.url, "dim" if one.title else ""))
        if one.title:
            feed = Text.assemble(console.words(one.title), "\n", feed)
        if one.reason and one.status not in {"ok", "new"}:
            feed.append("\n").append_text(console.words((_words(one), "yellow")))
        grid.add_row(
            console.words(_LOOKS.get(one.status, (one.status, ""))),
            feed,
            f"{one.items:,}",
            f"{rates[one.id]:,.1f}",
            _ago(one.last_poll, now),
            _until(one.next_poll, now) if one.status != "paused" else "",
        )
    return grid


def _words(one: Feed) -> str:
    """Return how a feed is, in words: the reason, and for how long it has been so."""
    times = f" ({one.error_streak} polls in a row)" if one.error_streak > 1 else ""
    return f"{one.reason}{times}"


def _ago(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "never"
    return f"{_span((now - moment).total_seconds())} ago"


def _until(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return ""
    seconds = (moment - now).total_seconds()
    return f"in {_span(seconds)}" if seconds > 0 else "due"


def _span(seconds: float) -> str:
    for size, name in ((_DAY, "d"), (_HOUR, "h"), (_MINUTE, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {name}"
    return f"{max(0, seconds):.0f} s"

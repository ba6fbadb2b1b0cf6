"""The feeds that a run had trouble with, each with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from copydesk.present import console
from storage.views.feeds import Feed
from storage.views.runs import RunPage

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Troubled:
    """The feeds that failed in a run, and those that answered and wait for a person."""

    failed: Sequence[Feed]
    held: Sequence[Feed]

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.failed or self.held)


def troubled(listed: Sequence[Feed], page: RunPage) -> Troubled:
    """Return the feeds that a run had trouble with, of all that are listed."""
    failed = {one.feed for one in page.polls if one.outcome == "failed"}
    answered = {one.feed for one in page.polls} - failed
    return Troubled(
        [one for one in listed if one.id in failed],
        [one for one in listed if one.id in answered and one.status == "held"],
    )


def failures(found: Troubled) -> Iterator[RenderableType]:
    """Yield a heading, and a few lines a feed: which, why, what to do."""
    yield from _told(found.failed, "failed", "bold red")
    yield from _told(found.held, "held for you", "bold yellow")


def _told(found: Sequence[Feed], what: str, style: str) -> Iterator[RenderableType]:
    if not found:
        return
    yield ""
    yield Text(f"{console.count(len(found), 'feed')} {what}", style=style)
    for one in found[:_SHOWN]:
        yield Padding(console.words(one.title or one.url), (0, 0, 0, 2), expand=False)
        yield Padding(console.words((one.reason or "", "yellow")), (0, 0, 0, 4), expand=False)
    if len(found) > _SHOWN:
        yield Padding(
            f"and {len(found) - _SHOWN:,} more; copydesk feeds list has them all",
            (0, 0, 0, 2),
            expand=False,
        )

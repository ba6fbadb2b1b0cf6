"""The feeds that failed, each with its reason."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from copydesk.present import console
from storage.views.feeds import Feed

_SHOWN = 8


def failures(failed: Sequence[Feed]) -> Iterator[RenderableType]:
    """Yield a heading, and a few lines a feed: which, why, what to do."""
    if not failed:
        return
    yield ""
    yield Text(f"{console.count(len(failed), 'feed')} failed", style="bold red")
    for one in failed[:_SHOWN]:
        yield Padding(console.words(one.title or one.url), (0, 0, 0, 2), expand=False)
        yield Padding(console.words((one.reason or "", "yellow")), (0, 0, 0, 4), expand=False)
    if len(failed) > _SHOWN:
        yield Padding(
            f"and {len(failed) - _SHOWN:,} more; copydesk feeds list has them all",
            (0, 0, 0, 2),
            expand=False,
        )

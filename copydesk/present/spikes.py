"""What was put aside, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text
from sqlalchemy.orm import Session

from copydesk.options import Shape
from copydesk.present import console
from copydesk.present.safe import shortened
from storage.views import spikes
from storage.views.spikes import SpikeLine

_SHOWN = 4
_EXCERPT = 60  # characters


def tell(session: Session, *, shape: Shape, limit: int | None) -> None:
    """Print what was put aside, the latest first."""
    found = spikes.listing(session, limit=limit)
    if shape is Shape.JSON:
        console.tell_json([asdict(one) for one in found])
        return
    screen = console.out()
    if not screen.is_terminal:
        console.tell_rows((one.seen, one.feed, one.url, one.reason, one.excerpt) for one in found)
        return
    for one in found:
        for line in _lines(one):
            screen.print(line)


def put_aside(found: Sequence[SpikeLine]) -> Iterator[RenderableType]:
    """Yield a heading, and two lines each for the first few."""
    if not found:
        return
    yield ""
    yield Text("Put aside", style="bold")
    for one in found[:_SHOWN]:
        yield from (Padding(line, (0, 0, 0, 2), expand=False) for line in _lines(one))
    if len(found) > _SHOWN:
        more = f"and {len(found) - _SHOWN:,} more; copydesk spikes list has them all"
        yield Padding(more, (0, 0, 0, 2), expand=False)


def _lines(one: SpikeLine) -> tuple[RenderableType, RenderableType]:
    excerpt = shortened(one.excerpt, _EXCERPT)
    return (
        console.words(one.feed, (f"  {excerpt}" if excerpt else "", "dim")),
        Padding(console.words((one.reason, "yellow")), (0, 0, 0, 2), expand=False),
    )

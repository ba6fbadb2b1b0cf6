"""The clusters, as a table or for programs."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text
from sqlalchemy.orm import Session

from copydesk.options import Shape
from copydesk.present import console
from copydesk.present.safe import shortened
from storage.views import clusters
from storage.views.clusters import ClusterLine, Filter

_NARROW = 60  # columns
_PAGE = 500  # lines asked for at once


def tell(session: Session, *, shape: Shape, smallest: int, limit: int | None) -> None:
    """Print the clusters, the latest first."""
    lines = list(_lines(session, Filter(smallest=smallest), limit))
    if shape is Shape.JSON:
        console.tell_json([_told(one) for one in lines])
        return
    screen = console.out()
    if not screen.is_terminal:
        console.tell_rows(
            (
                *(one.id, one.size, one.feeds, one.flags, f"{one.likeness:.2f}"),
                *("withdrawn" if one.withdrawn else one.status, one.title),
            )
            for one in lines
        )
        return
    screen.print(table(lines, screen.width))
    screen.print(f"{console.count(len(lines), 'cluster')}; copydesk clusters show ID tells more")


def _lines(session: Session, wanted: Filter, limit: int | None) -> Iterator[ClusterLine]:
    after, left = None, limit
    while left is None or left > 0:
        page = clusters.listing(
            session, wanted, after=after, limit=_PAGE if left is None else min(left, _PAGE)
        )
        yield from page.lines
        after = page.next
        if after is None:
            return
        left = None if left is None else left - len(page.lines)


def _told(one: ClusterLine) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "size": one.size,
        "feeds": one.feeds,
        "flags": one.flags,
        "canonical": one.canonical,
        "likeness": round(one.likeness, 4),
        "first_seen": one.first_seen,
        "last_seen": one.last_seen,
        "status": one.status,
        "withdrawn": one.withdrawn,
    }


def table(lines: list[ClusterLine], width: int) -> Table:
    """Return clusters as a table; on a narrow terminal without what matters least."""
    grid = Table(box=None, header_style="dim", pad_edge=False, expand=True)
    grid.add_column("cluster", no_wrap=True)
    is_wide = width >= _NARROW
    for name in ("versions", "feeds", "flags", "likeness") if is_wide else ("versions", "flags"):
        grid.add_column(name, justify="right", no_wrap=True)
    grid.add_column("headline", overflow="ellipsis", no_wrap=True, ratio=1)
    for one in lines:
        flags = console.words((str(one.flags), "bold red")) if one.flags else "0"
        alike = f"{one.likeness:.2f}" if one.size > 1 else ""
        figures = (str(one.size), str(one.feeds), flags, alike)
        grid.add_row(
            console.words((one.id, "cyan")),
            *(figures if is_wide else (str(one.size), flags)),
            title(one),
        )
    return grid


def title(one: ClusterLine) -> Text:
    """Return a cluster's headline, with what became of it when that is not plain."""
    marks = [mark for mark in ("withdrawn" if one.withdrawn else "",) if mark]
    if one.status == "needs decision":
        marks.append(one.status)
    said = Text(f"{', '.join(marks)}  ", style="yellow") if marks else Text()
    return said + console.words(shortened(one.title, 200) or "(no headline)")

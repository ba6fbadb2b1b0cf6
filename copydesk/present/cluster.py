"""One cluster: its versions, how alike and why, and what is wrong with each."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from sqlalchemy.orm import Session

from copydesk.options import Shape
from copydesk.present import console
from copydesk.present.flags import in_sentence
from copydesk.present.safe import shortened
from storage.clusters import private, public
from storage.views import cluster
from storage.views.cluster import ClusterPage
from storage.views.members import Member

_FEED = 24  # columns of a feed’s name
_EVENTS = 5  # the newest


def tell(session: Session, name: str, *, shape: Shape) -> None:
    """Print a cluster; a name that was merged away says where it went."""
    asked = private(named(name))
    page = cluster.page(session, public(asked))
    if page.id != public(asked):
        console.aside().print(f"{public(asked)} was merged into {page.id}", soft_wrap=True)
    if shape is Shape.JSON:
        console.tell_json(_told(page))
        return
    screen = console.out()
    if not screen.is_terminal:
        console.tell_rows(_rows(page))
        return
    screen.print(_head(page))
    screen.print(_versions(page))
    _why(screen, page)
    for member in page.members:
        _flags(screen, member)
    for heading, lines in (("Canonical", _canonical(page)), ("History", _history(page))):
        if lines:
            screen.print()
            screen.print(Group(Text(heading, style="bold"), *lines))


def named(name: str) -> str:
    """Return a cluster's name as it stands; people also type its plain number: 31 is c-00001f."""
    return public(int(name)) if name.isascii() and name.isdigit() else name


def _told(page: ClusterPage) -> dict[str, Any]:
    told = asdict(page)
    told["choice"] = [
        {"version": one.version, "total": one.total, "reasons": dict(one.reasons)}
        for one in page.choice
    ]
    return told


def _head(page: ClusterPage) -> Group:
    flags = console.count(page.flags, "flag")
    size = f"{console.count(page.size, 'version')} in {console.count(page.feeds, 'feed')}"
    alike = f", likeness {page.likeness:.2f} and more" if page.size > 1 else ""
    lines = [
        console.words((page.title or "(no headline)", "bold")),
        console.words((page.id, "cyan"), f"  {size}, {flags}{alike}"),
    ]
    if page.withdrawn:
        lines.append(Text("Withdrawn: do not use it.", style="bold red"))
    if page.reason:
        lines.append(console.words((f"{page.status}: {page.reason}", "yellow")))
    return Group(*lines, "")


def _rows(page: ClusterPage) -> Iterator[tuple[object, ...]]:
    for one in page.members:
        relation = "canonical" if one.canonical else one.relation
        yield (
            *(page.id, one.place, one.feed, one.words, relation, f"{one.likeness:.2f}"),
            *(_open(one), one.title, "; ".join(one.why)),
        )


def _open(one: Member) -> int:
    return sum(1 for flag in one.flags if flag.tier == "flag" and flag.state == "open")


def _versions(page: ClusterPage) -> Table:
    grid = Table(box=None, header_style="dim", pad_edge=False, expand=True)
    grid.add_column("", justify="right")
    grid.add_column("feed", overflow="ellipsis", no_wrap=True, max_width=_FEED)
    for name in ("words", "relation", "likeness", "flags"):
        grid.add_column(name, justify="left" if name == "relation" else "right", no_wrap=True)
    grid.add_column("headline", ratio=1, overflow="ellipsis", no_wrap=True)
    for one in page.members:
        relation = ("canonical", "bold green") if one.canonical else one.relation
        grid.add_row(
            str(one.place),
            console.words(one.feed),
            f"{one.words:,}",
            console.words(relation),
            "" if one.canonical else f"{one.likeness:.2f}",
            str(_open(one)),
            console.words(shortened(one.title, 80)),
        )
    return grid


def _why(screen: Console, page: ClusterPage) -> None:
    told = [one for one in page.members if one.why]
    if not told:
        return
    screen.print()
    screen.print(Text("Why they are one story", style="bold"))
    for one in told:
        line = console.words((f"{one.place}  {one.feed}  ", "dim"), "; ".join(one.why))
        screen.print(Padding(line, (0, 0, 0, 2)))


def _flags(screen: Console, member: Member) -> None:
    shown = [one for one in member.flags if one.state != "dismissed"]
    if not shown:
        return
    screen.print()
    screen.print(console.words((f"{member.place}  {member.feed}", "bold")))
    for one in shown:
        for line in in_sentence(one, screen.width - 8):
            screen.print(Padding(line, (0, 0, 0, 3)))


def _canonical(page: ClusterPage) -> list[Text]:
    lines = []
    for score in page.choice[:1]:
        member = next((one for one in page.members if one.version == score.version), None)
        said = ", ".join(f"{name} {value:+.2f}" for name, value in score.reasons if value)
        if member and said:
            lines.append(console.words(f"version {member.place} stands for the story: {said}"))
    for one in page.canonicals:
        reasons = "; ".join(one.reasons)
        lines.append(
            console.words(f"canonical {one.number}, {one.written:%d %b %H:%M}: {reasons}")
        )
    return lines


def _history(page: ClusterPage) -> list[Text]:
    return [
        console.words((f"{one.at:%d %b %H:%M}  ", "dim"), one.sentence)
        for one in page.events[:_EVENTS]
    ]

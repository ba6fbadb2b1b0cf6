"""The stories that their senders took back in a run: said first, and loudly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text
from sqlalchemy.orm import Session

from copydesk.present import console
from storage.clusters import NEEDS_DECISION
from storage.views import clusters
from storage.views.clusters import ClusterLine, Filter
from storage.views.runs import RunPage

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Kills:
    """How many stories were withdrawn in a run, how many are a question to a person; the first.

    A desk that is not the story's own and only withholds its copy is put to a person: the other
    copies are out.
    """

    withdrawn: int
    asked: int
    stories: Sequence[ClusterLine]
    questions: Sequence[ClusterLine]


def kills(session: Session, page: RunPage) -> Kills:
    """Return what was taken back in a run."""
    counts, began = page.run.counts, page.run.started
    gone, asked = counts.get("withdrawn", 0), counts.get("withheld_asked", 0)
    mine = Filter(withdrawn=True, written=began)
    ours = Filter(withdrawn=False, told=began, status=(NEEDS_DECISION,))
    return Kills(
        gone,
        asked,
        clusters.listing(session, mine, limit=_SHOWN).lines if gone else (),
        clusters.listing(session, ours, limit=_SHOWN).lines if asked else (),
    )


def taken_back(found: Kills) -> Iterator[RenderableType]:
    """Yield what must not be used any more, and what a person has to decide at once."""
    gone, out = (console.count(n, "story") for n in (found.withdrawn, found.asked))
    yield from _named(f"WITHDRAWN: do not use {gone}", found.withdrawn, found.stories)
    yield from _named(
        f"WITHHELD in part: {out} still out, decide now", found.asked, found.questions
    )
    if found.withdrawn or found.asked:
        yield Text(
            "copydesk clusters withdraw ID takes a story back, restore ID lets it stand.", "dim"
        )


def _named(head: str, count: int, lines: Sequence[ClusterLine]) -> Iterator[RenderableType]:
    if not count:
        return
    yield ""
    yield Text(head, style="bold red")
    for one in lines:
        yield _indented(console.words((one.id, "cyan"), f"  {one.title or '(no headline)'}"))
        if not one.withdrawn:
            yield _indented(console.words((one.reason or "", "yellow")), 2)
    if count > len(lines):
        yield _indented(Text(f"and {count - len(lines):,} more"))


def _indented(what: RenderableType, more: int = 0) -> Padding:
    return Padding(what, (0, 0, 0, 2 + more), expand=False)

"""The flags of the store, each in its sentence, or for programs."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from sqlalchemy.orm import Session

from copydesk.options import Shape
from copydesk.present import console
from copydesk.present.passage import HINT, MARK, fitted, marked, passage
from copydesk.present.safe import shortened
from storage.views import flags
from storage.views.flags import AROUND, Filter, FlagLine

_PAGE = 500  # lines asked for at once
_INDENT = 2
_REPAIR = 160  # characters of a repair that are shown; a lost paragraph may have thousands


def tell(
    session: Session, *, shape: Shape, kind: str | None, hints: bool, limit: int | None
) -> None:
    """Print the open flags, the latest first."""
    wanted = Filter(tier=None if hints else "flag", kind=kind)
    lines = _lines(session, wanted, limit)
    if shape is Shape.JSON:
        console.tell_json([_told(one) for one in lines])
        return
    screen = console.out()
    if not screen.is_terminal:
        console.tell_rows(
            (one.cluster, one.kind, one.feed, one.text, one.repair, one.message) for one in lines
        )
        return
    for one in lines:
        show(screen, one)


def _lines(session: Session, wanted: Filter, limit: int | None) -> Iterator[FlagLine]:
    after, left = None, limit
    while left is None or left > 0:
        page = flags.listing(
            session, wanted, after=after, limit=_PAGE if left is None else min(left, _PAGE)
        )
        yield from page.lines
        after = page.next
        if after is None:
            return
        left = None if left is None else left - len(page.lines)


def _told(one: FlagLine) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "tier": one.tier,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "message": one.message,
        "confidence": one.confidence,
        "repair": one.repair,
        "agreement": one.agreement,
        "evidence": [dict(seen) for seen in one.evidence],
        "state": one.state,
        "cluster": one.cluster,
        "version": one.version,
        "title": one.title,
        "feed": one.feed,
    }


def show(screen: Console, one: FlagLine) -> None:
    """Print a flag: where, what, and the words in their sentence."""
    screen.print(console.words((f"{one.cluster or ''}  {one.feed}", "dim")))
    width = screen.width - 2 * _INDENT
    for line in in_sentence(one, width, brackets=not console.marks(screen)):
        screen.print(Padding(line, (0, 0, 0, _INDENT)))


def in_sentence(one: FlagLine, width: int, *, brackets: bool = False) -> list[Text]:
    """Return a flag as lines: what it is, and its words marked in their sentence."""
    hint = one.tier == "hint"
    tail = " (hint)" if hint else ""
    if one.agreement:
        tail += f" ({console.count(one.agreement, 'other copy')} had it)"
    repair = None if one.repair is None else shortened(one.repair, _REPAIR)
    shown = fitted(
        passage(_whole_words(one.before), one.text, one.after), width - len(repair or "") - 4
    )
    return [
        console.words((one.kind, "yellow" if hint else "bold red"), f"  {one.message}{tail}"),
        marked(shown, style=HINT if hint else MARK, repair=repair, brackets=brackets),
    ]


def _whole_words(before: str) -> str:
    """Drop the word that the view cut when it took so many characters before the flag."""
    return f"…{before.partition(' ')[2]}" if len(before) >= AROUND and " " in before else before

"""What came of a run, as a page to read."""

import sys
from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from sqlalchemy.orm import Session

from copydesk.present import console
from copydesk.present.failures import failures
from copydesk.present.flags import in_sentence
from copydesk.present.kills import taken_back
from copydesk.present.outcome import Outcome, outcome
from copydesk.present.safe import shortened
from copydesk.present.spikes import put_aside
from storage.views.clusters import ClusterLine
from storage.views.copies import CopyLine

_COPIES = 6  # of a cluster that are shown
_BAR = 40  # columns
_INDENT = 2
# What a run may have done though no story came in.
_WORK = ("new", "canonicals", "withdrawn", "withheld_asked")
_NARROW = 60  # columns; below, the names of feeds are cut sooner


def tell(session: Session, cycle: int, *, sample: bool, seconds: float) -> None:
    """Print what came of a cycle."""
    told = outcome(session, cycle, sample=sample, seconds=seconds)
    screen = console.out()
    with screen.capture() as page:
        for part in (_head, _withdrawn, _clusters, _flags, _failed, _spikes, _next):
            for line in part(told, screen):
                screen.print(line)
    shown = page.get()
    if not screen.is_terminal:  # tables end in blanks, which a file need not keep
        shown = "".join(f"{line.rstrip()}\n" for line in shown.splitlines())
    sys.stdout.write(shown)


def _indented(what: RenderableType, steps: int = 1) -> Padding:
    # Not expanded: a pipe gets no blanks at the ends of lines.
    return Padding(what, (0, 0, 0, steps * _INDENT), expand=False)


def _head(told: Outcome, screen: Console) -> Iterator[RenderableType]:
    counts = told.page.run.counts
    took = f"{told.seconds:.1f} s"
    yield ""
    if not told.seen.stories and not any(map(counts.get, _WORK)):
        head = "No feed answered." if _all_failed(told) else "Nothing is new."
        yield console.words((head, "bold"), f"  {_asked(told)}, {took}.")
        return
    yield console.words(*_came(told), f" in {took}")
    yield _bar(told, min(_BAR, screen.width - _INDENT))
    yield ""
    yield _indented(_figures(told))


def _came(told: Outcome) -> tuple[tuple[str, str], str]:
    """Say how many stories this is about, and where they are from."""
    counts = told.page.run.counts
    stories = console.count(told.seen.stories, "story")
    if told.seen.since < told.page.run.started:
        return (f"{stories} worked on", "bold"), ", with those that waited,"
    answered = counts.get("feeds_asked", 0) - counts.get("feeds_failed", 0)
    return (f"{stories} came in", "bold"), f" from {console.count(answered, 'feed')}"


def _asked(told: Outcome) -> str:
    counts = told.page.run.counts
    asked = counts.get("feeds_asked", 0)
    if not told.feeds:
        return "There are no feeds; copydesk feeds add ADDRESS adds one"
    if not asked:
        return f"None of {console.count(told.feeds, 'feed')} is due yet"
    if _all_failed(told):
        offline = " (is this machine online?)" if asked > 1 else ""
        return f"{console.count(asked, 'feed')} asked in vain{offline}"
    same = asked - counts.get("feeds_failed", 0)
    return f"{console.count(asked, 'feed')} asked, {same} of them answered as before"


def _all_failed(told: Outcome) -> bool:
    counts = told.page.run.counts
    return bool(told.troubled.failed) and counts.get("feeds_asked", 0) == counts.get(
        "feeds_failed", 0
    )


def _bar(told: Outcome, width: int) -> Text:
    """Draw how much of what came in is a story of its own, and how much is copies."""
    stories = max(1, told.seen.stories)
    own = round(width * told.seen.distinct / stories)
    aside = round(width * (told.seen.distinct + told.seen.copies) / stories) - own
    text = Text(" " * _INDENT)
    return text.append("━" * own, style="green").append("╌" * aside, style="yellow")


def _figures(told: Outcome) -> Table:
    counts = told.page.run.counts
    newer = max(0, counts.get("new", 0) - counts.get("new_items", 0))
    waiting = max(0, told.seen.pending - told.embargoed)
    rows = [
        (told.seen.distinct, "distinct story", "", "green"),
        (told.seen.copies, "copy", " set aside", "yellow"),
        (newer, "newer text", " of a story", ""),
        (waiting, "text", " still to be clustered", "yellow"),
        (told.embargoed, "text", " under embargo until the time comes", "yellow"),
        (counts.get("flags", 0), "flag", "", "bold red"),
        (counts.get("hints", 0), "hint", "", ""),
        (counts.get("canonicals", 0), "canonical version", " written", "blue"),
        (counts.get("withdrawn", 0), "story", " withdrawn", "bold red"),
        (counts.get("spiked", 0), "entry", " put aside", "yellow"),
    ]
    always = {"distinct story", "copy", "flag", "canonical version"}
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right")
    grid.add_column()
    for number, noun, rest, style in rows:
        if number or noun in always:
            shown, _, what = console.count(number, noun).partition(" ")
            grid.add_row(Text(shown, style=style if number else "dim"), f"{what}{rest}")
    return grid


def _withdrawn(told: Outcome, _screen: Console) -> Iterator[RenderableType]:
    yield from taken_back(told.kills)


def _clusters(told: Outcome, screen: Console) -> Iterator[RenderableType]:
    if not told.largest:
        return
    yield ""
    yield Text("Most copied", style="bold")
    for one in told.largest:
        size = f"{one.size} versions in {console.count(one.feeds, 'feed')}"
        flags = f", {console.count(one.flags, 'flag')}" if one.flags else ""
        yield ""
        yield _indented(console.words((one.title or "(no headline)", "bold")))
        yield _indented(console.words((one.id, "cyan"), f"  {size}{flags}"))
        yield _indented(_copies(one, screen.width), 2)
        if one.size > _COPIES:
            more = console.count(one.size - _COPIES, "other version")
            yield _indented(Text(f"and {more}", style="dim"), 2)


def _copies(one: ClusterLine, width: int) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    for copy in one.copies[:_COPIES]:
        feed = shortened(copy.feed, 16 if width < _NARROW else 30)
        grid.add_row(console.words(feed), _relation(copy), f"{copy.words:,} words")
    return grid


def _relation(copy: CopyLine) -> Text:
    if copy.canonical:
        return Text("canonical", style="bold green")
    return console.words(f"{copy.relation} {copy.likeness:.2f}")


def _flags(told: Outcome, screen: Console) -> Iterator[RenderableType]:
    if not told.flags:
        return
    yield ""
    yield Text("Flags", style="bold")
    for one in told.flags:
        yield ""
        yield _indented(console.words((f"{one.cluster or ''}  {shortened(one.feed, 40)}", "dim")))
        for line in in_sentence(one, 2 * screen.width, brackets=not console.marks(screen)):
            yield _indented(line, 2)


def _failed(told: Outcome, _screen: Console) -> Iterator[RenderableType]:
    yield from failures(told.troubled)


def _spikes(told: Outcome, _screen: Console) -> Iterator[RenderableType]:
    yield from put_aside(told.spikes)


def _next(told: Outcome, _screen: Console) -> Iterator[RenderableType]:
    yield ""
    yield Text("Next", style="bold")
    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column()
    for command, what in _steps(told):
        grid.add_row(Text(command, style="cyan"), what)
    yield _indented(grid)


def _steps(told: Outcome) -> Iterator[tuple[str, str]]:
    yield "copydesk serve", "see it all in a browser"
    if told.largest:
        yield f"copydesk clusters show {told.largest[0].id}", "why these are one story"
    if told.seen.waiting:
        undecided = console.count(len(told.seen.waiting), "cluster")
        yield "copydesk clusters list", f"{undecided} or more need a decision"
    if told.page.run.counts.get("flags"):
        yield "copydesk flags list", "every flag in its sentence"
    if told.troubled:
        yield "copydesk feeds list", "how each feed is doing"
    if told.sample:
        yield "copydesk feeds import FILE", "your own feeds, OPML or one address a line"
        yield "copydesk feeds remove --sample", "and away with the sample"
    else:
        yield "copydesk export canonical", "the clean versions, for other programs"

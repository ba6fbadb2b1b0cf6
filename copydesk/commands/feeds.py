"""`copydesk feeds`: the addresses that we ask."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.options import Db, Format, Shape

app = typer.Typer(help="List the feeds and how they are doing; add, pause, set, remove.")


def _on_the_list(said: str) -> str:
    from copydesk import feedlist

    return feedlist.place(said)[0]


Url = Annotated[
    str, typer.Argument(metavar="URL", help="As feeds list shows it.", parser=_on_the_list)
]


@app.command("list")
def listing(*, shape: Format = Shape.TEXT, db: Db = None) -> None:
    """List the feeds, those in trouble first, each with the reason."""
    from copydesk.opening import looking
    from copydesk.present import feeds

    with looking(db) as session:
        feeds.tell(session, shape=shape)


@app.command("add")
def add(
    url: Annotated[
        str,
        typer.Argument(
            metavar="URL", help="http or https; or the path of a file, or of a folder to watch."
        ),
    ],
    *,
    title: Annotated[
        str | None, typer.Option(help="What to call it until it says itself.")
    ] = None,
    folder: Annotated[str | None, typer.Option(help="Where to put it in the list.")] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Don't ask, as when nobody sits at a terminal.")
    ] = False,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="Don't look there now; add the address as it is.")
    ] = False,
    db: Db = None,
) -> None:
    """Find the feed behind an address, a site's page as well; show five items, and add it.

    A path adds that file, or that folder to be watched.
    """
    from copydesk import adding

    if unseen:
        adding.add_unseen(url, title=title, folder=folder, db=db)
    else:
        adding.add(url, title=title, folder=folder, ask=not yes, db=db)


@app.command("pause")
def pause(url: Url, *, db: Db = None) -> None:
    """Ask a feed no more until it is resumed."""
    from copydesk import minding

    minding.pause(url, db=db)


@app.command("resume")
def resume(url: Url, *, db: Db = None) -> None:
    """Ask a feed again: one that was paused, or that is held, gone or failing."""
    from copydesk import minding

    minding.resume(url, db=db)


@app.command("release")
def release(
    url: Url,
    *,
    discard: Annotated[
        bool, typer.Option("--discard", help="Put the entries aside instead of taking them.")
    ] = False,
    db: Db = None,
) -> None:
    """Take the entries of a flood that waits for you, and ask the feed again."""
    from copydesk import minding

    minding.release(url, discard=discard, db=db)


@app.command("set")
def configure(
    url: Url,
    said: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KEY=VALUE]...", help="Such as interval=600; an empty value takes it away."
        ),
    ] = None,
    *,
    db: Db = None,
) -> None:
    """Set what holds for one feed alone, and show it."""
    from copydesk import minding

    minding.configure(url, said or [], db=db)


@app.command("remove")
def remove(
    url: Annotated[
        str | None,
        typer.Argument(metavar="URL", help="As feeds list shows it.", parser=_on_the_list),
    ] = None,
    *,
    sample: Annotated[
        bool, typer.Option("--sample", help="Take out the bundled sample wire.")
    ] = False,
    db: Db = None,
) -> None:
    """Take a feed off the list; what it sent is kept."""
    from copydesk import feedlist

    feedlist.remove(url, sample=sample, db=db)


@app.command("import")
def read(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="OPML, or plain text with one address a line.")
    ],
    *,
    db: Db = None,
) -> None:
    """Add the feeds of a list; those that are there already are told, not doubled.

    Ends with 1 when some of the addresses were refused.
    """
    from copydesk import feedlist

    if feedlist.read_in(file, db=db):
        raise typer.Exit(1)


@app.command("export")
def write(
    *,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write. Default: stdout.")
    ] = None,
    db: Db = None,
) -> None:
    """Write the list as OPML, as other readers take it."""
    from copydesk import feedlist

    feedlist.write_out(output, db=db)

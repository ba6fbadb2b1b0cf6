"""`copydesk feeds`: the addresses that we ask."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.options import Db, Format, Shape

app = typer.Typer(help="List the feeds and how they are doing; add and remove.")


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
    db: Db = None,
) -> None:
    """Add one feed; the next run asks it."""
    from copydesk import feedlist

    feedlist.add(url, title=title, folder=folder, db=db)


@app.command("remove")
def remove(
    url: Annotated[
        str | None, typer.Argument(metavar="URL", help="As feeds list shows it.")
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

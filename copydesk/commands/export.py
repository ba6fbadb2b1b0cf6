"""`copydesk export`: what we publish."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.options import Db, Feed

app = typer.Typer(help="Write the canonical versions for other programs.")


@app.command("canonical")
def canonical(
    shape: Annotated[
        Feed, typer.Option("--format", help="A line a story, or a feed.")
    ] = Feed.JSONL,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write. Default: stdout.")
    ] = None,
    *,
    db: Db = None,
) -> None:
    """Write the newest canonical version of each story, the latest first."""
    from copydesk.exporting import canonical as export
    from copydesk.opening import looking

    with looking(db) as session:
        export(session, shape, output)

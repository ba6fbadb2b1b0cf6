"""`copydesk spikes`: what was put aside."""

from typing import Annotated

import typer

from copydesk.options import Db, Format, Shape

app = typer.Typer(help="List the entries that were put aside, and why.")


@app.command("list")
def listing(
    *,
    shape: Format = Shape.TEXT,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many, the latest first. Default: all.")
    ] = None,
    db: Db = None,
) -> None:
    """List the entries that became no story, the latest first, each with its reason."""
    from copydesk.opening import looking
    from copydesk.present import spikes

    with looking(db) as session:
        spikes.tell(session, shape=shape, limit=limit)

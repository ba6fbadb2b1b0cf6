"""`copydesk clusters`: which items carry one story."""

from typing import Annotated

import typer

from copydesk.options import Db, Format, Shape

app = typer.Typer(help="List the clusters: one story and its copies.")


@app.command("list")
def listing(
    *,
    shape: Format = Shape.TEXT,
    copied: Annotated[
        bool, typer.Option("--copied", help="Only clusters of two items or more.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many, the latest first. Default: all.")
    ] = None,
    db: Db = None,
) -> None:
    """List the clusters, the latest first."""
    from copydesk.opening import looking
    from copydesk.present import clusters

    with looking(db) as session:
        clusters.tell(session, shape=shape, smallest=2 if copied else 1, limit=limit)


@app.command("show")
def show(
    cluster: Annotated[str, typer.Argument(metavar="ID", help="As listed: c-00001f, or 31.")],
    *,
    shape: Format = Shape.TEXT,
    db: Db = None,
) -> None:
    """Show a cluster: its versions, how alike they are and why, its flags."""
    from copydesk.opening import looking
    from copydesk.present import cluster as page

    with looking(db) as session:
        page.tell(session, cluster, shape=shape)

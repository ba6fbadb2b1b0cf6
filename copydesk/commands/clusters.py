"""`copydesk clusters`: which items carry one story."""

from typing import Annotated

import typer

from copydesk.options import Db, Format, Shape

app = typer.Typer(help="List the clusters: one story and its copies; withdraw, restore one.")

Cluster = Annotated[str, typer.Argument(metavar="ID", help="As listed: c-00001f, or 31.")]
Who = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who says so. Default: the user.")
]


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
    cluster: Cluster,
    *,
    shape: Format = Shape.TEXT,
    db: Db = None,
) -> None:
    """Show a cluster: its versions, how alike they are and why, its flags."""
    from copydesk.opening import looking
    from copydesk.present import cluster as page

    with looking(db) as session:
        page.tell(session, cluster, shape=shape)


@app.command("withdraw")
def withdraw(cluster: Cluster, *, who: Who = None, db: Db = None) -> None:
    """Take a story back at once, whatever its senders say; it goes out without its text."""
    from copydesk import deciding

    deciding.withdraw(cluster, who=who, db=db)


@app.command("restore")
def restore(cluster: Cluster, *, who: Who = None, db: Db = None) -> None:
    """Let a story stand that was killed or withheld until now."""
    from copydesk import deciding

    deciding.restore(cluster, who=who, db=db)

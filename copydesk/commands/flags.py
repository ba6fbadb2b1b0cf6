"""`copydesk flags`: what is wrong, all over the store."""

from typing import Annotated

import typer

from copydesk.options import Db, Format, Shape

app = typer.Typer(help="List what is wrong with the stories.")


def _known(said: str) -> str:
    from editing.scope import UnknownKindError, known

    try:
        return known(said)
    except UnknownKindError as error:
        raise typer.BadParameter(str(error)) from error


@app.command("list")
def listing(
    *,
    shape: Format = Shape.TEXT,
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Only this kind: stray-full-stop.", parser=_known),
    ] = None,
    hints: Annotated[bool, typer.Option("--hints", help="Hints too, which never count.")] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many, the latest first. Default: all.")
    ] = None,
    db: Db = None,
) -> None:
    """List the open flags, the latest first, each in its sentence."""
    from copydesk.opening import looking
    from copydesk.present import flags

    with looking(db) as session:
        flags.tell(session, shape=shape, kind=kind, hints=hints, limit=limit)

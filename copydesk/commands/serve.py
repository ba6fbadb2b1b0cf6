"""`copydesk serve` and `copydesk up`: the dashboard, and everything at once."""

from typing import Annotated

import typer

from copydesk.options import Db

Host = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Where to listen. Default: 127.0.0.1.")
]
Port = Annotated[int | None, typer.Option(min=1, max=65535, help="Default: 8000.")]


def serve(host: Host = None, port: Port = None, *, db: Db = None) -> None:
    """Show the dashboard in a browser until Ctrl-C."""
    from copydesk.serving import serve as show

    show(host=host, port=port, db=db)


def up(host: Host = None, port: Port = None, *, db: Db = None) -> None:
    """Run the whole desk on one machine until Ctrl-C: schedule, worker, dashboard."""
    from copydesk.serving import up as start

    raise typer.Exit(start(host=host, port=port, db=db))

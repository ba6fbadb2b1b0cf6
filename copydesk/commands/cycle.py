"""`copydesk run`, and its steps one by one."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.options import Db


def run(
    feeds: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Add the feeds of this list first (OPML or plain)."),
    ] = None,
    *,
    direct: Annotated[
        bool, typer.Option("--direct", help="Without Prefect: for cron and impatient people.")
    ] = False,
    db: Db = None,
) -> None:
    """Poll the feeds that are due, find copies, flag, publish; then tell what came of it.

    A new desk without feeds takes the bundled sample wire, and needs no network.
    Ends with 0 when the run went through, even if single feeds failed.
    """
    from copydesk.starting import run as go

    go(feeds=feeds, direct=direct, db=db)


def poll(
    *,
    every: Annotated[
        bool,
        typer.Option(
            "--all/--due-only", help="Ask every feed, or only those that are due (the default)."
        ),
    ] = False,
    db: Db = None,
) -> None:
    """Ask the feeds and keep what they send; nothing is clustered yet."""
    from copydesk.running import poll as go

    go(every=every, db=db)


def process(*, db: Db = None) -> None:
    """Cluster, check and publish what was received and still waits."""
    from copydesk.running import process as go

    go(db=db)

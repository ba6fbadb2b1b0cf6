"""`copydesk version`."""

from importlib.metadata import version as installed

import typer


def version() -> None:
    """Print which copydesk this is."""
    typer.echo(f"copydesk {installed('copydesk')}")

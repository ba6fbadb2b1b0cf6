"""`copydesk version`."""

import typer


def version() -> None:
    """Print which copydesk this is."""
    from importlib.metadata import version as installed

    typer.echo(f"copydesk {installed('copydesk')}")

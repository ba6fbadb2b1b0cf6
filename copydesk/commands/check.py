"""`copydesk check`: flags in plain text files, like a linter."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from copydesk.options import Format, Shape

_SIBLINGS = "--siblings"


class Check(TyperCommand):
    """The command, whose option --siblings takes all the files that follow it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed."""
        return super().parse_args(ctx, spread(args))


def spread(arguments: list[str]) -> list[str]:
    """Return `--siblings A B` as `--siblings A --siblings B`, which the parser understands."""
    told: list[str] = []
    listing = False
    for argument in arguments:
        if argument.startswith("-") and argument != "-":
            listing = argument == _SIBLINGS
            told += [] if listing else [argument]
        else:
            told += [_SIBLINGS, argument] if listing else [argument]
    # An option without its files is an error that the parser words.
    return [*told, _SIBLINGS] if listing and told[-2:-1] != [_SIBLINGS] else told


def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Plain text in UTF-8; - reads stdin.")
    ],
    siblings: Annotated[
        list[Path] | None,
        typer.Option(
            _SIBLINGS,
            metavar="FILE...",
            help="Other copies of the same story: evidence for flags and their repairs.",
        ),
    ] = None,
    shape: Format = Shape.TEXT,
) -> None:
    """Flag what is wrong in text files, like a linter; no database needed.

    Ends with 0 when there is no flag, 1 when there are flags, 2 on bad input. Hints are shown
    and never count.
    """
    from copydesk.present import checks
    from copydesk.reading import checked

    found = checked(files, siblings or [])
    if shape is Shape.JSON:
        checks.tell_json(found)
    else:
        checks.tell(found)
    raise typer.Exit(1 if any(one.flags for one in found) else 0)

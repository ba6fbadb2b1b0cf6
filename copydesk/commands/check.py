"""`copydesk check`: flags in plain text files, like a linter."""

from enum import StrEnum
from itertools import pairwise
from math import isnan
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

_SIBLINGS = "--siblings"
_WITH_VALUE = ("--select", "--ignore", "--min-confidence", "--format")


class Check(TyperCommand):
    """The command, whose option --siblings takes all the files that follow it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed."""
        if any(not said and before not in _WITH_VALUE for before, said in pairwise(["", *args])):
            raise typer.BadParameter("a file's name is empty", ctx=ctx)
        try:
            return super().parse_args(ctx, spread(args))
        except typer.BadParameter as error:
            if error.format_message().startswith("Missing argument") and _SIBLINGS in args:
                raise typer.BadParameter(
                    f"{_SIBLINGS} takes all the files behind it, and none is left to check; "
                    "name that one first",
                    ctx=ctx,
                ) from error
            raise


def spread(arguments: list[str]) -> list[str]:
    """Return `--siblings A B` as `--siblings A --siblings B`, which the parser understands."""
    told: list[str] = []
    listing = False
    for argument in arguments:
        if argument.startswith("-") and argument != "-":
            if listing and told[-2:-1] != [_SIBLINGS]:
                break
            listing = argument == _SIBLINGS
            told += [] if listing else [argument]
        else:
            told += [_SIBLINGS, argument] if listing else [argument]
    # An option without its files is an error that the parser words.
    return [*told, _SIBLINGS] if listing and told[-2:-1] != [_SIBLINGS] else told


def _number(value: float) -> float:
    if isnan(value):
        raise typer.BadParameter("nan is not in the range 0<=x<=1")
    return value


class Report(StrEnum):
    """How the flags are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
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
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Only these kinds; may be given again, or with commas."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Not these kinds; may be given again, or with commas."),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            metavar="0..1",
            help="Only what is at least so sure.",
            min=0,
            max=1,
            callback=_number,
        ),
    ] = 0.0,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Write the repaired text beside, story.fixed.txt, and show the diff."
        ),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Let --fix write over another text in story.fixed.txt."),
    ] = False,
    shape: Annotated[
        Report,
        typer.Option(
            "--format", help="text for people; json, sarif and github for programs and CI."
        ),
    ] = Report.TEXT,
) -> None:
    """Flag what is wrong in text files, like a linter; no database needed.

    Ends with 0 when there is no flag, 1 when there are flags, 2 on bad input. Hints are shown
    and never count.
    """
    from copydesk import fixing
    from copydesk.errors import InputError
    from copydesk.present import checks, github, sarif
    from copydesk.reading import Wanted, checked

    if force and not fix:
        raise InputError("--force goes with --fix")
    wanted = Wanted.told(select or [], ignore or [], min_confidence)
    found = checked(files, siblings or [], wanted)
    # What stands in the way is told before the flags are: then nothing is done.
    repaired = fixing.fixed(found, siblings or [], force=force) if fix else []
    match shape:
        case Report.JSON:
            checks.tell_json(found)
        case Report.SARIF:
            sarif.tell(found)
        case Report.GITHUB:
            github.tell(found)
        case Report.TEXT:
            checks.tell(found)
    if fix:
        fixing.write(repaired, found, show=shape is Report.TEXT)
    raise typer.Exit(1 if any(one.flags for one in found) else 0)

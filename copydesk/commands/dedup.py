"""`copydesk dedup`: a file of stories, clustered at once."""

from pathlib import Path
from typing import Annotated

import typer

_STANDARD = Path("-")


def dedup(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="INPUT", help=".jsonl, .csv or .parquet, also with .gz or .zst; - is stdin."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write; the ending says how. Default: stdout."),
    ] = None,
    rejects: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where rows go that can't be read. Default: beside the output."
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(metavar="0..1", help="The likeness from which two stories are copies."),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=1,
            help="Workers that share it; the result is the same for any number.",
        ),
    ] = 1,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="ID1 ID2", help="Say why these two are copies or not; write nothing."
        ),
    ] = None,
) -> None:
    """Cluster a file of stories at once; no database needed.

    The columns id and text are needed; title, published and source help. One row is written
    for each row read, in the same order: id, cluster, canonical, likeness, relation.
    Ends with 0 when every row was read, 1 when some were refused, 2 on bad input.
    """
    from copydesk import archives, explaining

    if explain:
        explaining.explain(source, explain, threshold=threshold)
        return
    target = output or _STANDARD
    beside = rejects or _beside(source if output is None else output)
    if archives.cluster(source, target, beside, threshold=threshold, jobs=jobs):
        raise typer.Exit(1)


def _beside(path: Path) -> Path:
    """Rows refused go beside the output; without one, beside the input."""
    name = "stdin" if path == _STANDARD else path.name
    return path.parent / f"{name}.rejects.jsonl"

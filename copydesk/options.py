"""The options that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer


class Shape(StrEnum):
    """How a list is printed."""

    TEXT = "text"
    JSON = "json"


class Feed(StrEnum):
    """How canonical versions are written down."""

    JSONL = "jsonl"
    ATOM = "atom"
    JSONFEED = "jsonfeed"


Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        help="The database: sqlite:///FILE or postgresql://USER@HOST/NAME.",
    ),
]
Format = Annotated[
    Shape,
    typer.Option("--format", help="text for people, json for programs."),
]

"""The settings file as it stands, and the one setting that is wanted before all others."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from copydesk.errors import InputError

FILE = "copydesk.toml"
FILE_VARIABLE = "COPYDESK_CONFIG"  # names another file
DATABASE = "sqlite:///copydesk.db"  # in the working directory
DATABASE_VARIABLE = "COPYDESK_DB"


def read(environ: Mapping[str, str], folder: Path) -> tuple[dict[str, Any], str]:
    """Return what the file says, and the name to call it by; empty when there is none."""
    named = environ.get(FILE_VARIABLE)
    path = Path(named) if named else folder / FILE
    shown = named or FILE
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), shown
    except FileNotFoundError:
        if named:
            raise InputError(
                f"{shown}: there is no such file ({FILE_VARIABLE} names it)"
            ) from None
        return {}, shown
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{shown}: not a TOML file: {error}") from error


def database(db: str | None, *, environ: Mapping[str, str], folder: Path) -> str:
    """Return the database's address, as all the settings together would have it."""
    told, _ = read(environ, folder)
    return str(db or environ.get(DATABASE_VARIABLE) or told.get("db", DATABASE))

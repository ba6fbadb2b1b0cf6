"""What a check found, as the annotations that GitHub shows beside the lines of a change."""

import sys
from collections.abc import Sequence

from copydesk.present.places import Lines
from copydesk.reading import STANDARD, Checked
from editing.flag import Flag, Tier
from editing.kinds import NAMES


def tell(found: Sequence[Checked]) -> None:
    """Print a workflow command a flag."""
    for one in found:
        lines = Lines(one.text)
        for flag in one.found:
            sys.stdout.write(_command(one.file, flag, lines) + "\n")


def _command(file: str, flag: Flag, lines: Lines) -> str:
    row, column = lines.place(flag.start)
    last_row, last_column = lines.place(flag.end)
    # GitHub marks columns only within one line.
    span = {"line": row, "endLine": last_row}
    if row == last_row:
        span |= {"col": column, "endColumn": last_column}
    name = "stdin" if file == str(STANDARD) else file
    told = {"file": name, **span, "title": NAMES[flag.kind]}
    properties = ",".join(f"{name}={_escaped(str(v), inside=True)}" for name, v in told.items())
    level = "warning" if flag.tier is Tier.FLAG else "notice"
    repair = f" Repair: {flag.repair or 'take it out'}" if flag.repair is not None else ""
    return f"::{level} {properties}::{_escaped(f'{flag.message}{repair} [{flag.kind}]')}"


def _escaped(said: str, *, inside: bool = False) -> str:
    said = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    said = "".join(c if c.isprintable() else "\ufffd" for c in said)
    return said.replace(":", "%3A").replace(",", "%2C") if inside else said

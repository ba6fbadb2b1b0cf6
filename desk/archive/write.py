"""Where each row of an archive belongs, written down; and the rows that could not be read."""

import csv
import io
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from desk.archive import parquet
from desk.archive.files import STANDARD, Kind, reading, writing
from desk.archive.rows import ArchiveError, Place, Reject

COLUMNS = ("id", "cluster", "canonical", "likeness", "relation")
REJECTED = ("row", "reason", "excerpt")
_LONGEST = 1 << 16  # bytes of a line that tells of a refused row


def write(places: Sequence[Place], path: Path, kind: Kind) -> None:
    """Write one row for each row read, in the same order."""
    with writing(path) as stream:
        match kind:
            case Kind.JSONL:
                _json_lines(map(asdict, places), stream)
            case Kind.CSV:
                _csv(places, stream)
            case Kind.PARQUET:
                parquet.write(places, stream)


def write_rejects(rejects: Iterable[Reject], path: Path) -> None:
    """Write the rows that could not be read, as JSON Lines: row, reason, excerpt."""
    with writing(path) as stream:
        said = ((one.number, one.reason, one.excerpt) for one in rejects)
        _json_lines((dict(zip(REJECTED, one, strict=True)) for one in said), stream)


def remove_rejects(path: Path) -> bool:
    """Remove the rejects of an earlier run, if a file holds those and nothing else; say if so."""
    if path == STANDARD or not path.is_file() or not _holds_rejects(path):
        return False
    Path(os.path.realpath(path)).unlink()
    return True


def _holds_rejects(path: Path) -> bool:
    try:
        with reading(path) as stream:
            first = json.loads(stream.readline(_LONGEST) or b"null")
    except (ArchiveError, OSError, ValueError):
        return False
    return first is None or (isinstance(first, dict) and list(first) == list(REJECTED))


def _json_lines(rows: Iterable[dict[str, object]], stream: BinaryIO) -> None:
    stream.writelines(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def _csv(places: Iterable[Place], stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in places:
        canonical = "true" if one.canonical else "false"
        writer.writerow((one.id, one.cluster, canonical, f"{one.likeness:g}", one.relation))
    text.flush()
    text.detach()

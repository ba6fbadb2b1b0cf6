"""Where each row of an archive belongs, written down; and the rows that could not be read."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from desk.archive import parquet
from desk.archive.files import Kind, writing
from desk.archive.rows import Place, Reject

COLUMNS = ("id", "cluster", "canonical", "likeness", "relation")


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
        _json_lines(
            ({"row": one.number, "reason": one.reason, "excerpt": one.excerpt} for one in rejects),
            stream,
        )


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

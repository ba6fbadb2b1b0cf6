"""Parquet files, column by column: the one door to pyarrow."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from desk.archive.rows import ArchiveError, Place

_BATCH = 5_000  # rows in memory at once, while reading
_SPOOL = 64 * 1024 * 1024  # bytes of an unpacked file kept in memory rather than on disk


@contextmanager
def opened(stream: BinaryIO, path: Path) -> Iterator[Any]:
    """Open a Parquet file; one that comes packed is unpacked aside, as it is read from its end."""
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        seekable = cast(BinaryIO, spool)
        if path.suffix.lower() == ".parquet":
            seekable = stream
        else:
            copyfileobj(stream, seekable)
        try:
            yield pq.ParquetFile(seekable)
        except (pa.ArrowException, OSError) as error:
            said = " ".join(str(error).split())
            raise ArchiveError(f"{path}: this Parquet file can't be read: {said}") from error


def columns(file: Any) -> list[str]:
    """Return the names of a file's columns."""
    return [str(name) for name in file.schema_arrow.names]


def rows(file: Any, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file, of each the columns named that are there."""
    there = [name for name in names if name in file.schema_arrow.names]
    for batch in file.iter_batches(batch_size=_BATCH, columns=there):
        told = [_values(batch.column(name)) for name in there]
        for values in zip(*told, strict=True):
            yield dict(zip(there, values, strict=True))


def _values(column: Any) -> list[Any]:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(column.type):  # Python's times end at microseconds
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        return cast(list[Any], column.to_pylist())
    except UnicodeDecodeError:
        # One text is no UTF-8: its bytes are handed on, and its row is refused by itself.
        return [_bytes(value) for value in column]


def _bytes(value: Any) -> bytes | None:
    return value.as_buffer().to_pybytes() if value.is_valid else None


def write(places: Sequence[Place], stream: BinaryIO) -> None:
    """Write where each row belongs."""
    whole = all(isinstance(place.id, int) for place in places) and bool(places)
    ids = [place.id if whole else str(place.id) for place in places]
    table = pa.table(
        {
            "id": pa.array(ids, pa.int64() if whole else pa.string()),
            "cluster": pa.array([place.cluster for place in places], pa.int64()),
            "canonical": pa.array([place.canonical for place in places], pa.bool_()),
            "likeness": pa.array([place.likeness for place in places], pa.float64()),
            "relation": pa.array([place.relation for place in places], pa.string()),
        }
    )
    with pq.ParquetWriter(pa.PythonFile(stream, mode="w"), table.schema) as writer:
        writer.write_table(table)

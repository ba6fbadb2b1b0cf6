"""The files of an archive: which kind, packed or not; written whole or not at all."""

import gzip
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from desk.archive.rows import ArchiveError

STANDARD = Path("-")  # standard input or output


class Kind(StrEnum):
    """How the rows of a file are written down."""

    JSONL = "JSON Lines"
    CSV = "CSV"
    PARQUET = "Parquet"


_KINDS = {
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".csv": Kind.CSV,
    ".parquet": Kind.PARQUET,
}
_PACKED = (".gz", ".zst")


def kind_of(path: Path) -> Kind:
    """Return how a file's rows are written down, by its name; standard streams are JSON Lines."""
    if path == STANDARD:
        return Kind.JSONL
    name = path.with_suffix("") if path.suffix.lower() in _PACKED else path
    kind = _KINDS.get(name.suffix.lower())
    if kind is None:
        raise ArchiveError(
            f"{path}: a file of stories ends in .jsonl, .csv or .parquet, and .gz or .zst after it"
        )
    return kind


def refuse_absent(path: Path) -> None:
    """Raise if there is no file to read."""
    if path == STANDARD:
        return
    if path.is_dir():
        raise ArchiveError(f"{path}: this is a folder; name one file of stories")
    if not path.exists():
        raise ArchiveError(f"{path}: there is no such file")


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """Open a file's bytes, unpacked."""
    if path == STANDARD and sys.stdin is None:
        raise ArchiveError("standard input is closed; name a file, or send the rows through -")
    if path == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as raw:
            yield _unpacked(raw, path)
    except (EOFError, gzip.BadGzipFile, zstandard.ZstdError) as error:
        raise ArchiveError(
            f"{path}: the packed file is damaged or cut short ({error}); get it anew"
        ) from error


def _unpacked(raw: BinaryIO, path: Path) -> BinaryIO:
    match path.suffix.lower():
        case ".gz":
            return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
        case ".zst":
            stream = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
            return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream), 1 << 16))
        case _:
            return raw


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write bytes, packed as its name says; it appears when all is written."""
    if path == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as raw, _packed(raw, path) as stream:
            yield stream
        mask = os.umask(0)
        os.umask(mask)
        Path(beside).chmod(0o666 & ~mask)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


@contextmanager
def _packed(raw: BinaryIO, path: Path) -> Iterator[BinaryIO]:
    match path.suffix.lower():
        case ".gz":
            # No name and no time inside: the same rows make the same bytes.
            with gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as stream:
                yield cast(BinaryIO, stream)
        case ".zst":
            packer = zstandard.ZstdCompressor().stream_writer(raw, closefd=False)
            with io.BufferedWriter(cast(io.RawIOBase, packer), 1 << 16) as buffered:
                yield cast(BinaryIO, buffered)
        case _:
            yield raw


def refuse_unwritable(path: Path) -> None:
    """Raise if a file can't be written there, before the work is done in vain."""
    if path == STANDARD:
        return
    if path.is_dir():
        raise ArchiveError(f"{path}: this is a folder; name a file to write")
    if not path.parent.is_dir():
        raise ArchiveError(f"{path}: the folder {path.parent} is not there; make it first")
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise ArchiveError(
            f"{path}: the folder {path.parent} can't be written to; name a file in another"
        ) from error

"""The files of an archive: which kind, packed or not; written whole or not at all."""

import gzip
import io
import os
import stat
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
    """Open a file to write bytes, packed as its name says; it appears when all is written.

    A link is written through: what it leads to is replaced, and keeps its mode. A pipe or a device
    takes the bytes as they come.
    """
    try:
        if path == STANDARD:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif is_stream(path):
            with path.open("wb") as raw, _packed(raw, path) as stream:
                yield stream
        else:
            yield from _replacing(path)
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if path == STANDARD else path
        raise ArchiveError(f"{name}: can't be written: {_in_words(error)}") from error


def _replacing(path: Path) -> Iterator[BinaryIO]:
    place = Path(os.path.realpath(path))
    descriptor, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(descriptor, "wb") as raw, _packed(raw, path) as stream:
            yield stream
        Path(beside).chmod(_mode(place))
        Path(beside).replace(place)
    finally:
        Path(beside).unlink(missing_ok=True)


def _mode(place: Path) -> int:
    """Return the mode of the file that is there, or the one that a new file gets."""
    if place.exists():
        return stat.S_IMODE(place.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def is_stream(path: Path) -> bool:
    """Say whether this is a pipe or a device, which is written to as it is."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _in_words(error: OSError) -> str:
    return (error.strerror or str(error)).casefold()


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
    place = Path(os.path.realpath(path))
    if place.exists() and not os.access(place, os.W_OK):
        raise ArchiveError(f"{path}: this file may not be written to; name another")
    if is_stream(path):
        return
    folder = place.parent if path.is_symlink() else path.parent
    if not folder.is_dir():
        raise ArchiveError(f"{path}: the folder {folder} is not there; make it first")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ArchiveError(
            f"{path}: the folder {folder} can't be written to; name a file in another"
        ) from error

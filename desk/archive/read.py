"""The rows of an archive, one at a time: JSON Lines, CSV or Parquet."""

import csv
import io
import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from desk.archive import parquet
from desk.archive.fields import SURROGATE, row_of
from desk.archive.files import Kind, kind_of, reading, refuse_absent
from desk.archive.recode import utf8
from desk.archive.rows import ArchiveError, Reject, Row

LONGEST_LINE = 64 * 1024 * 1024  # bytes; no story is longer, a lost quotation mark may be
_EXCERPT = 200  # characters kept of a row that can't be read
NEEDED = ("id", "text")
KNOWN = (*NEEDED, "title", "published", "source")


def read(path: Path) -> Iterator[Row | Reject]:
    """Yield the rows of a file in order, those that can't be read with the reason."""
    refuse_absent(path)
    kind = kind_of(path)
    with reading(path) as stream:
        match kind:
            case Kind.JSONL:
                yield from _json_lines(utf8(stream))
            case Kind.CSV:
                yield from _csv(utf8(stream), path)
            case Kind.PARQUET:
                yield from _parquet(stream, path)


def refuse_missing(columns: Sequence[str], path: Path) -> None:
    """Raise if a table lacks a column that is needed or has one twice, saying which."""
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        if not columns:
            raise ArchiveError(f"{path}: the file is empty; a table begins with its columns")
        raise ArchiveError(
            f"{path}: there is no column {' and no column '.join(missing)} "
            f"(found: {', '.join(columns)})"
        )
    for name in KNOWN:
        if columns.count(name) > 1:
            raise ArchiveError(f"{path}: more than one column is called {name}; rename the others")


def _json_lines(stream: BinaryIO) -> Iterator[Row | Reject]:
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Reject(number, "the line is longer than 64 MB", _excerpt(line))
        elif line.strip():
            yield _json_row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, number)


def _json_row(line: bytes, number: int) -> Row | Reject:
    try:
        said = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Reject(number, f"not UTF-8 at byte {error.start + 1} of the line", _excerpt(line))
    except json.JSONDecodeError as error:
        return Reject(number, _no_json(line, error), _excerpt(line))
    except (ValueError, RecursionError):
        return Reject(number, "not JSON that can be read", _excerpt(line))
    if not isinstance(said, dict):
        return Reject(number, "not a JSON object with id and text", _excerpt(line))
    missing = [name for name in NEEDED if name not in said]
    if missing:
        name = str(said.get("id", ""))
        return Reject(number, f"has no {' and no '.join(missing)}", _excerpt(line), name)
    return row_of(said, number)


def _no_json(line: bytes, error: json.JSONDecodeError) -> str:
    if b"\0" in line:
        return f"not JSON: a NUL byte at byte {line.index(0) + 1} of the line"
    said = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
    return f"not JSON: {said} at column {error.colno}"


def _excerpt(line: bytes) -> str:
    return line[: 4 * _EXCERPT].decode("utf-8", "replace").strip()[:_EXCERPT]


class _Lines:
    """The lines of a table, of which some can be put back to be read once more."""

    def __init__(self, text: Iterable[str]) -> None:
        self._source = iter(text)
        self._again: deque[str] = deque()
        self.taken: list[str] = []  # since the last record
        self.number = 0  # of the last line that was taken

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self.taken.append(line)
        self.number += 1
        return line

    def put_back(self) -> str:
        """Put back all lines of the last record but the first, and return that."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        self.number -= len(others)
        return first


def _csv(stream: BinaryIO, path: Path) -> Iterator[Row | Reject]:
    # Bytes that are no UTF-8 become lone surrogates here, and their row is refused further on.
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    csv.field_size_limit(min(LONGEST_LINE, sys.maxsize))
    lines = _Lines(text)
    reader = csv.reader(lines)
    header = [name.strip("\ufeff \t\r\n").casefold() for name in next(reader, [])]
    refuse_missing(header, path)
    number = 0
    while True:
        lines.taken = []
        try:
            cells = next(reader)
            fault = _unclosed(lines.taken)
        except StopIteration:
            break
        except csv.Error as error:
            cells, fault = [], str(error)
        if fault:
            number += 1
            said = lines.put_back()
            reader = csv.reader(lines)
            name = _id_of(header, [cell.strip('" \r\n') for cell in said.split(",")])
            reason = f"line {lines.number}: {fault}"
            yield Reject(number, reason, said.strip()[:_EXCERPT], name)
        elif cells:
            number += 1
            yield _csv_row(header, cells, number, lines.number)
    text.detach()


def _unclosed(lines: Sequence[str]) -> str:
    """Return what is wrong with a record that goes over several lines, or nothing.

    Behind a quotation mark that is not closed all is one field, to the end of the file or to the
    next mark: whole rows would be lost in it.
    """
    if len(lines) > 1:
        try:
            list(csv.reader(lines, strict=True))
        except csv.Error:
            return "a quotation mark is not closed where its field ends"
    return ""


def _csv_row(header: Sequence[str], cells: Sequence[str], number: int, line: int) -> Row | Reject:
    whole, name = ",".join(cells)[:_EXCERPT], _id_of(header, cells)
    if len(cells) != len(header):
        fields = f"{len(cells)} fields where the header has {len(header)}"
        return Reject(number, f"line {line}: {fields}", whole, name)
    if any(SURROGATE.search(cell) for cell in cells):
        excerpt = whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return Reject(number, f"line {line}: not UTF-8", excerpt, name)
    return row_of(dict(zip(header, cells, strict=True)), number)


def _id_of(header: Sequence[str], cells: Sequence[str]) -> str:
    """Return what stands where the id of a row belongs."""
    place = header.index("id")
    return cells[place] if place < len(cells) else ""


def _parquet(stream: BinaryIO, path: Path) -> Iterator[Row | Reject]:
    with parquet.opened(stream, path) as file:
        refuse_missing(parquet.columns(file), path)
        for number, fields in enumerate(parquet.rows(file, KNOWN), 1):
            yield row_of(fields, number)

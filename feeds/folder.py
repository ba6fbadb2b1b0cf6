"""A watched folder: files taken once, then moved to `done/`, or to `failed/` with the reason.

A sender writes under a name with a dot before it (or `.tmp`, `.part` behind) and renames, or
writes in place: a file that changed within the last seconds, or that somebody still has open for
writing, is left for the next time. Sub-folders are not looked into, links not followed.
"""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from feeds.errors import RefusedError, TooMuchError, UnreachableError, shown
from feeds.places import address_of
from story.plain import one_line

DONE, FAILED = "done", "failed"
QUIET = 2.0  # seconds since the last change of a file that is whole
EMPTY_FOR = 300.0  # seconds after which an empty file is no file that is still to be filled
MOST_FILES = 200  # of a batch
MOST_BYTES = 20 * 1024 * 1024  # of a batch
_UNFINISHED = (".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~")
_REASON = ".reason.txt"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits to be taken: its name, its size in bytes, its time in nanoseconds."""

    path: Path
    size: int
    changed: int

    @property
    def name(self) -> str:
        """Return the name as it may be shown and kept."""
        return one_line(self.path.name)

    def mark(self, body: bytes) -> bytes:
        """Return by what the file is known as the one that was taken."""
        said = f"{self.path.name}\0{self.changed}\0".encode("utf-8", "surrogateescape")
        return blake2b(said + body, digest_size=16).digest()


def waiting(folder: Path) -> list[Waiting]:
    """Return the whole files of a folder in the order they came; raises FeedError.

    Waits up to two seconds when some have just changed, to see whether they still do.
    """
    _check(folder)
    first = _listed(folder)
    now = time.time_ns()
    if any(_is_young(one, now) for one in first):
        time.sleep(QUIET)
        again = {one.path: one for one in _listed(folder)}
        # What has come since is left for the next time.
        first = [one for one in first if again.get(one.path) == one]
    return [one for one in first if not _is_written(one)]


def batches(files: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    """Yield files in their order, so many together as memory bears."""
    batch, size = list[Waiting](), 0
    for one in files:
        if batch and (len(batch) >= MOST_FILES or size + one.size > MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += one.size
    if batch:
        yield batch


def read_file(path: Path, *, most: int) -> bytes:
    """Return the bytes of a plain file; raises FeedError for anything else, and beyond `most`."""
    where = shown(address_of(path))
    try:
        # A pipe would let us wait for ever, a link lead somewhere else.
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise UnreachableError(f"{where} cannot be read ({error.strerror}); mend that") from error
    with os.fdopen(opened, "rb") as file:
        told = os.fstat(file.fileno())
        if not stat.S_ISREG(told.st_mode):
            raise RefusedError(f"{where} is no plain file; give a file or a folder")
        body = file.read(most + 1)
    if len(body) > most:
        raise TooMuchError(
            f"{where} holds more than {most:,} bytes, the limit (most_unpacked); raise it if it "
            "is really that big"
        )
    return body


def put_away(one: Waiting, reason: str | None) -> None:
    """Move a file to `done/`, or with a reason to `failed/`; one that has gone is gone."""
    folder = one.path.parent / (FAILED if reason else DONE)
    try:
        folder.mkdir(exist_ok=True)
        target = _free(folder, one.path.name)
        one.path.rename(target)
        if reason:
            (folder / f"{target.name}{_REASON}").write_text(f"{reason}\n", encoding="utf-8")
    except FileNotFoundError:
        return
    except OSError as error:
        raise UnreachableError(
            f"{shown(address_of(one.path))} was taken, and cannot be moved to {folder.name}/ "
            f"({error.strerror}); mend that, it is not taken again"
        ) from error


def _check(folder: Path) -> None:
    where = shown(address_of(folder))
    if not folder.is_dir():
        raise UnreachableError(f"{where} is not there; make the folder, or take it off the list")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise UnreachableError(
            f"{where} must be readable and writable, so that its files can be moved to done/"
        )


def _listed(folder: Path) -> list[Waiting]:
    found = list[Waiting]()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.lower().endswith(_UNFINISHED):
                    continue
                try:
                    told = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if stat.S_ISREG(told.st_mode):
                    found.append(Waiting(Path(entry.path), told.st_size, told.st_mtime_ns))
    except OSError as error:
        raise UnreachableError(
            f"{shown(address_of(folder))} cannot be listed ({error.strerror}); mend that"
        ) from error
    return sorted(found, key=lambda one: (one.changed, one.path.name))


def _is_young(one: Waiting, now: int) -> bool:
    return now - one.changed < QUIET * 1e9


def _is_written(one: Waiting) -> bool:
    """Tell whether somebody still writes to a file, as far as the system says."""
    if not one.size and time.time_ns() - one.changed < EMPTY_FOR * 1e9:
        return True
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        opened = os.open(one.path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False  # the reading of it will tell
    try:
        # Linux grants this only while nobody has the file open for writing.
        fcntl.fcntl(opened, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(opened, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(opened)
    return False


def _free(folder: Path, name: str) -> Path:
    """Return a place in a folder that no other file has."""
    target, number = folder / name, 1
    while target.exists():
        number += 1
        stem, dot, suffix = name.rpartition(".")
        target = folder / (f"{stem}-{number}{dot}{suffix}" if stem else f"{name}-{number}")
    return target

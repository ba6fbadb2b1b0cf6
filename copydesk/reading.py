"""Plain text files, read as they are, and checked."""

import codecs
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk.errors import InputError
from copydesk.settings import load
from editing.check import check
from editing.flag import Flag, Tier
from editing.kinds import NAMES
from editing.order_mark import MARK
from editing.scope import EVERYTHING, Scope, UnknownKindError, known
from story.item import Copy

STANDARD = Path("-")
MOST = 64 << 20  # bytes
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MANY = 4  # a NUL in so many bytes, and it is no UTF-8


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, its text, and what was found in it, flags and hints.

    `mark` is the byte order mark that stands before the text, or nothing.
    """

    file: str
    text: str
    found: tuple[Flag, ...]
    mark: str = ""

    @property
    def flags(self) -> list[Flag]:
        """Return the errors that we stand behind, without the hints."""
        return [one for one in self.found if one.tier is Tier.FLAG]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which flags and hints are asked for."""

    least: float = 0.0
    scope: Scope = EVERYTHING

    @classmethod
    def told(cls, select: Sequence[str], ignore: Sequence[str], least: float) -> "Wanted":
        """Return what was typed, on top of what the settings say; kinds with commas or without."""
        settings = load({}, environ=os.environ, folder=Path())
        try:
            only = frozenset(map(known, _kinds(select, "--select")))
            off = frozenset(map(known, _kinds(ignore, "--ignore")))
        except UnknownKindError as error:
            raise InputError(f"{error} (docs/flags.md lists them all)") from error
        usual = settings.plan.checks.everywhere
        # What somebody selects by name is wanted, whatever the settings leave out.
        left_out = off.union((kind for kind in NAMES if kind not in only) if only else usual.off)
        return cls(least, Scope(tuple(sorted(left_out)), usual.boilerplate))

    def __contains__(self, flag: object) -> bool:
        return isinstance(flag, Flag) and flag.confidence >= self.least


def _kinds(typed: Sequence[str], option: str) -> list[str]:
    kinds = [kind.strip() for one in typed for kind in one.split(",") if kind.strip()]
    if typed and not kinds:
        raise InputError(f"{option} names no kind (docs/flags.md lists them all)")
    return kinds


def checked(
    files: Sequence[Path], siblings: Sequence[Path], wanted: Wanted = Wanted()
) -> list[Checked]:
    """Return what is wrong with each file, with other copies of the story as evidence."""
    if STANDARD in files and STANDARD in siblings:
        raise InputError("standard input is one text: it cannot be its own sibling")
    bodies = {path: _body(path) for path in dict.fromkeys([*files, *siblings])}
    copies = {
        path: Copy(key=key, text=body.removeprefix(MARK), source=str(path))
        for key, (path, body) in enumerate(bodies.items())
    }
    return [
        Checked(
            file=str(file),
            text=copies[file].text,
            found=tuple(
                flag
                for flag in check(
                    copies[file],
                    [copies[one] for one in siblings if one != file],
                    scope=wanted.scope,
                )
                if flag in wanted
            ),
            mark=MARK if bodies[file].startswith(MARK) else "",
        )
        for file in dict.fromkeys(files)
    ]


def text_of(file: Path) -> str:
    """Return the text of a UTF-8 file, line ends and all as they stand, without its mark."""
    return _body(file).removeprefix(MARK)


def _body(file: Path) -> str:
    """Return the characters of a UTF-8 file.

    A device may never end, so at most `MOST` bytes are read.
    """
    try:
        if file == STANDARD and sys.stdin is None:
            raise InputError("standard input is closed; name a file, or send a text through -")
        if file == STANDARD:
            body = sys.stdin.buffer.read(MOST + 1)
        else:
            with file.open("rb") as stream:
                body = stream.read(MOST + 1)
        if len(body) > MOST:
            raise InputError(f"{file}: more than {MOST >> 20} MB, which is no story")
        if body.startswith(_UTF_16) or body.count(0) * _MANY > len(body):
            raise InputError(f"{file}: this looks like UTF-16; save it as UTF-8 and try again")
        return body.decode("utf-8")
    except FileNotFoundError:
        raise InputError(f"{file}: there is no such file") from None
    except IsADirectoryError:
        raise InputError(f"{file}: this is a folder; name the files in it") from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"{file}: not UTF-8 at byte {error.start + 1}; save it as UTF-8 and try again"
        ) from None

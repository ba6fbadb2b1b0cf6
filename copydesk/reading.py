"""Plain text files, read as they are, and checked."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk.errors import InputError
from editing.check import check
from editing.flag import Flag, Tier
from story.item import Copy

STANDARD = Path("-")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, its text unchanged, and what was found in it, flags and hints."""

    file: str
    text: str
    found: tuple[Flag, ...]

    @property
    def flags(self) -> list[Flag]:
        """Return the errors that we stand behind, without the hints."""
        return [one for one in self.found if one.tier is Tier.FLAG]


def checked(files: Sequence[Path], siblings: Sequence[Path]) -> list[Checked]:
    """Return what is wrong with each file, with other copies of the story as evidence."""
    copies = {
        path: Copy(key=key, text=text_of(path), source=str(path))
        for key, path in enumerate(dict.fromkeys([*files, *siblings]))
    }
    return [
        Checked(
            file=str(file),
            text=copies[file].text,
            found=tuple(check(copies[file], [copies[one] for one in siblings if one != file])),
        )
        for file in files
    ]


def text_of(file: Path) -> str:
    """Return the characters of a UTF-8 file, line ends and all as they stand."""
    try:
        return (sys.stdin.buffer.read() if file == STANDARD else file.read_bytes()).decode("utf-8")
    except FileNotFoundError:
        raise InputError(f"{file}: there is no such file") from None
    except IsADirectoryError:
        raise InputError(f"{file}: this is a folder; name the files in it") from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"{file}: not UTF-8 at byte {error.start + 1}; save it as UTF-8 and try again"
        ) from None

"""Repairs written beside the file that was checked; the file itself is never touched."""

import os
import stat
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from copydesk.errors import InputError
from copydesk.present import console
from copydesk.present.places import lines_of
from copydesk.present.safe import line
from copydesk.reading import STANDARD, Checked
from editing.repair import apply

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class Fixed:
    """The repaired text of a file, how many repairs are in it, and where it goes."""

    one: Checked
    text: str
    repairs: int
    target: Path | None  # standard input has none
    there: bool  # whether the target holds it already

    @property
    def name(self) -> str:
        """Return what to call the repaired text."""
        return str(self.target or self.one.file)


def fixed(found: Sequence[Checked], siblings: Sequence[Path], *, force: bool) -> list[Fixed]:
    """Return the repaired texts of the files that need repair; writes nothing.

    Raises `InputError` where one would go over a file that is not its own: one that is read,
    a link, and, without `force`, whatever holds something else.
    """
    files = [Path(one.file) for one in found]
    read = {path.resolve() for path in (*files, *siblings) if path != STANDARD}
    ours = {path.absolute(): file for file in files if (path := beside(file))}
    told = []
    for one, file in zip(found, files, strict=True):
        repaired = apply(one.text, one.flags)
        if not repaired.applied:
            continue
        if original := ours.get(file.absolute()):
            _say(f"{file} is the repaired text of {original}: it is not repaired again")
            continue
        target = beside(file)
        there = target is not None and _is_there(
            target, one.mark + repaired.text, read, force=force
        )
        told.append(Fixed(one, repaired.text, len(repaired.applied), target, there))
    return told


def _is_there(target: Path, text: str, read: Collection[Path], *, force: bool) -> bool:
    """Tell whether a target holds the text already; raise if it holds what is not ours."""
    if not os.path.lexists(target):
        return False
    if target.is_file() and target.read_bytes() == text.encode():
        return True
    if target.is_symlink():
        raise InputError(f"{target} is a link, which --fix never follows; move it away")
    if target.resolve() in read:
        raise InputError(
            f"{target}, where --fix would write, is read by this check and holds something else; "
            "leave it out, or move it away"
        )
    if not target.is_file():
        raise InputError(f"{target}, where --fix would write, is no plain file; move it away")
    if not force:
        raise InputError(
            f"{target} is there and holds something else; move it away, or say --force"
        )
    return False


def write(told: Sequence[Fixed], found: Sequence[Checked], *, show: bool) -> None:
    """Write repaired texts where they go, and show what the repairs change."""
    for one in told:
        if one.target is not None:
            repairs = console.count(one.repairs, "repair")
            if not one.there:
                _write(one.target, one.one.mark + one.text, like=Path(one.one.file))
            _say(f"{repairs} {'already in' if one.there else 'written to'} {one.target}")
        if show:
            _show(_diff(one))
    if not told:
        flags = any(one.flags for one in found)
        _say("no flag has a repair to write" if flags else "there is nothing to repair")


def _write(target: Path, text: str, *, like: Path) -> None:
    """Write a text whole or not at all, readable by whoever may read the file that it is from."""
    try:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
            Path(name).chmod(stat.S_IMODE(like.stat().st_mode) | stat.S_IWUSR)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).casefold()
        raise InputError(f"{target} can't be written: {why}") from error


def beside(file: Path) -> Path | None:
    """Return where the repaired text of a file goes: story.txt, story.fixed.txt; stdin nowhere."""
    return None if file == STANDARD else file.with_name(f"{file.stem}.fixed{file.suffix}")


def _diff(one: Fixed) -> Iterator[str]:
    before, after = lines_of(one.one.text), lines_of(one.text)
    return unified_diff(before, after, one.one.file, one.name, lineterm="", n=1)


def _say(words: str) -> None:
    console.aside().print(line(words), style="dim", soft_wrap=True)


def _show(rows: Iterator[str]) -> None:
    screen = console.out()
    for row in rows:
        screen.print(line(row), style=_STYLES.get(row[:1], ""), soft_wrap=True)

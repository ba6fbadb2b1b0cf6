"""Repairs written beside the file that was checked; the file itself is never touched."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from copydesk.present import console
from copydesk.present.safe import line
from copydesk.reading import STANDARD, Checked
from editing.repair import apply

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def fix(found: Sequence[Checked], *, show: bool) -> None:
    """Write the repaired text of each file beside it, and show what that changes."""
    for one in found:
        repaired = apply(one.text, one.flags)
        if not repaired.applied:
            continue
        target = beside(Path(one.file))
        if target is not None:
            target.write_text(repaired.text, encoding="utf-8", newline="")
            repairs = console.count(len(repaired.applied), "repair")
            console.aside().print(f"{repairs} written to {target}", style="dim", soft_wrap=True)
        if show:
            _show(_diff(one, repaired.text, str(target or one.file)))


def beside(file: Path) -> Path | None:
    """Return where the repaired text of a file goes: story.txt, story.fixed.txt; stdin nowhere."""
    return None if file == STANDARD else file.with_name(f"{file.stem}.fixed{file.suffix}")


def _diff(one: Checked, repaired: str, target: str) -> Iterator[str]:
    before, after = one.text.splitlines(), repaired.splitlines()
    return unified_diff(before, after, one.file, target, lineterm="", n=1)


def _show(rows: Iterator[str]) -> None:
    screen = console.out()
    for row in rows:
        screen.print(line(row), style=_STYLES.get(row[:1], ""), soft_wrap=True)

"""A story that was sent in takes, put together in their order."""

from collections.abc import Sequence
from dataclasses import replace

from story.item import Item
from story.plain import PARAGRAPH


def together(takes: Sequence[Item]) -> Item | None:
    """Return takes as one item: the first one's, with all texts that follow without a gap.

    Of several takes with one number the last stands. What is missing, and what waits for it, is
    said in the note. Without a first take there is no story yet.
    """
    by_number = {one.take or 1: one for one in takes}
    if 1 not in by_number:
        return None
    run = [by_number[1]]
    while (following := by_number.get(len(run) + 1)) is not None:
        run.append(following)
    html = all(one.html for one in run)
    parts = [one.content if html else one.text for one in run]
    total = max((one.takes or 0 for one in takes), default=0) or None
    first = run[0]
    return replace(
        first,
        text=PARAGRAPH.join(filter(None, (one.text for one in run))),
        content=("" if html else PARAGRAPH).join(filter(None, parts)),
        html=html,
        updated=max((one.updated for one in run if one.updated), default=None),
        note=" ".join(filter(None, (first.note, missing(by_number, len(run), total)))) or None,
        take=len(run) if len(run) > 1 else first.take,
        takes=total,
    )


def missing(numbers: Sequence[int] | dict[int, Item], have: int, total: int | None) -> str:
    """Return which takes have not come and which wait for them, in a sentence; empty if none."""
    last = max([*numbers, total or 0])
    absent = [n for n in range(have + 1, last + 1) if n not in numbers]
    held = [n for n in numbers if n > have]
    if not absent:
        return ""
    names = ", ".join(map(str, absent))
    one = len(absent) == 1
    said = f"Take {names} of {last} has" if one else f"Takes {names} of {last} have"
    waits = f"; {', '.join(map(str, sorted(held)))} waits" if held else ""
    return f"{said} not come yet{waits}."

"""A byte order mark before a text: no word has it, and places count it."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from editing.flag import Flag
from story.item import Copy

MARK = "\ufeff"


def bare(copy: Copy) -> Copy:
    """Return a copy without the mark."""
    return replace(copy, text=copy.text.removeprefix(MARK))


def moved(flags: Iterable[Flag], *, by: int, marked: Collection[int]) -> list[Flag]:
    """Return the flags on bare copies where they stand in the texts as they came.

    `by` is 1 where the copy itself has the mark; `marked` are the keys of siblings that do.
    """
    return [
        replace(
            flag,
            start=flag.start + by,
            end=flag.end + by,
            evidence=tuple(
                replace(seen, start=seen.start + 1, end=seen.end + 1)
                if seen.key in marked
                else seen
                for seen in flag.evidence
            ),
        )
        for flag in flags
    ]

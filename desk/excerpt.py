"""How an entry begins that is put aside; of one under embargo, its name alone."""

from datetime import datetime

from story.item import Item, is_secret

LONGEST = 300  # characters


def excerpt(item: Item, *, now: datetime) -> str:
    """Return the beginning of what was received."""
    if is_secret(item.embargo, now):
        return item.guid[:LONGEST]
    return f"{item.title} {item.guid} {item.text}"[:LONGEST]

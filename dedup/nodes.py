"""What clustering is given and what it gives back, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dedup.verdict import Likeness
from story.item import Nature


@dataclass(frozen=True, slots=True)
class Node:
    """An item as clustering sees it, by its newest version."""

    key: int
    seen: datetime | None
    words: int
    nature: Nature
    summary: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A judged pair of items; the likeness says what a is to b."""

    a: int
    b: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster as it stood: its members' keys, and the one that stands for it."""

    id: int
    members: tuple[int, ...]
    canonical: int


@dataclass(frozen=True, slots=True)
class Grown:
    """A cluster as it stands now; `joined` says why each new member came in."""

    id: int | None
    members: tuple[int, ...]
    joined: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ask:
    """A pair that a person should look at, and why."""

    a: int
    b: int
    likeness: Likeness
    why: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The clusters that arrivals touched; `merged` leads from the ids that ended to the older."""

    clusters: tuple[Grown, ...]
    merged: Mapping[int, int]
    asks: tuple[Ask, ...]

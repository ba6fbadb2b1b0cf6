"""What a rule says of a place in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Tier(StrEnum):
    """A flag is an error we stand behind; a hint is worth a look and never counts."""

    FLAG = "flag"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The same passage in a sibling: its key and source, and `text[start:end]` of the sibling."""

    key: int
    source: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flag:
    """A place that is wrong: characters `start` to `end` of the copy's text, which read `text`.

    `repair` is the string that replaces them, `None` where none can be offered;
    `confidence` runs from 0 to 1; `agreement` counts the independent siblings that read as the
    repair does (copies of one source, and equal copies, count once).
    """

    kind: str
    tier: Tier
    start: int
    end: int
    text: str
    message: str
    confidence: float
    repair: str | None = None
    evidence: tuple[Evidence, ...] = ()
    agreement: int = 0

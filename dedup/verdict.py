"""What a comparison of two copies comes to, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a likeness means under a policy: join by itself, ask a person, or leave apart."""

    JOIN = "join"
    ASK = "ask"
    APART = "apart"


class Relation(StrEnum):
    """What a copy is to the canonical version of its cluster."""

    CANONICAL = "canonical"
    EXACT = "exact"
    NEAR = "near"
    CUT = "cut"
    EXTENDED = "extended"
    UPDATE = "update"
    CORRECTION = "correction"
    KILL = "kill"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike copy `a` is to copy `b`: `score` from 0 to 1, and the reasons in words.

    `jaccard` is the share of shingles in common; `containment` the share of a's shingles that
    stand in b, `contained` the share of b's that stand in a; `headline` from 0 to 1.
    `relation` says what a is to b.
    """

    score: float
    verdict: Verdict
    relation: Relation
    jaccard: float
    containment: float
    contained: float
    headline: float
    why: tuple[str, ...]

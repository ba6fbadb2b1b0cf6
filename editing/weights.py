"""Weights learned from news text (`joints.txt`, written by benchmarks/train_joints.py).

A judgement is a sum of the weights of what stands at a place; above 0 the place looks damaged,
and how far above is how sure.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

Feature = tuple[str, str]  # a slot, and what fills it
_NOTHING: Mapping[str, int] = {}


def weighed(features: Iterable[Feature]) -> float:
    """Return the sum of the weights of some features."""
    table, nothing = slots(), _NOTHING
    total = 0
    for slot, said in features:
        total += table.get(slot, nothing).get(said, 0)
    return total / 10


def summed(names: tuple[str, ...], fillings: tuple[str, ...]) -> int:
    """Return ten times the sum of the weights of what fills the slots with these names."""
    return sum([get(said, 0) for get, said in zip(_getters(names), fillings, strict=True)])


@lru_cache(maxsize=64)
def _getters(names: tuple[str, ...]) -> tuple[Callable[[str, int], int], ...]:
    return tuple(slots().get(name, _NOTHING).get for name in names)


@lru_cache(maxsize=64)
def most(names: tuple[str, ...]) -> int:
    """Return ten times the most that the slots with these names may weigh together."""
    return sum(max((0, *slots()[name].values())) for name in names)


@lru_cache(maxsize=1)
def slots() -> Mapping[str, Mapping[str, int]]:
    """Return ten times the weights, by slot and filling: they have one decimal.

    A line has a slot, a weight, and who has it.
    """
    table: dict[str, dict[str, int]] = {}
    for line in (files("editing") / "joints.txt").read_text(encoding="utf-8").splitlines():
        slot, weight, said = line.split("\t")
        table.setdefault(slot, {}).update(
            dict.fromkeys(said.split(" "), round(float(weight) * 10))
        )
    return table

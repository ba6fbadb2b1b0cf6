"""Hold dedup's quality to the least it may be, in floor.toml; made for a continuous build.

usage: uv run python -m benchmarks.dedup_floor [--offline]

Ends with 0 where all that could be measured is good enough, with 1 where something is not. What
needs the real articles is left out with --offline, and where they can't be had; it says so.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.articles import Article, articles
from benchmarks.dedup_quality import clusters, lookalikes_joined, overall
from benchmarks.invented import invented
from benchmarks.labelled import build
from benchmarks.real_pairs import real_sets, score_real
from dedup.policy import Policy

FLOOR = Path(__file__).parent / "floor.toml"
_SEED = 11  # neither learned from nor looked at while the method was made
_INVENTED, _PLANTED = 120, 300  # stories with copies


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and how little or how much it may be."""

    name: str
    value: float
    bound: float
    most: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is good enough."""
        return self.value <= self.bound if self.most else self.value >= self.bound

    def __str__(self) -> str:
        mark, said = "ok  " if self.holds else "FAIL", "at most" if self.most else "at least"
        return f"{mark} {self.name:44} {self.value:.4f} ({said} {self.bound:g})"


def main() -> None:
    """Measure, print, and end with what came of it."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--offline", action="store_true")
    told = ask.parse_args()
    good = True
    for figure in figures(offline=told.offline):
        print(figure, flush=True)
        good = good and figure.holds
    sys.exit(0 if good else 1)


def figures(*, offline: bool) -> Iterator[Figure]:
    """Yield all that can be measured."""
    floor = tomllib.loads(FLOOR.read_text(encoding="utf-8"))["dedup"]
    for make, bounds in floor["invented"].items():
        yield from planted("invented", make, bounds, invented(), _INVENTED)
    every = None if offline else _fetched()
    if every is None:
        print("not measured: planted and real, which need the articles")
        return
    for make, bounds in floor["planted"].items():
        yield from planted("planted", make, bounds, every, _PLANTED)
    for name, (texts, pairs) in real_sets().items():
        said, bounds = score_real(texts, pairs, Policy()), floor["real"][name]
        yield Figure(f"real, {name}: copies joined", said.copies_found, bounds["copies"])
        yield Figure(
            f"real, {name}: look-alikes joined",
            said.lookalikes_joined,
            bounds["lookalikes"],
            most=True,
        )


def planted(
    name: str, make: str, bounds: Mapping[str, Any], every: Sequence[Article], stories: int
) -> Iterator[Figure]:
    """Yield how a set planted from articles fares."""
    data = build(every, make=make, seed=_SEED, stories=stories)
    found = clusters(data.copies, Policy())
    bad, of = lookalikes_joined(data, found)
    yield Figure(f"{name}, {make} make: pair F1", overall(data, found).f1, bounds["f1"])
    yield Figure(
        f"{name}, {make} make: look-alikes joined", bad / of, bounds["lookalikes"], most=True
    )


def _fetched() -> list[Article] | None:
    try:
        return articles()
    except SystemExit as error:
        print(error)
        return None


if __name__ == "__main__":
    main()

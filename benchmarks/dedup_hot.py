"""What a story costs where many share the same words: the cases that make dedup quadratic.

    python -m benchmarks.dedup_hot [--times 10]

Each case is clustered in a set that takes a while, and in one so many times larger, in one run.
What must hold: a story in the larger costs at most 1.5 times as much, in seconds of the processor.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from benchmarks.articles import articles
from benchmarks.plant import Text, replaced, split
from dedup.archive import cluster
from dedup.engine import best_engine
from story.item import Copy

_MOST_GROWTH = 1.5
_LEAST = 0.4  # seconds of the smaller set; less can't be told from chance
_NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
_SHELL = (
    "Subscribe to our newsletter for the best of the week.",
    "Do you have a tip for our reporters? Write to the newsroom.",
    "The views expressed are those of the author alone.",
    "This page is updated through the day as more becomes known.",
    "Follow us on all the usual networks for more of the same.",
    "Copyright belongs to the agency. All rights reserved.",
)


def main() -> None:
    """Measure every case, print, and end with 1 when one of them grows too fast."""
    ask = argparse.ArgumentParser(description="Measure dedup where many share the same words.")
    ask.add_argument("--times", type=int, default=10, help="how much larger the larger is")
    times = ask.parse_args().times
    cluster(list(_wire_story(100)), by=best_engine(1 << 20))  # loads what is compiled
    print(
        f"{'case':<44} {'stories':>9} {'a cpu s':>9} {'growth':>7} {'compared':>9} {'clusters':>9}"
    )
    worst = 0.0
    for name, (case, count) in _CASES.items():
        costs: list[float] = []
        size = count
        while len(costs) < 2:
            cost, compared, clusters = _measured(case, size)
            if not costs and cost * size < _LEAST:
                size *= 2
                continue
            costs.append(cost)
            growth = f"{cost / costs[0]:7.2f}" if len(costs) > 1 else " " * 7
            print(
                f"{name:<44} {size:9,} {1 / cost:9,.0f} {growth} {compared:9,} {clusters:9,}",
                flush=True,
            )
            size *= times
        worst = max(worst, costs[1] / costs[0])
    sys.exit(worst > _MOST_GROWTH)


def _measured(case: Callable[[int], Iterator[Copy]], count: int) -> tuple[float, int, int]:
    """Return the seconds a story, the pairs compared and the clusters found."""
    copies = list(case(count))
    told: dict[str, int] = {}
    begun = time.process_time()
    clustered = cluster(copies, progress=lambda verb, _done, total: told.update({verb: total}))
    cost = (time.process_time() - begun) / count
    return cost, told["compared"], len({one.cluster for one in clustered.placed})


def _wire_story(count: int) -> Iterator[Copy]:
    """Yield copies of one article, each with 5 to 30 % of its words replaced."""
    chance = random.Random(1)
    some = [Text(a.title, split(a.text)) for a in articles() if len(a.text.split()) > 250][:50]
    for key in range(count):
        copy = replaced(some[0], chance, some[1:])
        seen = _NOON + timedelta(minutes=key)
        yield Copy(key, " ".join(copy.sentences), copy.title, f"feed {key % 300}", seen)


def _in_a_shell(count: int) -> Iterator[Copy]:
    """Yield briefs of their own, all with the same boilerplate around them."""
    for key, brief in enumerate(_strangers(count, words=60)):
        text = " ".join((*_SHELL[:2], brief, *_SHELL[2:]))
        yield Copy(key, text, brief[:60], f"feed {key % 300}", _NOON)


def _closed(count: int) -> Iterator[Copy]:
    """Yield one summary that says nothing, under headlines of their own."""
    for key, title in enumerate(_strangers(count, words=8)):
        yield Copy(key, "Comments are closed.", title, f"feed {key % 300}", _NOON, summary=True)


def _same(count: int) -> Iterator[Copy]:
    """Yield one short text without a headline, over and over."""
    for key in range(count):
        yield Copy(key, "Comments are closed.", "", f"feed {key % 300}", _NOON, summary=True)


def _one_headline(count: int) -> Iterator[Copy]:
    """Yield stories of their own under the headline of a column that comes every day."""
    for key, text in enumerate(_strangers(count, words=120)):
        yield Copy(key, text, "Markets at the close of trading", f"feed {key % 300}", _NOON)


def _strangers(count: int, *, words: int) -> Iterator[str]:
    """Yield texts of real words in no order, so that no two share a phrase but by chance."""
    known = sorted({word for one in articles()[:800] for word in one.text.split()})
    chance = random.Random(2)
    for _ in range(count):
        yield " ".join(chance.choices(known, k=words)) + "."


_CASES: dict[str, tuple[Callable[[int], Iterator[Copy]], int]] = {
    "noisy copies of one wire story": (_wire_story, 200),
    "stories in one shell of boilerplate": (_in_a_shell, 10_000),
    "one summary under headlines of their own": (_closed, 10_000),
    "one summary without a headline": (_same, 10_000),
    "stories of their own under one headline": (_one_headline, 10_000),
}

if __name__ == "__main__":
    main()

"""What a run costs: through Prefect beside an empty flow started the same way, and directly.

    python benchmarks/run_speed.py [--pairs 5]

Every pair runs both on fresh desks whose Prefect home is warm, one after the other, in an order
that alternates; the medians are of the whole process, from start to end. What must hold:

    copydesk run, less an empty flow   at most 3 s
    copydesk run --direct              at most 3 s
    copydesk --help                    under 0.5 s

For comparison, the empty flow as Prefect starts it by itself is timed too.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COPYDESK = (sys.executable, "-m", "copydesk")
EMPTY = """
from flows.at_hand import at_hand

with at_hand("sqlite:///copydesk.db") as hand:
    from prefect import flow

    with hand.connected(lambda words: None):
        flow(lambda: None, name="empty")()
"""
STOCK = "from prefect import flow; flow(lambda: None, name='empty')()"
MOST_OVER, MOST_DIRECT, MOST_HELP = 3.0, 3.0, 0.5  # seconds


@dataclass(frozen=True)
class Figure:
    """A time that was measured, and what it may be at most."""

    name: str
    seconds: float
    most: float | None = None

    @property
    def is_kept(self) -> bool:
        """Say whether it is within its limit."""
        return self.most is None or self.seconds <= self.most

    def __str__(self) -> str:
        limit = "" if self.most is None else f"  at most {self.most:g} s"
        broken = "" if self.is_kept else "  TOO SLOW"
        return f"{self.name:<42}{self.seconds:7.2f} s{limit}{broken}"


def clean_environment() -> dict[str, str]:
    """Return an environment in which nobody has set up Prefect or copydesk."""
    ours = ("PREFECT", "COPYDESK")
    told = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return told | {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}


def timed(command: Sequence[str], folder: Path, **env: str) -> float:
    """Return the seconds that a command takes; it must go well."""
    before = time.perf_counter()
    ran = subprocess.run(
        command,
        cwd=folder,
        env=clean_environment() | env,
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.perf_counter() - before
    if ran.returncode:
        sys.exit(f"{' '.join(command)} ended with {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return took


def fresh_desk(place: Path, warm: Path) -> Path:
    """Make a folder without a database of ours, whose Prefect has its own already."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(warm, place / ".copydesk")
    return place


def pairs(count: int, place: Path) -> list[tuple[float, float]]:
    """Time `count` pairs of a run and an empty flow, in alternating order."""
    warm = place / "warm"
    warm.mkdir()
    timed((sys.executable, "-c", EMPTY), warm)
    found = []
    for number in range(count):
        took = {}
        both = {"run": (*COPYDESK, "run"), "empty": (sys.executable, "-c", EMPTY)}
        for name in sorted(both, reverse=bool(number % 2)):
            desk = fresh_desk(place / "desk", warm / ".copydesk")
            took[name] = timed(both[name], desk)
        found.append((took["run"], took["empty"]))
        print(f"pair {number + 1}: run {took['run']:.2f} s, empty {took['empty']:.2f} s")
    return found


def median(command: Sequence[str], count: int, place: Path, **env: str) -> float:
    """Return the median time of a command in an empty folder."""
    times = []
    for number in range(count):
        folder = place / f"{number}"
        folder.mkdir(parents=True)
        times.append(timed(command, folder, **env))
    return statistics.median(times)


def main() -> None:
    """Measure, print, and end with 1 when something took too long."""
    parser = argparse.ArgumentParser(description="Time copydesk run.")
    parser.add_argument("--pairs", type=int, default=5)
    count = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        timings = pairs(count, place)
        home = str(place / "warm" / ".copydesk" / "prefect")
        stock = (sys.executable, "-c", STOCK)
        figures = [
            Figure("copydesk run", statistics.median(run for run, _ in timings)),
            Figure(
                "an empty flow, started the same way", statistics.median(e for _, e in timings)
            ),
            Figure(
                "copydesk run, less the empty flow",
                statistics.median(r - e for r, e in timings),
                MOST_OVER,
            ),
            Figure(
                "an empty flow, as Prefect starts it",
                median(stock, 2, place / "stock", PREFECT_HOME=home),
            ),
            Figure(
                "copydesk run --direct",
                median((*COPYDESK, "run", "--direct"), count, place / "direct"),
                MOST_DIRECT,
            ),
            Figure(
                "copydesk --help", median((*COPYDESK, "--help"), count, place / "help"), MOST_HELP
            ),
        ]
    print(*figures, sep="\n")
    sys.exit(0 if all(figure.is_kept for figure in figures) else 1)


if __name__ == "__main__":
    main()

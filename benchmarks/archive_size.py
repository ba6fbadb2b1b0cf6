"""What an archive costs as it grows: time and memory of `copydesk dedup`.

    python -m benchmarks.archive_size [--stories 10000 100000] [--jobs 1]

Every size is a file made by `benchmarks.wire_archive` in a folder of its own, clustered by one
run of the command. What must hold: a story costs at most 1.5 times as much in the largest archive
as in the smallest, counted in seconds of the processors, which other work on the machine disturbs
less, and the largest takes less than 8 GB.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.scores import score
from benchmarks.wire_archive import write

_COMMAND = (sys.executable, "-m", "copydesk", "dedup")
_MOST_GROWTH, _MOST_MEMORY = 1.5, 8e9


def main() -> None:
    """Measure every size, print, and end with 1 when a limit was broken."""
    ask = argparse.ArgumentParser(description="Measure copydesk dedup as an archive grows.")
    ask.add_argument("--stories", type=int, nargs="+", default=[10_000, 100_000])
    ask.add_argument("--jobs", type=int, default=1)
    told = ask.parse_args()
    print(
        f"{'stories':>10} {'seconds':>9} {'cpu s':>8} {'per cpu s':>10} {'peak MB':>9} "
        f"{'B/story':>9} pair F1"
    )
    costs = []
    _measured(4_000, told.jobs)  # compiles what is not compiled yet
    for count in sorted(told.stories):
        seconds, busy, memory, f1 = _measured(count, told.jobs)
        costs.append(busy / count)
        print(
            f"{count:10,} {seconds:9.1f} {busy:8.1f} {count / busy:10,.0f} {memory / 1e6:9,.0f} "
            f"{memory / count:9,.0f} {f1:.4f}",
            flush=True,
        )
    growth = costs[-1] / costs[0]
    print(f"a story in the largest costs {growth:.2f} times what it does in the smallest")
    sys.exit(growth > _MOST_GROWTH or memory > _MOST_MEMORY)


def _measured(count: int, jobs: int) -> tuple[float, float, int, float]:
    """Return the seconds, those of the processors, the largest process's peak, and pair F1."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "stories.jsonl", Path(folder) / "clusters.jsonl"
        write(source, count)
        command = [*_COMMAND, str(source), "--output", str(output), "--jobs", str(jobs)]
        before = time.perf_counter()
        with subprocess.Popen(command, cwd=Path.cwd(), stderr=subprocess.PIPE) as run:
            said = run.stderr.read().decode() if run.stderr else ""
            _, status, usage = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - before
        if run.returncode:
            sys.exit(f"copydesk dedup ended with {run.returncode}:\n{said[-2_000:]}")
        with output.open(encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
    told = score([row["cluster"] for row in rows], [row["id"].partition("-")[0] for row in rows])
    busy = usage.ru_utime + usage.ru_stime
    return seconds, busy, usage.ru_maxrss * 1024, told.f1


if __name__ == "__main__":
    main()

"""Stories a second from raw text to clusters, ours and the peers', and how good the clusters are.

    uv run --group peers python -m benchmarks.dedup_speed [--texts labelled|wire] [--cores 1 2]

`wire` is an archive of `benchmarks.wire_archive`, `labelled` the set of `benchmarks.labelled`
with its kinds of copies and its look-alikes. All get the same texts in the same run, one after the
other and on the same cores, each peer in a process of its own. A peer's row is that of its best
threshold. The seconds are of texts in memory to clusters in memory, on one core those of the
processor; text-dedup and datatrove know only files, which counts.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import articles
from benchmarks.labelled import build
from benchmarks.peers import clock
from benchmarks.scores import Scores, score
from benchmarks.wire_archive import rows
from dedup.archive import cluster
from dedup.engine import COMPILED, PLAIN, best_engine, engine
from story.item import Copy

_PEERS = ("datasketch", "rensa", "rensa_words", "gaoya", "text_dedup", "datatrove")
_THRESHOLDS = (0.3, 0.5, 0.7)
_PATIENCE = 900  # seconds
_CORES = sorted(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True)
class Row:
    """What one finder of copies came to."""

    name: str
    rate: float = 0.0
    scores: Scores | None = None
    note: str = ""

    def __str__(self) -> str:
        if self.scores is None:
            return f"{self.name:24} {self.note}"
        return (
            f"{self.name:24} {self.rate:9,.0f}  {self.scores.precision:.4f} "
            f"{self.scores.recall:.4f} {self.scores.f1:.4f}   {self.scores.b_cubed:.4f}  "
            f"{self.note}"
        )


def main() -> None:
    """Measure all and print a table."""
    ask = argparse.ArgumentParser(description="Compare the speed of dedup with its peers'.")
    ask.add_argument("--texts", choices=("wire", "labelled"), default="wire")
    ask.add_argument("--stories", type=int, default=20_000)
    ask.add_argument("--cores", type=int, nargs="+", default=sorted({1, len(_CORES)}))
    ask.add_argument("--peers", nargs="*", default=list(_PEERS))
    told = ask.parse_args()
    copies, true = _texts(told.texts, told.stories)
    words = sum(len(copy.text.split()) for copy in copies) / len(copies)
    print(f"{len(copies):,} texts ({told.texts}), {words:.0f} words each")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.json"
        source.write_text(json.dumps([_whole(copy) for copy in copies]), encoding="utf-8")
        for cores in told.cores:
            os.sched_setaffinity(0, _CORES[:cores])
            title = "one core" if cores == 1 else f"{cores} cores"
            print(f"\n{title:24} stories/s  pair P  R      F1       B-cubed F1")
            own = [_ours(name, copies, true, cores) for name in (COMPILED, PLAIN)]
            print(*own, sep="\n", flush=True)
            peers = []
            for name in told.peers:
                peers.append(_best(name, source, true, cores))
                print(peers[-1], flush=True)
            print(_told(own[0], peers))


def _told(ours: Row, peers: Sequence[Row]) -> str:
    """Say how fast ours is beside the fastest peer that is as good, or what there is instead."""
    if ours.scores is None:
        return ""
    ran = [peer for peer in peers if peer.scores is not None]
    as_good = [peer for peer in ran if peer.scores and peer.scores.f1 >= ours.scores.f1]
    if not ran:
        return "no peer ran"
    fastest = max(as_good or ran, key=lambda peer: peer.rate)
    who = "as good" if as_good else f"of all, with F1 {fastest.scores.f1:.2f}; none is as good"
    return f"ours is {ours.rate / fastest.rate:.2f} times as fast as {fastest.name}, fastest {who}"


def _texts(kind: str, stories: int) -> tuple[list[Copy], list[int]]:
    if kind == "labelled":
        data = build(articles(), seed=5)
        return data.copies, data.story
    made = list(rows(stories))
    return [Copy(i, row.text, row.title) for i, row in enumerate(made)], [
        row.story for row in made
    ]


def _whole(copy: Copy) -> str:
    """Return what a peer gets; it knows no headlines, so they stand before the text."""
    return f"{copy.title}\n{copy.text}"


def _ours(name: str, copies: Sequence[Copy], true: Sequence[int], cores: int) -> Row:
    title = f"copydesk, {'numba' if name == COMPILED else 'numpy'}"
    if name == COMPILED and best_engine() is not engine(COMPILED):
        return Row(title, note="numba is not installed")
    cluster(copies[:2_000], by=engine(name))  # loads what was compiled, or compiles it
    before = clock(cores)
    placed = cluster(copies, by=engine(name), jobs=cores).placed
    seconds = clock(cores) - before
    return Row(title, len(copies) / seconds, score([one.cluster for one in placed], true))


def _best(name: str, source: Path, true: Sequence[int], cores: int) -> Row:
    """Return the row of a peer at the threshold where its pair F1 is best."""
    found = [_peer(name, source, true, threshold, cores) for threshold in _THRESHOLDS]
    return max(found, key=lambda row: row.scores.f1 if row.scores else -1.0)


def _peer(name: str, source: Path, true: Sequence[int], threshold: float, cores: int) -> Row:
    script = str(Path(__file__).with_name("peers.py"))
    command = [sys.executable, script, name, str(source), str(threshold), str(cores)]
    threads = {name: str(cores) for name in ("RAYON_NUM_THREADS", "OMP_NUM_THREADS")}
    quiet = {"PYTHONWARNINGS": "ignore", "HF_HUB_OFFLINE": "1", "DO_NOT_TRACK": "1"}
    try:
        done = subprocess.run(
            command,
            env=os.environ | threads | quiet,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return Row(name, note=f"not through in {_PATIENCE} s at threshold {threshold}")
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["nothing said"])[-1]
        return Row(name, note=f"did not run: {said[:200]}")
    told = json.loads(done.stdout.strip().splitlines()[-1])
    clusters = told["clusters"]
    return Row(name, len(true) / told["seconds"], score(clusters, true), f"at {threshold}")


if __name__ == "__main__":
    main()

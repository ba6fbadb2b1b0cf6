"""How fast editing is, beside a peer in the same run, and whether big clusters stay near-linear.

The peer is the Harper grammar checker (`harper-py`), run by uv in a place of its own.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.editing_texts import beside, stories
from editing.check import check
from story.item import Copy

PEER = "harper-py==0.2.0"
_PEER_RUN = """
import pathlib, sys, time
import harper
texts = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").split("\\x1e")
start = time.process_time()
linter = harper.Linter()
for text in texts: linter.lint(text)
print(len(texts) / (time.process_time() - start))
"""
_WORDS = 400
_PEER_STORIES = 200  # half a minute
_SIZES = (50, 100, 200, 500)


def texts(count: int, outlet: str = "bbc") -> list[str]:
    """Return stories of an outlet cut to 400 words."""
    found = []
    for text in stories(outlet, count, random.Random(1)):
        cut = re.match(rf"(?:\S+\s+){{0,{_WORDS}}}", text)
        if cut and len(cut.group().split()) > _WORDS * 3 // 4:
            found.append(cut.group().strip())
    return found


def alone(told: list[str]) -> float:
    """Return stories a second, each by itself."""
    start = time.process_time()
    for text in told:
        check(Copy(0, text, source="here"))
    return len(told) / (time.process_time() - start)


def pairs(told: list[str]) -> float:
    """Return stories a second, each beside a sibling in another house's style."""
    siblings = [beside(text, "house").copies for text in told]
    start = time.process_time()
    for text, others in zip(told, siblings, strict=True):
        check(Copy(0, text, source="here"), others)
    return len(told) / (time.process_time() - start)


def clusters(text: str) -> list[tuple[int, float]]:
    """Return milliseconds for each copy of clusters of some sizes, all copies checked."""
    words = text.split(" ")
    found = []
    for size in _SIZES:
        copies = [
            Copy(n, " ".join(words[: len(words) - n % 40]), source=f"outlet {n}")
            for n in range(size)
        ]
        start = time.process_time()
        for one in copies:
            check(one, [other for other in copies if other is not one])
        found.append((size, (time.process_time() - start) / size * 1000))
    return found


def peer(told: list[str]) -> str:
    """Return what the peer does in a second, or why it could not be asked."""
    uv = shutil.which("uv")
    if uv is None:
        return "not asked: uv is not here"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts"
        file.write_text("\x1e".join(told), encoding="utf-8")
        command = [uv, "run", "--no-project", "--with", PEER, "python", "-c", _PEER_RUN, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"not asked: {done.stderr.strip().splitlines()[-1]}"
    return f"{float(done.stdout):.0f} stories/s"


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stories", type=int, default=2_000)
    told = texts(options.parse_args().stories)
    others = texts(100, "abc")  # what loads when it is first asked for is no cost of a story
    alone(others)
    pairs(others)
    print(f"{len(told)} stories of {_WORDS} words, one core, Python {sys.version.split()[0]}")
    print(f"alone              {alone(told):6.0f} stories/s")
    print(f"with one sibling   {pairs(told):6.0f} pairs/s", flush=True)
    print(f"{PEER:18} {peer(told[:_PEER_STORIES])}")
    for size, each in clusters(told[0]):
        print(f"cluster of {size:4}    {each:6.2f} ms a copy")


if __name__ == "__main__":
    main()

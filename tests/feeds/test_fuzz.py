"""Mutated real feeds, for a bounded time, within bounded memory and time for each."""

import os
import random
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
WIRE = HERE.parents[1] / "seeds" / "wire"
FEEDS = [
    *(path for path in sorted((HERE / "golden").iterdir()) if path.name.count(".") == 1),
    *(
        path
        for path in sorted(WIRE.iterdir())
        if path.suffix in {".rss", ".atom", ".rdf", ".json"}
    ),
]
SECONDS = 6
SEED = os.environ.get("FUZZ_SEED", "")


def test_no_mutated_feed_breaks_a_reader_or_its_limits():
    seed = SEED or str(random.randrange(10**9))
    done = subprocess.run(
        [sys.executable, str(HERE / "fuzzing.py"), str(SECONDS), seed, *map(str, FEEDS)],
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE.parents[1],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
    )
    assert done.returncode == 0, f"FUZZ_SEED={seed}: {done.stderr[-3000:]}"
    assert int(done.stdout) > 20

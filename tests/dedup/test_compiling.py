import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numba")

READ = """
from dedup.compiling import compiling_told
from dedup.engine import engine

with compiling_told(lambda how: print(how.begun, how.kept)):
    engine("compiled").read(["The pier closed."])
"""
NOWHERE = """
from numba.core.caching import CompileResultCacheImpl
CompileResultCacheImpl._locator_classes = []
"""


PROJECT = Path(__file__).parents[2]


def said(program, cache, *, project=PROJECT):
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project,
        env={**os.environ, "NUMBA_CACHE_DIR": str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.splitlines()


def test_compiling_is_told_on_the_first_run_only(tmp_path):
    first = said(READ, tmp_path)
    assert first[0] == "1 True"
    assert first == [f"{number} True" for number in range(1, len(first) + 1)]
    assert said(READ, tmp_path) == []


def test_loops_that_no_folder_can_keep_are_compiled_all_the_same_and_it_is_told(tmp_path):
    assert said(NOWHERE + READ, tmp_path)[0] == "1 False"


def test_loops_are_compiled_anew_when_another_file_of_theirs_has_changed(tmp_path):
    for room in ("dedup", "story"):
        shutil.copytree(PROJECT / room, tmp_path / room, ignore=shutil.ignore_patterns("*.nb?"))
    first = said(READ, tmp_path / "kept", project=tmp_path)
    with (tmp_path / "dedup" / "policy.py").open("a") as file:
        file.write("\n# changed\n")
    assert said(READ, tmp_path / "kept", project=tmp_path) == first != []

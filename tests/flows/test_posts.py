"""A program that is kept running: started again when it falls, given up when it keeps falling."""

import contextlib
import sys
import time
from pathlib import Path

import psutil
import pytest

from flows.posts import MOST_FALLS, Post


def post(folder: Path, script: str) -> Post:
    return Post(
        name="clerk",
        command=[sys.executable, "-c", script],
        log=folder / "clerk.log",
        ready=lambda: True,
        there="the clerk is there",
    )


def news(watched: Post) -> str:
    for _ in range(200):
        if told := watched.look():
            return told
        time.sleep(0.05)
    pytest.fail("nothing happened")


def test_a_program_that_falls_is_started_again_with_its_last_words(tmp_path) -> None:
    clerk = post(tmp_path, "import time; print('no ink left', flush=True); time.sleep(0.5)")
    clerk.start()
    assert news(clerk) == "the clerk is there"
    assert news(clerk) == "the clerk ended with 0: no ink left; started again"
    assert not clerk.is_lost
    clerk.see_off()


def test_a_program_that_keeps_falling_is_given_up(tmp_path) -> None:
    clerk = post(tmp_path, "raise SystemExit('no ink at all')")
    clerk.ready = lambda: False
    clerk.start()
    told = [news(clerk) for _ in range(MOST_FALLS)]
    assert clerk.is_lost
    assert "no ink at all" in told[-1]
    assert str(tmp_path) in told[-1]
    assert clerk.look() is None


def test_a_program_takes_what_it_started_with_it(tmp_path) -> None:
    script = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)"
    )
    clerk = post(tmp_path, script)
    clerk.start()
    while not (told := clerk.log.read_text()):
        time.sleep(0.05)
    clerk.ask_to_end()
    clerk.see_off()
    with contextlib.suppress(psutil.NoSuchProcess):
        assert psutil.wait_procs([psutil.Process(int(told))], timeout=5)[1] == []

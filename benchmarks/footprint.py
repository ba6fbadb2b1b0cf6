"""What a command costs while it runs: its time, and the memory of it and its helpers."""

import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

PAUSE = 0.5  # seconds between two looks; each costs the command some of its time


@dataclass(frozen=True)
class Footprint:
    """What a command printed and cost: seconds, seconds of the processor, and MB at most."""

    told: str
    code: int
    seconds: float
    processor: float
    memory: float


def run(command: Sequence[str], *, folder: Path, env: Mapping[str, str]) -> Footprint:
    """Run a command to its end, looking at it now and then."""
    begun, memory, busy = time.perf_counter(), 0.0, dict[int, float]()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=dict(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        told: list[str] = []
        reading = threading.Thread(target=lambda: told.append(running.communicate()[0]))
        reading.start()
        while reading.is_alive():
            memory = max(memory, _look(running.pid, busy))
            reading.join(PAUSE)
    seconds = time.perf_counter() - begun
    return Footprint(told[0], running.returncode, seconds, sum(busy.values()), memory)


def _look(pid: int, busy: dict[int, float]) -> float:
    """Return the MB that a process and its helpers hold now; shared pages count once."""
    held = 0.0
    try:
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            times = one.cpu_times()
            busy[one.pid] = times.user + times.system
            held += one.memory_full_info().pss / 2**20
    except psutil.Error:
        return 0.0  # it has just ended
    return held

"""A whole desk in one command: it comes up, works, and goes without leaving anything behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from flows import server
from storage.database import open_database
from storage.views import runs

SCRIPT = """
import sys
from datetime import timedelta
from desk.plan import Plan
from flows.errors import FlowError
from flows.up import up

db, port, prefect_port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
dashboard = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port)]

def say(line):
    print(line, flush=True)

try:
    sys.exit(up(Plan(db=db), host="127.0.0.1", port=port, serve_dashboard=dashboard, say=say,
                interval=timedelta(minutes=10), prefect_port=prefect_port))
except FlowError as error:
    sys.exit(f"error: {error}")
"""
PATIENCE = 60.0  # seconds


class Desk:
    """A desk that runs."""

    def __init__(self, db: str, env: dict[str, str], folder: Path) -> None:
        self.port, self.prefect_port = server.free_port(), server.free_port()
        self.said = folder / "said.txt"
        command = [sys.executable, "-c", SCRIPT, db, str(self.port), str(self.prefect_port)]
        with self.said.open("wb") as out:
            self.process = subprocess.Popen(command, env=env, stdout=out, stderr=out, cwd=folder)

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def says(self, words: str) -> bool:
        return words in self.said.read_text()


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.2)


@pytest.fixture
def desk(prefect, make_desk, tmp_path) -> Iterator[Callable[..., Desk]]:
    """Starts desks; what is left of them at the end is ended."""
    started: list[Desk] = []

    def start(**env: str) -> Desk:
        told = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
        started.append(Desk(make_desk(tmp_path), told | env, tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def completed(folder: Path) -> bool:
    with (
        closing(open_database(f"sqlite:///{folder / 'copydesk.db'}")) as database,
        database.read() as session,
    ):
        return any(run.state == "completed" for run in runs.listing(session))


def test_a_desk_comes_up_works_and_goes_cleanly(prefect, desk, tmp_path) -> None:
    prefect.copy_to(tmp_path / ".copydesk" / "prefect")
    running = desk()
    wait_for(lambda: running.says("Schedule") and running.says("Prefect"))
    assert running.says(f"Dashboard  http://127.0.0.1:{running.port}")
    wait_for(lambda: completed(tmp_path))

    everyone = running.children()
    assert len(everyone) >= 3
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) == 0, running.said.read_text()
    _, left = psutil.wait_procs(everyone, timeout=5)
    assert left == []
    assert "Traceback" not in running.said.read_text()
    assert server.is_free(server.HOST, running.port)
    assert server.is_free(server.HOST, running.prefect_port)


def test_a_dashboard_that_dies_is_started_again_and_sigterm_ends_all(prefect, desk) -> None:
    running = desk(PREFECT_API_URL=prefect.api, PREFECT_HOME=str(prefect.home))
    wait_for(lambda: running.says("Dashboard"))
    fallen = next(one for one in running.children() if "http.server" in one.cmdline())
    fallen.kill()
    wait_for(lambda: running.says("the dashboard ended by signal 9"))
    wait_for(lambda: server.listens(server.HOST, running.port))

    everyone = running.children()
    running.process.terminate()
    assert running.process.wait(30) == 0, running.said.read_text()
    _, left = psutil.wait_procs(everyone, timeout=5)
    assert left == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody tells a child of a death")
def test_a_desk_that_is_killed_takes_its_programs_with_it(prefect, desk) -> None:
    running = desk(PREFECT_API_URL=prefect.api, PREFECT_HOME=str(prefect.home))
    wait_for(lambda: running.says("Dashboard"))
    everyone = running.children()
    running.process.kill()
    _, left = psutil.wait_procs(everyone, timeout=20)
    assert left == []


def test_a_port_that_is_taken_is_said_in_one_line(make_desk, run_program, tmp_path) -> None:
    db = make_desk(tmp_path)
    with closing(server.socket.create_server((server.HOST, 0))) as taken:
        port = str(taken.getsockname()[1])
        ran = run_program(
            *(sys.executable, "-c", SCRIPT, db, port, str(server.free_port())),
            env=dict(os.environ),
            cwd=tmp_path,
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"error: 127.0.0.1:{port} is taken by another program")
    assert ran.stderr.count("\n") == 1

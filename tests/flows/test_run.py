"""A cycle by hand, on the server that is set up or on a temporary one."""

import os
import sys
from pathlib import Path

import psutil
import pytest

from flows import server

SCRIPT = """
import sys
from desk.plan import Plan
from flows.at_hand import at_hand
from flows.run import run_cycle

def tell(step):
    print("step", step.verb, step.note, flush=True)

with at_hand(sys.argv[1]) as prefect:
    print(run_cycle(Plan(db=sys.argv[1]), prefect, due_only=True, progress=tell))
"""


def of_prefect(folder: Path) -> list[psutil.Process]:
    """Return the servers that run with a home below this folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if str(folder) in process.environ().get("PREFECT_HOME", ""):
                found.append(process)
        except (psutil.AccessDenied, psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
    return found


@pytest.fixture
def own_home() -> dict[str, str]:
    """An environment in which nobody has set up Prefect."""
    return {name: told for name, told in os.environ.items() if not name.startswith("PREFECT")}


def test_a_run_by_hand_starts_a_server_beside_the_database_and_ends_it(
    prefect, make_desk, run_program, own_home, tmp_path
) -> None:
    prefect.copy_to(tmp_path / ".copydesk" / "prefect")
    db = make_desk(tmp_path)
    ran = run_program(sys.executable, "-c", SCRIPT, db, env=own_home, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""  # Prefect's own lines are in its log
    assert "step poll" in ran.stdout
    assert "CycleReport(" in ran.stdout
    assert of_prefect(tmp_path) == []


def test_a_server_that_is_set_up_is_used(prefect, make_desk, run_program, tmp_path) -> None:
    db = make_desk(tmp_path)
    before = prefect.ask("flow_runs/count")
    ran = run_program(sys.executable, "-c", SCRIPT, db, env=prefect.env(), cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "temporary" not in ran.stdout
    assert prefect.ask("flow_runs/count") == before + 1


def test_a_server_that_is_set_up_but_silent_is_replaced(
    prefect, make_desk, run_program, tmp_path
) -> None:
    home = tmp_path / "home"
    prefect.copy_to(home)
    db = make_desk(tmp_path)
    silent = server.address(server.free_port())
    env = prefect.env(PREFECT_API_URL=silent, PREFECT_HOME=str(home))
    ran = run_program(sys.executable, "-c", SCRIPT, db, env=env, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert f"{silent} does not answer: a temporary server" in ran.stdout

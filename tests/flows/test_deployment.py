"""The pipeline deployed as prefect.yaml says: a real server, a process work pool, a worker."""

import shutil
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from storage import versions
from storage.database import open_database
from storage.views import feeds, runs

PREFECT = (sys.executable, "-m", "prefect", "--no-prompt")
YAML = Path(__file__).parents[2] / "prefect.yaml"


@dataclass(frozen=True)
class Ran:
    """A run that a worker took, and the desk that it worked on."""

    deployment: dict[str, Any]
    run: dict[str, Any]
    db: str


@pytest.fixture(scope="module")
def ran(prefect, make_desk, run_program, tmp_path_factory) -> Ran:
    """The pipeline deployed, and one run of it taken by a worker."""
    folder = tmp_path_factory.mktemp("desk")
    db = make_desk(folder, dead=1)
    shutil.copy(YAML, folder)
    env = prefect.env(COPYDESK_DB=db, COPYDESK_ALLOW_PRIVATE="1", PWD=str(folder))
    prefect.ask("work_pools/", name="desk", type="process")

    deployed = run_program(*PREFECT, "deploy", "--all", env=env, cwd=folder)
    assert deployed.returncode == 0, deployed.stdout + deployed.stderr
    deployment = prefect.get("deployments/name/copydesk-cycle/every-10-minutes")
    run = prefect.ask(f"deployments/{deployment['id']}/create_flow_run")

    worker = (*PREFECT, "worker", "start", "--pool", "desk", "--run-once")
    worked = run_program(*worker, env=env, cwd=folder)
    assert worked.returncode == 0, worked.stdout + worked.stderr
    return Ran(deployment, prefect.get(f"flow_runs/{run['id']}"), db)


def test_a_run_on_a_worker_completes_and_fills_the_database(ran: Ran) -> None:
    assert ran.run["state_type"] == "COMPLETED"
    with closing(open_database(ran.db)) as database, database.read() as session:
        newest = runs.listing(session)[0]
        assert newest.state == "completed"
        assert newest.name == ran.run["name"]
        assert versions.waiting(session, now=datetime.now(UTC)) == 0
        assert sum(feed.items for feed in feeds.listing(session)) > 5


def test_a_feed_that_fails_does_not_fail_the_run(ran: Ran) -> None:
    with closing(open_database(ran.db)) as database, database.read() as session:
        dead = next(feed for feed in feeds.listing(session) if feed.url.startswith("http:"))
    assert dead.error_streak == 1
    assert dead.reason


def test_a_run_leaves_its_tables_and_its_lines(ran: Ran, prefect) -> None:
    mine = {"flow_runs": {"id": {"any_": [ran.run["id"]]}}}
    tables = {one["key"]: one["data"] for one in prefect.ask("artifacts/filter", **mine)}
    assert {"copydesk-clusters", "copydesk-flags", "copydesk-feeds"} <= tables.keys()
    assert "c-" in tables["copydesk-clusters"]
    logged = prefect.ask("logs/filter", logs={"flow_run_id": {"any_": [ran.run["id"]]}})
    lines = "\n".join(one["message"] for one in logged)
    assert "polled 3 feeds" in lines


def test_the_schedule_makes_runs_every_ten_minutes(ran: Ran, prefect) -> None:
    """Prefect's own scheduler does not, beside SQLAlchemy 2.1, without flows.mend."""
    prefect.ask(f"deployments/{ran.deployment['id']}/schedule", min_runs=3)
    due = prefect.ask(
        "flow_runs/filter",
        deployments={"id": {"any_": [ran.deployment["id"]]}},
        flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}},
        sort="EXPECTED_START_TIME_ASC",
    )
    minutes = [int(one["expected_start_time"][14:16]) for one in due[:3]]
    assert [(b - a) % 60 for a, b in pairwise(minutes)] == [10, 10]


def test_the_address_of_the_database_is_the_workers_business(ran: Ran) -> None:
    assert ran.deployment["parameters"] == {"due_only": True}

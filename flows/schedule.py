"""The schedule of a desk on one machine: runs a cycle now, and then on time.

`python -m flows.schedule SECONDS FOLDER` takes the cycle's parameters from a file in the folder
and makes another there once the schedule stands; `flows.up` starts it.
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect import State
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Interval
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from flows.cycle import ON_SCHEDULE, cycle
from flows.posts import PARAMETERS, SIGN
from flows.server import answers

NAME = "this-machine"
GLANCE = 0.5  # seconds between two looks at whether the server, or the parent, is there
_UNDER_WAY = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]


async def deployment(
    parameters: dict[str, Any], *, every: timedelta, now: datetime
) -> RunnerDeployment:
    """Return the cycle as a deployment, due each interval from now.

    It has no concurrency limit at the server: a run that is killed would hold its slot for ever.
    The runner takes one run at a time.
    """
    return await cycle.ato_deployment(
        NAME,
        schedule=Interval(every, anchor_date=now),
        parameters=parameters,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


async def serve(
    parameters: dict[str, Any], *, every: timedelta, ready: Callable[[], None]
) -> None:
    """Deploy the cycle, ask for a first run now, and run what comes due until we are ended."""
    async with get_client() as client:
        runner = Runner(name=NAME, limit=1)
        due = await deployment(parameters, every=every, now=datetime.now(UTC))
        number = await runner.aadd_deployment(due)
        await _settle(client, number)
        await client.create_flow_run_from_deployment(number, tags=[ON_SCHEDULE])
        ready()
        try:
            await runner.start()
        finally:
            await _settle(client, number)


async def _settle(client: PrefectClient, number: UUID) -> None:
    """Say of runs that ended with us, or with the desk before us, that they did."""
    ours = DeploymentFilter(id=DeploymentFilterId(any_=[number]))
    under_way = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_UNDER_WAY))
    )
    interrupted: State[Any] = Crashed(
        message="The desk was ended; the next cycle goes on from there."
    )
    for run in await client.read_flow_runs(flow_run_filter=under_way, deployment_filter=ours):
        await client.set_flow_run_state(run.id, interrupted, force=True)


def _end_with(parent: int) -> None:
    """End this process and its runs when its parent dies: else it waits for a dead server."""
    while os.getppid() == parent:
        time.sleep(GLANCE)
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    """Do what the command line says."""
    threading.Thread(target=_end_with, args=[os.getppid()], daemon=True).start()
    seconds, folder = int(sys.argv[1]), Path(sys.argv[2])
    parameters = json.loads((folder / PARAMETERS).read_text(encoding="utf-8"))
    every, sign = timedelta(seconds=seconds), folder / SIGN
    with contextlib.suppress(KeyboardInterrupt):
        while not answers(os.environ["PREFECT_API_URL"]):  # it is started when we are
            time.sleep(GLANCE)
        asyncio.run(serve(parameters, every=every, ready=sign.touch))


if __name__ == "__main__":
    main()

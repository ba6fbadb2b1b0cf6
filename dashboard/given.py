"""What every page is given: the database, the time, a way to start a run."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from dedup.policy import Policy
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk as the pages see it; without `start_run` there is no button to poll."""

    database: Database
    clock: Callable[[], datetime]
    start_run: Callable[[], str] | None
    policy: Policy


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


Given = Annotated[Desk, Depends(_desk)]

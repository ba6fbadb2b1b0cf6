"""Mends Prefect 3.8 where SQLAlchemy 2.1 broke it: its scheduler never made a run.

An entry point of "prefect.collections" (pyproject.toml): every Prefect server that is started
beside us loads it. Away with it once Prefect gives `FlowRun.state` a `bulk_dml` of its own.
"""

import sys
from collections.abc import MutableMapping
from typing import Any


def _leave(_class: type, _values: MutableMapping[str, Any], _value: object) -> None:
    """Let a name pass that is no column, as SQLAlchemy 2.0 did."""


def let_the_scheduler_insert() -> None:
    """Have bulk inserts of flow runs ignore the state they carry along for later."""
    tables = sys.modules.get("prefect.server.database.orm_models")
    if tables is None:
        return  # no server: importing its tables would cost a second for nothing
    hybrid = vars(tables.FlowRun)["state"]
    if getattr(hybrid, "bulk_dml_setter", _leave) is None:
        hybrid.bulk_dml_setter = _leave


let_the_scheduler_insert()

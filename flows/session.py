"""Which server the flows of this process talk to."""

from collections.abc import Iterator
from contextlib import contextmanager

from prefect.client.orchestration import get_client
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker
from prefect.settings import PREFECT_API_URL, temporary_settings

ANSWER = 2.0  # seconds that a configured server has to answer
FAREWELL = 5.0  # seconds for the last log lines and events to arrive


def configured() -> str | None:
    """Return the server that the user's environment, profile or files name."""
    return PREFECT_API_URL.value() or None


def reached(api: str | None) -> str | None:
    """Return the server's address if it answers within a moment."""
    if api is None:
        return None
    with temporary_settings({"api.url": api}):
        client = get_client(httpx_settings={"timeout": ANSWER}, sync_client=True)
    with client:
        return None if client.api_healthcheck() else api  # it returns what went wrong


@contextmanager
def talking_to(api: str, *, alone: bool) -> Iterator[None]:
    """Have flows, logs and events go to this server; whoever is `alone` with it is not watched.

    Prefect lets a server look for crashed runs by heartbeats, which cost each run up to a
    second at its end; on a temporary server nobody looks.
    """
    told: dict[str, object] = {"api.url": api, "server.ephemeral.enabled": False}
    if alone:
        told["flows.heartbeat_frequency"] = None
    with temporary_settings(told):
        try:
            yield
        finally:
            # Else they are sent at the interpreter's end, to a server that has gone.
            APILogWorker.drain_all(timeout=FAREWELL)
            EventsWorker.drain_all(timeout=FAREWELL)

"""A whole desk on one machine: Prefect's server, the schedule, the dashboard; Ctrl-C ends all."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from desk.plan import Plan
from flows import server
from flows.door import open_door
from flows.errors import PortTakenError
from flows.parameters import environment, parameters
from flows.posts import PARAMETERS, SIGN, Post

PREFECT_PORT = 4200  # Prefect's own habit
EVERY = timedelta(minutes=10)
_GLANCE = 0.2  # seconds between two looks at the posts
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Say = Callable[[str], None]


def up(  # noqa: PLR0913 - each is something that a person may want to set
    plan: Plan,
    *,
    host: str,
    port: int,
    serve_dashboard: Sequence[str],
    say: Say,
    interval: timedelta = EVERY,
    prefect_port: int = PREFECT_PORT,
) -> int:
    """Run a desk until Ctrl-C or SIGTERM; return 0, or 1 when a part could not be kept running.

    `serve_dashboard` is the command that serves the dashboard on this host and port. Call this
    in the main thread, where signals arrive. A Prefect server that is set up (PREFECT_API_URL)
    and answers is used; else one is started, for this machine only.
    """
    home = open_door(plan.db)
    if not server.is_free(host, port):
        raise PortTakenError(f"{host}:{port} is taken by another program; give another --port")
    api = _answering(os.environ.get("PREFECT_API_URL"))
    own = [] if api else [_server(home, prefect_port)]
    api = api or server.address(prefect_port)
    others = [
        _schedule(plan, home, api, interval),
        _dashboard(plan, home, api, (host, port), serve_dashboard),
    ]
    with _asked_to_end() as asked, _noted(home, api):
        try:
            for post in (*own, *others):
                post.log.unlink(missing_ok=True)
                post.start()
            return _watch((*own, *others), asked, say)
        finally:
            say("Ending ...")
            # The schedule tells the server that it has ended: the server goes last.
            _end(others, own)


def _watch(posts: Sequence[Post], asked: threading.Event, say: Say) -> int:
    """Look after the posts until we are asked to end, or one can't be kept running."""
    while not asked.wait(_GLANCE):
        for post in posts:
            if news := post.look():
                say(news)
            if post.is_lost:
                return 1
    return 0


def _end(*groups: Sequence[Post]) -> None:
    """End a group at a time; within one, all are asked before any is waited for."""
    for group in groups:
        for post in group:
            post.ask_to_end()
        for post in group:
            post.see_off()


def _server(home: Path, port: int) -> Post:
    if not server.is_free(server.HOST, port):
        raise PortTakenError(
            f"{server.HOST}:{port} is taken by another program, and Prefect's server needs it; "
            "if that is a Prefect server, name it in PREFECT_API_URL"
        )
    api = server.address(port)
    return Post(
        name="Prefect server",
        command=server.command(port),
        log=home / "server.log",
        ready=lambda: server.answers(api),
        there=f"Prefect    {api.removesuffix('/api')}",
        env=server.LASTING,
    )


def _schedule(plan: Plan, home: Path, api: str, interval: timedelta) -> Post:
    (home / PARAMETERS).write_text(json.dumps(parameters(plan)), encoding="utf-8")
    seconds = int(interval.total_seconds())
    return Post(
        name="schedule",
        command=[sys.executable, "-m", "flows.schedule", str(seconds), str(home)],
        log=home / "schedule.log",
        ready=(home / SIGN).exists,
        there=f"Schedule   now, then every {seconds / 60:g} minutes",
        env={"PREFECT_API_URL": api, **environment(plan)},
        sign=home / SIGN,
    )


def _dashboard(
    plan: Plan, home: Path, api: str, place: tuple[str, int], command: Sequence[str]
) -> Post:
    host, port = place
    return Post(
        name="dashboard",
        command=command,
        log=home / "dashboard.log",
        ready=lambda: server.listens(host, port),
        there=f"Dashboard  http://{host}:{port}",
        env={"PREFECT_API_URL": api, **environment(plan)},
    )


def _answering(api: str | None) -> str | None:
    return api if api and server.answers(api) else None


@contextmanager
def _noted(home: Path, api: str) -> Iterator[None]:
    """Have runs by hand find this server while it is there."""
    server.note(home, api)
    try:
        yield
    finally:
        server.note(home, None)


@contextmanager
def _asked_to_end() -> Iterator[threading.Event]:
    """Give an event that is set when somebody asks us to end."""
    asked = threading.Event()
    before = {name: signal.signal(name, lambda *_: asked.set()) for name in _SIGNALS}
    try:
        yield asked
    finally:
        for name, was in before.items():
            signal.signal(name, was)

"""A desk served to a real Chromium; without one, these tests say how to get it and are skipped."""

import os
import shutil
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dashboard.app import create_app
from storage.database import open_database

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
OPTIONS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
HOSTILE = "<script>document.title = 'broken'</script>\u202egniht emos\u202c \x07 <b>bold</b>"


def _builders() -> ModuleType:
    """Return the builders of the dashboard's own tests, which pytest keeps from being imported."""
    place = Path(__file__).parents[1] / "dashboard" / "conftest.py"
    spec = spec_from_file_location("dashboard_builders", place)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a desk with three clusters and a failing feed."""
    build = _builders()
    database = open_database(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}")
    make, text = build.Make(database), build.Text
    clean, damaged = build.CLEAN, build.DAMAGED
    make.cluster([text(), text(feed="Devdesk", text=damaged, minutes=52)])
    make.cluster([text(title="Storm", text="A storm came on Sunday."), text(feed="Other")])
    names = ["Island Gazette", "Ledger Online", "Morning Standard"]
    make.cluster(
        [text(title=HOSTILE, text=f"{HOSTILE}\n\n{clean}"), *(text(feed=n) for n in names)]
    )
    make.feed("Harbour Times", status="failing", reason="it answered 503; it is asked again")
    make.spike("Devdesk", "no text", HOSTILE)
    make.run()
    app = create_app(database, start_run=lambda: "run", clock=lambda: build.NOW)
    door = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    yield f"http://127.0.0.1:{door.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    door.close()
    database.close()


# Of the module, not of the session: Playwright keeps an event loop going in the tests' thread,
# and what comes after starts loops of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip(
            "no Chromium: apt-get install --no-install-recommends chromium, "
            "or name one with CHROMIUM=/path/to/chromium"
        )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the desk; whatever the browser complains of fails the test at its end."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(path: str, **said: object) -> Page:
        context = browser.new_context(base_url=address, **said)
        contexts.append(context)
        shown = context.new_page()
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        shown.on("console", lambda said: complaints.append(said.text) if _bad(said.type) else None)
        shown.goto(path)
        return shown

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _bad(kind: str) -> bool:
    return kind in {"error", "warning"}

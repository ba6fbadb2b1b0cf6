"""What Prefect finds in the environment before it is imported."""

import os
from pathlib import Path

import pytest

from flows import door, server


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path) -> None:
    """An environment in which nobody has set up Prefect."""
    for name in list(os.environ):
        if name.startswith(("PREFECT", "DO_NOT_TRACK", "NO_PROXY", "no_proxy")):
            monkeypatch.delenv(name)
    # What is set during a test is taken away after it.
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("db", "folder"),
    [
        ("sqlite:///copydesk.db", "."),
        ("sqlite:///desk/copydesk.db?timeout=5", "desk"),
        ("postgresql://desk@db.example.org/copydesk", "."),
    ],
)
def test_the_home_of_prefect_lies_beside_the_database(db: str, folder: str, tmp_path) -> None:
    assert door.open_door(db) == (tmp_path / folder / ".copydesk" / "prefect").resolve()
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"


def test_what_the_user_set_stays(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "mine"))
    monkeypatch.setenv("DO_NOT_TRACK", "0")
    assert door.open_door("sqlite:///copydesk.db") == tmp_path / "mine"
    assert os.environ["DO_NOT_TRACK"] == "0"


def test_a_server_chosen_in_a_profile_is_still_found() -> None:
    profiles = Path.home() / ".prefect" / "profiles.toml"
    profiles.parent.mkdir(parents=True)
    profiles.write_text('active = "newsroom"')
    door.open_door("sqlite:///copydesk.db")
    assert os.environ["PREFECT_PROFILES_PATH"] == str(profiles)


def test_a_proxy_is_not_asked_for_our_own_server(monkeypatch) -> None:
    monkeypatch.setenv("NO_PROXY", "example.org")
    door.open_door("sqlite:///copydesk.db")
    assert os.environ["NO_PROXY"] == "example.org,127.0.0.1,localhost,::1"


def test_a_server_that_has_gone_is_not_found_by_its_note(tmp_path) -> None:
    server.note(tmp_path, server.address(server.free_port()))
    assert server.noted(tmp_path) is None
    server.note(tmp_path, None)
    assert server.noted(tmp_path) is None

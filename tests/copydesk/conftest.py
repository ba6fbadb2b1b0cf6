import io
import os
import sys
from dataclasses import dataclass

import pytest

from copydesk.__main__ import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


@pytest.fixture
def cli(monkeypatch, tmp_path, capfd):
    """Type a command in an empty folder, without settings; give back what it said."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("COPYDESK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def run(*arguments, stdin=b""):
        capfd.readouterr()
        closed = stdin is None
        monkeypatch.setattr(sys, "stdin", None if closed else io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(one) for one in arguments])
        said = capfd.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture
def write(tmp_path):
    """Write a file into the folder of the test."""

    def make(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make

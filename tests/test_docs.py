"""The documents tell every command, option and setting, and no other."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from copydesk.__main__ import main
from copydesk.cli import app
from copydesk.settings import known
from copydesk.settings_file import FILE_VARIABLE

DOCS = Path(__file__).parents[1] / "docs"
CLI = (DOCS / "cli.md").read_text(encoding="utf-8")
CONFIGURATION = (DOCS / "configuration.md").read_text(encoding="utf-8")


def commands(group=None, path=("copydesk",)):
    group = group or get_command(app)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(commands())


def section(name):
    flags = re.MULTILINE | re.DOTALL
    found = re.search(rf"^### `{re.escape(name)}\b[^\n]*\n(.*?)(?=^##|\Z)", CLI, flags)
    assert found, f"docs/cli.md has no section on {name}"
    return found[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_its_options(name):
    told = section(name)
    for parameter in COMMANDS[name].params:
        for word in [*parameter.opts, *parameter.secondary_opts]:
            if word.startswith("--"):
                assert f"`{word}" in told, f"{name} {word} is not in docs/cli.md"


def test_no_command_is_documented_that_is_not_there():
    told = set(re.findall(r"^### `(copydesk [a-z]+(?: [a-z]+)?)", CLI, re.MULTILINE))
    assert {name for name in told if name not in COMMANDS} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_is_documented_that_is_not_there(name):
    options = {word for one in COMMANDS[name].params for word in [*one.opts, *one.secondary_opts]}
    told = set(re.findall(r"^\| `(--[a-z-]+)", section(name), re.MULTILINE))
    assert told <= options


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_help_what_it_does_and_what_its_options_mean(name, capsys):
    assert main([*name.split()[1:], "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: {name}")
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"{name} {parameter.name} has no help"


def test_every_setting_is_documented_with_its_variable_and_default():
    rows = dict(re.findall(r"^\| `([a-z_]+)` \|(.*)$", CONFIGURATION, re.MULTILINE))
    for one in known().values():
        assert f"`{one.variable}`" in rows.get(one.key, ""), f"{one.place} is not documented"
        default = str(one.default).lower() if isinstance(one.default, bool) else f"{one.default}"
        assert f"`{default}`" in rows[one.key], f"the default of {one.place} is {default}"
    assert set(rows) == {one.key for one in known().values()}
    assert FILE_VARIABLE in CONFIGURATION


def test_every_test_that_the_page_on_wires_names_is_there():
    told = (DOCS / "wires.md").read_text(encoding="utf-8")
    there = "".join(
        path.read_text(encoding="utf-8") for path in (DOCS.parent / "tests").rglob("test_*.py")
    )
    named = set(re.findall(r"`(test_\w+)`", told))
    assert named
    assert {name for name in named if f"def {name}(" not in there} == set()

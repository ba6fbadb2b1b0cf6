import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from copydesk.__main__ import main
from copydesk.commands import version


def start(*arguments, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "copydesk", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **more,
    )


def test_help_loads_nothing_heavy():
    told = "import sys; from copydesk.__main__ import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    heavy = {"sqlalchemy", "prefect", "numpy", "pyarrow", "rich", "httpx", "fastapi", "lxml"}
    assert not heavy & {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("arguments", [[], ["--help"], ["feeds"], ["feeds", "--help"], ["-h"]])
def test_help_is_no_error(cli, arguments):
    done = cli(*arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Usage: copydesk")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell is needed")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize(("name", "code"), [("bad.txt", 1), ("none.txt", 2)])
def test_streams_that_are_closed_change_no_exit_code(write, tmp_path, closed, name, code):
    write("bad.txt", "The the board met in the town on Monday, it said.\n")
    typed = [sys.executable, "-m", "copydesk", "check", "--format", "json", name]
    shell = ["sh", "-c", f'exec "$@" {closed}', "sh"]
    done = subprocess.run([*shell, *typed], cwd=tmp_path, check=False)
    assert done.returncode == code


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["run", "--nonsense"],
        ["feeds", "nonsense"],
        ["check", "x", "--format", "yaml"],
        ["clusters", "list", "--limit", "0"],
        ["serve", "--port", "99999"],
        ["feeds", "add"],
        ["evil\x1b[31m"],
    ],
)
def test_what_is_mistyped_is_one_line_on_stderr_and_2(cli, arguments):
    done = cli(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("copydesk: ")
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "x", "--format", "yaml"], "'yaml' is not one of"),
        (["check", "x", "--siblings"], "copydesk check --help"),
        (["check", ""], "a file's name is empty"),
        (["flags", "list", "--kind", "stray-stop"], "the nearest is stray-full-stop"),
        (["feeds", "add", "--unseen", "http://wire one/feed"], "there is a blank"),
        (["feeds", "set", "x", "--folder"], "copydesk feeds set --help"),
    ],
)
def test_what_is_mistyped_is_said_in_words_and_with_the_way_to_help(cli, arguments, said):
    done = cli(*arguments)
    assert said in done.err
    assert "error" not in done.err.casefold()


def test_a_wrong_setting_is_one_line_and_2(cli, write):
    write("copydesk.toml", "bd = 1")
    done = cli("feeds", "list")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "the nearest is db" in done.err


@pytest.fixture
def broken(monkeypatch):
    def fail(_name):
        raise KeyError("a \x1b defect")

    monkeypatch.setattr(version, "installed", fail)


def test_a_defect_is_one_line_and_its_traceback_is_kept(cli, broken):
    done = cli("version")
    assert (done.code, done.err.count("\n")) == (70, 1)
    assert "\x1b" not in done.err
    log = Path(done.err.split()[-1])
    assert "Traceback" in log.read_text(encoding="utf-8")
    log.unlink()


def test_a_defect_is_told_in_full_to_whoever_asks(cli, broken, monkeypatch):
    monkeypatch.setenv("COPYDESK_DEBUG", "1")
    done = cli("version")
    assert done.code == 70
    assert "Traceback" in done.err


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    row = b'{"id": "a", "text": "x"}\n'
    (tmp_path / "bad.txt").write_text("Title\n\n" + "The end. , he said. , Then. , and\n\n" * 2000)
    (tmp_path / "in.jsonl").write_bytes(row * 20_000)
    for arguments in (["check", "bad.txt"], ["check", "bad.txt", "--format", "json"]):
        with start(*arguments, cwd=tmp_path) as running:
            running.stdout.readline()
            running.stdout.close()
            assert running.stderr.read() in {b"", b"Traceback"}
        assert running.returncode == 141


def waits(process):
    """Say whether a process has come to wait for its input, and is not only starting."""
    seen = []
    for _ in range(5):
        time.sleep(0.1)
        seen.append((process.status(), process.cpu_times().user))
    return set(seen) == {(psutil.STATUS_SLEEPING, seen[0][1])}


def heed_ctrl_c():
    """Undo what a shell does to the jobs that it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_is_quiet(tmp_path):
    with start(
        "check", "-", cwd=tmp_path, stdin=subprocess.PIPE, preexec_fn=heed_ctrl_c
    ) as running:
        while not waits(psutil.Process(running.pid)):
            pass
        running.send_signal(2)
        assert running.wait(10) == 130
        assert running.stderr.read() == b""


def test_the_command_says_which_it_is(capsys):
    assert main(["version"]) == 0
    assert capsys.readouterr().out.startswith("copydesk ")


@pytest.mark.parametrize("command", [("process",), ("poll", "--all"), ("serve",)])
def test_a_database_that_is_not_there_is_not_made_by_a_slip(cli, tmp_path, command):
    done = cli(*command, "--db", "sqlite:///mistyped.db")
    assert (done.code, "there is no database" in done.err) == (2, True)
    assert not (tmp_path / "mistyped.db").exists()


def test_the_version_is_told_as_an_option_too(cli):
    assert cli("--version").out == cli("version").out != ""


def test_an_address_with_an_open_at_sign_gives_nothing_of_its_password_away(cli):
    done = cli("flags", "list", "--db", "postgresql://ana:se@cret@localhost/desk")
    assert (done.code, "%40" in done.err, "cret" in done.err) == (2, True, False)

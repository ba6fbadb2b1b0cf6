"""`copydesk check --fix` writes beside, and over nothing that is not its own."""

import os
import stat

import pytest

GOOD = "The birds came back to Asia under a clear sky, the board said on Tuesday.\n"
BAD = GOOD.replace("the board", "the the board")


@pytest.fixture
def text(tmp_path):
    """Return what a file of the test holds."""
    return lambda name: (tmp_path / name).read_text(encoding="utf-8")


def test_another_text_under_the_name_is_not_written_over(cli, write, text):
    write("story.txt", BAD)
    write("story.fixed.txt", "What an editor wrote.\n")
    done = cli("check", "story.txt", "--fix")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "story.fixed.txt" in done.err
    assert "--force" in done.err
    assert text("story.fixed.txt") == "What an editor wrote.\n"


def test_force_writes_over_it(cli, write, text):
    write("story.txt", BAD)
    write("story.fixed.txt", "What an editor wrote.\n")
    assert cli("check", "story.txt", "--fix", "--force").code == 1
    assert text("story.fixed.txt") == GOOD
    assert cli("check", "story.txt", "--force").code == 2


def test_what_is_there_already_is_no_obstacle(cli, write, text):
    write("story.txt", BAD)
    cli("check", "story.txt", "--fix")
    again = cli("check", "story.txt", "--fix")
    assert (again.code, text("story.fixed.txt")) == (1, GOOD)
    assert "1 repair already in story.fixed.txt" in again.err


def test_a_second_round_over_all_files_makes_no_more_files(cli, write, tmp_path):
    write("a.txt", BAD + "It was the board. of the town. Who who knows?\n")
    for _ in range(2):
        names = sorted(path.name for path in tmp_path.glob("*.txt"))
        assert cli("check", *names, "--fix").code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.fixed.txt", "a.txt"]


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("others", [["story.fixed.txt"], ["--siblings", "story.fixed.txt"]])
def test_a_file_that_is_read_is_never_written_over(cli, write, text, others, force):
    write("story.txt", BAD)
    write("story.fixed.txt", GOOD.replace("Tuesday", "Monday"))
    done = cli("check", "--fix", *force, "story.txt", *others)
    assert (done.code, done.out) == (2, "")
    assert text("story.fixed.txt") == GOOD.replace("Tuesday", "Monday")


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_link_is_not_followed(cli, write, text, tmp_path, force):
    write("story.txt", BAD)
    (tmp_path / "story.fixed.txt").symlink_to("story.txt")
    done = cli("check", "story.txt", "--fix", *force)
    assert (done.code, text("story.txt")) == (2, BAD)
    assert "link" in done.err


def test_a_file_of_two_names_keeps_its_text(cli, write, text, tmp_path):
    write("story.txt", BAD)
    os.link(tmp_path / "story.txt", tmp_path / "story.fixed.txt")
    assert cli("check", "story.txt", "--fix").code == 2
    assert cli("check", "story.txt", "--fix", "--force").code == 1
    assert (text("story.txt"), text("story.fixed.txt")) == (BAD, GOOD)


def test_when_one_file_cannot_be_repaired_none_is_written(cli, write, tmp_path):
    write("a.txt", BAD)
    write("b.txt", BAD)
    (tmp_path / "b.fixed.txt").mkdir()
    assert cli("check", "a.txt", "b.txt", "--fix", "--force").code == 2
    assert not (tmp_path / "a.fixed.txt").exists()


def test_who_may_read_the_file_may_read_its_repaired_text(cli, write, tmp_path):
    write("story.txt", BAD).chmod(0o640)
    cli("check", "story.txt", "--fix")
    assert stat.S_IMODE((tmp_path / "story.fixed.txt").stat().st_mode) == 0o640


def test_it_says_when_there_is_nothing_to_write(cli, write, tmp_path):
    write("good.txt", GOOD)
    write("bad.txt", GOOD + "\nThe board met in the old hall and it said that the plan of the\n")
    assert "nothing to repair" in cli("check", "good.txt", "--fix").err
    assert "no flag has a repair" in cli("check", "bad.txt", "--fix").err
    assert list(tmp_path.glob("*.fixed*")) == []


def test_a_byte_order_mark_stays_where_it_is(cli, write, text):
    write("story.txt", "\ufeffThe the board met in the town on Monday, it said.\r\n")
    assert cli("check", "story.txt", "--fix").code == 1
    assert text("story.fixed.txt").startswith("\ufeffThe board met")


def test_the_diff_has_the_lines_of_the_file(cli, write):
    """They end at a line feed, a carriage return or both, and at nothing else."""
    write("mac.txt", f"{GOOD.strip()}\r{BAD.strip()}\r{GOOD.strip()}\r")
    assert "@@ -1,3 +1,3 @@" in cli("check", "mac.txt", "--fix", "--select", "doubled-word").out
    odd = BAD.replace("clear sky", "clear\u2028sky").replace("back to", "back\x0cto")
    write("odd.txt", odd)
    done = cli("check", "odd.txt", "--fix", "--select", "doubled-word")
    assert "@@ -1 +1 @@" in done.out
    assert "-The birds came back to Asia under a clear sky, the the board" in done.out

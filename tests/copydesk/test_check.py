import json
import re
from pathlib import Path

import pytest

CLEAN = (
    "Storks 🐦 return\n\n"
    "The birds came back to Asia under a clear sky, the board said on Tuesday in the town.\n"
)
BAD = CLEAN.replace("Asia under", "Asia. under").replace("Tuesday in", "Tuesday. , in")


def test_a_clean_file_ends_with_0_and_says_nothing_on_stdout(cli, write):
    write("good.txt", CLEAN)
    done = cli("check", "good.txt")
    assert (done.code, done.out) == (0, "")
    assert "0 flags" in done.err


def test_flags_end_with_1_and_stand_as_linters_print_them(cli, write):
    write("bad.txt", BAD)
    done = cli("check", "bad.txt")
    assert done.code == 1
    lines = done.out.splitlines()
    assert re.match(r"bad\.txt:3:24 [a-z-]+ [A-Z]", lines[0])
    assert lines[1].strip().startswith("The birds came back to Asia. under a clear sky")
    at = lines[2].index("^")
    assert lines[1][at : at + lines[2].count("^")] == "Asia. under"
    assert "repair: Asia" in lines[2]


def test_json_keeps_the_text_and_the_places_in_it(cli, write):
    text = BAD.replace("\n", "\r\n") + "e\u0301 \u2028 end."
    write("bad.txt", text)
    write("good.txt", CLEAN)
    done = cli("check", "bad.txt", "--siblings", "good.txt", "--format", "json")
    assert done.code == 1
    (one,) = json.loads(done.out)
    assert one["file"] == "bad.txt"
    assert one["text"] == text
    assert one["flags"]
    for flag in one["flags"]:
        assert text[flag["start"] : flag["end"]] == flag["text"]
        assert flag["tier"] in {"flag", "hint"}
        assert all({"file", "text"} <= seen.keys() for seen in flag["evidence"])


def test_siblings_take_all_the_files_that_follow(cli, write):
    for name in ("bad.txt", "one.txt", "two.txt"):
        write(name, BAD if name == "bad.txt" else CLEAN)
    after = cli("check", "bad.txt", "--siblings", "one.txt", "two.txt", "--format", "json")
    each = cli(
        "check",
        "--format",
        "json",
        "--siblings",
        "one.txt",
        "--siblings",
        "two.txt",
        "--",
        "bad.txt",
    )
    assert len(json.loads(after.out)) == 1
    assert after.out == each.out


def test_a_dash_reads_standard_input(cli):
    done = cli("check", "-", stdin=BAD.encode())
    assert done.code == 1
    assert done.out.startswith("-:3:24 ")


def test_a_byte_order_mark_takes_no_column(cli, write):
    write("bad.txt", "\ufeffStorks came to Asia. under a clear sky, the board said.\n")
    assert cli("check", "bad.txt").out.startswith("bad.txt:1:16 ")


def test_a_byte_order_mark_is_no_part_of_the_first_word(cli, write):
    """Editors on Windows put it there."""
    write("bad.txt", "\ufeffThe the board met in the town on Monday, it said.\n")
    done = cli("check", "bad.txt")
    assert done.out.startswith("bad.txt:1:1 doubled-word ")
    assert done.out.splitlines()[1].strip().startswith("The the board")


def test_lines_may_end_in_a_carriage_return(cli, write):
    write("mac.txt", BAD.replace("\n", "\r"))
    assert cli("check", "mac.txt").out.startswith("mac.txt:3:24 ")


def test_a_file_that_is_named_twice_is_checked_once(cli, write):
    write("bad.txt", BAD)
    once, twice = cli("check", "bad.txt"), cli("check", "bad.txt", "./bad.txt")
    assert (twice.out, twice.err) == (once.out, once.err)


def test_standard_input_that_is_closed_is_bad_input(cli):
    done = cli("check", "-", stdin=None)
    assert (done.code, "standard input is closed" in done.err) == (2, True)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
@pytest.mark.parametrize(
    ("arguments", "said"), [(["/dev/zero"], "no story"), (["-", "--siblings", "-"], "sibling")]
)
def test_what_never_ends_and_what_is_its_own_sibling_is_refused(cli, arguments, said):
    done = cli("check", *arguments)
    assert (done.code, done.out, said in done.err) == (2, "", True)


def test_an_empty_file_is_clean(cli, write):
    write("empty.txt", b"")
    assert cli("check", "empty.txt").code == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.txt", "none.txt: there is no such file"),
        ("folder", "folder: this is a folder"),
        ("latin.txt", "latin.txt: not UTF-8 at byte 4"),
        ("wide.txt", "wide.txt: this looks like UTF-16"),
        ("unmarked.txt", "unmarked.txt: this looks like UTF-16"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_one_line(cli, write, tmp_path, name, said):
    (tmp_path / "folder").mkdir()
    write("latin.txt", b"caf\xe9 \xff\xfe")
    write("wide.txt", "The café.".encode("utf-16"))
    write("unmarked.txt", b"T\0h\0e\0")
    write("good.txt", CLEAN)
    for arguments in ([name], ["good.txt", "--siblings", name]):
        done = cli("check", *arguments)
        assert done.code == 2
        assert done.out == ""
        assert said in done.err
        assert done.err.count("\n") == 1


def test_no_file_is_bad_input(cli, write):
    write("good.txt", CLEAN)
    for arguments in ([], ["--siblings"], ["--siblings", "good.txt"]):
        done = cli("check", *arguments)
        assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_story_cannot_speak_to_the_terminal(cli, write):
    write(
        "bad.txt", f"Title\n\nThe [bold]birds[/bold] \x1b[31m\x9b2J\u202ecame to Asia. under {BAD}"
    )
    for shape in ("text", "json"):
        done = cli("check", "bad.txt", "--format", shape)
        assert done.code == 1
        assert not {"\x1b", "\x9b", "\u202e"} & set(done.out + done.err)
    assert "[bold]birds[/bold]" in cli("check", "bad.txt").out


@pytest.mark.parametrize("words", [0, 1, 100_000])
def test_a_story_of_any_length_is_read(cli, write, words):
    write("story.txt", "The sea rose. " * (words // 3) + "Sea. " * (words % 3))
    done = cli("check", "story.txt", "--format", "json")
    assert done.code in {0, 1}
    assert len(json.loads(done.out)) == 1


@pytest.mark.parametrize("odd", ["\x00", "\x07\x1b]0;title\x07", "\x85\x9b31m", "\ufffe\u2028"])
def test_control_characters_are_read_and_never_printed(cli, write, odd):
    write("odd.txt", CLEAN.replace("Asia", f"As{odd}ia"))
    done = cli("check", "odd.txt")
    assert done.code in {0, 1}
    assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" for c in done.out)


def test_a_lone_surrogate_in_utf_8_is_no_utf_8(cli, write):
    write("odd.txt", b"half \xed\xa0\x80 a letter")
    done = cli("check", "odd.txt")
    assert (done.code, done.err.count("\n")) == (2, 1)

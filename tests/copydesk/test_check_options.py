"""The options of `copydesk check`: what is told, how, and the repaired text beside."""

import json

import pytest

CLEAN = (
    "Storks 🐦 return\n\n"
    "The birds came back to Asia under a clear sky, the board said on Tuesday.\n"
)
BAD = CLEAN.replace("Asia under", "Asia. under").replace("the board", "the the board")
KINDS = ("stray-full-stop", "doubled-word")


@pytest.fixture
def bad(write):
    write("bad.txt", BAD)
    return "bad.txt"


def kinds_told(done):
    return [flag["kind"] for one in json.loads(done.out) for flag in one["flags"]]


def test_select_tells_only_these_kinds(cli, bad):
    done = cli("check", bad, "--select", "doubled-word", "--format", "json")
    assert (done.code, kinds_told(done)) == (1, ["doubled-word"])


@pytest.mark.parametrize(
    "ignored", [("--ignore", ",".join(KINDS)), ("--ignore", KINDS[0], "--ignore", KINDS[1])]
)
def test_what_is_ignored_does_not_count(cli, bad, ignored):
    done = cli("check", bad, *ignored)
    assert (done.code, done.out) == (0, "")


def test_min_confidence_leaves_out_what_is_less_sure(cli, bad):
    assert cli("check", bad, "--min-confidence", "0.99").code == 0
    assert cli("check", bad, "--min-confidence", "1.5").code == 2


@pytest.mark.parametrize("least", ["nan", "inf", "-1", "much"])
def test_min_confidence_is_a_number_from_0_to_1(cli, bad, least):
    done = cli("check", bad, "--min-confidence", least)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("kinds", ["", ",", " , "])
def test_no_kind_is_no_choice(cli, bad, option, kinds):
    done = cli("check", bad, option, kinds)
    assert done.code == 2
    assert f"{option} names no kind" in done.err
    assert cli("check", bad, f"{option}={kinds}").err == done.err


def test_siblings_that_leave_no_file_to_check_are_refused_with_the_reason(cli, bad, write):
    write("good.txt", CLEAN)
    done = cli("check", "--siblings", "good.txt", bad)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "--siblings takes all the files behind it" in done.err
    assert "--siblings" in cli("check", bad, "--siblings", "--format", "json").err


def test_a_kind_that_there_is_none_of_is_refused_with_the_nearest(cli, bad):
    done = cli("check", bad, "--select", "doubled-words")
    assert done.code == 2
    assert "there is no kind of flag called doubled-words; the nearest is doubled-word" in done.err


def test_fix_writes_the_repaired_text_beside_and_shows_the_diff(cli, bad, tmp_path):
    done = cli("check", bad, "--fix")
    assert done.code == 1
    assert (tmp_path / "bad.fixed.txt").read_text(encoding="utf-8") == CLEAN
    assert (tmp_path / "bad.txt").read_text(encoding="utf-8") == BAD
    assert "-The birds came back to Asia. under" in done.out
    assert "+The birds came back to Asia under" in done.out
    assert "2 repairs written to bad.fixed.txt" in done.err


def test_fix_keeps_line_ends_and_leaves_a_clean_file_alone(cli, write, tmp_path):
    write("bad.txt", BAD.replace("\n", "\r\n"))
    write("good.txt", CLEAN)
    cli("check", "bad.txt", "good.txt", "--fix", "--format", "json")
    assert (tmp_path / "bad.fixed.txt").read_bytes() == CLEAN.replace("\n", "\r\n").encode()
    assert not (tmp_path / "good.fixed.txt").exists()


def test_fix_of_standard_input_shows_the_diff_and_writes_nothing(cli, tmp_path):
    done = cli("check", "-", "--fix", stdin=BAD.encode())
    assert "+The birds came back to Asia under" in done.out
    assert list(tmp_path.glob("*.fixed*")) == []


def test_sarif_has_place_level_repair_and_a_rule_for_every_result(cli, bad):
    told = json.loads(cli("check", bad, "--format", "sarif").out)
    assert told["version"] == "2.1.0"
    (run,) = told["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    stop, word = run["results"]
    assert {stop["ruleId"], word["ruleId"]} <= {r["id"] for r in run["tool"]["driver"]["rules"]}
    region = stop["locations"][0]["physicalLocation"]["region"]
    start, length = region["charOffset"], region["charLength"]
    assert BAD[start : start + length] == region["snippet"]["text"] == "Asia. under"
    assert (region["startLine"], region["startColumn"], stop["level"]) == (3, 24, "warning")
    (change,) = stop["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "Asia under"


def test_github_has_an_annotation_a_flag(cli, bad):
    lines = cli("check", bad, "--format", "github").out.splitlines()
    assert lines[0].startswith("::warning file=bad.txt,line=3,endLine=3,col=24,")
    assert lines[0].endswith("[stray-full-stop]")
    assert len(lines) == 2


def test_github_gets_a_name_for_standard_input(cli):
    done = cli("check", "-", "--format", "github", stdin=BAD.encode())
    assert done.out.startswith("::warning file=stdin,line=3,")


def test_the_settings_switch_kinds_off_and_name_lines_of_the_site(cli, bad, write):
    write("copydesk.toml", '[check]\noff = ["stray-full-stop"]\nboilerplate = ["Sing with us."]')
    write("bad.txt", BAD + "\nSing with us.\n")
    done = cli("check", bad, "--format", "json")
    assert kinds_told(done) == ["doubled-word", "boilerplate"]
    assert "Your settings name this line." in done.out
    assert kinds_told(cli("check", bad, "--select", KINDS[0], "--format", "json")) == [KINDS[0]]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            '[check]\noff = ["all-cap"]',
            "off under [check]: there is no kind of flag",
        ),
        ("[check]\nof = []", "there is no setting of under [check]"),
        ("[check]\noff = 'x'", "off under [check] must be a list of texts"),
        ("check = 1", "check must be a section"),
        ("[chek]\noff = []", "there is no section [chek]; the nearest is [check]"),
        ("[dedupe]\njoin = 0.5", "there is no section [dedupe]; the nearest is [dedup]"),
        ('[check.feeds."https://a.example/"]\nx = 1', "under [check.feeds.https://a.example/]"),
    ],
)
def test_a_wrong_section_is_refused_by_name(cli, bad, write, told, said):
    write("copydesk.toml", told)
    done = cli("check", bad)
    assert done.code == 2
    assert said in done.err


def test_a_terminal_that_cannot_underline_gets_carets(cli, bad, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("FORCE_COLOR", "1")  # what is printed here goes to a terminal
    done = cli("check", bad)
    assert "^^^^^^^^^^^ repair: Asia under" in done.out

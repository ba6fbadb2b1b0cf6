import csv
import gzip
import json
import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import zstandard

FULL = " ".join(
    f"The harbour board of Port Ellis said on Tuesday that pier {n} would close for repairs."
    for n in range(2, 14)
)
OTHER = " ".join(
    f"Researchers counted {n} hundred storks on the wetlands of Karvala, more than in any year."
    for n in range(2, 14)
)
STORIES = (
    {"id": "a", "text": FULL, "title": "Pier to close"},
    {"id": "b", "text": FULL.replace("would close for repairs", "is to close for repairs", 1)},
    {"id": "c", "text": OTHER},
    {"id": "d", "text": ""},
)


def lines(*rows):
    return b"".join(
        (row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows
    )


def told(text):
    return [json.loads(line) for line in text.splitlines()]


def test_one_row_is_written_for_each_row_in_order(cli, write):
    write("in.jsonl", lines(*STORIES))
    done = cli("dedup", "in.jsonl")
    assert done.code == 0
    rows = told(done.out)
    assert [row["id"] for row in rows] == list("abcd")
    assert rows[0]["cluster"] == rows[1]["cluster"]
    assert len({row["cluster"] for row in rows}) == 3
    assert [row["canonical"] for row in rows].count(True) == 3
    assert list(rows[0]) == ["id", "cluster", "canonical", "likeness", "relation"]
    assert "4 stories, 3 distinct, 1 copy set aside" in done.err


def test_a_headline_says_what_corrects_updates_or_kills(cli, write):
    head = "Board closes piers of Port Ellis for repairs"
    notice = f"Please kill the story headlined “{head}”, for the board has voted it down again."
    write(
        "in.jsonl",
        lines(
            {"id": 1, "title": head, "text": FULL},
            {"id": 2, "title": f"UPDATE 2-{head}", "text": f"{FULL} {OTHER[:80]}."},
            {"id": 3, "title": f"KILL-{head}", "text": notice},
            {"id": 4, "title": f"CORRECTED-{head}", "text": FULL.replace("Tuesday", "Monday", 1)},
        ),
    )
    rows = told(cli("dedup", "in.jsonl").out)
    assert {row["cluster"] for row in rows} == {0}
    told_as = {row["id"]: row["relation"] for row in rows if not row["canonical"]}
    assert told_as.items() <= {1: "near", 2: "update", 3: "kill", 4: "correction"}.items()
    assert len(told_as) == 3
    assert [row["id"] for row in rows if row["canonical"]] != [3]


def test_each_step_is_told_in_words(cli, write):
    write("in.jsonl", lines(*STORIES))
    *steps, _summary = cli("dedup", "in.jsonl").err.splitlines()
    assert [step.rstrip("0123456789 of") for step in steps] == [
        "Reading the file",
        "Reading stories",
        "Signing stories",
        "Comparing",
    ]


def test_csv_comes_back_as_csv(cli, write):
    text = "id,text\n" + "".join(f'{row["id"]},"{row["text"]}"\n' for row in STORIES)
    write("in.csv", text)
    done = cli("dedup", "in.csv")
    rows = list(csv.DictReader(done.out.splitlines()))
    assert [row["id"] for row in rows] == list("abcd")
    assert {row["canonical"] for row in rows} == {"true", "false"}
    assert done.out.startswith("id,cluster,canonical,likeness,relation\n")


@pytest.mark.parametrize(
    "name",
    ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.csv.gz", "out.parquet", "o.parquet.gz"],
)
def test_the_output_is_written_as_its_name_says(cli, write, tmp_path, name):
    write("in.jsonl", lines(*({**row, "id": n} for n, row in enumerate(STORIES))))
    done = cli("dedup", "in.jsonl", "--output", name)
    assert (done.code, done.out) == (0, "")
    content = (tmp_path / name).read_bytes()
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    elif name.endswith(".zst"):
        content = zstandard.ZstdDecompressor().decompressobj().decompress(content)
    if "parquet" in name:
        (tmp_path / "plain.parquet").write_bytes(content)
        assert pq.read_table(tmp_path / "plain.parquet")["id"].to_pylist() == [0, 1, 2, 3]
    else:
        assert len(content.splitlines()) == len(STORIES) + ("csv" in name)
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


def test_rows_that_cannot_be_read_are_told_kept_and_do_not_stop_the_others(cli, write, tmp_path):
    bad = b'{"id": "x", "text": "caf\xe9"}'
    write("in.jsonl", lines(STORIES[0], bad, STORIES[1], {"id": "y"}))
    done = cli("dedup", "in.jsonl", "--output", "out.jsonl")
    assert done.code == 1
    assert "2 rows can't be read, kept in out.jsonl.rejects.jsonl" in done.err
    assert "row 2: not UTF-8" in done.err
    assert [row["id"] for row in told((tmp_path / "out.jsonl").read_text())] == ["a", "b"]
    rejects = told((tmp_path / "out.jsonl.rejects.jsonl").read_text())
    assert [(row["row"], row["reason"]) for row in rejects][1] == (4, "has no text")


def test_what_was_mended_or_doubled_is_told(cli, write):
    rows = (STORIES[0], STORIES[0], {"id": "n", "text": None}, b'{"id": "s", "text": "\\ud800"}')
    write("in.jsonl", lines(*rows))
    done = cli("dedup", "in.jsonl")
    assert done.code == 0
    assert len(told(done.out)) == 4
    for said in ("1 row: id stood in a row before", "text is null", "half a character"):
        assert said in done.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("in.csv", "name,body\na,b\n", "no column id and no column text"),
        ("in.csv", "id,body\na,b\n", "no column text"),
        ("in.csv", "ID;Text\na;b\n", "no column"),
        ("in.csv", b"id,text\na,caf\xe9\n", "none of its 1 rows can be read"),
        ("in.csv", "", "the file is empty"),
        ("in.csv", "id,text,Text\na,b,c\n", "more than one column is called text"),
        ("in.txt", "x", "ends in .jsonl"),
        ("in.jsonl", "not json\n", "none of its 1 rows can be read"),
        ("in.parquet", "x", "can't be read"),
        ("in.jsonl.gz", "x", "damaged"),
    ],
)
def test_bad_input_ends_with_2_and_one_line(cli, write, name, content, said):
    write(name, content)
    done = cli("dedup", name)
    assert done.code == 2
    assert said in done.err.splitlines()[-1]
    assert done.out == ""


@pytest.mark.parametrize("output", ["nowhere/out.jsonl", "in.jsonl", "out.txt", "/proc/out.jsonl"])
def test_an_output_that_cannot_be_is_refused_before_the_work(cli, write, output):
    write("in.jsonl", lines(*STORIES))
    done = cli("dedup", "in.jsonl", "--output", output)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert output in done.err


def test_a_place_where_refused_rows_cannot_go_is_refused_and_the_option_named(cli, write):
    write("in.jsonl", lines(*STORIES))
    done = cli("dedup", "in.jsonl", "--rejects", "/proc/refused.jsonl")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "with --rejects" in done.err


def test_an_empty_file_of_json_lines_is_no_error(cli, write):
    write("in.jsonl", b"")
    done = cli("dedup", "in.jsonl")
    assert (done.code, done.out) == (0, "")
    assert "0 stories: there is no row in it" in done.err


def test_explain_says_why_two_stories_are_copies_or_not(cli, write):
    write("in.jsonl", lines(*STORIES))
    alike = cli("dedup", "in.jsonl", "--explain", "a", "b")
    other = cli("dedup", "in.jsonl", "--explain", "a", "c")
    assert alike.out.startswith("copies of one story: likeness ")
    assert other.out.startswith("apart: likeness ")
    assert cli("dedup", "in.jsonl", "--explain", "a", "z").code == 2


def test_explain_says_why_a_row_was_refused(cli, write):
    write("in.jsonl", lines(STORIES[0], {"id": "b", "text": 5}, b'{"id": "c'))
    refused = cli("dedup", "in.jsonl", "--explain", "a", "b")
    assert (refused.code, refused.out) == (2, "")
    assert "the id 'b', row 2, was refused: text is a number, not a text" in refused.err
    unknown = cli("dedup", "in.jsonl", "--explain", "c", "a")
    assert "1 row can't be, so far that not even an id is known: row 3: not JSON" in unknown.err
    write("in.csv", f'id,text\na,{FULL}\nb,x,y\nc,"x\nd,y\n')
    for one, fault in (("b", "3 fields where the header has 2"), ("c", "a quotation mark")):
        assert fault in cli("dedup", "in.csv", "--explain", "a", one).err


def test_explain_says_which_rows_have_one_id(cli, write):
    write("in.jsonl", lines(STORIES[0], STORIES[2], {**STORIES[1], "id": "a"}))
    done = cli("dedup", "in.jsonl", "--explain", "a", "c")
    assert done.err == "rows 1, 3 have the id 'a'; taken: row 1\n"
    assert done.out.startswith("apart")
    both = cli("dedup", "in.jsonl", "--explain", "a", "a")
    assert both.err == "rows 1, 3 have the id 'a'; taken: rows 1, 3\n"
    assert both.out.startswith("copies of one story")
    assert cli("dedup", "in.jsonl", "--explain", "c", "c").code == 2


def test_when_no_row_can_be_read_all_are_kept(cli, write, tmp_path):
    write("in.jsonl", b"one\ntwo\n")
    done = cli("dedup", "in.jsonl", "--output", "out.jsonl")
    assert (done.code, "all are kept in out.jsonl.rejects.jsonl" in done.err) == (2, True)
    assert len((tmp_path / "out.jsonl.rejects.jsonl").read_text().splitlines()) == 2
    assert not (tmp_path / "out.jsonl").exists()
    assert "standard input, read as JSON Lines: none" in cli("dedup", "-", stdin=b"id,text\n").err


@pytest.mark.parametrize("rejects", [(), ("--rejects", "refused.jsonl.gz")])
def test_rejects_of_an_earlier_run_do_not_stay_beside_new_output(cli, write, tmp_path, rejects):
    command = ("dedup", "in.jsonl", "--output", "out.jsonl", *rejects)
    name = rejects[1] if rejects else "out.jsonl.rejects.jsonl"
    write("in.jsonl", lines(STORIES[0], {"id": "y"}))
    first = cli(*command)
    assert (first.code, "replaced" in first.err) == (1, False)
    again = cli(*command)
    assert "out.jsonl was there before and is replaced" in again.err
    assert f"{name} was there before and is replaced" in again.err
    write("in.jsonl", lines(STORIES[0]))
    last = cli(*command)
    assert (last.code, (tmp_path / name).exists()) == (0, False)
    assert f"{name}, of an earlier run, is removed" in last.err


def test_a_file_that_holds_something_else_than_rejects_is_left_alone(cli, write, tmp_path):
    write("in.jsonl", lines(STORIES[0]))
    write("notes.txt", "my notes\n")
    done = cli("dedup", "in.jsonl", "--rejects", "notes.txt")
    assert (done.code, (tmp_path / "notes.txt").read_text()) == (0, "my notes\n")
    assert "removed" not in done.err


def test_a_link_is_written_through_and_what_it_leads_to_keeps_its_mode(cli, write, tmp_path):
    write("in.jsonl", lines(STORIES[0], {"id": "y"}))
    for name in ("out", "rejects"):
        (tmp_path / name).mkdir()
        (tmp_path / f"{name}.jsonl").symlink_to(f"{name}/there.jsonl")
    command = ("dedup", "in.jsonl", "--output", "out.jsonl", "--rejects", "rejects.jsonl")
    assert cli(*command).code == 1
    there = tmp_path / "out" / "there.jsonl"
    there.chmod(0o640)
    assert cli(*command).code == 1
    assert (tmp_path / "out.jsonl").is_symlink()
    assert (tmp_path / "rejects.jsonl").is_symlink()
    assert [row["id"] for row in told(there.read_text())] == ["a"]
    assert there.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_and_never_replaced(cli, write, tmp_path):
    write("in.jsonl", lines(STORIES[0], {"id": "y"}))
    (tmp_path / "nothing").symlink_to(os.devnull)
    done = cli("dedup", "in.jsonl", "--output", "out.jsonl", "--rejects", "nothing")
    assert (done.code, "replaced" in done.err) == (1, False)
    assert (tmp_path / "nothing").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no full device")
def test_a_full_disk_is_told_by_the_name_of_the_file(cli, write, tmp_path):
    write("in.jsonl", lines(*STORIES))
    (tmp_path / "out.jsonl").symlink_to("/dev/full")
    done = cli("dedup", "in.jsonl", "--output", "out.jsonl")
    assert done.code == 2
    assert done.err.splitlines()[-1].endswith(
        "out.jsonl: can't be written: no space left on device"
    )


@pytest.mark.parametrize(("before", "said"), [(False, "not written"), (True, "as it was before")])
def test_a_stop_says_what_became_of_the_output(cli, write, monkeypatch, before, said):
    write("in.jsonl", lines(*STORIES))
    if before:
        write("out.jsonl", "old\n")

    def stop(*_told, **_too):
        raise KeyboardInterrupt

    monkeypatch.setattr("desk.archive.job.cluster", stop)
    done = cli("dedup", "in.jsonl", "--output", "out.jsonl")
    assert (done.code, done.out) == (130, "")
    assert done.err.splitlines()[-1].startswith("Stopped: out.jsonl ")
    assert said in done.err


def test_a_threshold_changes_what_is_a_copy(cli, write):
    write("in.jsonl", lines(*STORIES))
    strict = told(cli("dedup", "in.jsonl", "--threshold", "1").out)
    assert strict[0]["cluster"] != strict[1]["cluster"]
    assert cli("dedup", "in.jsonl", "--threshold", "7").code == 2


def test_standard_input_is_json_lines(cli):
    done = cli("dedup", "-", stdin=lines(*STORIES))
    assert len(told(done.out)) == 4


def test_stories_of_any_length_and_any_character_are_read(cli, write):
    texts = ["", "Sea.", "The sea rose high. " * 25_000, "a\x00b\x1b[31m\x9b c", "\ud800 half"]
    write("in.jsonl", lines(*({"id": str(n), "text": text} for n, text in enumerate(texts))))
    done = cli("dedup", "in.jsonl")
    assert done.code == 0
    assert [row["id"] for row in told(done.out)] == ["0", "1", "2", "3", "4"]
    assert not {"\x1b", "\x9b"} & set(done.out + done.err)


@pytest.mark.parametrize("place", [".", "..", "/", "folder"])
def test_a_folder_is_no_file_of_stories(cli, tmp_path, place):
    (tmp_path / "folder").mkdir()
    done = cli("dedup", place)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("rejects", ["out.csv", "sub/../out.csv"])
def test_refused_rows_never_take_the_place_of_the_clusters(cli, write, tmp_path, rejects):
    write("in.csv", "id,text\n1,Fares rise.\n2,\n")
    (tmp_path / "sub").mkdir()
    done = cli("dedup", "in.csv", "--output", "out.csv", "--rejects", rejects)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "a file of their own" in done.err


def test_standard_input_that_is_closed_is_bad_input(cli):
    done = cli("dedup", "-", stdin=None)
    assert (done.code, "standard input is closed" in done.err) == (2, True)

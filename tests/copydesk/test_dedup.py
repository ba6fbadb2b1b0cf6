import csv
import gzip
import json

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
        ("in.csv", "", "no column"),
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


def test_an_empty_file_of_json_lines_is_no_error(cli, write):
    write("in.jsonl", b"")
    done = cli("dedup", "in.jsonl")
    assert (done.code, done.out) == (0, "")
    assert "0 stories" in done.err


def test_explain_says_why_two_stories_are_copies_or_not(cli, write):
    write("in.jsonl", lines(*STORIES))
    alike = cli("dedup", "in.jsonl", "--explain", "a", "b")
    other = cli("dedup", "in.jsonl", "--explain", "a", "c")
    assert alike.out.startswith("copies of one story: likeness ")
    assert other.out.startswith("apart: likeness ")
    assert cli("dedup", "in.jsonl", "--explain", "a", "z").code == 2


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

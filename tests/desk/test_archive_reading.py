import csv
import gzip
import json
from datetime import UTC, datetime
from itertools import product

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.archive.read import read
from desk.archive.rows import ArchiveError, Reject, Row


def story(**fields):
    return {"id": "a", "text": "The pier closed.", **fields}


def lines(*rows):
    return b"".join(
        (row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows
    )


@pytest.fixture
def archive(tmp_path):
    def make(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


def test_a_row_of_json_lines_is_a_story(archive):
    path = archive(
        "in.jsonl",
        lines(story(title="Pier", source="wire", published="2024-05-01T10:00:00Z", other=1)),
    )
    assert list(read(path)) == [
        Row(
            number=1,
            id="a",
            text="The pier closed.",
            title="Pier",
            source="wire",
            published=datetime(2024, 5, 1, 10, tzinfo=UTC),
        )
    ]


def test_blank_lines_and_a_byte_order_mark_are_no_rows(archive):
    path = archive("in.jsonl", b"\xef\xbb\xbf" + lines(story()) + b"\n\r\n" + lines(story(id="b")))
    assert [row.id for row in read(path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "b", "text": "caf\xe9"}', "not UTF-8 at byte 25"),
        (b'{"id": "b", "text": ', "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": "no name"}', "has no id"),
        (b'{"id": "b", "body": "x"}', "has no text"),
        (b'{"id": null, "text": "x"}', "has no id"),
        (b'{"id": true, "text": "x"}', "id is true or false"),
        (b'{"id": NaN, "text": "x"}', "id is NaN (not a number), which names no row"),
        (b'{"id": 1e999, "text": "x"}', "id is infinite"),
        (b'{"id": "b\0", "text": "x"}', "not JSON: a NUL byte at byte 10 of the line"),
        (b'{"id": "b\1", "text": "x"}', "not JSON: invalid control character at column 10"),
        (b'{"id": "b", "text": ["x"]}', "text is a list"),
        (b'{"id": "b", "text": 5}', "text is a number, not a text"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_alone_and_says_why(archive, line, reason):
    first, second, third = read(archive("in.jsonl", lines(story(), line, story(id="c"))))
    assert (first.id, third.id) == ("a", "c")
    assert isinstance(second, Reject)
    assert second.number == 2
    assert reason in second.reason


def test_a_headline_may_be_a_number(archive):
    path = archive("in.jsonl", lines(story(title=1984, source=7)))
    assert [(row.title, row.source) for row in read(path)] == [("1984", "7")]


@pytest.mark.parametrize(
    ("title", "said"), [(["Pier"], "a list"), ({"en": "x"}, "an object"), (True, "true or false")]
)
def test_a_headline_that_is_no_text_is_left_out_and_told(archive, title, said):
    (row,) = read(archive("in.jsonl", lines(story(title=title))))
    assert (row.text, row.title) == ("The pier closed.", "")
    assert row.doubts == (f"title is {said}, not a text, and left out",)


def test_a_headline_or_a_source_that_is_not_there_is_none(archive):
    rows = read(archive("in.jsonl", b'{"id": 1, "text": "x", "title": NaN, "source": null}\n'))
    assert [(row.title, row.source, row.doubts) for row in rows] == [("", "", ())]


def test_a_null_text_is_an_empty_one_and_told(archive):
    (row,) = read(archive("in.jsonl", lines({"id": 7, "text": None, "title": None})))
    assert (row.id, row.text, row.title, row.doubts) == (7, "", "", ("text is null",))


def test_half_a_character_is_mended_and_told(archive):
    (row,) = read(archive("in.jsonl", b'{"id": "a\\udc00", "text": "x \\ud800 y"}\n'))
    assert (row.id, row.text) == ("a\ufffd", "x \ufffd y")
    assert len(row.doubts) == 2


def test_a_date_that_is_none_is_told(archive):
    (row,) = read(archive("in.jsonl", lines(story(published="soon"))))
    assert row.published is None
    assert "published" in row.doubts[0]


def test_dates_are_read_as_feeds_write_them(archive):
    said = ["2024-05-01", "2024-05-01T02:00:00+02:00", "Wed, 01 May 2024 00:00:00 GMT"]
    rows = read(archive("in.jsonl", lines(*(story(published=one) for one in said))))
    assert {row.published for row in rows} == {datetime(2024, 5, 1, tzinfo=UTC)}


@pytest.mark.parametrize("end", ["", '5,"closed again"\n', '5,"closed" but not at its end\n'])
def test_a_quotation_mark_that_is_not_closed_costs_its_own_row_alone(archive, end):
    good = '1,one\n"2","two ""or\nthree"""\n'
    path = archive("in.csv", f'id,text\n{good}3,"three\n4,four\n{end}'.encode())
    found = list(read(path))
    rows = {one.id: one.text for one in found if isinstance(one, Row)}
    refused = [one for one in found if isinstance(one, Reject)]
    assert [rows[key] for key in ("1", "2", "4")] == ["one", 'two "or\nthree"', "four"]
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert (refused[0].number, refused[0].excerpt) == (3, '3,"three')
    assert "line 5: a quotation mark is not closed" in refused[0].reason


def test_csv_knows_its_columns_by_name(archive):
    path = archive("in.csv", '\ufeffTitle, ID ,text\nPier,a,"Two\nlines, ""quoted"""\n'.encode())
    assert list(read(path)) == [Row(number=1, id="a", title="Pier", text='Two\nlines, "quoted"')]


@pytest.mark.parametrize("mark", ["\ufeff", "\ufeff\ufeff"])
def test_a_byte_order_mark_is_no_part_of_a_column(archive, mark):
    for header in ("id,text", '"id",text'):
        path = archive("in.csv", f"{mark}{header}\na,b\n".encode())
        if (
            mark + header != '\ufeff\ufeff"id",text'
        ):  # a quotation mark behind a letter is a letter
            assert list(read(path)) == [Row(number=1, id="a", text="b")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gz"])
def test_the_byte_order_mark_tells_the_encoding(archive, encoding, pack):
    ending = ".gz" if pack is gzip.compress else ""
    table = 'id,text\na,"Zürich\n漢字 😀"\n'.encode(encoding)
    found = list(read(archive(f"in.csv{ending}", pack(table))))
    assert found == [Row(number=1, id="a", text="Zürich\n漢字 😀")]
    told = '{"id": "a", "text": "漢字 😀"}\n{"id": "b", "text": "x"}\n'.encode(encoding)
    found = list(read(archive(f"in.jsonl{ending}", pack(told))))
    assert [(row.id, row.text) for row in found] == [("a", "漢字 😀"), ("b", "x")]


@pytest.mark.parametrize("order", ["le", "be"])
def test_what_is_no_character_in_another_encoding_costs_its_own_row_alone(archive, order):
    mark = "\ufeff".encode(f"utf-16-{order}")
    half = '{"id": "a", "text": "\ud800"}\n'.encode(f"utf-16-{order}", "surrogatepass")
    good = '{"id": "b", "text": "x"}\n'.encode(f"utf-16-{order}")
    first, second, *rest = read(archive("in.jsonl", mark + half + good + b"{"))
    assert isinstance(first, Reject)
    assert (second.id, rest) == ("b", [])


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("name,body", "no column id and no column text"),
        ("id,body", "no column text"),
        ("", "the file is empty"),
    ],
)
def test_a_csv_without_its_columns_says_which(archive, header, missing):
    with pytest.raises(ArchiveError, match=missing):
        list(read(archive("in.csv", f"{header}\na,b\n".encode() if header else b"")))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"b", "1 fields where the header has 2"),
        (b"b,x,y", "3 fields where the header has 2"),
        (b"b,caf\xe9", "not UTF-8"),
        (b",x", "has no id"),
    ],
)
def test_a_csv_row_that_cannot_be_read_is_refused_alone(archive, line, reason):
    rows = list(read(archive("in.csv", b"id,text\na,x\n" + line + b"\nc,z\n")))
    assert [row.number for row in rows] == [1, 2, 3]
    assert isinstance(rows[1], Reject)
    assert reason in rows[1].reason
    assert rows[2].id == "c"


def test_parquet_keeps_whole_numbers_dates_and_nothing(tmp_path):
    table = pa.table(
        {
            "id": [1, 2],
            "text": pa.array(["x", None], pa.large_string()),
            "source": pa.array(["wire", "wire"]).dictionary_encode(),
            "published": pa.array([1_700_000_000_123_456_789, None], pa.timestamp("ns")),
            "unused": [1.0, 2.0],
        }
    )
    pq.write_table(table, tmp_path / "in.parquet")
    one, two = read(tmp_path / "in.parquet")
    assert (one.id, one.text, one.source) == (1, "x", "wire")
    assert one.published == datetime(2023, 11, 14, 22, 13, 20, 123456, tzinfo=UTC)
    assert (two.id, two.text, two.published) == (2, "", None)


def test_bytes_that_are_no_text_refuse_their_row_of_parquet_alone(tmp_path):
    raw = pa.array([b"fine", b"caf\xe9", None], pa.binary())
    table = pa.table({"id": ["a", "b", "c"], "text": raw.cast(pa.binary()).view(pa.string())})
    pq.write_table(table, tmp_path / "in.parquet")
    one, two, three = read(tmp_path / "in.parquet")
    assert (one.text, three.text) == ("fine", "")
    assert isinstance(two, Reject)
    assert "text is not UTF-8 at byte 4" in two.reason


def test_parquet_without_its_columns_says_which(tmp_path):
    pq.write_table(pa.table({"id": [1], "body": ["x"]}), tmp_path / "in.parquet")
    with pytest.raises(ArchiveError, match=r"no column text.*found: id, body"):
        list(read(tmp_path / "in.parquet"))


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_packed_files_are_read_as_the_plain_ones(tmp_path, pack, kind):
    plain = tmp_path / f"in.{kind}"
    if kind == "parquet":
        pq.write_table(pa.table({"id": ["a"], "text": ["x"]}), plain)
    else:
        plain.write_bytes(b"id,text\na,x\n" if kind == "csv" else b'{"id": "a", "text": "x"}\n')
    ending = "gz" if pack is gzip.compress else "zst"
    packed = tmp_path / f"in.{kind}.{ending}"
    packed.write_bytes(pack(plain.read_bytes()))
    assert list(read(packed)) == list(read(plain)) == [Row(number=1, id="a", text="x")]


@pytest.mark.parametrize("name", ["in.jsonl.gz", "in.csv.zst", "in.parquet.gz", "in.parquet"])
def test_a_damaged_file_is_refused_in_words(archive, name):
    content = b"nothing of the kind"
    if name == "in.jsonl.gz":
        content = gzip.compress(lines(*(story(id=n) for n in range(1000))))[:-40]
    with pytest.raises(ArchiveError, match=name):
        list(read(archive(name, content)))


@pytest.mark.parametrize("name", ["in.txt", "in", "in.json", "in.gz", "in.csv.bz2"])
def test_a_file_of_another_kind_is_refused(archive, name):
    with pytest.raises(ArchiveError, match=r"ends in \.jsonl"):
        list(read(archive(name, b"")))


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    for name in ("none.jsonl", "none", "folder.csv"):
        with pytest.raises(ArchiveError, match=name):
            list(read(tmp_path / name))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)
@given(content=st.binary(max_size=400))
def test_no_bytes_are_a_defect(archive, content):
    marks = (b"", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0")
    for name, mark in product(("in.jsonl", "in.csv"), marks):
        try:
            rows = list(read(archive(name, mark + b"id,text\n" + content)))
        except ArchiveError:
            continue
        assert all(isinstance(row, Row | Reject) for row in rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.lists(st.tuples(st.text(min_size=1), st.text())))
def test_what_csv_writes_is_read_back(tmp_path, rows):
    rows = [(a.encode("utf-8", "replace").decode(), b) for a, b in rows]
    rows = [(a, b.encode("utf-8", "replace").decode()) for a, b in rows]
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *rows])
    assert [(row.id, row.text) for row in read(path)] == rows

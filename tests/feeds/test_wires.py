"""Wires that are wrong in the ways that wires are, and what their signals mean."""

import json
import resource
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.errors import FeedError, NotAFeedError
from feeds.parse import MOST_ENTRIES, Parsed, parse
from feeds.read.framing import without_parity
from story.item import Nature

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"
WIRES = [
    path
    for path in sorted(GOLDEN.iterdir())
    if path.name.count(".") == 1
    and path.name.startswith(("nitf", "newsml", "ninjs", "iptc", "anpa"))
]
SECONDS = 5.0  # far more than any of these takes on a busy machine
MIB = 1024


def read(body: bytes | str) -> Parsed:
    raw = body.encode() if isinstance(body, str) else body
    return parse(raw, content_type=None, url="https://example.org/wire", now=NOW)


def parity(body: bytes, *, odd: bool) -> bytes:
    return bytes(b | 0x80 if (b.bit_count() % 2 == 1) is not odd else b for b in body)


@pytest.mark.parametrize("odd", [False, True])
@pytest.mark.parametrize("name", ["iptc7901.dat", "anpa.dat"])
def test_seven_bit_lines_with_parity_read_as_without(name, odd):
    plain = (GOLDEN / name).read_bytes().replace(b"\xe9", b"e")
    assert without_parity(parity(plain, odd=odd)) == plain
    assert read(parity(plain, odd=odd)) == read(plain)


def test_eight_bit_text_loses_no_letter_to_parity():
    item = read((GOLDEN / "iptc7901.dat").read_bytes()).items[0]
    assert "café" in item.text


def test_fill_characters_mean_nothing():
    plain = (GOLDEN / "anpa.dat").read_bytes()
    filled = plain.replace(b"ferries", b"fer\x00r\x7fies")
    assert read(filled).items == read(plain).items


@pytest.mark.parametrize("at", range(20, 900, 61))
def test_a_message_that_breaks_off_is_never_a_whole_story(at):
    whole = (GOLDEN / "iptc7901.dat").read_bytes()
    texts = {item.text for item in read(whole).items}
    parsed = read(whole[:at])
    assert {item.text for item in parsed.items} <= texts
    assert parsed.items or parsed.spiked


def message(*lines: str, slug: str = "Ferries/") -> bytes:
    text = "\r\n".join([slug, *lines, "", "Fares rise.", "", "060905 GMT May 24"])
    return f"\x01hbw0412 3 i 84 hbw\r\n\x02{text}\r\n\x03".encode()


@pytest.mark.parametrize(
    ("mark", "nature"),
    [
        ("1ST LEAD", Nature.UPDATE),
        ("2nd Ld-Writethru", Nature.UPDATE),
        ("UPDATE 1", Nature.UPDATE),
        ("WRAPUP 3", Nature.UPDATE),
        ("CORRECTION", Nature.CORRECTION),
        ("CORRECTED", Nature.CORRECTION),
        ("REFILE", Nature.CORRECTION),
        ("RPT", Nature.STORY),
        ("URGENT", Nature.STORY),
        ("KILL", Nature.KILL),
        ("BULLETIN KILL", Nature.KILL),
        ("MANDATORY KILL", Nature.KILL),
        ("ADVISORY", Nature.ADVISORY),
    ],
)
def test_a_line_of_its_own_says_what_a_message_is(mark, nature):
    item = read(message(mark, "Ferry fares rise")).items[0]
    assert (item.nature, item.title) == (nature, "Ferry fares rise")


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("EMBARGOED UNTIL 0001 GMT MAY 25", "2024-05-25T00:01"),
        ("Embargoed for release until 00:01 GMT, Saturday, May 25, 2024", "2024-05-25T00:01"),
        ("EMBARGO: 6:30 a.m. EDT, May 25", "2024-05-25T10:30"),
        ("(Embargoed until noon EST 3 January)", "2025-01-03T17:00"),
        ("NOT FOR RELEASE BEFORE 2024-05-25 18:00 UTC", "2024-05-25T18:00"),
        ("*** EMBARGOED TO 2301 BST MAY 24 ***", "2024-05-24T22:01"),
        ("Embargoed until 0001 May 25", "2024-05-25T12:01"),  # of no zone: over everywhere
        ("Embargoed until May 25", "2024-05-26T12:00"),
        ("EMBARGOED UNTIL 2200 GMT WEDNESDAY", "2024-05-08T22:00"),
        ("EMBARGOED", "9999-12-31T00:00"),
        ("Hold for release", "9999-12-31T00:00"),
        ("Embargoed until the minister rises", "9999-12-31T00:00"),
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_an_embargo_in_words_on_a_line_of_its_own_is_one(line, end, is_above):
    lines = [line, "Ferry fares rise"] if is_above else ["Ferry fares rise", "", line]
    item = read(message(*lines)).items[0]
    assert item.embargo == datetime.fromisoformat(f"{end}+00:00")
    assert (item.title, item.text) == ("Ferry fares rise", "Fares rise.")
    assert item.note.startswith(line.strip("*() "))


def test_an_embargo_on_a_head_line_of_anpa_is_one():
    said = (GOLDEN / "anpa.dat").read_bytes()
    ordered = said.replace(b"^", b"^Embargoed until 6 p.m. EDT May 9<\r\n^", 1)
    plain, kept = read(said).items[0], read(ordered).items[0]
    assert kept.embargo is not None
    assert (kept.title, kept.text) == (plain.title, plain.text)


@pytest.mark.parametrize(
    "headline",
    [
        "Embargo on Iranian oil lifted",
        "Embargoed goods seized at Port Ellis",
        "Embargo to end, minister says",
    ],
)
def test_a_headline_about_an_embargo_puts_none(headline):
    item = read(message(headline)).items[0]
    assert (item.embargo, item.title) == (None, headline)


@pytest.mark.parametrize(
    ("title", "nature", "shown"),
    [
        ("UPDATE 1-Fares rise", Nature.UPDATE, "Fares rise"),
        ("WRAPUP 3-Fares rise", Nature.UPDATE, "Fares rise"),
        ("CORRECTED-UPDATE 2-Fares rise", Nature.CORRECTION, "Fares rise"),
        ("REFILE-Fares rise", Nature.CORRECTION, "Fares rise"),
        ("RPT-Fares rise", Nature.STORY, "Fares rise"),
        ("1st LEAD-Fares rise", Nature.UPDATE, "Fares rise"),
        ("Fares rise (ADDS quotes)", Nature.UPDATE, "Fares rise"),
        ("Fares rise (Corrects spelling in headline)", Nature.CORRECTION, "Fares rise"),
        ("Fares rise (REPEATS)", Nature.STORY, "Fares rise"),
        ("KILL-Fares rise", Nature.KILL, "Fares rise"),
        ("BULLETIN KILL-Fares rise", Nature.KILL, "Fares rise"),
        ("ADVISORY-Fares rise", Nature.ADVISORY, "Fares rise"),
        ("It all (adds up to trouble)", Nature.STORY, "It all (adds up to trouble)"),
    ],
)
def test_a_headline_says_what_a_version_is_and_is_shown_without(title, nature, shown):
    from story.dateline import headline

    said = json.dumps({"uri": "urn:1", "headline": title, "body_text": "Fares rise."})
    assert read(said).items[0].nature is nature
    assert headline(title).text == shown


@pytest.mark.parametrize(
    ("line", "take", "takes"),
    [
        ("take 2 of 3", 2, 3),
        ("TAKE 2/3", 2, 3),
        ("2nd take", 2, None),
        ("1st add", 2, None),
        ("take 1", 1, None),
    ],
)
def test_a_take_line_tells_take_and_total(line, take, takes):
    item = read(message(line, "Ferry fares rise")).items[0]
    assert (item.take, item.takes, item.title) == (take, takes, "Ferry fares rise")


def test_more_at_the_end_makes_a_first_take_and_is_no_text():
    body = message("Ferry fares rise").replace(
        b"Fares rise.\r\n", b"Fares rise.\r\n\r\n(MORE)\r\n"
    )
    item = read(body).items[0]
    assert (item.take, item.text) == (1, "Fares rise.")


def test_a_broken_document_is_told_with_its_line_and_what_to_do():
    parsed = read("<?xml version='1.0'?>\n<nitf>\n<head>\n<title>Ferry</title>\n<head")
    (one,) = parsed.spiked
    assert (one.excerpt, parsed.items) == ("Ferry", ())
    assert "line 4" in one.reason
    assert "ask its sender" in one.reason


def test_what_cannot_be_read_at_all_is_told_with_its_line():
    with pytest.raises(NotAFeedError) as caught:
        read('{"uri": "x",\n oops')
    assert "damaged at line 2" in str(caught.value)


EVIL = {
    "deep nitf": "<nitf><body>" + "<block>" * 50_000,
    "deep newsml": "<NewsML>" + "<NewsComponent>" * 50_000,
    "attributes": "<nitf " + " ".join(f"a{n}='1'" for n in range(50_000)) + "/>",
    "items": "<NewsML>" + "<NewsItem/>" * 100_000,
    "deep ninjs": '{"uri":"x","headline":"h","bodies":' + "[" * 100_000,
    "messages": b"\x01" * 2_000_000,
    "empty messages": b"\x01a\x02b\x03" * 300_000,
    "one header": b"\x01" + b"a" * 5_000_000,
    "one line": b"\x01hbw1 3 i 1\n\x02" + b"a " * 2_000_000 + b"\x03",
    "many lines": b"\x01hbw1 3 i 1\n\x02" + b"a\n" * 1_000_000 + b"\x03",
    "slashes": b"\x01hbw1 3 i 1\n\x02" + b"/" * 1_000_000 + b"\n\nx\x03",
    "anpa head": b"\x01a1234\x1f-\nu i\x11 BC-x  05-06 1\n\x02" + b"^a, b<\n" * 200_000 + b"\x03",
    "ordinals": b"\x01hbw1 3 i 1\n\x02" + b"1 " * 500_000 + b"st take\n\nx\x03",
}


@pytest.mark.parametrize("body", EVIL.values(), ids=EVIL)
def test_a_wire_made_to_be_expensive_is_read_as_far_as_it_is_cheap(body):
    start = time.monotonic()
    try:
        parsed = read(body)
    except FeedError:
        parsed = None
    assert time.monotonic() - start < SECONDS
    assert parsed is None or len(parsed.items) + len(parsed.spiked) <= MOST_ENTRIES + 2


@pytest.mark.parametrize("name", ["nitf.xml", "newsml-1.xml"])
def test_no_entity_is_expanded_and_no_file_is_read(name):
    item = read((GOLDEN / name).read_bytes()).items[0]
    assert "root:" not in item.text
    assert "&who;" in item.text


SPLINTERS = [
    b"\x01", b"\x02", b"\x03", b"\x04", b"\x16", b"\x1f", b"\x00", b"\x7f", b"\xff", b"\x81\x82",
    b"^", b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"&lol;", b"<!ENTITY a 'b'>", b"<nitf>",
    b"</nitf>", b"<newsItem guid='x'>", b"<NewsItem>", b"<p>", b"{", b"[", b"null", b'"', b"1e999",
    b"\\ud800", b"9999-99-99", b"take 99 of 1", b"(MORE)", b"version='99999999999'",
    b"0000000000000000 GMT May 24", b"<inlineData encoding='base64'>!</inlineData>",
]  # fmt: skip


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_wires_raise_nothing_but_feed_errors_within_the_limits(data):
    body = bytearray(data.draw(st.sampled_from(WIRES)).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(body) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "insert", "double", "drop", "repeat"]))
        if kind == "flip":
            body[at] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            del body[at + 1 :]
        elif kind == "insert":
            body[at:at] = data.draw(st.sampled_from(SPLINTERS))
        elif kind == "double":
            body[at:at] = body[at : at + data.draw(st.integers(1, 800))]
        elif kind == "repeat":
            piece = bytes(body[at : at + data.draw(st.integers(1, 30))])
            body[at:at] = piece * data.draw(st.integers(1, 2000))
        else:
            del body[at : min(at + data.draw(st.integers(1, 60)), len(body) - 1)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.monotonic()
    try:
        parsed = read(bytes(body))
    except FeedError as error:
        assert str(error).startswith("https://example.org/wire ")  # noqa: PT017 - or it is read
        return
    finally:
        assert time.monotonic() - start < SECONDS
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * MIB
    assert len({item.guid for item in parsed.items}) == len(parsed.items)
    for item in parsed.items:
        f"{item.title}{item.text}{item.content}{item.slug}{item.note}".encode()


@pytest.mark.parametrize(
    ("issued", "status", "waits"),
    [
        ("", "", True),
        ("20240506T080000Z", "", True),
        ("20240506T200000Z", "", False),
        ("20240506T200000Z", "embargoed", True),
    ],
)
def test_a_nitf_that_is_released_later_waits(issued, status, waits):
    told = f"<date.issue norm='{issued}'/>" if issued else ""
    parsed = read(
        f"<nitf><head><docdata management-status='{status}'>{told}"
        "<date.release norm='20240506T180000Z'/></docdata></head><body><body.head><hedline>"
        "<hl1>Ferry</hl1></hedline></body.head></body></nitf>"
    )
    until = datetime(2024, 5, 6, 18, tzinfo=UTC) if waits else None
    assert parsed.items[0].embargo == until

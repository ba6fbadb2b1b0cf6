"""Feeds that are wrong in the ways that feeds are."""

import json
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.errors import FeedError, NotAFeedError
from feeds.parse import MOST_ENTRIES, Parsed, parse
from story.item import Nature

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path for path in GOLDEN.iterdir() if path.name.count(".") == 1)


def read(body: bytes | str, content_type: str | None = None) -> Parsed:
    raw = body.encode() if isinstance(body, str) else body
    return parse(raw, content_type=content_type, url="https://example.org/feed", now=NOW)


def rss(*items: str) -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss version='2.0'><channel><title>F</title>{inside}</channel></rss>"


def guids(parsed: Parsed) -> list[str]:
    return [item.guid for item in parsed.items]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "empty answer"),
        (" \n\t", "empty answer"),
        ("<!DOCTYPE html><html><head></head><body>404</body></html>", "is a web page, not a feed"),
        ("<HTML><BODY>Hello", "is a web page, not a feed"),
        ("Not found.", "plain text"),
        ("{}", "neither a JSON Feed nor ninjs"),
        ("[1, 2]", "neither a JSON Feed nor ninjs"),
        ('{"version": "1"', "breaks off or is damaged"),
        ("[" * 100_000, "JSON that"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "XML that is no feed (<svg>)"),
        ("<", "sent no feed"),
        ("<!-- only a comment -->", "sent no feed"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "plain text"),
    ],
)
def test_what_is_no_feed_is_said_in_a_sentence(body, told):
    with pytest.raises(NotAFeedError) as caught:
        read(body)
    assert told in str(caught.value)
    assert str(caught.value).startswith("https://example.org/feed ")


def test_a_feed_without_entries_is_a_feed():
    assert read(rss()).items == ()


def test_rubbish_before_a_feed_is_passed_over():
    assert guids(
        read("Warning: php\n<?xml version='1.0'?>" + rss("<guid>1</guid><title>T</title>"))
    )


def test_truncated_xml_keeps_what_could_be_read():
    whole = rss(*(f"<guid>{n}</guid><title>T{n}</title>" for n in range(3)))
    parsed = read(whole[: whole.index("T2") + 1])
    assert guids(parsed) == ["0", "1"]
    assert [(one.reason, one.excerpt) for one in parsed.spiked] == [
        ("the feed breaks off inside this entry", "2 T")
    ]


def test_truncated_json_keeps_what_could_be_read():
    whole = (GOLDEN / "jsonfeed.json").read_text(encoding="utf-8")
    parsed = read(whole[: whole.index("Only a title")])
    assert (parsed.title, guids(parsed)) == ("Devdesk", ["17", "b"])
    assert [one.reason for one in parsed.spiked] == ["the feed breaks off inside this entry"]


@pytest.mark.parametrize("name", ["nitf.xml", "newsml-g2.xml", "ninjs.json"])
def test_a_truncated_wire_never_passes_for_a_whole_story(name):
    whole = (GOLDEN / name).read_bytes()
    texts = {item.text for item in read(whole).items}
    for at in range(200, len(whole) - 20, 97):
        try:
            parsed = read(whole[:at])
        except FeedError:
            continue
        assert {item.text for item in parsed.items} <= texts | {"Old."}


STORY = "<guid>1</guid><title>Grüße</title><description>Müller – „so“</description>"


@pytest.mark.parametrize("real", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize(
    "told", ["utf-8", "iso-8859-1", "windows-1251", "koi8-r", "no-such", None]
)
def test_a_wrong_charset_label_loses_no_story(real, told):
    label = f" encoding='{told}'" if told else ""
    body = f"<?xml version='1.0'{label}?>{rss(STORY)}".encode(real)
    item = read(body, f"text/xml; charset={told}" if told else None).items[0]
    if real == "cp1252" and told in {"windows-1251", "koi8-r"}:
        assert item.text  # fits the label as well: nobody can know
    else:
        assert (item.title, item.text) == ("Grüße", "Müller – „so“")


@pytest.mark.parametrize("real", ["windows-1251", "koi8-r", "shift_jis", "gb2312", "iso-2022-jp"])
def test_a_right_charset_label_is_believed(real):
    word = {"windows-1251": "Привет", "koi8-r": "Привет"}.get(real, "日本")
    body = f"<?xml version='1.0' encoding='{real}'?>{rss(f'<guid>1</guid><title>{word}</title>')}"
    assert read(body.encode(real)).items[0].title == word
    bare = body.replace(f" encoding='{real}'", "").encode(real)
    assert read(bare, f"text/xml; charset={real}").items[0].title == word


def test_one_broken_byte_breaks_no_other():
    body = rss(STORY).encode().replace(b"<title>", b"<title>it\x92s ")
    assert read(body).items[0].title == "it’s Grüße"


def test_damage_of_the_sender_is_not_mended_in_secret():
    for said in ("EsterhÃ¡zy", "EsterhÃ¡zy \uf780 \ue000"):
        item = read(rss(f"<title>{said}</title><description>{said}</description>")).items[0]
        assert (item.title, item.text) == (said, said)


def test_control_characters_and_lone_surrogates_never_survive():
    odd = "\x00\x08\x1b[31m\x7f\x9b\u202e\ufeff&#0;&#27;&#x9b;&#xd800;\\ud83d"
    parsed = [
        read(rss(f"<guid>g{odd}</guid><title>T{odd}</title><description>D{odd}</description>")),
        read(json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": f"F\ud800{odd}",
                "items": [{"id": f"g\ud800{odd}", "title": f"T\ud800{odd}", "content_text": odd,
                           "author": {"name": f"A\ud800{odd}"}, "url": f"https://e.org/{odd}"}],
            }
        )),
    ]  # fmt: skip
    for one in parsed:
        said = [one.title, *(spike.excerpt for spike in one.spiked)]
        for item in one.items:
            said += [item.guid, item.title, item.text, item.content, item.url, item.byline]
        for text in filter(None, said):
            assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
            text.encode()


def test_entries_with_one_guid_and_different_texts_are_all_kept():
    parsed = read(
        rss(
            "<guid>same</guid><link>https://e.org/1</link><title>A</title>",
            "<guid>same</guid><link>https://e.org/2?utm_source=x</link><title>B</title>",
            "<guid>same</guid><title>C</title><pubDate>Mon, 06 May 2024 09:00:00 GMT</pubDate>",
            "<guid>same</guid><title>D</title>",
            "<guid>same</guid><title>D</title>",
        )
    )
    assert [item.title for item in parsed.items] == ["A", "B", "C", "D"]
    assert guids(parsed)[:2] == ["https://e.org/1", "https://e.org/2"]
    assert len(set(guids(parsed))) == 4


def test_an_entry_with_neither_guid_nor_link_keeps_its_identity():
    entry = "<title>T</title><pubDate>Mon, 06 May 2024 09:00:00 GMT</pubDate>"
    first, again = read(rss(entry)), read(rss("<guid>new</guid><title>N</title>", entry))
    assert first.items[0].guid == again.items[1].guid != ""


@pytest.mark.parametrize(
    "guid",
    ["http://e.org/a", "https://e.org/a?utm_source=rss&amp;fbclid=1", "https://E.org/a#comments"],
)
def test_an_address_is_the_same_guid_with_and_without_tracking(guid):
    assert guids(read(rss(f"<guid>{guid}</guid><title>T</title>"))) == ["https://e.org/a"]


def test_what_a_page_is_asked_for_stays_in_its_identity():
    assert guids(read(rss("<guid>https://e.org/?p=12&amp;x</guid><title>T</title>"))) == [
        "https://e.org/?p=12&x"
    ]


def test_entries_without_title_or_text_are_kept_and_without_both_are_spiked():
    parsed = read(
        rss(
            "<guid>1</guid><description>Text.</description>",
            "<guid>2</guid><title>Title</title>",
            "<guid>3</guid><title> </title><description>&lt;p&gt; &lt;/p&gt;</description>",
        )
    )
    assert [(item.title, item.text) for item in parsed.items] == [("", "Text."), ("Title", "")]
    assert [(one.reason, one.excerpt) for one in parsed.spiked] == [
        ("the entry has neither a title nor a text", "3")
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Mon, 06 May 2024 09:00:00 GMT", True),
        ("Tue, 07 May 2024 11:59:00 GMT", True),
        ("Tue, 07 May 2024 12:01:00 GMT", False),
        ("Thu, 01 Jan 1970 00:00:00 GMT", False),
        ("soon", False),
        ("", False),
    ],
)
def test_dates_far_ahead_and_before_the_web_are_no_claims(said, kept):
    item = read(rss(f"<guid>1</guid><title>T</title><pubDate>{said}</pubDate>")).items[0]
    assert (item.published is not None) is kept


def test_a_story_may_have_one_word_or_a_hundred_thousand():
    long = "word " * 100_000
    parsed = read(
        rss(
            "<guid>1</guid><description>Yes</description>",
            f"<guid>2</guid><title>T</title><description>{long}</description>",
        )
    )
    assert [len(item.text.split()) for item in parsed.items] == [1, 100_000]
    assert [item.summary for item in parsed.items] == [True, False]


def test_a_long_description_that_trails_off_is_a_summary():
    text = "All the words of a story that goes on. " * 30
    assert not read(rss(f"<guid>1</guid><description>{text}</description>")).items[0].summary
    for end in ("…", "[...]", "Continue reading", "Read more »"):
        item = read(rss(f"<guid>1</guid><description>{text}{end}</description>")).items[0]
        assert item.summary, end


@pytest.mark.parametrize(
    ("title", "nature"),
    [
        ("KILL-Thieves take portrait", Nature.KILL),
        ("CORRECTED-UPDATE 2-Fares rise", Nature.CORRECTION),
        ("UPDATE 1-Fares rise", Nature.UPDATE),
        ("Kill Bill returns", Nature.STORY),
    ],
)
def test_the_marks_of_a_headline_set_the_nature_and_stay(title, nature):
    item = read(rss(f"<guid>1</guid><title>{title}</title>")).items[0]
    assert (item.nature, item.title) == (nature, title)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://e.org/", "http://[", "mailto:a@b"])
def test_links_are_addresses_of_the_web_or_none(link):
    assert read(rss(f"<guid>1</guid><title>T</title><link>{link}</link>")).items[0].url is None


def test_relative_links_are_made_whole():
    item = read(rss("<guid>1</guid><title>T</title><link>/a b</link>")).items[0]
    assert item.url == "https://example.org/a%20b"


def test_entities_are_never_expanded_and_no_file_is_read(tmp_path):
    (tmp_path / "file").write_text("secret")
    bomb = "<!ENTITY a 'lol'>" + "".join(
        f"<!ENTITY {b} '&{a};&{a};&{a};&{a};'>"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    prolog = f"<!DOCTYPE x [{bomb}<!ENTITY file SYSTEM 'file://{tmp_path}/file'>]>"
    story = "<p>x &i;&file;</p>"
    for root in (
        rss("<guid>1</guid><title>&i;&file;</title><description>x &i;&file;</description>"),
        f"<nitf><body><body.content>{story}</body.content></body></nitf>",
    ):
        for item in read(prolog + root).items:
            assert "lollol" not in item.text + item.title
            assert "secret" not in item.text + item.title


@pytest.mark.parametrize(
    "body",
    [
        rss() + "<a>" * 200_000,
        rss("<a>" * 200_000),
        rss("<category>c</category>" * 100_000),
        rss("".join(f"<category>{n}</category>" for n in range(50_000))),
        rss(f"<title {' '.join(f'a{n}=1' for n in range(50_000))}/>"),
        rss("".join(f"<x{n}:a xmlns:x{n}='u{n}'/>" for n in range(20_000))),
        rss("<description>" + "<![CDATA[" * 200_000),
        rss("<description>" + "<!" * 400_000),
        "<nitf>" + "<media/>x" * 100_000,
        "<newsMessage>" + "<newsItem/>" * 100_000,
    ],
    ids=lambda body: f"{re.sub('[^a-z]+', '-', body[-40:])}",
)
def test_a_feed_made_to_be_expensive_is_read_as_far_as_it_is_cheap(body):
    try:
        parsed = read(body)
    except NotAFeedError:
        return
    assert len(parsed.items) + len(parsed.spiked) <= MOST_ENTRIES + 2


def test_too_many_entries_are_left_unread_and_reported():
    parsed = read(rss(*(f"<guid>{n}</guid><title>{n}</title>" for n in range(MOST_ENTRIES + 10))))
    assert MOST_ENTRIES - 1 <= len(parsed.items) <= MOST_ENTRIES
    assert "more than we read" in parsed.spiked[0].reason


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_mutated_feeds_raise_nothing_but_feed_errors(data):
    body = bytearray(data.draw(st.sampled_from(FILES)).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "insert", "double", "drop"]))
        if kind == "flip":
            body[at] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            del body[at + 1 :]
        elif kind == "insert":
            body[at:at] = data.draw(st.sampled_from(SPLINTERS))
        elif kind == "double":
            body[at:at] = body[at : at + data.draw(st.integers(1, 500))]
        else:
            del body[at : min(at + data.draw(st.integers(1, 50)), len(body) - 1)]
    told = data.draw(st.sampled_from([None, "text/xml; charset=utf-16", "application/json"]))
    try:
        parsed = read(bytes(body), told)
    except FeedError:
        return
    named = guids(parsed)
    assert all(named)
    assert len(named) == len(set(named))
    for item in parsed.items:
        f"{item.title}{item.text}{item.content}".encode()


SPLINTERS = [
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"&#0;",
    b"&#xffffffff;", b"&nbsp;", b"&lol;", b"<item>", b"</item>", b"<entry/>", b"<!DOCTYPE x [",
    b'"', b"\\ud800", b"1e999", b"-1", b"null", b"{}", b"[]", b"true", b"<title type='xhtml'><b>",
    b"<content type='application/octet-stream'>%%%</content>", b"<link href='http://['/>",
    b"<pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate>", b"<ttl>99999999999999999999</ttl>",
    b' xml:base="http://["', b' xml:lang="\xc3\xa9"', b"<base href='http://['>",
]  # fmt: skip

"""Entries that no two desks would send alike: each is kept or put aside with a reason."""

import random
import unicodedata
from datetime import timedelta

import pytest

from storage.tables import ItemRow, SpikeRow, VersionRow

WORDS = ("harbour", "board", "pier", "repairs", "season", "crews", "meeting", "builder", "spring")


def lines(words: int, seed: int = 1) -> str:
    """Return a text of so many words in sentences and paragraphs."""
    drawn = random.Random(seed).choices(WORDS, k=words)
    sentences = [" ".join(drawn[at : at + 12]).capitalize() + "." for at in range(0, words, 12)]
    return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


@pytest.fixture
def send(desk, web):
    """Sends entries from a feed and runs a cycle; subscribes it the first time."""

    def run(*entries, name="northwire"):
        new = name not in web.pages
        web.feed(name, *entries)
        if new:
            desk.subscribe(name)
        return desk.run().counts

    return run


@pytest.mark.parametrize("words", [0, 1, 100_000])
def test_a_story_of_any_length_is_published_whole(desk, send, make_entry, words):
    text = lines(words)
    assert send(make_entry("1", "Pier", text))["canonicals"] == 1
    (one,) = desk.published()
    assert (one.title, len(one.text.split())) == ("Pier", words)


def test_two_copies_of_a_hundred_thousand_words_are_one_story(desk, send, make_entry):
    text = lines(100_000)
    send(make_entry("1", "Pier", text))
    send(make_entry("2", "Pier", text.replace("market", "shop", 3)), name="devdesk")
    assert [len(group) for group in desk.groups()] == [2]


def test_an_entry_without_title_and_text_is_put_aside(desk, send, make_entry):
    counts = send(make_entry("1", "", ""), make_entry("2"))
    assert (counts["new"], counts["spiked"]) == (1, 1)
    ((reason,),) = desk.rows(SpikeRow.reason)
    assert "neither a title nor a text" in reason


def test_a_story_without_a_headline_gets_one_from_its_text(desk, send, make_entry):
    send(make_entry("1", ""))
    (one,) = desk.published()
    assert one.title.startswith("The harbour board of Port Ellis voted")
    assert one.title.endswith("…")


def test_an_entry_with_neither_guid_nor_link_is_one_item_for_ever(desk, send, make_entry, storks):
    bare = make_entry(None, pubDate="Mon, 06 May 2024 09:00:00 GMT")
    send(bare)
    send(make_entry("new", "Storks", storks), bare)
    assert len(desk.rows(ItemRow.guid)) == 2
    assert len(desk.rows(VersionRow.id)) == 2


def test_doubled_guids_with_other_texts_are_stories_of_their_own(desk, send, make_entry, storks):
    entries = make_entry("same"), make_entry("same", "Storks", storks)
    assert send(*entries)["new"] == 2
    assert send(*entries)["new"] == 0
    assert len(desk.published()) == 2


@pytest.mark.parametrize(
    "date", [None, "soon", "Mon, 06 May 2999 09:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"]
)
def test_a_date_that_cannot_be_is_no_claim_and_we_say_when_it_came(desk, send, make_entry, date):
    send(make_entry("1", **({"pubDate": date} if date else {})))
    assert desk.rows(VersionRow.claimed) == [(None,)]
    (one,) = desk.published()
    assert one.published == one.updated == desk.now


def test_a_true_date_is_what_the_story_is_published_under(desk, send, make_entry):
    send(make_entry("1", pubDate="Mon, 06 May 2024 09:00:00 +0200"))
    (one,) = desk.published()
    assert one.published == desk.now - timedelta(hours=6)


def test_control_characters_and_half_characters_reach_no_reader(desk, web, make_entry, pier):
    odd = "\x00\x08\x1b[31m\x7f\u202e\ufeff&#0;&#27;&#xd800;"
    web.feed("northwire", make_entry("g", "TITLE", f"{pier} END"))
    body = web.pages["northwire"].decode()
    body = body.replace("TITLE", f"Pier{odd}").replace("END", odd).replace(">g<", f">g{odd}<")
    web.pages["northwire"] = body.encode()
    web.pages["json"] = (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "J\\ud800\\u0000", "items": '
        b'[{"id": "a\\ud800\\u0000", "title": "T\\udc00\\u0007", "content_text": '
        b'"Half a pair \\ud83d and a nul \\u0000 in it, said the board."}]}'
    )
    desk.subscribe("northwire", "json")
    assert desk.run().counts["new"] == 2
    for text in desk.exports():
        text.encode()
        bad = {c for c in text if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"}
        assert bad == set()
        assert "\\u0000" not in text
        assert "\\ud8" not in text
    assert desk.run().counts["new"] == 0


def test_a_story_of_markup_is_text_only(desk, send, make_entry):
    text = "<script>alert(1)</script>The pier closed & the “board” said: 1 < 2. " * 3
    send(make_entry("1", "<b>Pier</b>", text))
    (one,) = desk.published()
    assert "1 < 2" in one.text
    assert "&amp;" not in one.text

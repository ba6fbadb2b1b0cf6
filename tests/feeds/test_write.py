"""Canonical stories out, and in again."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.parse import parse
from feeds.write import NOTICE, Published, Source, atom, jsonfeed, jsonl
from story.item import Item, Nature
from story.plain import one_line, tidy

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
moments = st.integers(0, 3 * 10**8).map(lambda n: NOW - timedelta(seconds=n))
addresses = st.integers(0, 99).map(lambda n: f"https://example.org/{n}?a=1&b='\"<{n}")
lines = st.text(max_size=40).map(one_line)
stories = st.builds(
    Published,
    id=st.uuids().map(lambda one: one.urn),
    number=st.integers(1, 9),
    title=lines,
    text=st.lists(lines, min_size=1).map("\n\n".join).map(tidy).filter(bool),
    url=st.none() | addresses,
    published=st.none() | moments,
    updated=moments,
    cluster=st.just("c-00001f"),
    sources=st.lists(st.builds(Source, feed=lines, url=st.none() | addresses, title=lines))
    .map(tuple),
    withdrawn=st.booleans(),
)  # fmt: skip
lists = st.lists(stories, max_size=4, unique_by=lambda one: one.id)


def expected(story: Published) -> tuple[object, ...]:
    text = NOTICE if story.withdrawn else story.text
    return story.id, story.title, text, story.published, story.updated, story.withdrawn


def found(item: Item) -> tuple[object, ...]:
    killed = item.nature is Nature.KILL
    return item.guid, item.title, item.text, item.published, item.updated, killed


def same(stories: list[Published], written: str) -> None:
    url = "https://example.org/out"
    parsed = parse(written.encode(), content_type=None, url=url, now=NOW)
    assert parsed.spiked == ()
    assert [found(item) for item in parsed.items] == [expected(story) for story in stories]
    for item, story in zip(parsed.items, stories, strict=True):
        assert (item.url is None) is (story.url is None)
        assert not item.summary


@given(lists)
@settings(max_examples=60, deadline=None)
def test_what_goes_out_as_atom_comes_in_as_it_was(stories):
    written = "".join(
        atom(stories, id_="urn:x:1", title="A & B", url="https://example.org/?a&b", updated=NOW)
    )
    etree.fromstring(written.encode())
    same(stories, written)


@given(lists)
@settings(max_examples=60, deadline=None)
def test_what_goes_out_as_json_feed_comes_in_as_it_was(stories):
    same(stories, "".join(jsonfeed(stories, title="A", url="https://example.org/")))


@given(lists)
@settings(max_examples=60, deadline=None)
def test_json_lines_say_all_and_one_story_a_line(stories):
    written = list(jsonl(stories))
    read = [json.loads(line) for line in written]
    assert all(line.count("\n") == 1 for line in written)
    assert [one["text"] for one in read] == ["" if s.withdrawn else s.text for s in stories]
    keys = {"id", "number", "title", "text", "url", "published", "updated", "cluster", "sources"}
    for one, story in zip(read, stories, strict=True):
        assert one.keys() - {"withdrawn"} == keys
        assert ("withdrawn" in one) is story.withdrawn
        assert [set(source) for source in one["sources"]] == [{"feed", "url", "title"}] * len(
            story.sources
        )


def test_a_withdrawn_story_goes_out_without_its_text():
    story = Published("urn:1", 2, "Wrong", "A lie.", None, None, NOW, "c-000001", (), True)
    for written in (
        "".join(atom([story], id_="urn:x:1", title="T", url="https://e.org/", updated=NOW)),
        "".join(jsonfeed([story], title="T", url="https://e.org/")),
        "".join(jsonl([story])),
    ):
        assert "A lie." not in written
        assert "withdrawn" in written


def test_where_a_story_comes_from_goes_out_with_it():
    sources = (Source("Wire", "https://e.org/1", 'A "quoted" & <b>'), Source("Other", None, "B"))
    story = Published("urn:1", 1, "T", "Text.", None, None, NOW, "c-000001", sources)
    written = "".join(atom([story], id_="urn:x:1", title="T", url="https://e.org/", updated=NOW))
    root = etree.fromstring(written.encode())
    via = root.find(".//{*}entry/{*}link[@rel='via']")
    assert via.attrib["title"] == sources[0].title
    assert root.find(".//{*}source").attrib["feed"] == "Other"

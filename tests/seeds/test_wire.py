"""The sample wire says the truth about itself: formats, stories, planted damage, clean copies."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree, html

from editing import kinds

SEEDS = Path(__file__).parents[2] / "seeds"
WIRE = SEEDS / "wire"
SAMPLE = "Sample written for the copydesk project; not news."
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
NAR = "{http://iptc.org/std/nar/2006-10-01/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
# Of the seed story as received, without its headline.
SEED_AS_RECEIVED = "62871ce31575873db594dcf4f77a395424a05662954955ae1c6ef2583350f40d"
NOT_FEEDS = {"expected.json", "wire.opml"}

Entry = dict[str, Any]


def plain(markup: str) -> str:
    if not markup.lstrip().startswith("<"):
        return html.fromstring(f"<p>{markup}</p>").text_content().strip()
    return "\n\n".join(p.text_content().strip() for p in html.fromstring(markup).iter("p"))


def paragraphs(element: etree._Element, namespace: str) -> str:
    return "\n\n".join("".join(p.itertext()).strip() for p in element.iter(f"{namespace}p"))


def syndication(body: bytes) -> Iterator[tuple[str, str, str]]:
    for entry in feedparser.parse(body, sanitize_html=False).entries:
        content = entry.content[0].value if "content" in entry else entry.get("summary", "")
        if entry.get("id") or entry.get("link"):
            yield entry.get("id") or entry.link, entry.get("title", ""), plain(content)


def wire_xml(body: bytes) -> Iterator[tuple[str, str, str]]:
    root = etree.fromstring(body)
    if root.tag == f"{NITF}nitf":
        content = root.find(f".//{NITF}body.content")
        guid = root.find(f".//{NITF}doc-id").get("id-string")
        yield guid, root.findtext(f".//{NITF}hl1"), paragraphs(content, NITF)
    for item in root.iter(f"{NAR}newsItem"):
        inline = item.find(f".//{NAR}inlineXML")
        text = paragraphs(inline, XHTML) or paragraphs(inline, NITF)
        yield item.get("guid"), item.findtext(f".//{NAR}headline"), text


def wire_json(body: bytes) -> Iterator[tuple[str, str, str]]:
    read = json.loads(body)
    if isinstance(read, dict) and "items" in read:
        for item in read["items"]:
            text = item.get("content_text") or plain(item["content_html"])
            yield item["id"], item.get("title", ""), text
        return
    for item in read if isinstance(read, list) else [read]:
        body_html = item.get("body_html") or item["bodies"][0]["value"]
        headline = item.get("headline") or item["headlines"][0]["value"]
        yield item["uri"], headline, plain(body_html)


def read(path: Path) -> list[tuple[str, str, str]]:
    body = path.read_bytes()
    if path.suffix == ".json":
        return list(wire_json(body))
    if path.suffix == ".xml":
        return list(wire_xml(body))
    return list(syndication(body))


def feeds() -> list[Path]:
    return sorted(p for p in WIRE.iterdir() if p.name not in NOT_FEEDS)


@cache
def texts() -> dict[tuple[str, str], tuple[str, str]]:
    return {(p.name, guid): (title, text) for p in feeds() for guid, title, text in read(p)}


@cache
def truth() -> dict[str, Any]:
    return json.loads((WIRE / "expected.json").read_text(encoding="utf-8"))


def entries() -> list[Entry]:
    return truth()["entries"]


def text_of(entry: Entry) -> str:
    return texts()[entry["file"], entry["guid"]][1]


def errors() -> list[tuple[Entry, Entry]]:
    return [(entry, error) for entry in entries() for error in entry["errors"]]


def kind_of(path: Path) -> str:
    body = path.read_text(encoding="utf-8")
    marks = {
        "JSON Feed": "https://jsonfeed.org/version/1.1",
        "ninjs 3": '"versionCreated"',
        "ninjs 1": '"versioncreated"',
        "NewsML-G2": "<newsMessage",
        "NITF": "<body.content>",
        "RDF": "<rdf:RDF",
        "Atom with XHTML": '<content type="xhtml">',
        "Atom": "<feed",
        "RSS with content": "<content:encoded>",
        "RSS with summaries": "<rss",
    }
    return next(kind for kind, mark in marks.items() if mark in body)


def test_the_wire_has_at_least_66_entries_in_at_least_8_kinds_of_feed() -> None:
    assert len(texts()) >= 66
    assert len({kind_of(path) for path in feeds()}) >= 8


def test_every_file_says_that_it_is_a_sample() -> None:
    for path in [*feeds(), WIRE / "expected.json", WIRE / "wire.opml"]:
        assert SAMPLE in path.read_text(encoding="utf-8"), path.name


def test_every_file_but_the_broken_one_is_well_formed() -> None:
    broken = {note["file"] for note in truth()["broken"]}
    for path in feeds():
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        elif path.name not in broken:
            etree.fromstring(path.read_bytes())
    for name in broken:
        feed = feedparser.parse((WIRE / name).read_bytes())
        assert feed.bozo
        assert len([e for e in feed.entries if "id" in e]) >= 5


def test_the_expected_entries_are_exactly_those_of_the_files() -> None:
    said = [(entry["file"], entry["guid"]) for entry in entries()]
    assert len(said) == len(set(said))
    assert set(said) == set(texts())
    for entry in entries():
        assert texts()[entry["file"], entry["guid"]][0] == entry["title"]


def test_every_planted_error_stands_in_its_text_and_has_a_known_kind() -> None:
    for entry, error in errors():
        assert text_of(entry).startswith(error["text"], error["start"]), (entry["file"], error)
        assert error["kind"] in kinds.NAMES
        assert error["needs"] in {"alone", "siblings"}
    assert len(errors()) >= 60
    assert len({error["kind"] for _, error in errors()}) >= 25


def test_what_only_siblings_can_tell_stands_right_in_a_sibling() -> None:
    for entry, error in errors():
        if error["needs"] == "siblings" and error["correct"]:
            others = [e for e in entries() if e["story"] == entry["story"] and e is not entry]
            right = error["correct"].split("\n\n")[-1]
            assert any(right in text_of(other) for other in others), error


def test_copies_without_planted_errors_are_clean() -> None:
    clean = [entry for entry in entries() if entry["clean"]]
    assert len(clean) >= 20
    for entry in clean:
        text = text_of(entry)
        assert not re.search(r"\b(\w+) \1\b", text), entry["guid"]
        assert not re.search(r"\d[ap]m [A-Z]|\.\.", text), entry["guid"]
        assert not re.search(r"\s[,.;:!?]|[,;:]{2}|[.!?] [a-z]", tame(text)), entry["guid"]
        for paragraph in text.split("\n\n"):
            assert paragraph.endswith((".", ".”", ".’")), (entry["guid"], paragraph)
            for opening, closing in ("“”", "«»", "()"):
                assert paragraph.count(opening) == paragraph.count(closing), paragraph


def tame(text: str) -> str:
    """Take out the full stops of a.m., p.m. and U.S., which end no sentence."""
    return re.sub(r"\b[ap]\.m\.|U\.S\.|Jan\.", "x", text)


def test_the_seed_story_and_its_siblings_are_there() -> None:
    family = [entry for entry in entries() if entry["story"] == "biden-kishida"]
    relations = ["cut", "cut-mid-sentence", "damaged", "full", "retitled-update", "summary"]
    assert sorted(entry["relation"] for entry in family) == relations
    seed = next(entry for entry in family if entry["relation"] == "damaged")
    assert len([e for e in seed["errors"] if e["needs"] == "alone"]) >= 8
    assert sha256(text_of(seed).encode()).hexdigest() == SEED_AS_RECEIVED


def test_the_other_stories_have_one_to_six_copies() -> None:
    copies = Counter(
        e["story"] for e in entries() if e["relation"] not in {"single", "look-alike"}
    )
    del copies["biden-kishida"]
    assert len(copies) >= 12
    assert max(copies.values()) <= 6


def test_look_alikes_are_different_stories() -> None:
    stories = {entry["story"]: entry for entry in entries()}
    assert len(truth()["look_alikes"]) >= 4
    for one, other in truth()["look_alikes"]:
        assert text_of(stories[one]) != text_of(stories[other])


def test_the_awkward_entries_are_there() -> None:
    relations = {entry["relation"] for entry in entries()}
    assert {"correction", "kill", "update"} <= relations
    assert [entry for entry in entries() if not entry["title"]]
    languages = Counter(entry["language"] for entry in entries())
    assert languages["es"] >= 2
    rdf = feedparser.parse((WIRE / "meridian-post-asia.rdf").read_bytes())
    assert [entry.title for entry in rdf.entries if "updated" not in entry] == [
        "Toy museum asks public for missing wheels"
    ]


def test_links_lead_to_example_hosts_only() -> None:
    allowed = re.compile(
        r"https?://(?:[a-z.-]+\.)?example\.(?:org|com)/|http://(?:www\.w3\.org|purl\.org|iptc\.org)/"
        r"|https://(?:www\.iptc\.org/std/catalog|jsonfeed\.org/version)/"
    )
    for path in feeds():
        for link in re.findall(r"https?://[^\s\"<>\\]+", path.read_text(encoding="utf-8")):
            assert allowed.match(link), (path.name, link)


def outlines(path: Path) -> list[etree._Element]:
    root = etree.fromstring(path.read_bytes())
    assert root.get("version") == "2.0"
    return [outline for outline in root.iter("outline") if outline.get("xmlUrl")]


def test_the_wire_list_names_every_file_once() -> None:
    addresses = [outline.get("xmlUrl") for outline in outlines(WIRE / "wire.opml")]
    assert sorted(addresses) == [f"sample:{path.name}" for path in feeds()]


def test_the_feed_list_has_at_least_44_feeds_in_folders() -> None:
    listed = outlines(SEEDS / "feeds.opml")
    addresses = [outline.get("xmlUrl") for outline in listed]
    assert len(addresses) == len(set(addresses)) >= 44
    for outline in listed:
        assert outline.get("title")
        assert outline.get("text") == outline.get("title")
        assert outline.get("type") == "rss"
        assert outline.get("xmlUrl").startswith("https://")
        assert outline.get("htmlUrl").startswith("https://")
        assert outline.getparent().tag == "outline"
    assert len({outline.getparent().get("text") for outline in listed}) >= 6

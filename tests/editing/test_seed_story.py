"""The story that started it: what is found alone, with a clean sibling, and on the sibling."""

import json
from pathlib import Path

import pytest

from editing.repair import apply

DATA = Path(__file__).parent / "data"


def read(name: str) -> str:
    return (DATA / name).read_bytes().decode("utf-8")


@pytest.fixture
def story() -> str:
    return read("story.txt")


@pytest.fixture
def clean() -> str:
    return read("clean.txt")


@pytest.fixture
def errors() -> list[dict]:
    return json.loads(read("story.errors.json"))["errors"]


def hit(errors, flags):
    return {
        e["id"] for e in errors if any(e["start"] < f.end and f.start < e["end"] for f in flags)
    }


def test_alone_it_shows_half_of_its_errors_and_all_its_furniture(flags, story, errors):
    found = hit(errors, flags(story))
    assert {"E01", "E02", "E04", "E05", "E06", "B01", "B02", "B03"} <= found


def test_alone_nothing_is_flagged_that_is_no_error(flags, story, errors):
    spans = [(e["start"], e["end"]) for e in errors if e["id"][0] in "EB"]
    for flag in flags(story):
        assert any(start <= flag.start and flag.end <= end for start, end in spans), flag


def test_with_a_clean_sibling_nearly_all_is_found_and_nothing_else(flags, story, clean, errors):
    raised = flags(story, clean)
    hard = {e["id"] for e in errors if e["id"][0] == "E"}
    assert len(hit(errors, raised) & hard) >= 9
    spans = [(e["start"], e["end"]) for e in errors if e["id"][0] in "EB"]
    assert all(any(s < f.end and f.start < e for s, e in spans) for f in raised)


def test_the_repairs_are_the_siblings_words(flags, story, clean):
    repairs = {f.text: f.repair for f in flags(story, clean)}
    assert repairs["met. committed"] == "met and committed"
    assert repairs["China Seas. and Eastern"] == "and East China Seas"
    assert repairs["Asia. under"] == "Asia under"
    assert repairs["the Institute. Waseda"] == "Waseda"
    assert repairs["Tuesday. ,"] == "Tuesday,"
    assert repairs["strike capabilities enemy"] == "enemy strike capabilities"
    assert repairs["tactically-guided"] == "tactical guided"
    assert repairs["midterm"] == "midterms"


def test_the_repaired_story_is_the_clean_one_but_for_the_lost_paragraph_break(flags, story, clean):
    repaired = apply(story, flags(story, clean))
    assert repaired.text.split() == clean.split()


def test_every_flag_from_a_sibling_shows_the_siblings_sentence(flags, story, clean):
    for flag in flags(story, clean):
        for evidence in flag.evidence:
            assert clean[evidence.start : evidence.end] == evidence.text
            assert evidence.source == "outlet 1"


def test_the_clean_sibling_has_no_flag_alone_or_beside_the_damaged_story(flags, story, clean):
    assert flags(clean) == []
    assert flags(clean, story) == []

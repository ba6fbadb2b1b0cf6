"""docs/flags.md is held to what the rules do: every kind, every example, every silence."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from editing import kinds
from editing.check import check
from editing.flag import Tier
from story.item import Copy

PAGE = (Path(__file__).parents[2] / "docs" / "flags.md").read_text(encoding="utf-8")
SECTIONS = dict(
    re.findall(r"^### `([a-z-]+)` [^\n]+\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
)
EXAMPLE = re.compile(r"^- Flag: `(.+?)`(?: → (?:`(.+?)`|(nothing)))?$", re.MULTILINE)


class Example(NamedTuple):
    kind: str
    sibling: str
    text: str
    start: int
    end: int
    repair: str | None


def told(said):
    return said.replace(" ¶ ", "\n\n").replace("␀", "\x00")


def examples():
    for kind, section in SECTIONS.items():
        sibling = re.search(r"^- Sibling: `(.+?)`$", section, re.MULTILINE)
        for marked, repair, nothing in EXAMPLE.findall(section):
            start = marked.index("[")
            end = marked.index("]", start)
            if marked[start + 1 :].startswith("..."):
                end = marked.rindex("]")
            head, flagged, tail = (
                told(part) for part in (marked[:start], marked[start + 1 : end], marked[end + 1 :])
            )
            yield Example(
                kind,
                told(sibling[1]) if sibling else "",
                head + flagged + tail,
                len(head),
                len(head) + len(flagged),
                "" if nothing else told(repair) or None,
            )


def silences():
    for kind, section in SECTIONS.items():
        sibling = re.search(r"^- Sibling: `(.+?)`$", section, re.MULTILINE)
        for text in re.findall(r"^- Silent: `(.+)`$", section, re.MULTILINE):
            yield kind, told(sibling[1]) if sibling else "", told(text)


def flags_on(text, sibling):
    siblings = [Copy(1, sibling, source="there")] if sibling else []
    return [f for f in check(Copy(0, text, source="here"), siblings) if f.tier is Tier.FLAG]


def test_every_kind_has_its_section_under_its_name_and_no_other_has():
    assert dict(re.findall(r"^### `([a-z-]+)` ([^\n]+)$", PAGE, re.MULTILINE)) == dict(kinds.NAMES)


@pytest.mark.parametrize("kind", sorted(set(SECTIONS) - {kinds.DIFFERENCE}))
def test_every_kind_shows_an_example_a_silence_and_its_confidence(kind):
    for part in ("- Flag: ", "- Silent: ", "- Confidence: "):
        assert part in SECTIONS[kind]


@pytest.mark.parametrize("example", list(examples()), ids=lambda e: e.kind)
def test_the_example_raises_its_flag_with_its_repair_and_nothing_else(example):
    (flag,) = flags_on(example.text, example.sibling)
    assert (flag.kind, flag.start, flag.end) == (example.kind, example.start, example.end)
    assert flag.repair == example.repair


@pytest.mark.parametrize("example", list(examples()), ids=lambda e: e.kind)
def test_the_confidence_is_one_that_the_page_tells(example):
    (flag,) = flags_on(example.text, example.sibling)
    said = re.search(r"^- Confidence: (.+)$", SECTIONS[example.kind], re.MULTILINE)[1]
    span = re.match(r"([\d.]+)(?: to ([\d.]+))?", said)
    assert float(span[1]) <= flag.confidence <= float(span[2] or span[1])


@pytest.mark.parametrize(("kind", "sibling", "text"), list(silences()))
def test_what_the_page_calls_silent_raises_nothing(kind, sibling, text):
    assert flags_on(text, sibling) == []
    if sibling:
        assert flags_on(sibling, text) == []


def test_a_difference_from_an_update_is_a_hint():
    copy = Copy(0, "The harbour board said on Tuesday that the pier will close for 14 weeks.")
    update = Copy(
        1, copy.text.replace("14", "20"), source="there", nature=copy.nature.__class__.UPDATE
    )
    (flag,) = check(copy, [update])
    assert (flag.kind, flag.tier) == (kinds.DIFFERENCE, Tier.HINT)


def test_the_example_of_the_library_runs():
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    exec(compile(code, "docs/flags.md", "exec"), {})

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story.dateline import headline, parts
from story.item import Nature


@pytest.mark.parametrize(
    ("title", "text", "nature", "mark"),
    [
        ("UPDATE 2-Storks return", "Storks return", Nature.UPDATE, "UPDATE 2"),
        ("CORRECTED-UPDATE 1-Storks", "Storks", Nature.CORRECTION, "CORRECTED-UPDATE 1"),
        ("KILL-Storks return", "Storks return", Nature.KILL, "KILL"),
        ("Correction: Storks story", "Storks story", Nature.CORRECTION, "Correction"),
        ("(2nd LD) Storks return", "Storks return", Nature.UPDATE, "2nd LD"),
        ("EXCLUSIVE-Storks return", "Storks return", Nature.STORY, "EXCLUSIVE"),
        ("Update on the storks", "Update on the storks", Nature.STORY, None),
        ("Kill Bill returns", "Kill Bill returns", Nature.STORY, None),
    ],
)
def test_a_headline_loses_its_mark(title, text, nature, mark):
    found = headline(title)
    assert (found.text, found.nature, found.mark) == (text, nature, mark)


def said(text, span):
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("start", "dateline"),
    [
        ("LONDON, Nov 23 (Reuters) - ", "LONDON, Nov 23 (Reuters) - "),
        ("WASHINGTON (AP) — ", "WASHINGTON (AP) — "),
        ("NEW YORK/BOSTON — ", "NEW YORK/BOSTON — "),
        ("MOSCOW, January 26. /TASS/. ", "MOSCOW, January 26. /TASS/. "),
        ("US-based firms and ", None),
        ("The board and ", None),
    ],
)
def test_a_dateline_is_told_from_the_body(start, dateline):
    text = start + "Storks return to the north."
    assert said(text, parts(text).dateline) == dateline


def test_byline_body_and_sign_offs_are_told_apart():
    text = (
        "By Jane Doe\n\nThe board met.\n\nIt left.\n\n"
        "(Reporting by Jane Doe; Editing by X)\n\nENDS"
    )
    found = parts(text)
    assert said(text, found.byline) == "By Jane Doe"
    assert said(text, found.body) == "The board met.\n\nIt left."
    assert [said(text, s) for s in found.sign_offs] == [
        "(Reporting by Jane Doe; Editing by X)",
        "ENDS",
    ]


@given(st.text())
def test_the_body_lies_in_the_text(text):
    found = parts(text)
    assert 0 <= found.body.start <= found.body.end <= len(text)
    assert headline(text).text == headline(text).text.strip()

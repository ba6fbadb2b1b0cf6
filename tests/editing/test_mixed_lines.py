"""Furniture that stands in one line with the story: the story is never taken out."""

import pytest

from editing import apply
from editing.check import check
from editing.kinds import FURNITURE

LEAD = (
    "The city council voted on Monday to close the Harbour Street bridge for six months, a"
    " decision that shopkeepers said would ruin their trade."
)
NEXT = (
    "Mayor Ellen Whitaker told reporters that engineers had found cracks in two of the supports."
)
LAST = "Business owners who were heard on Monday plan to appeal."
STORY = f"{LEAD}\n\n{NEXT}\n\n{LAST}"
OPENING = (
    "Photo: AP",
    "Image caption",
    "Eds: Updates with details.",
    "Editor's note: This story has been updated.",
    "Disclaimer: The opinions are personal",
    "Reporting by Jane Doe; Editing by John Roe",
    "(Reporting by Jane Doe)",
    "EMBARGOED UNTIL 0900 GMT",
    "READ MORE: Storks return",
    "Subscribe to our newsletter",
    "ATTENTION EDITORS.",
)
CLOSING = ("Photo: AFP", "A worker walks on the bridge. Photograph: John Doe/AFP")


def mended(text, siblings=()):
    return apply(text, check(text, siblings)).text


@pytest.mark.parametrize("head", OPENING)
def test_no_repair_takes_out_the_paragraph_that_furniture_is_glued_to(head):
    text = STORY.replace(NEXT, f"{head} {NEXT}")
    assert NEXT in mended(text)
    assert LEAD in mended(STORY.replace(LEAD, f"{head} {LEAD}"))
    assert any(flag.kind in FURNITURE for flag in check(text))


@pytest.mark.parametrize("tail", CLOSING)
def test_no_repair_takes_out_the_paragraph_before_a_credit(tail):
    assert LEAD in mended(STORY.replace(LEAD, f"{LEAD} {tail}"))
    assert LAST in mended(f"{STORY} {tail}")


@pytest.mark.parametrize("head", OPENING)
def test_what_a_sibling_has_not_is_taken_out_and_no_more(head):
    text = STORY.replace(NEXT, f"{head} {NEXT}")
    assert mended(text, [STORY]).split() == STORY.split()


def test_a_bracket_that_closes_ends_the_furniture():
    assert mended(STORY.replace(NEXT, f"(Reporting by Jane Doe) {NEXT}")).split() == STORY.split()


def test_a_note_never_reaches_into_the_next_paragraph():
    assert NEXT in mended(STORY.replace(NEXT, f"NOTE TO EDITORS:\n\n{NEXT}"))


def test_a_credit_takes_no_line_with_it_that_stands_above_it():
    above = "Engineers who looked at it on Sunday asked for more time."
    text = STORY.replace(NEXT, f"{above}\nGetty Images")
    assert above in mended(text, [STORY.replace(f"{NEXT}\n\n", "")])


@pytest.mark.parametrize(
    "prose",
    [
        "Edited by Thelma Schoonmaker, the film opens on Friday in New York and Los Angeles.",
        "Written by Aaron Sorkin and directed by Danny Boyle, the film opens on Friday.",
        "Photos: they were all that she had left of him, she said on the steps of the court.",
    ],
)
def test_a_sentence_that_opens_like_a_credit_is_none(prose):
    assert not check(f"{LEAD}\n\n{prose}\n\n{LAST}")

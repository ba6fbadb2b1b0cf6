from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story.sentences import paragraphs, sentences


def split(text):
    return [text[s.start : s.end] for s in sentences(text)]


def test_a_sentence_ends_at_its_stop():
    assert split("The board met. It left! Why? Nobody knows.") == [
        "The board met.",
        "It left!",
        "Why?",
        "Nobody knows.",
    ]


def test_it_breaks_before_a_lower_case_word_too():
    assert split("He served in Asia. under a general.") == [
        "He served in Asia.",
        "under a general.",
    ]


def test_it_breaks_where_the_space_was_lost():
    assert split("The pier is shut.The board met.") == ["The pier is shut.", "The board met."]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Roe and Dr. Doe met Gen. Lee of the U.S. Army on Jan. 5 at No. 10 for 3.5 hours.",
        "J. K. Roe and T.S. Doe of Acme Inc. of Delaware left at 5 p.m. on Monday.",
        "“Why?” he asked.",
        "He waited ... and left.",
        "The firm Yahoo! said so.",
        "See example.org for more.",
    ],
)
def test_a_short_form_does_not_end_it(text):
    assert split(text) == [text]


def test_a_short_form_ends_it_before_a_word_that_opens_sentences():
    assert split("He left the U.S. The board met at 5 p.m. It left.") == [
        "He left the U.S.",
        "The board met at 5 p.m.",
        "It left.",
    ]


def test_a_quotation_keeps_its_closing_mark():
    assert split("“We met.” The board left.") == ["“We met.”", "The board left."]


def test_blank_lines_make_paragraphs():
    text = "One\r\n\r\nTwo\n \n\nThree\n"
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["One", "Two", "Three"]


def test_single_line_ends_make_paragraphs_unless_the_text_is_wrapped():
    lines = "A headline\nThe board met.\nIt left."
    assert len(paragraphs(lines)) == 3
    wrapped = "The board of the harbour of Port Ellis met on Monday in the\n" * 5
    assert len(paragraphs(wrapped)) == 1


@given(st.text())
def test_sentences_lie_in_the_text_in_order_and_lose_nothing(text):
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    assert "".join("".join(split(text)).split()) == "".join(text.split())

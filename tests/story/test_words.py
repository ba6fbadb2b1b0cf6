"""Words as dedup and editing compare them."""

import string

from hypothesis import given
from hypothesis import strategies as st

from story.words import folded, words

_PLAIN = st.text(alphabet=string.printable + "’“”–é")


@given(_PLAIN)
def test_folded_words_are_the_words_in_small_letters_with_straight_apostrophes(text: str):
    said = [word.text.replace("’", "'") for word in words(text)]
    assert folded(text) == [word.casefold() for word in said]


def test_figures_stay_whole_and_marks_belong_to_no_word():
    assert folded("'It’s 1,250.5,' she said_twice: ''no''") == [
        "it's", "1,250.5", "she", "said", "twice", "no",
    ]  # fmt: skip

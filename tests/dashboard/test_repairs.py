from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dashboard.repairs import changes, drawn, supporting


@dataclass
class Flag:
    text: str
    repair: str | None
    before: str = ""
    after: str = ""


def shown(flag):
    found = drawn(flag)
    return found.before + "".join(f"[{op}:{words}]" for op, words in found.parts) + found.after


def test_only_what_changes_is_struck_or_written_in():
    flag = Flag("met. committed", "committed", "The ministers ", " to working together.")
    assert shown(flag) == "The ministers [out:met. ][same:committed] to working together."


def test_the_sentence_of_the_flag_is_shown_and_no_other():
    flag = Flag("was was", "was", "It ended. Then it ", " over. Nobody spoke of it again.")
    assert shown(flag) == "Then it [same:was][out: was] over."


def test_words_in_question_without_a_repair_stay():
    assert not drawn(Flag("Advertisement", None)).mends


def test_the_middle_of_a_very_long_repair_is_left_out():
    flag = Flag("the", "the " + "long words " * 90)
    assert len(shown(flag)) < 400
    assert " … " in shown(flag)


def test_a_sibling_shows_the_words_that_bear_the_repair_out():
    flag = Flag("met. committed", "committed", "foreign ministers ", " to working together")
    passage = "Their foreign ministers committed to working together again."
    before, words, after = supporting(passage, flag)
    assert before + words + after == passage
    assert words == "ministers committed to"


def test_a_sibling_that_reads_otherwise_is_shown_as_it_is():
    assert supporting("Nothing of the kind.", Flag("a", "completely other")) == (
        *("Nothing of the kind.", "", ""),
    )


@given(st.text("ab .,“", max_size=30), st.text("ab .,“", max_size=30))
def test_changes_spell_the_old_and_the_new(old, new):
    found = changes(old, new)
    assert "".join(words for op, words in found if op != "in") == old
    assert "".join(words for op, words in found if op != "out") == new

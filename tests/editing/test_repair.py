from hypothesis import given
from hypothesis import strategies as st

from editing.check import check
from editing.flag import Flag, Tier
from editing.repair import apply
from story.item import Copy


def flag(text: str, piece: str, repair: str | None, confidence: float = 0.9) -> Flag:
    start = text.index(piece)
    return Flag("kind", Tier.FLAG, start, start + len(piece), piece, "message", confidence, repair)


def test_repairs_go_in_and_are_told_in_order():
    text = "One two two three , four."
    flags = [flag(text, "three ,", "three,"), flag(text, "two two", "two")]
    repaired = apply(text, flags)
    assert repaired.text == "One two three, four."
    assert [f.text for f in repaired.applied] == ["two two", "three ,"]


def test_of_two_that_overlap_the_surer_goes_in():
    text = "One two two three."
    repaired = apply(text, [flag(text, "two two", "two", 0.8), flag(text, "two three", "3", 0.9)])
    assert repaired.text == "One two 3."


def test_a_flag_without_a_repair_changes_nothing():
    text = "One two."
    assert apply(text, [flag(text, "two", None)]).text == text


def test_a_flag_on_other_words_than_stand_there_is_left_out():
    text = "One two."
    assert apply("Two one.", [flag(text, "two", "2")]).applied == ()


def test_a_removed_paragraph_leaves_no_hole():
    text = "One.\n\nComments are closed.\n\nTwo.\n"
    assert apply(text, [flag(text, "Comments are closed.", "")]).text == "One.\n\nTwo.\n"


def test_neighbours_that_both_go_leave_no_hole():
    text = "One. (By X)\n\nComments are closed.\n\nShare this\n"
    flags = [flag(text, p, "") for p in ("(By X)", "Comments are closed.", "Share this")]
    assert apply(text, flags).text == "One.\n"


def test_a_removed_sentence_leaves_one_blank():
    text = "One. Two. Three."
    assert apply(text, [flag(text, "Two.", "")]).text == "One. Three."


def test_a_removed_tag_keeps_words_apart():
    text = "One <b>two</b>, three."
    flags = [flag(text, "<b>", ""), flag(text, "</b>", "")]
    assert apply(text, flags).text == "One two, three."


DAMAGE = st.sampled_from(
    [
        "the the board. ",
        "Comments are closed.\n\n",
        "They met on Tuesday. , in the town. ",
        "The pier of the town,, is shut. ",
        "<b>It</b> is. ",
        "The board of the harbour met in the old town hall. ",
        "READ MORE: Storks\n\n",
        "left , he said.\n\n",
        "\x00",
        "“So it is. ",
        "🐦 ",
    ]
)


@given(st.lists(DAMAGE, max_size=12).map("".join))
def test_repairing_twice_is_repairing_once(text):
    flags = check(Copy(0, text))
    once = apply(text, flags).text
    assert apply(text, [*flags, *flags]).text == once

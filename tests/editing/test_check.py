from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editing import kinds
from editing.check import check
from editing.flag import Tier
from story.item import Copy

WORDS = st.sampled_from(
    [
        *("\n\n", "\r\n", "🐦", "e\u0301", "\x00", "\ud800", "<b>", "&amp;", "Â£", "…", '"', ".."),
        *(",,", "the", "The", "board.", "met,", "“we”", "said.", "(", ")", "'", ".", ",", "U.S."),
        *("Jan.", "5", "12,000", "READ", "MORE:", "it", "It", "Comments are closed."),
        "(Reporting by",
    ]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_no_flag_lies_outside_the_text_and_none_overlap(text, others):
    found = check(Copy(0, text), [Copy(n, o, source=str(n)) for n, o in enumerate(others, 1)])
    at = 0
    for flag in found:
        assert at <= flag.start < flag.end <= len(text)
        assert text[flag.start : flag.end] == flag.text
        assert 0 <= flag.confidence <= 1
        assert flag.kind in kinds.NAMES
        assert flag.message
        at = flag.end


@given(TEXTS)
def test_a_text_beside_itself_is_a_text_alone(text):
    assert check(Copy(0, text), [Copy(1, text, source="x")]) == check(Copy(0, text))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "x", "\x00", "\ud800", ".", '"', "(", "🐦", "the"]
)
def test_next_to_nothing_raises_nothing(text):
    assert {f.kind for f in check(Copy(0, text))} <= {
        kinds.CONTROL_CHARACTER,
        kinds.UNBALANCED_BRACKET,
        kinds.UNBALANCED_QUOTE,
    }
    check(Copy(0, text), [Copy(1, "The board met in the town on Monday, it said." * 3)])
    check(Copy(0, "The board met in the town on Monday, it said." * 3), [Copy(1, text)])


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "The the board met. and “left , he said. John. Smith went.The end\n\n",
        '"the ',
        "<b>",
        "READ MORE: (",
        "Storks of the north are back, the board said on Tuesday, and more of them will come. ",
    ],
)
def test_a_hundred_thousand_words_are_no_trouble(piece):
    text = piece * (100_000 // max(1, len(piece.split())))
    assert check(Copy(0, text[:600_000]), [Copy(1, text[:500_000], source="x")]) is not None


def test_line_ends_and_decomposed_letters_keep_the_places():
    text = "Storks 🐦 return\r\n\r\nThe cafe\u0301 of Asia. under a clear sky is in the town.\r\n"
    (flag,) = check(Copy(0, text))
    assert text[flag.start : flag.end] == "Asia. under"


def test_other_languages_get_the_checks_that_need_no_grammar():
    text = (
        "Der Hafen von Port Ellis wird im Winter geschlossen.. Das sagte der Rat am Dienstag,"
        " und die die Stadt war froh darüber. der Bau dauert bis zum Frühling."
    )
    assert [f.kind for f in check(Copy(0, text))] == [kinds.DOUBLED_PUNCTUATION]


def test_a_summary_that_breaks_off_is_but_a_hint():
    text = "The board of the harbour met in the town on Monday, and the mayor said that the..."
    assert [f.tier for f in check(Copy(0, text, summary=True))] == [Tier.HINT]
    assert [f.tier for f in check(Copy(0, text))] == [Tier.FLAG]


def test_every_kind_has_a_name_for_people():
    constants = {v for k, v in vars(kinds).items() if k.isupper() and isinstance(v, str)}
    assert constants == set(kinds.NAMES)


@given(TEXTS.filter(lambda text: text[:1] != "\ufeff"))
def test_a_byte_order_mark_moves_the_places_and_nothing_else(text):
    plain, marked = Copy(0, text), Copy(0, "\ufeff" + text)
    sibling = "The harbour board of Port Ellis met, and it said on Tuesday that the pier closes."
    for others in ([], [Copy(1, sibling, source="a"), Copy(2, text[1:] + sibling, source="b")]):
        with_mark = [replace(one, text="\ufeff" + one.text) for one in others]
        expected = check(plain, others)
        found = check(marked, with_mark)
        assert [(f.kind, f.start - 1, f.end - 1, f.text, f.repair) for f in found] == [
            (f.kind, f.start, f.end, f.text, f.repair) for f in expected
        ]
        for flag in found:
            for seen in flag.evidence:
                assert with_mark[seen.key - 1].text[seen.start : seen.end] == seen.text


def test_a_plain_text_may_have_a_byte_order_mark():
    (flag,) = check("\ufeffThe the board met in the town on Monday, it said.")
    assert (flag.kind, flag.start, flag.end, flag.text) == ("doubled-word", 1, 8, "The the")


@pytest.mark.parametrize(
    ("copy", "siblings", "said"),
    [
        (None, [], "the copy is NoneType"),
        (b"The board met.", [], "the copy is bytes"),
        ("The board met.", ["It met.", None], "sibling 2 is NoneType"),
        ("The board met.", "The board met.", "a list of siblings"),
    ],
)
def test_what_is_no_text_is_refused_by_its_type(copy, siblings, said):
    with pytest.raises(TypeError, match=said):
        check(copy, siblings)

from hypothesis import given
from hypothesis import strategies as st

from dashboard.compare import Mark, alone, blocks, numbered, rows
from editing.align import compare
from story.sentences import paragraphs
from story.words import Span

A = "The minister said the work would begin.\n\nNobody else spoke.\n\nComments are closed."
B = "The minister said the job would begin soon.\n\nNobody else spoke."

WORDS = st.sampled_from(["the", "harbour", "plan", "was", "agreed,", "“yes”", "on", "Tuesday."])
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=4).map("\n\n".join)


def said(cell):
    return "".join(part.text for stretch in cell or () for part in stretch.parts)


def drawn(a, b, marks=()):
    return rows(compare(a, b), a, b, marks)


def test_the_words_that_differ_are_marked_on_both_sides():
    first = drawn(A, B)[0]
    only_a = [part.text for stretch in first.a for part in stretch.parts if part.only == "a"]
    only_b = [part.text for stretch in first.b for part in stretch.parts if part.only == "b"]
    assert only_a == ["work"]
    assert only_b == ["job", "soon"]


def test_a_paragraph_without_a_partner_stands_alone():
    last = drawn(A, B)[-1]
    assert last.b is None
    assert said(last.a) == "Comments are closed."


def test_equal_paragraphs_can_be_folded_unless_they_carry_a_flag():
    equal = [block for block in blocks(drawn(A, B)) if block.equal]
    assert [said(row.a) for block in equal for row in block.rows] == ["Nobody else spoke."]
    mark = Mark(1, "b", Span(B.index("Nobody"), B.index("else")), "red")
    assert not any(block.equal for block in blocks(drawn(A, B, [mark])))


def test_a_flag_lies_on_its_words_and_its_number_stands_behind_them():
    start = B.index("job")
    mark = Mark(1, "b", Span(start, start + 9), "red")
    first = drawn(A, B, [mark])[0]
    under = [stretch for stretch in first.b if stretch.mark == mark]
    assert said(under) == "job would"
    assert under[-1].numbers == (mark,)
    assert first.marks == (mark,)


def test_a_flag_on_nothing_still_has_its_number():
    place = A.index("begin")
    mark = Mark(1, "a", Span(place, place), "amber")
    first = drawn(A, B, [mark])[0]
    at = next(i for i, stretch in enumerate(first.a) if mark in stretch.numbers)
    assert said(first.a[: at + 1]).endswith("would ")


def test_of_two_flags_on_one_word_both_numbers_are_shown():
    long, short = Mark(1, "a", Span(0, 20), "red"), Mark(2, "a", Span(4, 12), "plum")
    first = drawn(A, B, [long, short])[0]
    assert [m.number for stretch in first.a for m in stretch.numbers] == [2, 1]
    assert said([stretch for stretch in first.a if stretch.mark == short]) == "minister"


def test_flags_are_numbered_as_they_are_met_on_the_page():
    pairs = compare(A, B)
    a, b = [Span(A.index("Comments"), A.index("closed"))], [Span(B.index("Nobody"), len(B))]
    assert numbered(pairs, a, b) == [("b", 0), ("a", 0)]


def test_a_text_alone_has_its_flags_too():
    mark = Mark(1, "b", Span(4, 12), "red")
    found = alone(B, paragraphs(B), [mark])
    assert [said(row.b) for row in found] == B.split("\n\n")
    assert found[0].marks == (mark,)


@given(TEXT, TEXT, st.data())
def test_the_cells_spell_both_texts_whatever_is_flagged(a, b, data):
    marks = []
    for number in range(1, data.draw(st.integers(0, 4)) + 1):
        side = data.draw(st.sampled_from(["a", "b"]))
        length = len(a if side == "a" else b)
        start = data.draw(st.integers(0, length))
        end = data.draw(st.integers(start, length))
        marks.append(Mark(number, side, Span(start, end), "red"))
    found = drawn(a, b, marks)
    assert sorted(said(row.a) for row in found if row.a) == sorted(a.split("\n\n"))
    assert sorted(said(row.b) for row in found if row.b) == sorted(b.split("\n\n"))
    cells = [cell for row in found for cell in (row.a, row.b) if cell]
    shown = [mark.number for cell in cells for stretch in cell for mark in stretch.numbers]
    assert sorted(shown) == [mark.number for mark in marks]


@given(TEXT, TEXT)
def test_inline_holds_every_word_of_both(a, b):
    for row in drawn(a, b):
        without_a = [p.text for s in row.inline for p in s.parts if p.only != "a"]
        if row.b:
            assert "".join(without_a).split() == said(row.b).split()

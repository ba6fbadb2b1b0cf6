from hypothesis import given
from hypothesis import strategies as st

from editing.align import compare, runs

A = "The board met on Monday.\n\nIt was cold in the town.\n\nNobody came to the old hall."
B = (
    "The Board met on Tuesday.\n\nIt was cold in the town.\n\nThe mayor left early, he said.\n\n"
    "Nobody came to the hall."
)


def said(text, span):
    return text[span.start : span.end]


def test_paragraphs_stand_beside_their_like():
    pairs = compare(A, B)
    assert [(p.a is None, p.b is None) for p in pairs] == [
        (False, False),
        (False, False),
        (True, False),
        (False, False),
    ]


def test_the_words_that_differ_are_marked_and_the_case_is_not():
    first = compare(A, B)[0]
    assert [(e.op, said(A, e.a), said(B, e.b)) for e in first.edits] == [
        ("equal", "The board met on", "The Board met on"),
        ("replaced", "Monday", "Tuesday"),
        ("equal", ".", "."),
    ]


def test_a_word_that_only_one_has_is_told():
    last = compare(A, B)[-1]
    assert ("only_a", "old") in [(e.op, said(A, e.a)) for e in last.edits]


def test_quotation_marks_and_house_spelling_are_equal():
    (pair,) = compare("“The colour of seven boats,” he said.", '"The color of 7 boats," he said.')
    assert {e.op for e in pair.edits} == {"equal"}


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_paragraph_comes_once_and_in_order(a, b):
    pairs = compare(a, b)
    for side, text in (("a", a), ("b", b)):
        spans = [s for p in pairs if (s := getattr(p, side))]
        assert spans == sorted(spans)
        assert "".join("".join(said(text, s) for s in spans).split()) == "".join(text.split())


@given(
    st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30)
)
def test_runs_tile_both_sides(a, b):
    at_a = at_b = 0
    for run in runs(a, b):
        assert (run.a1, run.b1) == (at_a, at_b)
        assert run.op != "equal" or a[run.a1 : run.a2] == b[run.b1 : run.b2]
        at_a, at_b = run.a2, run.b2
    assert (at_a, at_b) == (len(a), len(b))


def test_a_long_pair_is_cut_at_anchors():
    words = [f"w{n}" for n in range(30_000)]
    other = [*words[:10_000], "x", *words[10_000:]]
    changed = [r for r in runs(words, other) if r.op != "equal"]
    assert [(r.a1, r.a2) for r in changed] == [(10_000, 10_000)]

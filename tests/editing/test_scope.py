"""A kind that is off hides nothing of the other kinds."""

import pytest

from editing import kinds
from editing.check import check
from editing.kinds import NAMES
from editing.scope import Scope
from story.item import Copy

TEXT = (
    "The storm hit the coast of Luzon on Monday, and the the mayor of the town said so.\n\n"
    "(This story has has not been edited by our staff and is auto-generated from a syndicated"
    " feed.)\n\n"
    "Read more: The the storm of &amp; the year"
)
SIBLING = TEXT.replace("the the", "the").replace("the coast of Luzon", "the coast of Panay")


def found(off=(), siblings=()):
    others = [Copy(n, text, source=f"outlet {n}") for n, text in enumerate(siblings, 1)]
    flags = check(Copy(0, TEXT, source="here"), others, scope=Scope(tuple(off)))
    return [(flag.kind, flag.text) for flag in flags]


def test_furniture_that_is_off_does_not_hide_the_damage_in_it():
    off = (kinds.BOILERPLATE, kinds.RELATED_LINK)
    assert [text for _, text in found(off)] == ["the the", "has has", "The the", "&amp;"]


@pytest.mark.parametrize("siblings", [(), (SIBLING,)])
def test_what_one_kind_finds_is_the_same_whatever_else_is_off(siblings):
    for kind in {kind for kind, _ in found(siblings=siblings)}:
        all_off = [other for other in NAMES if other != kind]
        alone = found(all_off, siblings)
        assert {kind for kind, _ in alone} == {kind}
        assert set(alone) >= {one for one in found(siblings=siblings) if one[0] == kind}


def test_lines_of_the_site_that_are_off_hide_nothing():
    line = "The the birds are back in the town."
    scope = Scope((kinds.BOILERPLATE,), (line,))
    assert [flag.text for flag in check(line, scope=scope)] == ["The the"]


def test_what_a_copy_suffers_from_counts_though_it_is_off():
    """Who is the more damaged of two does not hang on what somebody wants to read."""
    copy = (
        "The harbour board of Port Ellis said on Tuesday that the the old pier will close for 41"
        " weeks, and that ships from the south berth at the new wall,, which was built of stone."
    )
    sibling = copy.replace("the the", "the").replace(",,", ",").replace("41", "14")
    siblings = [Copy(1, sibling, source="b")]
    off = Scope((kinds.DOUBLED_WORD, kinds.DOUBLED_PUNCTUATION))
    for scope in (Scope(), off):
        flags = check(Copy(0, copy, source="a"), siblings, scope=scope)
        (figure,) = [flag for flag in flags if flag.kind == kinds.NUMBER_DIFFERS]
        assert figure.confidence > 0.85


def test_a_cut_that_stands_behind_an_open_quotation_comes_out_without_it():
    cut = TEXT.partition("\n")[0] + " He added: “We can do"
    for scope in (Scope(), Scope((kinds.UNBALANCED_QUOTE,))):
        assert kinds.TRUNCATED_END in {flag.kind for flag in check(cut, scope=scope)}

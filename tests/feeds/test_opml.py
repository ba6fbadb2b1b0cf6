"""Lists of feeds in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.opml import Outline, read, write
from story.plain import one_line

lines = st.text(max_size=20).map(one_line)
names = lines.map(lambda one: one.replace("/", "")).map(str.strip).filter(bool)
outlines = st.lists(
    st.builds(
        Outline,
        url=st.integers(0, 10**6).map(lambda n: f"https://example.org/{n}?a=1&b=<{n}>"),
        title=lines.filter(bool),
        site=st.none() | st.just("https://example.org/"),
        folder=st.lists(names, max_size=3).map(" / ".join),
    ),
    unique_by=lambda one: one.url,
)


@given(outlines)
def test_a_list_that_is_written_reads_as_it_was_folder_by_folder(outlines):
    by_folder = sorted(outlines, key=lambda one: one.folder)
    assert sorted(read(write(outlines)), key=lambda one: one.folder) == by_folder


def test_each_folder_is_written_once():
    inside = ("News", "News / World", "", "News", "News / World")
    text = write([Outline(f"https://e.org/{n}", "F", None, one) for n, one in enumerate(inside)])
    assert (text.count('text="News"'), text.count('text="World"')) == (1, 1)


def test_a_name_that_looks_like_two_folders_stays_one():
    (one,) = read("<opml><body><outline text='Sports / Local'><outline xmlUrl='https://e.org/'/>"
                  "</outline></body></opml>")  # fmt: skip
    assert one.folder == "Sports/Local"


def test_folders_titles_and_odd_spellings_are_read():
    text = """<?xml version="1.0" encoding="ISO-8859-1"?>
    <OPML version="1.0"><head/><body>
      <outline text="News"><outline text="World" title="">
        <outline TEXT="Café" xmlurl="https://e.org/1" htmlURL="https://e.org/"/>
        <outline text="again" xmlUrl="https://e.org/1"/>
      </outline></outline>
      <outline type="rss" xmlUrl=" https://e.org/2 "/>
      <outline text="a folder"/>
    </body></OPML>"""
    assert read(text) == [
        Outline("https://e.org/1", "Café", "https://e.org/", "News / World"),
        Outline("https://e.org/2", "", None, ""),
    ]


def test_a_list_that_breaks_off_keeps_its_beginning():
    text = write([Outline(f"https://e.org/{n}", "T", None, "") for n in range(9)])
    assert len(read(text[: text.index("https://e.org/5")])) >= 4


@pytest.mark.parametrize("text", ["", "no xml", "<html/>", "{}", "<a", "\0"])
def test_what_is_no_list_is_refused_in_words(text):
    with pytest.raises(ValueError, match="give an OPML file"):
        read(text)


def test_entities_of_a_list_are_not_expanded():
    prolog = '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "lol">]>'
    text = f'{prolog}<opml><body><outline text="&a;" xmlUrl="u"/></body></opml>'
    assert [one.title for one in read(text)] == [""]

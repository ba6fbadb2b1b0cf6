"""What every text of the house may rely on."""

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story.plain import PARAGRAPH, clean, one_line, plain, tidy

PARTS = ["<p>", "</p>", "<br>", "<b", ">", "&amp;", "&#0;", "&#x9b;", "\n\n", " ", "<!--", "-->"]
PARTS += [
    "<script>",
    "</script>",
    "<![CDATA[",
    "]]>",
    "\ud83d",
    "\ude00",
    "\u202e",
    "e\u0301",
    "a",
]
markup = st.lists(st.sampled_from(PARTS) | st.text(st.characters(), max_size=5)).map("".join)


def assert_tidy(text: str) -> None:
    assert text == unicodedata.normalize("NFC", text)
    text.encode()
    for paragraph in text.split(PARAGRAPH):
        assert paragraph == " ".join(paragraph.split())
    assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
    assert text == "" or "" not in text.split(PARAGRAPH)


@given(markup)
def test_plain_text_keeps_its_promises_whatever_the_markup(said):
    assert_tidy(plain(said))


@given(markup)
def test_tidy_text_keeps_them_too_and_stays_as_it_is(said):
    once = tidy(said)
    assert_tidy(once)
    assert tidy(once) == once


@given(markup)
def test_a_line_is_one_line_and_clean_text_is_clean(said):
    line = one_line(said)
    assert line == " ".join(line.split())
    assert clean(clean(said)) == clean(said)


@given(markup)
def test_a_text_written_as_markup_reads_as_it_was(said):
    text = tidy(said)
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in text.split(PARAGRAPH))
    assert plain(paragraphs) == text
    assert plain(html.escape(text)) == text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div><h2>Head</h2>One<br/><br>Two<br>lines</div>", "Head\n\nOne\n\nTwo lines"),
        ("<ul><li>a</li><li>b</li></ul>c", "a\n\nb\n\nc"),
        ("<p>one\n\ntwo</p>", "one two"),
        ("One.\n\nTwo\nlines.", "One.\n\nTwo lines."),
        ("S<b>u</b>b<sub>2</sub> <i>it</i>", "Sub2 it"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("AT&amp;T &lt;b&gt; &rsquo;&#8217;&#x92; &nbsp;x", "AT&T <b> ’’’ x"),
        ("<script>if (a<b) x('<p>')</script>a<style>p{}</style><SCRIPT>b</SCRIPT>b", "ab"),
        ("a<!-- <p>no</p> -->b<!-- open", "ab open"),
        ("<p title='a > b'>text</p>", "text"),
        ("<p title=a>b>c</p>", "b>c"),
        ("3 < 4 > 2 <3", "3 < 4 > 2 <3"),
        ("profit <b 5 million", "profit <b 5 million"),
        ("<![CDATA[<p>x</p>]]>", "x"),
        ("<svg><title>no</title></svg>a<iframe>no</iframe>b<svg>c", "abc"),
        ("it\x92s \x93so\x94", "it’s “so”"),
        ("soft\xadly zero\u200bwidth \ufeffBOM", "softly zerowidth BOM"),
        ("e\u0301 \ud83d\ude00 \ud83d!", "é 😀 �!"),
        ("\x1b[31mred\x1b[0m \x00\x07", "[31mred[0m"),
        ("a\u2028b\u2029c", "a b\n\nc"),
        ("", ""),
    ],
)
def test_markup_reads_as_a_browser_shows_it(said, text):
    assert plain(said) == text


@pytest.mark.parametrize(
    "part",
    [
        *('<a="', "<a='\"", "<svg>", "<!--", "<!", "</p", "<p>a", "&#", "<", "<script>"),
        *("a\u0301\u0323", "\u0301", "<![CDATA[", "\n \n", "<a b=\"><a b='>", "\r", "\ud800"),
    ],
)
def test_no_markup_is_dear(part):
    # A reader that goes back and forth would need minutes for these, not a blink.
    assert_tidy(plain(part * (200_000 // len(part))))


def test_marks_are_piled_no_higher_than_thirty():
    piled = plain("e" + "\u0323" * 1000 + " and on")
    assert piled.endswith(" and on")
    assert len(piled) < 50

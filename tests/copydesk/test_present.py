import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.present.passage import carets, fitted, marked, passage, sentence_of
from copydesk.present.safe import line, safe, shortened
from copydesk.present.steps import Steps
from dedup.compiling import Compiling, tell
from story.sentences import sentences

WILD = st.text(st.characters())


@given(WILD)
def test_safe_text_is_as_long_and_holds_nothing_that_a_terminal_obeys(text):
    for harmless in (safe(text), line(text)):
        assert len(harmless) == len(text)
        assert not any(c < " " or "\x7f" <= c <= "\x9f" for c in harmless)
        assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u200f") & set(harmless)
        harmless.encode()


@given(WILD, st.integers(1, 50))
def test_a_shortened_line_fits(text, width):
    assert len(shortened(text, width)) <= width


@given(st.text(max_size=400), st.data())
def test_a_place_is_found_in_its_sentence(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = sentence_of(text, start, end, sentences(text))
    assert found.words == line(text[start:end])
    assert found.before + found.words + found.after in line(text)


@given(st.text(), st.text(), st.text(), st.integers(20, 120))
@example("0", "0" * 19, "0", 20)
@example("0", "0" * 20, "0", 20)
def test_a_passage_is_cut_but_its_words_stay_in_sight(before, words, after, width):
    shown = fitted(passage(before, words, after), width)
    assert len(shown.before + shown.words + shown.after) <= width
    if len(words) <= width:
        assert shown.words == line(words)


def test_carets_stand_under_the_words_even_beside_wide_letters():
    assert carets(passage("東京 ", "met. he", " said")) == " " * 5 + "^" * 7


@pytest.mark.parametrize(
    ("repair", "shown"), [("b", "a x → b c"), ("", "a x → (out) c"), (None, "a x c")]
)
def test_the_repair_stands_after_the_marked_words(repair, shown):
    assert marked(passage("a ", "x", " c"), repair=repair).plain == shown


def test_progress_in_a_pipe_is_a_calm_line_a_step(monkeypatch):
    told = io.StringIO()
    monkeypatch.setattr("sys.stderr", told)
    with Steps() as steps:
        for done in range(50):
            steps.tell("poll", done, 50, "a feed")
        steps.tell("check", 1, 1)
    assert told.getvalue() == "Polling feeds\nChecking 1 of 1\n"


@pytest.fixture
def watched(monkeypatch, capsys):
    """Have a person watch what is said aside; give back what was shown so far."""
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm"), ("COLUMNS", "100")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("CI", raising=False)
    seen = io.StringIO()

    def shown():
        seen.write(capsys.readouterr().err)
        return seen.getvalue()

    return shown


def test_a_step_whose_end_is_not_known_shows_none(watched):
    with Steps() as steps:
        steps.tell("load", 2_000, 0)
    assert "2000/?" in watched()
    assert "/100" not in watched()


def test_compiling_is_announced_once_and_leaves_the_screen_with_the_next_step(watched):
    with Steps() as steps:
        for begun in range(1, 4):
            tell(Compiling(begun, kept=True))
        steps.tell("read", 1, 2)
        before = len(watched())
        steps.tell("read", 2, 2)
    assert watched().count("once on this machine") == 1
    assert "Compiling" not in watched()[before:]
    tell(Compiling(4, kept=True))  # nobody listens any more


@pytest.mark.parametrize(("kept", "said"), [(True, "once on this"), (False, "NUMBA_CACHE_DIR")])
def test_compiling_is_one_line_in_a_pipe_that_says_how_often_it_happens(capsys, kept, said):
    with Steps():
        for begun in range(1, 40):
            tell(Compiling(begun, kept=kept))
    (line,) = capsys.readouterr().err.splitlines()
    assert "a minute or two" in line
    assert said in line

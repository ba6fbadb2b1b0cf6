"""What counts as a feed's boilerplate, from the counts that somebody keeps."""

from editing.check import check
from editing.habits import FEWEST, edges, learned, print_of
from editing.scope import Scope

LINE = "Sign up to our newsletter for the news of the day."


def test_a_line_under_enough_unrelated_stories_is_boilerplate():
    key = print_of(LINE)
    assert learned(100, {key: FEWEST}) == {key}
    assert learned(100, {key: FEWEST - 1}) == frozenset()
    assert learned(10_000, {key: FEWEST}) == frozenset()


def test_both_ends_of_a_text_are_counted():
    assert print_of(LINE) in edges(f"{LINE} The board met on Tuesday and voted on the pier.")
    assert print_of(LINE) in edges(f"The board met on Tuesday and voted on the pier. {LINE}")


def test_a_dateline_that_ends_in_a_full_stop_is_not_counted():
    """An agency begins all stories of a day with the same one."""
    text = "MOSCOW, February 8. /TASS/. The board met on Tuesday and voted on the pier."
    assert edges(text) == {print_of("The board met on Tuesday and voted on the pier.")}


def test_a_line_says_whether_the_feed_or_the_settings_named_it():
    line = "Our reporters are on the air from six."
    text = f"The board met on Tuesday and voted on the pier. {line}"
    (learned_line,) = check(text, habits={print_of(line)})
    assert learned_line.message == "This feed carries the same under other stories."
    for habits in (set(), {print_of(line)}):
        (named,) = check(text, scope=Scope(boilerplate=(line,)), habits=habits)
        assert named.message == "Your settings name this line."

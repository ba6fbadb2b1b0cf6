"""What counts as a feed's boilerplate, from the counts that somebody keeps."""

from editing.habits import FEWEST, edges, learned, print_of

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

"""When a feed is asked again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from feeds.headers import max_age, retry_after
from feeds.timetable import CEILING, FLOOR, JITTER, USUAL, Timing, due, next_poll

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
seconds = st.none() | st.integers(0, 10**7)


def wait(**said: int | None) -> float:
    return (next_poll(NOW, Timing(**said)) - NOW).total_seconds()


def test_a_feed_that_says_nothing_is_asked_every_quarter_of_an_hour():
    assert wait() == USUAL


def test_the_longest_of_what_a_feed_wants_is_kept():
    assert wait(interval=3600, max_age=60) == 3600
    assert wait(interval=600, max_age=7200) == 7200


def test_no_feed_is_asked_too_often_and_none_is_forgotten():
    assert wait(interval=1) == FLOOR
    assert wait(interval=10**7) == CEILING


def test_errors_double_the_wait_up_to_the_ceiling():
    waits = [wait(error_streak=streak) for streak in range(1, 12)]
    assert waits[:3] == [600, 1200, 2400]
    assert waits == sorted(waits)
    assert wait(error_streak=10**6) == CEILING


def test_an_order_to_wait_is_obeyed_beyond_the_ceiling():
    assert wait(error_streak=1, retry_after=3 * CEILING) == 3 * CEILING


def test_a_feed_that_was_never_asked_is_due_and_one_just_asked_is_not():
    assert due(None, NOW)
    assert due(NOW, NOW)
    assert not due(next_poll(NOW, Timing()), NOW)


@given(seconds, seconds, seconds, st.integers(0, 100), st.floats(0, 1))
def test_the_next_poll_is_always_at_a_time_that_makes_sense(interval, age, after, streak, chance):
    planned = next_poll(NOW, Timing(interval, age, after, streak), chance=chance)
    longest = max(CEILING * (1 + JITTER), after or 0)
    assert timedelta(seconds=FLOOR) <= planned - NOW <= timedelta(seconds=longest)


def test_headers_that_say_when_are_read_and_nonsense_is_not():
    assert max_age("public, Max-Age=600") == 600
    assert max_age('s-maxage=5, max-age="60"') == 60
    assert max_age("s-maxage=5") is None
    assert max_age("no-cache") is max_age(None) is None
    assert retry_after("120", now=NOW) == 120
    assert retry_after("Mon, 06 May 2024 12:05:00 GMT", now=NOW) == 300
    assert retry_after("Mon May  6 12:05:00 2024", now=NOW) == 300
    assert retry_after("Mon, 06 May 2024 12:05:00 GMT", now=NOW + timedelta(seconds=0.5)) == 300
    assert retry_after("Mon, 06 May 2024 11:00:00 GMT", now=NOW) is None
    assert retry_after("soon", now=NOW) is retry_after(None, now=NOW) is None


@given(st.text())
def test_no_header_breaks_the_timetable(said):
    for found in (max_age(said), retry_after(said, now=NOW)):
        assert found is None or found >= 0

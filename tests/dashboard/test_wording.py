from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import wording
from dashboard.render import language, outward

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59.4, "59 s"), (420, "7 min"), (4680, "1 h 18"), (187_200, "2 d 4 h")],
)
def test_a_duration_is_said_in_its_two_largest_parts(seconds, words):
    assert wording.duration(seconds) == words


def test_nearly_all_is_not_called_all():
    assert wording.percent(0.999) == "99%"
    assert wording.percent(1.0) == "100%"


def test_the_first_version_has_no_lag():
    assert wording.lag(NOON, NOON) == "first"
    assert wording.lag(NOON, NOON + timedelta(minutes=29)) == "+29 min"


def test_the_day_is_said_only_where_it_is_another():
    assert wording.moment(NOON, NOON) == "12:00"
    assert wording.moment(NOON - timedelta(days=1), NOON) == "19 Nov 12:00"
    assert wording.moment(NOON - timedelta(days=400), NOON) == "16 Oct 2025 12:00"


def test_a_few_others_are_named_and_the_rest_counted():
    assert wording.others(["A", "B"]) == "A, B"
    assert wording.others(list("ABCDEF")) == "A, B, C and 3 others"


def test_one_is_not_many():
    assert wording.counted(1, "story", "stories") == "1 story"
    assert wording.counted(1583, "copy", "copies") == "1,583 copies"


@given(st.text())
def test_nothing_unseen_reaches_a_page(text):
    shown = wording.shown(text)
    assert not any(ord(c) < 32 and c not in "\t\n" for c in shown)
    assert not any(0x7F <= ord(c) <= 0x9F or c in "\u202d\u202e" for c in shown)
    assert len(shown) == len(text)
    shown.encode("utf-8")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x", "", None])
def test_only_web_addresses_are_led_to(url):
    assert outward(url) is None
    assert outward("HTTPS://example.org/a") == "HTTPS://example.org/a"


def test_a_language_that_is_none_is_not_said():
    assert language("en_US") == "en-US"
    assert language('en" onload="x') is None
    assert language(None) is None

"""Far more than usual waits for a person, and nothing of it is lost."""

import pytest

from desk.release import release
from storage import versions


@pytest.fixture
def steady(desk, site, feed):
    """A desk whose one feed has had its two or three items a day for a week."""
    desk.add(site.url())
    for day in range(7):
        site.says(
            feed(*(f"{day}-{n}" for n in range(2 + day % 2)), *(f"old {n}" for n in range(8)))
        )
        desk.later(days=1).poll()
    return desk


def flood(site, feed, count=300):
    site.says(feed(*(f"new {n}" for n in range(count))))


def test_twenty_times_the_usual_is_held_and_said(steady, site, feed):
    had = steady.feed().items
    flood(site, feed)
    steady.later(days=1).poll()
    one = steady.feed()
    assert (one.status, one.next_poll, one.items) == ("held", None, had)
    assert "300 new entries at once, where about 2 are usual" in one.reason
    assert "copydesk feeds release" in one.reason


def test_a_busy_day_is_no_flood(steady, site, feed):
    had = steady.feed().items
    flood(site, feed, 30)
    steady.later(days=1).poll()
    assert (steady.feed().status, steady.feed().items) == ("ok", had + 30)


def test_the_first_answer_of_a_feed_is_no_flood(desk, site, feed):
    desk.add(site.url())
    flood(site, feed)
    desk.poll()
    assert (desk.feed().status, desk.feed().items) == ("ok", 300)


def test_a_young_feed_is_measured_by_what_it_shows(desk, site, feed):
    desk.add(site.url())
    site.says(feed(*"abcde"))
    desk.poll()
    flood(site, feed, 99)
    desk.later(hours=1).poll()
    assert desk.feed().status == "ok"


def test_after_a_long_silence_of_ours_more_is_usual(steady, site, feed):
    flood(site, feed, 120)
    steady.later(days=20).poll()
    assert steady.feed().status == "ok"


def test_a_feed_that_changes_all_its_guids_sends_no_flood(desk, site, feed):
    desk.add(site.url())
    texts = [f"<title>{n}</title><description>Of {n}.</description>" for n in range(200)]
    site.says(feed(*(f"<item><guid>{n}</guid>{one}</item>" for n, one in enumerate(texts))))
    desk.poll()
    for day in range(3):
        site.says(
            feed(f"day {day}", *(f"<item><guid>{n}</guid>{t}</item>" for n, t in enumerate(texts)))
        )
        desk.later(days=1).poll()
    site.says(feed(*(f"<item><guid>x{n}</guid>{one}</item>" for n, one in enumerate(texts))))
    desk.later(days=1).poll()
    assert (desk.feed().status, desk.feed().items) == ("ok", 203)


def test_a_flood_is_not_asked_for_again_until_a_person_has_seen_it(steady, site, feed):
    flood(site, feed)
    steady.later(days=1).poll()
    site.asked.clear()
    steady.later(days=1).poll()
    steady.later(days=1).poll(every=True)
    assert site.asked == []
    assert steady.feed().status == "held"


def test_a_released_flood_is_taken_whole_and_was_seen_when_it_came(steady, site, feed):
    had = steady.feed().items
    flood(site, feed)
    came = steady.later(days=1).now
    steady.poll()
    steady.later(hours=5)
    assert release(steady.database, steady.feed().id, discard=False) == 300
    one = steady.feed()
    assert (one.status, one.reason, one.items) == ("ok", None, had + 300)
    assert {item.seen for item in steady.items() if item.title.startswith("new")} == {came}
    assert steady.poll().feeds_asked == 1
    assert steady.feed().items == had + 300


def test_a_discarded_flood_is_kept_and_known_but_no_story_is_made_of_it(steady, site, feed):
    with steady.database.read() as session:
        waited = versions.waiting(session, now=steady.now)
    flood(site, feed, 80)
    steady.later(hours=1).poll()
    assert release(steady.database, steady.feed().id, discard=True) == 80
    with steady.database.read() as session:
        assert versions.waiting(session, now=steady.now) == waited
    site.says(feed("and one more", *(f"new {n}" for n in range(80))))
    report = steady.later(hours=1).poll()
    assert (report.new, steady.feed().status) == (1, "ok")

"""How a feed is treated from one poll to the next."""

import asyncio
import re
from datetime import timedelta
from itertools import pairwise

import pytest

from feeds.fetch import Ask, fetch_all
from feeds.web import open_web


def test_a_feed_moves_for_good_only_when_the_new_address_is_a_feed(desk, site, feed):
    desk.add(site.url())
    site.says(status=301, Location="/new")
    site.says("<html><body>Under construction</body></html>", path="/new")
    desk.poll()
    assert (desk.feed().url, desk.feed().status) == (site.url(), "failing")
    site.says(feed("a"), path="/new")
    desk.later(hours=1).poll()
    assert (desk.feed().url, desk.feed().status) == (site.url("/new"), "moved")
    assert "moved for good from" in desk.feed().reason
    site.asked.clear()
    desk.later(hours=1).poll()
    assert site.paths() == ["/new"]


@pytest.mark.parametrize("status", [301, 308])
def test_a_new_address_must_answer_with_a_body_even_if_the_old_one_was_known(
    desk, site, feed, status
):
    desk.add(site.url())
    site.says(feed("a"), ETag='"1"')
    desk.poll()
    site.says(status=status, Location="/new")
    site.says(feed("a"), path="/new", ETag='"1"')
    desk.later(hours=1).poll()
    assert "if-none-match" not in site.asked[-1][1]
    assert desk.feed().url == site.url("/new")


@pytest.mark.parametrize("status", [302, 307, 303])
def test_a_feed_that_is_elsewhere_for_a_while_keeps_its_address(desk, site, feed, status):
    desk.add(site.url())
    site.says(status=status, Location="/for-now")
    site.says(feed("a"), path="/for-now")
    desk.poll()
    assert (desk.feed().url, desk.feed().status, desk.feed().items) == (site.url(), "ok", 1)


def test_410_ends_a_feed_until_a_person_resumes_it(desk, site):
    desk.add(site.url())
    site.says(status=410)
    desk.poll()
    assert (desk.feed().status, desk.feed().next_poll) == ("gone", None)
    desk.later(days=30).poll()
    assert site.paths() == ["/feed"]


def test_404_is_asked_again_at_growing_intervals_up_to_a_day(desk, site):
    desk.add(site.url())
    waits = []
    for _ in range(10):
        desk.poll()
        waits.append(desk.wait())
        desk.later(minutes=waits[-1])
    assert desk.feed().error_streak == 10
    assert [later / earlier for earlier, later in pairwise(waits[:4])] == (
        pytest.approx([2, 2, 2])
    )
    assert waits[-1] == pytest.approx(24 * 60, rel=0.06)


def test_one_good_answer_ends_a_streak_of_errors(desk, site, feed):
    desk.add(site.url())
    desk.poll()
    site.says(feed("a"))
    desk.later(hours=1).poll()
    assert (desk.feed().error_streak, desk.feed().status, desk.feed().reason) == (0, "ok", None)


@pytest.mark.parametrize("status", [429, 503])
def test_an_order_to_wait_is_obeyed_in_both_forms(desk, site, status):
    desk.add(site.url())
    site.says(status=status, Retry_After="7200")
    desk.poll()
    assert desk.wait() == pytest.approx(120)
    site.says(status=status, Retry_After="Fri, 01 Jan 2100 00:00:00 GMT")
    desk.later(hours=3).poll()
    assert desk.wait() == pytest.approx(366 * 24 * 60)


def test_a_feed_is_asked_no_sooner_than_it_says(desk, site, feed):
    desk.add(site.url())
    for said, minutes in (
        ({"body": feed("a", channel="<ttl>90</ttl>")}, 90),
        ({"body": feed("a"), "Cache_Control": "max-age=3600"}, 60),
        (
            {
                "body": feed(
                    "a",
                    channel="<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/"
                    "syndication/'>daily</sy:updatePeriod><sy:updateFrequency xmlns:sy="
                    "'http://purl.org/rss/1.0/modules/syndication/'>4</sy:updateFrequency>",
                )
            },
            360,
        ),
        ({"body": feed("a", "b")}, 15),
    ):
        site.says(**said)
        desk.later(days=1).poll()
        assert desk.wait() == pytest.approx(minutes, rel=0.06)


def test_hours_and_days_that_a_feed_rests_are_passed_over(desk, site, feed):
    desk.add(site.url())
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(12, 15))
    site.says(feed("a", channel=f"<skipHours>{hours}</skipHours>"))
    desk.poll()  # on a Wednesday at noon, in UTC
    assert desk.feed().next_poll.hour == 15
    days = "<day>Wednesday</day><day>Thursday</day>"
    site.says(feed("a", channel=f"<skipDays>{days}</skipDays>"))
    desk.later(days=7).poll()
    assert desk.feed().next_poll.strftime("%A %H") == "Friday 00"


def test_a_feed_finds_its_own_rhythm(desk, site, feed):
    desk.add(site.url())

    for gap, wait in ((2, 5), (60, 30), (24 * 60, 120)):
        desk.later(days=1)
        dates = [desk.now - timedelta(minutes=gap * n) for n in range(8)]
        site.says(
            feed(
                *(
                    f"<item><guid>{when:%c}</guid><title>{when:%c}</title>"
                    f"<pubDate>{when:%d %b %Y %H:%M:%S} GMT</pubDate></item>"
                    for when in dates
                )
            )
        )
        desk.poll()
        assert desk.wait() == pytest.approx(wait, rel=0.06)


def test_an_unchanged_feed_costs_one_question_and_is_not_read_again(desk, site, feed, monkeypatch):
    desk.add(site.url())
    site.says(feed("a"), ETag='"1"')
    desk.poll()
    monkeypatch.setattr("desk.answers.parse", None)  # whoever reads again falls over it
    for _ in range(2):
        report = desk.later(hours=1).poll()
        assert (report.feeds_unchanged, report.feeds_failed) == (1, 0)
    site.says(feed("a"))  # the same bytes without any name
    report = desk.later(hours=1).poll()
    assert (report.feeds_unchanged, report.feeds_failed) == (1, 0)
    assert len(site.asked) == 4


def test_the_feeds_of_one_server_share_its_connections(desk, site, feed):
    for number in range(20):
        site.says(feed(f"{number}"), path=f"/{number}")
    desk.add(*(site.url(f"/{number}") for number in range(20)))
    desk.poll()
    assert sum(one.items for one in desk.feeds()) == 20
    assert site.connections <= desk.plan.limits.per_origin


def test_questions_to_one_server_are_spaced_and_those_to_others_are_not(desk, site, other, feed):
    limits = desk.plan.limits
    asks = [Ask(n, one.url(f"/{n}")) for one in (site, other) for n in range(6)]

    async def run():
        async with open_web(type(limits)(allow_private=True, spacing=0.1)) as web:
            return [ask.key async for ask, _ in fetch_all(asks, web=web)]

    asyncio.run(run())
    for one in (site, other):
        assert max(one.times) - min(one.times) >= 5 * 0.075
    assert min(other.times) < max(site.times)
    assert min(site.times) < max(other.times)


def test_a_feed_that_is_asked_at_once_again_is_not_due(desk, site, feed):
    desk.add(site.url(), site.url("/missing"))
    site.says(feed("a"))
    assert desk.poll().feeds_asked == 2
    assert desk.later(seconds=30).poll().feeds_asked == 0


def test_the_agent_says_who_we_are_and_where_to_write_to(desk, site, feed):
    desk.set(contact="desk@example.org")
    desk.add(site.url())
    site.says(feed("a"))
    desk.poll()
    assert re.fullmatch(r"copydesk/\S+ .*desk@example\.org", site.asked[0][1]["user-agent"])

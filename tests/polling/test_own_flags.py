"""What a person switched off for one feed is not flagged on its copies."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from copydesk.checking import beside
from desk.checks import Checks
from desk.process import process
from feeds.feed_settings import read
from storage import feeds
from storage.tables import FlagRow

STORY = (
    "The harbour board of Port Ellis said on on Tuesday that the pier would be closed for repairs "
    "until the spring, and that crews would have to sail to the north for all of the season. "
    "Engineers told the meeting that the pier has been sinking by two centimetres a year."
)
ENTRY = f"<item><guid>1</guid><description>{STORY}</description></item>"


@pytest.fixture
def kinds(desk, site, feed):
    """Poll and check, and return the kinds that were flagged."""
    desk.add(site.url())
    site.says(feed(ENTRY))

    def flagged():
        desk.poll()
        process(
            desk.database,
            plan=desk.plan,
            cycle=None,
            now=desk.now,
            progress=lambda _step: None,
            limit=100,
        )
        with desk.database.read() as session:
            return set(session.scalars(select(FlagRow.kind)))

    return flagged


def test_without_any_setting_it_is_flagged(kinds):
    assert "doubled-word" in kinds()


def test_the_file_switches_a_kind_off_for_its_feed_alone(kinds, desk, site):
    told = {site.url(): read({"kinds_off": ["doubled-word"]})}
    desk.plan = replace(desk.plan, feeds=told, checks=beside(Checks(), told, "copydesk.toml"))
    assert "doubled-word" not in kinds()


def test_another_feeds_setting_changes_nothing(kinds, desk, other):
    told = {other.url(): read({"kinds_off": ["doubled-word"]})}
    desk.plan = replace(desk.plan, feeds=told, checks=beside(Checks(), told, "copydesk.toml"))
    assert "doubled-word" in kinds()


def test_the_database_switches_a_kind_off_too_and_an_old_name_breaks_nothing(kinds, desk, site):
    with desk.database.transaction() as session:
        feeds.configure(session, site.url(), {"kinds_off": ["doubled-word", "no-more-a-kind"]})
    assert "doubled-word" not in kinds()

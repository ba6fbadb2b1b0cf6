"""What a feed carries under its unrelated stories is learned; what settings say of it counts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.checks import Checks
from desk.plan import Plan
from desk.process import process
from editing.habits import FEWEST
from editing.scope import Scope
from feeds.opml import Outline
from storage import feeds, flags, versions
from storage.database import Database, open_database
from story.item import Item

EVERYTHING = Checks()
NOW = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
URLS = ("https://herald.example/rss", "https://gazette.example/rss")
HABIT = "The Herald is delivered to your door before dawn."
STORIES = (
    "The harbour board closed the old pier of Port Ellis for fourteen weeks on Tuesday",
    "Researchers counted nine hundred storks on the wetlands of Karvala last spring",
    "A court in Lundby sentenced two former bankers to four years over forged loans",
    "The orchestra of Vesterhavn plays the symphony that its founder left unfinished",
    "Heavy snow stopped all trains between Tarn and Olmo, and buses ran half empty",
    "Voters of the island chose a new mayor, who promised them cheaper ferries soon",
    "The price of barley rose by a fifth after the driest summer of this century",
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    with opened.transaction() as session:
        feeds.add(session, [Outline(url, url, None, "") for url in URLS], now=NOW)
    yield opened
    opened.close()


def carry(database: Database, texts: list[str], *, feed: int = 0, checks: Checks = EVERYTHING):
    """Receive and process stories of a feed in one batch; return their flags, by text."""
    with database.transaction() as session:
        (id_,) = feeds.taken(session, [URLS[feed]]).values()
        sent = [Item(text[:40], text[:60], text, text, html=False) for text in texts]
        versions.receive(session, {id_: sent}, now=NOW)
        waiting = versions.pending(session, now=NOW, limit=100)
    plan = Plan(checks=checks)
    process(database, plan=plan, cycle=None, now=NOW, progress=lambda _: None, limit=100)
    with database.read() as session:
        kept = flags.of_versions(session, waiting)
    return [[(one.flag.kind, one.flag.text) for one in own] for own in kept.values()]


def told(story: str) -> str:
    return f"{story}, as the people of the town were told.\n\n{HABIT}"


def test_a_sentence_under_enough_unrelated_stories_of_a_feed_is_its_boilerplate(database):
    assert carry(database, [told(s) for s in STORIES[: FEWEST - 1]]) == [[]] * (FEWEST - 1)
    assert carry(database, [told(s) for s in STORIES[FEWEST - 1 :]]) == [
        [("boilerplate", HABIT)]
    ] * (len(STORIES) - FEWEST + 1)


def test_the_habit_of_one_feed_is_none_of_another(database):
    carry(database, [told(s) for s in STORIES[:-1]])
    assert carry(database, [told(STORIES[-1])], feed=1) == [[]]


def test_copies_of_one_story_teach_nothing(database):
    same = [told(STORIES[0] + " " * n) + f"\n\nTake {n}." for n in range(FEWEST + 2)]
    assert all(("boilerplate", HABIT) not in own for own in carry(database, same))


def test_kinds_are_switched_off_and_lines_named_for_one_feed(database):
    bad = "The board said on Tuesday that the the pier will close. Sing with us every morning."
    checks = Checks(feeds={URLS[0]: Scope(("doubled-word",), ("Sing with us every morning.",))})
    assert carry(database, [bad], checks=checks) == [
        [("boilerplate", "Sing with us every morning.")]
    ]
    assert carry(database, [bad], feed=1, checks=checks) == [[("doubled-word", "the the")]]

"""The order in which copies come makes no difference to which of them are one story."""

import random
from itertools import permutations

import pytest

NAMES = ("northwire", "devdesk", "ledger", "gazette", "courier", "herald")


@pytest.fixture
def sent(web, make_entry, pier, storks):
    """Six feeds: four copies of one story (clean, changed, cut, extended), two of another."""
    texts = {
        "northwire": ("Pier to close", pier),
        "devdesk": ("Pier seven to close", pier.replace("spring", "summer")),
        "ledger": ("Pier closes", pier.rsplit("\n\n", 1)[0]),
        "gazette": ("Harbour pier shut", pier + "\n\nA builder was found on Friday, it said."),
        "courier": ("Storks are back", storks),
        "herald": ("More storks than ever", storks.replace("Tuesday", "Monday")),
    }
    for name, (title, text) in texts.items():
        web.feed(name, make_entry("1", title, text))


ORDERS = [NAMES, NAMES[::-1], *(tuple(random.Random(n).sample(NAMES, 6)) for n in range(4))]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(n[0] for n in order))
def test_one_by_one_or_all_at_once_makes_the_same_stories(sent, open_desk, order):
    at_once, slowly = open_desk("once"), open_desk("slowly")
    at_once.subscribe(*NAMES)
    at_once.run()
    for name in order:
        slowly.subscribe(name)
        slowly.run()
    assert slowly.groups() == at_once.groups()
    assert sorted(len(group) for group in slowly.groups()) == [2, 4]


def test_three_copies_in_any_order_are_one_story(sent, open_desk):
    for number, order in enumerate(permutations(("northwire", "ledger", "gazette"))):
        desk = open_desk(f"desk{number}")
        for name in order:
            desk.subscribe(name)
            desk.run()
        assert [len(group) for group in desk.groups()] == [3], order


@pytest.mark.parametrize("late", ["northwire", "herald"])
def test_whose_answer_is_quicker_makes_no_difference(open_desk, web, make_entry, pier, late):
    """Equal copies of one poll: the feed that stands longest on the list has the canonical."""
    for name in ("herald", "northwire"):
        web.feed(name, make_entry("1", f"Pier to close, by the {name}", pier))
    web.late[late] = 0.3
    desk = open_desk("raced")
    desk.subscribe("herald", "northwire")
    desk.run()
    (one,) = desk.published()
    assert one.title == "Pier to close, by the herald"
    assert [source.feed for source in one.sources] == ["Herald", "Northwire"]


def test_of_equal_copies_the_one_that_was_published_first_stands(open_desk, web, make_entry, pier):
    for name, hour in (("herald", 11), ("northwire", 10)):
        dated = make_entry("1", name, pier, pubDate=f"Mon, 06 May 2024 {hour}:00:00 GMT")
        web.feed(name, dated)
    desk = open_desk("dated")
    desk.subscribe("herald", "northwire")
    desk.run()
    (one,) = desk.published()
    assert one.title == "northwire"

"""What is the same entry, the next version of it, and another one."""

import pytest


def item(guid="1", title="Pier closed", text="The board closes a pier.", link="", more=""):
    link = f"<link>{link}</link>" if link else ""
    guid = guid if guid.startswith("<") else f"<guid>{guid}</guid>"
    return (
        f"<item>{guid}<title>{title}</title>{link}"
        f"<description><![CDATA[{text}]]></description>{more}</item>"
    )


@pytest.fixture
def say(desk, site, feed):
    """Let the feed say these entries and return items and versions that are new."""
    desk.add(site.url())

    def says(*entries):
        site.says(feed(*entries))
        report = desk.later(days=1).poll()
        return report.new_items, report.new

    return says


def test_a_changed_text_is_the_next_version_and_new_markup_is_none(say, desk):
    assert say(item(text="<p>The board closes a pier.</p>")) == (1, 1)
    for text in (
        "<div class='x'>The <b>board</b> closes a pier.</div>",
        "<p>The board\n closes a&#32;pier.</p><img src='x.png'><!-- ad -->",
        "The board closes a pier.",
    ):
        assert say(item(text=text)) == (0, 0)
    assert say(item(text="The board closes two piers.")) == (0, 1)
    assert say(item(title="Piers closed", text="The board closes two piers.")) == (0, 1)
    assert [one.number for one in desk.items()] == [3]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("http://e.org/a", "https://e.org/a"),
        ("https://e.org/a", "https://e.org/a?utm_source=rss&amp;utm_medium=feed"),
        ("https://e.org/a?id=3&amp;fbclid=x", "https://e.org/a?id=3#comments"),
        ("https://E.ORG/a", "https://e.org/a"),
    ],
)
@pytest.mark.parametrize("where", ["guid", "link"])
def test_an_address_is_the_same_with_another_scheme_and_with_tracking(say, before, after, where):
    def at(url):
        return item(url) if where == "guid" else item("<x/>", link=url)

    say(at(before), item("other", "Other"))
    assert say(at(after), item("other", "Other"), item("new", "New")) == (1, 1)


def test_a_guid_that_is_no_permalink_is_no_link(say, desk):
    say(item('<guid isPermaLink="false">https://e.org/?p=1</guid>'))
    assert desk.items()[0].url is None
    say(item("<guid>https://e.org/b</guid>", "Another"))
    assert desk.items()[0].url == "https://e.org/b"


def test_guids_that_change_overnight_bring_nothing_new(say, desk):
    texts = [(f"Title {n}", f"Text of {n}.") for n in range(10)]
    assert say(*(item(f"a{n}", *told) for n, told in enumerate(texts))) == (10, 10)
    assert say(*(item(f"b{n}", *told) for n, told in enumerate(texts))) == (0, 0)
    changed = [*texts[:8], ("Title 8", "Another text."), ("New", "Quite new.")]
    assert say(*(item(f"c{n}", *told) for n, told in enumerate(changed))) == (2, 2)


def test_one_guid_that_changes_is_known_by_link_and_text(say):
    others = [item(f"{n}", f"Title {n}", f"Text {n}.") for n in range(9)]
    assert say(item("x", link="http://e.org/a"), *others) == (10, 10)
    assert say(item("y", link="https://e.org/a?utm_source=rss"), *others) == (0, 0)


def test_two_entries_that_read_the_same_are_two(say):
    others = [item(f"{n}", f"Title {n}", f"Text {n}.") for n in range(9)]
    assert say(item("x", link="http://e.org/a"), *others) == (10, 10)
    both = [item("x", link="http://e.org/a"), item("y", link="http://e.org/b")]
    assert say(*both, *others) == (1, 1)


def test_dates_are_claims_and_when_it_was_seen_is_a_fact(say, desk):
    from sqlalchemy import select

    from storage.tables import VersionRow

    dates = {"none": "", "wrong": "soon", "far": "Mon, 06 May 2075 10:00:00 GMT"}
    dates["good"] = "Tue, 05 May 2026 10:00:00 GMT"
    say(*(item(n, n, more=f"<pubDate>{said}</pubDate>") for n, said in dates.items()))
    with desk.database.read() as session:
        rows = {row.title: row for row in session.scalars(select(VersionRow))}
    assert {row.seen for row in rows.values()} == {desk.now}
    claims = {name: row.claimed and f"{row.claimed:%Y-%m-%d}" for name, row in rows.items()}
    assert claims == {"none": None, "wrong": None, "far": None, "good": "2026-05-05"}

"""Clusters, their members and their numbered texts; a name once given leads somewhere for ever."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from dedup.likeness import Relation
from storage import canonicals, clusters, members
from storage.canonicals import New
from storage.clusters import Standing, private, public
from storage.errors import NotFoundError
from storage.members import Placed
from storage.tables import CanonicalRow, EventRow, MemberRow
from storage.views import canonicals as published


def standing(id_, version, now, **said):
    return Standing(
        **{
            "id": id_,
            "title": "Pier closed",
            "canonical_id": version,
            "status": "new",
            "reason": None,
            "withdrawn": False,
            "size": 1,
            "feeds": 1,
            "flags": 0,
            "likeness": 1.0,
            "language": "en",
            "first_seen": now,
            "last_seen": now,
            "number": 0,
            "choice": [{"version": version, "total": 1.0, "reasons": []}],
        }
        | said
    )


def written(cluster, number, version, **said):
    return New(
        **{
            "cluster_id": cluster,
            "number": number,
            "version_id": version,
            "title": "Pier closed",
            "text": f"Text {number}.",
            "url": None,
            "published": None,
            "withdrawn": False,
            "reasons": ["the first"],
            "provenance": [{"start": 0, "end": 7, "version": version, "also": [], "repairs": []}],
        }
        | said
    )


@pytest.fixture
def three(database, now):
    with database.transaction() as session:
        return clusters.open_new(session, 3, now=now)


@drawn(st.integers(0, 2**40))
def test_a_name_leads_back_to_its_cluster(number):
    assert private(public(number)) == number
    assert private(f" {public(number).upper()} ") == number


@pytest.mark.parametrize("name", ["", "c-", "the harbour", "c-xyz", "-1", "c-" + "f" * 20])
def test_what_is_no_name_is_told(name):
    with pytest.raises(NotFoundError, match="no cluster's name"):
        private(name)


def test_new_clusters_have_ids_in_order(three):
    assert three == sorted(set(three))
    assert len(three) == 3


def test_a_merge_redirects_the_ended_name_to_the_older_one(three, database):
    first, second, third = three
    with database.transaction() as session:
        clusters.merge(session, {third: second})
    with database.transaction() as session:
        clusters.merge(session, {second: first})  # and what led there leads on
    with database.read() as session:
        for cluster in three:
            assert clusters.current(session, public(cluster)) == first
    rows = {second: "merged", third: "merged", first: "new"}
    with database.read() as session:
        assert {id_: one.status for id_, one in clusters.load(session, three).items()} == rows


def test_a_cluster_that_never_was_is_told(three, database):
    with database.read() as session, pytest.raises(NotFoundError, match="clusters list"):
        clusters.current(session, "c-00ffff")


def test_what_a_cluster_is_comes_back_as_it_was_kept(three, database, given, now):
    version = given.versions(1)[0]
    one = standing(three[0], version, now, status="needs decision", reason="Which?", number=2)
    with database.transaction() as session:
        clusters.keep(session, [one])
    with database.read() as session:
        state = clusters.load(session, three)[three[0]]
    assert (state.canonical, state.number, state.status) == (version, 2, "needs decision")
    assert (state.reason, state.withdrawn) == ("Which?", False)
    assert state.canonical_item is not None


def test_events_are_kept_in_sentences(three, database, given, now):
    with database.transaction() as session:
        clusters.tell(session, [(three[0], "First seen at northwire")], now=now)
    assert given.rows(EventRow.cluster_id, EventRow.sentence) == [
        (three[0], "First seen at northwire")
    ]


def place(item, cluster, version, likeness=1.0):
    return Placed(item, cluster, version, Relation.NEAR, likeness, ("the same phrases",))


def test_an_item_stands_in_one_cluster_and_keeps_the_day_it_came(three, database, given, now):
    version = given.versions(1)[0]
    with database.transaction() as session:
        item = members.items_of(session, [version])[version]
        members.place(session, [place(item, three[0], version)], now=now)
    with database.transaction() as session:
        later = now + timedelta(days=1)
        members.place(session, [place(item, three[1], version, 0.5)], now=later)
        assert members.lowest(session, three) == {three[1]: 0.5}
        assert members.reasons(session, [item]) == {item: ("the same phrases",)}
    assert given.rows(MemberRow.cluster_id, MemberRow.joined) == [(three[1], now)]


def test_a_changed_item_arrives_by_its_newest_waiting_version(
    three, database, given, make_item, now
):
    (feed,) = given.feeds("northwire")
    for text in ("One.", "Two.", "Three."):
        given.receive(feed, make_item(text=text))
    with database.transaction() as session:
        members.place(session, [place(1, three[0], 1)], now=now)
        (arriving,) = members.arriving(session, [2, 3])
        assert (arriving.item, arriving.version, arriving.number) == (1, 3, 3)
        assert (arriving.cluster, arriving.source) == (three[0], "northwire")
        (there,) = members.of_clusters(session, three)
        assert (there.version, members.of_items(session, [1])) == (1, [there])


def test_canonical_texts_are_numbered_and_the_newest_is_published(three, database, given, now):
    version = given.versions(1)[0]
    for number in (1, 2):
        with database.transaction() as session:
            when = now + timedelta(hours=number)
            canonicals.write(session, [written(three[0], number, version)], now=when)
            clusters.keep(session, [standing(three[0], version, now, number=number)])
    with database.read() as session:
        assert canonicals.newest(session, three)[three[0]].number == 2
        (one,) = published.published(session)
        assert (one.number, one.text) == (2, "Text 2.")
        assert [row.number for row in published.of_cluster(session, three[0])] == [2, 1]


def test_a_number_is_given_once(three, database, given, now):
    version = given.versions(1)[0]

    def twice():
        with database.transaction() as session:
            canonicals.write(session, [written(three[0], 1, version)] * 2, now=now)

    with pytest.raises(IntegrityError):
        twice()
    assert given.rows(CanonicalRow.id) == []


def test_withdrawn_and_merged_stories_are_not_published(three, database, given, now):
    versions = given.versions(3)
    with database.transaction() as session:
        pairs = list(zip(three, versions, strict=True))
        new = [written(c, 1, v) for c, v in pairs]
        new[1] = replace(new[1], withdrawn=True)
        canonicals.write(session, new, now=now)
        clusters.keep(session, [standing(c, v, now, number=1) for c, v in pairs])
        clusters.merge(session, {three[2]: three[0]})
    with database.read() as session:
        assert [one.cluster for one in published.published(session)] == [public(three[0])]
        told = {one.cluster: one.withdrawn for one in published.published(session, withdrawn=True)}
        assert told == {public(three[0]): False, public(three[1]): True}

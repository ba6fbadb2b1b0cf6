"""Stories that come bit by bit, in any order, end in the clusters of the batch."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.invented import invented
from benchmarks.labelled import build
from benchmarks.scores import score
from dedup.archive import cluster_stories
from dedup.bands import keys
from dedup.cluster import Cluster, Link, Node, join
from dedup.held import candidates, held
from dedup.likeness import Verdict, likenesses
from dedup.minhash import sign
from dedup.policy import Policy

POLICY = Policy()


class Desk:
    """Keeps what came, as the desk does: keys, judged pairs, clusters, decisions."""

    def __init__(self, together=(), apart=()):
        self.copies, self.under, self.links, self.clusters = {}, {}, [], []
        self.said = {"together": together, "apart": apart}
        self.merged = {}
        self._next = 0

    def receive(self, arrivals):
        self.copies |= {copy.key: copy for copy in arrivals}
        found = keys(arrivals, sign(arrivals, policy=POLICY), policy=POLICY)
        for copy, own in zip(arrivals, found, strict=True):
            for key in own:
                self.under.setdefault(key, []).append(copy.key)
        alike = candidates(found, held(self.under), policy=POLICY)
        pairs = {
            tuple(sorted((copy.key, other)))
            for copy, own in zip(arrivals, alike, strict=True)
            for other in own
            if other != copy.key
        }
        compared = [(self.copies[a], self.copies[b]) for a, b in sorted(pairs)]
        likes = likenesses(compared, policy=POLICY)
        self.links += [
            Link(a.key, b.key, like) for (a, b), like in zip(compared, likes, strict=True)
        ]
        nodes = [
            Node(c.key, c.seen, len(c.text.split()), c.nature, c.summary)
            for c in self.copies.values()
        ]
        done = join(nodes, clusters=self.clusters, links=self.links, policy=POLICY, **self.said)
        self.merged |= done.merged
        self.clusters = [
            Cluster(self._id(one), one.members, one.members[0]) for one in done.clusters
        ]

    def _id(self, grown):
        self._next += grown.id is None
        return self._next if grown.id is None else grown.id

    def home(self):
        return {key: cluster.id for cluster in self.clusters for key in cluster.members}


def arrived(copies, chance, batches, **said):
    desk = Desk(**said)
    order = chance.sample(copies, len(copies))
    cuts = sorted(chance.sample(range(1, len(order)), batches - 1))
    for start, end in pairwise([0, *cuts, len(order)]):
        desk.receive(order[start:end])
    return desk


def agreement(copies, home, other):
    return score([home[c.key] for c in copies], [other[c.key] for c in copies]).b_cubed


@pytest.fixture(scope="module")
def labelled():
    return build(invented(300), make="second", seed=2, stories=40).copies


@settings(deadline=None, max_examples=8)
@given(st.randoms(use_true_random=False), st.integers(2, 9))
def test_any_order_of_arrival_comes_to_the_same_as_all_at_once(labelled, chance, batches):
    batch = {one.key: one.cluster for one in cluster_stories(labelled)}
    desk = arrived(labelled, chance, batches)
    assert agreement(labelled, desk.home(), batch) >= 0.99


@settings(deadline=None, max_examples=8)
@given(st.randoms(use_true_random=False), st.integers(2, 9))
def test_where_no_pair_is_in_doubt_the_result_is_the_batch_to_the_letter(
    labelled, chance, batches
):
    kept = undoubted(labelled)
    batch = {one.key: one.cluster for one in cluster_stories(kept)}
    assert agreement(kept, arrived(kept, chance, batches).home(), batch) == 1.0


def undoubted(copies):
    """Return the copies that are in no pair between the thresholds, and in no round-up."""
    desk = Desk()
    desk.receive(copies)
    doubted = {
        key
        for link in desk.links
        if link.likeness.verdict is Verdict.ASK
        for key in (link.a, link.b)
    }
    return [copy for copy in copies if copy.key not in doubted]


@settings(deadline=None, max_examples=5)
@given(st.randoms(use_true_random=False))
def test_what_people_decided_holds_whatever_comes_later(labelled, chance):
    batch = {one.key: one.cluster for one in cluster_stories(labelled)}
    homes = {}
    for key, cluster in batch.items():
        homes.setdefault(cluster, []).append(key)
    pairs = [members for members in homes.values() if len(members) > 1]
    apart = [tuple(members[:2]) for members in pairs[:5]]
    together = [(one[0], other[0]) for one, other in pairwise(pairs[6:12])]
    home = arrived(labelled, chance, 5, together=together, apart=apart).home()
    assert all(home[a] != home[b] for a, b in apart)
    assert all(home[a] == home[b] for a, b in together)


@settings(deadline=None, max_examples=5)
@given(st.randoms(use_true_random=False))
def test_a_merged_cluster_keeps_the_older_id_and_the_other_leads_there(labelled, chance):
    desk = arrived(labelled, chance, 8)
    living = {cluster.id for cluster in desk.clusters}
    assert all(kept < old for old, kept in desk.merged.items())
    assert not set(desk.merged) & living


def test_a_round_up_joined_early_leaves_when_its_other_stories_come(make):
    _, *rest = make.story.split("\n\n")
    glued = make.copy("\n\n".join([*rest, make.other]), key=3, title="Storks return to Karvala")
    storks = make.copy(make.other, title="Storks return to Karvala", key=2)
    pier = make.copy(key=1)
    ways = [(pier, glued, storks), (glued, pier, storks), (storks, glued, pier)]
    homes = []
    for way in ways:
        desk = Desk()
        for copy in way:
            desk.receive([replace(copy)])
        homes.append(sorted(sorted(cluster.members) for cluster in desk.clusters))
    assert homes[0] == homes[1] == homes[2] == [[1], [2, 3]]

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.cluster import Cluster, Link, Node, join
from dedup.likeness import Likeness, Relation, Verdict
from dedup.policy import Policy
from story.item import Nature

POLICY = Policy()


def joined(nodes, links=(), clusters=(), **decisions):
    return join(nodes, clusters=clusters, links=links, policy=POLICY, **decisions)


def members(result):
    return sorted(cluster.members for cluster in result.clusters)


def cut(make, part, whole, score=0.9, ratio=0.4):
    return make.link(part, whole, score, containment=1.0, contained=ratio, relation=Relation.CUT)


def test_nothing_comes_of_nothing():
    assert joined([]).clusters == ()


def test_a_stranger_is_a_new_cluster_of_its_own(make):
    (cluster,) = joined([make.node(1)]).clusters
    assert (cluster.id, cluster.members) == (None, (1,))


def test_alike_items_share_a_new_cluster_with_the_reason(make):
    (cluster,) = joined([make.node(1), make.node(2)], [make.link(1, 2)]).clusters
    assert cluster.members == (1, 2)
    assert cluster.joined[2] == ("it is said",)


def test_an_arrival_joins_the_cluster_that_stands(make):
    old = Cluster(7, (1, 2), 1)
    result = joined([make.node(3)], [make.link(3, 2)], [old])
    (cluster,) = result.clusters
    assert (cluster.id, cluster.members) == (7, (1, 2, 3))
    assert dict(cluster.joined) == {3: ("it is said",)}


def test_the_older_of_two_merged_clusters_lives(make):
    clusters = [Cluster(9, (1,), 1), Cluster(4, (2,), 2)]
    result = joined([make.node(3)], [make.link(3, 1), make.link(3, 2)], clusters)
    assert dict(result.merged) == {9: 4}
    assert [(c.id, c.members) for c in result.clusters] == [(4, (1, 2, 3))]


def test_a_new_version_stays_in_its_cluster_without_any_link(make):
    (cluster,) = joined([make.node(2)], [], [Cluster(5, (1, 2), 1)]).clusters
    assert (cluster.id, cluster.members) == (5, (1, 2))


def test_a_short_text_joins_its_best_parent_and_brings_nobody_together(make):
    nodes = [make.node(1), make.node(2), make.node(3, words=40)]
    result = joined(nodes, [make.link(3, 1, 0.8), make.link(3, 2, 0.95)])
    assert members(result) == [(1,), (2, 3)]


def test_a_copy_of_a_summary_follows_the_summary(make):
    nodes = [make.node(1), make.node(2, summary=True), make.node(3, summary=True)]
    result = joined(nodes, [make.link(1, 2), make.link(2, 3, 1.0)])
    assert members(result) == [(1, 2, 3)]


def test_a_round_up_brings_no_stories_together(make):
    nodes = [make.node(key) for key in range(1, 6)] + [make.node(9, words=1500)]
    links = [cut(make, key, 9, ratio=0.2) for key in range(1, 6)]
    assert members(joined(nodes, links)) == [(1,), (2,), (3,), (4,), (5,), (9,)]


def test_two_stories_run_together_follow_the_one_they_share_most_with(make):
    nodes = [make.node(1), make.node(2), make.node(9, words=550)]
    result = joined(nodes, [cut(make, 1, 9, 0.95, 0.55), cut(make, 2, 9, 0.9, 0.45)])
    assert members(result) == [(1, 9), (2,)]
    (ask,) = result.asks
    assert ({ask.a, ask.b}, ask.why) == ({2, 9}, "the longer text holds parts of several stories")


def test_cuts_of_one_story_join_it(make):
    nodes = [make.node(1, words=150), make.node(2, words=200), make.node(9, words=600)]
    links = [cut(make, 1, 9), cut(make, 2, 9), make.link(1, 2, containment=1.0, contained=0.75)]
    assert members(joined(nodes, links)) == [(1, 2, 9)]


def test_one_pair_does_not_join_two_crowds(make):
    crowds = [Cluster(1, (1, 2, 3), 1), Cluster(2, (4, 5, 6), 4)]
    nodes = [make.node(3), make.node(4)]
    result = joined(nodes, [make.link(3, 4)], crowds)
    assert members(result) == [(1, 2, 3), (4, 5, 6)]
    assert len(result.asks) == 1
    borne_out = joined(nodes, [make.link(3, 4), make.link(2, 5)], crowds)
    assert members(borne_out) == [(1, 2, 3, 4, 5, 6)]


def test_what_is_nearly_alike_is_asked(make):
    result = joined([make.node(1), make.node(2)], [make.link(1, 2, 0.5)])
    assert members(result) == [(1,), (2,)]
    assert [(ask.a, ask.b) for ask in result.asks] == [(1, 2)]


def test_what_an_editor_set_apart_is_not_asked_again(make):
    result = joined([make.node(1), make.node(2)], [make.link(1, 2, 0.5)], apart=[(1, 2)])
    assert result.asks == ()


def test_an_editor_may_take_a_member_out(make):
    result = joined([], [make.link(2, 3)], [Cluster(5, (1, 2, 3), 1)], apart=[(3, 1)])
    assert [(c.id, c.members) for c in result.clusters] == [(5, (1, 2)), (None, (3,))]


def test_together_without_any_likeness_holds(make):
    result = joined([make.node(1), make.node(2)], together=[(2, 1)])
    (cluster,) = result.clusters
    assert cluster.members == (1, 2)
    assert "an editor said that these are one story" in cluster.joined[1]


def test_a_thousand_equal_copies_are_one_cluster_in_good_time(make):
    nodes = [make.node(key) for key in range(3000)]
    links = [make.link(key, key - step) for key in nodes_after(12, nodes) for step in range(1, 13)]
    assert len(joined(nodes, links).clusters) == 1


def nodes_after(least, nodes):
    return [node.key for node in nodes if node.key >= least]


def likeness(score, ratio):
    verdict = Verdict.JOIN if score >= POLICY.join else Verdict.ASK
    return Likeness(score, verdict, Relation.NEAR, score, score, score * ratio, 0.5, ("so",))


@st.composite
def graphs(draw):
    keys = list(range(draw(st.integers(1, 9))))
    words = st.sampled_from([20, 60, 150, 300, 600])
    nodes = [Node(key, None, draw(words), Nature.STORY, summary=False) for key in keys]
    pairs = [(a, b) for a in keys for b in keys if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    scores, ratios = st.floats(0.4, 1.0), st.sampled_from([1.0, 0.9, 0.5])
    links = [Link(a, b, likeness(round(draw(scores), 3), draw(ratios))) for a, b in chosen]
    apart = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3)) if pairs else []
    return nodes, links, apart


@settings(deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(graph, chance: random.Random):
    nodes, links, apart = graph
    first = joined(nodes, links, apart=apart)
    turned = [Link(k.b, k.a, swapped(k.likeness)) if chance.random() < 0.5 else k for k in links]
    chance.shuffle(turned)
    shuffled = chance.sample(nodes, len(nodes))
    assert members(joined(shuffled, turned, apart=apart)) == members(first)


def swapped(like):
    return Likeness(
        like.score, like.verdict, like.relation, like.jaccard, like.contained, like.containment,
        like.headline, like.why,
    )  # fmt: skip


@settings(deadline=None)
@given(graphs())
def test_everybody_is_in_one_cluster_and_nobody_whom_an_editor_set_apart(graph):
    nodes, links, apart = graph
    result = joined(nodes, links, apart=apart)
    placed = sorted(key for cluster in result.clusters for key in cluster.members)
    assert placed == [node.key for node in nodes]
    for cluster in result.clusters:
        assert not any(a in cluster.members and b in cluster.members for a, b in apart)


@settings(deadline=None)
@given(graphs())
def test_together_always_holds_and_apart_where_they_do_not_contradict(graph):
    nodes, links, together = graph
    result = joined(nodes, links, together=together)
    home = {key: cluster.members for cluster in result.clusters for key in cluster.members}
    assert all(home[a] == home[b] for a, b in together)


@settings(deadline=None)
@given(graphs())
def test_joining_again_what_was_joined_changes_nothing(graph):
    nodes, links, apart = graph
    once = joined(nodes, links, apart=apart)
    clusters = [Cluster(i, c.members, c.members[0]) for i, c in enumerate(once.clusters)]
    again = joined(nodes, links, clusters, apart=apart)
    assert members(again) == members(once)
    assert again.merged == {}
    assert all(not cluster.joined for cluster in again.clusters)

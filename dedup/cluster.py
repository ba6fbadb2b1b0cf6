"""From judged pairs to clusters, with brakes; what an editor decided always wins.

Full texts of about one length are joined first, the most alike first. Then cuts: a long text whose
parts lie in clusters of their own is a round-up and brings none of them together. Last the leaves:
a short text or a summary joins its one best parent and never bridges.
"""

from collections.abc import Collection, Mapping, Sequence

from dedup.joining import Joining
from dedup.nodes import Ask, Cluster, Grown, Joined, Link, Node
from dedup.policy import Policy

__all__ = ["Ask", "Cluster", "Grown", "Joined", "Link", "Node", "join"]


def join(
    arrivals: Sequence[Node],
    *,
    clusters: Sequence[Cluster],
    links: Sequence[Link],
    together: Collection[tuple[int, int]] = (),
    apart: Collection[tuple[int, int]] = (),
    policy: Policy,
) -> Joined:
    """Return the clusters after these arrivals.

    `clusters` are those that any link or decision touches; `links` the judged pairs of the
    arrivals, and better also those stored for the members they touch; a member whose node is not
    among the arrivals counts as a full text. The order of any of these does not matter.
    """
    work = Joining(arrivals, clusters, links, apart, policy)
    work.keep(clusters)
    work.together(together)
    work.full_texts()
    work.cuts()
    work.leaves()
    ids = _ids(clusters, work)
    return Joined(
        clusters=_grown(clusters, ids, work),
        merged=_merged(clusters, ids, work),
        asks=_asks(work),
    )


def _ids(clusters: Sequence[Cluster], work: Joining) -> dict[int, int]:
    """Return the id of each group that has one: the oldest of the clusters that went into it."""
    ids: dict[int, int] = {}
    for cluster in sorted(clusters, key=lambda cluster: cluster.id):
        ids.setdefault(work.groups.find(cluster.canonical), cluster.id)
    return ids


def _merged(clusters: Sequence[Cluster], ids: Mapping[int, int], work: Joining) -> dict[int, int]:
    survivors = {cluster.id: ids[work.groups.find(cluster.canonical)] for cluster in clusters}
    return {old: kept for old, kept in survivors.items() if old != kept}


def _grown(
    clusters: Sequence[Cluster], ids: Mapping[int, int], work: Joining
) -> tuple[Grown, ...]:
    before = {key: cluster.id for cluster in clusters for key in cluster.members}
    grown = []
    for members in work.groups.all():
        id_ = ids.get(work.groups.find(members[0]))
        new = sorted(key for key in members if id_ is None or before.get(key) != id_)
        joined = {key: work.why.get(key, ()) for key in new}
        grown.append(Grown(id_, tuple(sorted(members)), joined))
    return tuple(sorted(grown, key=lambda one: one.members))


def _asks(work: Joining) -> tuple[Ask, ...]:
    """Return the best open pair of each two groups, less what an editor set apart."""
    open_pairs = work.refused + [(link, "alike, but not enough to join") for link in work.unsure]
    asks: dict[tuple[int, ...], Ask] = {}
    for link, why in sorted(open_pairs, key=lambda pair: -pair[0].likeness.score):
        a, b = work.groups.find(link.a), work.groups.find(link.b)
        if a != b and not work.groups.apart(a, b):
            asks.setdefault(tuple(sorted((a, b))), Ask(link.a, link.b, link.likeness, why))
    return tuple(asks.values())

"""Cluster: which stories the arrivals are copies of; what people decided always wins."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import repeat

from sqlalchemy.orm import Session

from dedup import cluster as clustering
from dedup.cluster import Cluster, Grown, Joined, Link, Node
from dedup.likeness import Likeness, Relation
from dedup.policy import Policy
from desk.batch import Batch
from desk.candidates import copies_of, looked_up
from desk.judged import Judged
from storage import bands, clusters, decisions, members
from storage.clusters import public
from storage.members import Member, Placed
from story.item import Nature, is_secret

FIRST = ("the first of its story",)
_JOINED_ANEW = 200  # members; a larger cluster stays as it was but for what arrives
AGAIN = ("the publisher's next text of an item that was here before",)


def cluster(session: Session, waiting: Collection[int], *, policy: Policy, now: datetime) -> Batch:
    """Put the items of these versions into clusters and return what that touched."""
    batch = Batch(members.arriving(session, waiting), {}, Judged(session, policy))
    found_by, found = looked_up(session, batch, policy)
    alike = copies_of(session, batch, found_by, found, policy)
    known = _neighbourhood(session, batch, alike)
    latest = _latest(batch.arrivals, known)
    said = decisions.on_items(session, [one.item for one in latest])
    keep = partial(bands.keep, session, found_by, policy=policy.name)
    links = _links(session, batch, alike, known, meanwhile=keep)
    joined = clustering.join(
        [_node(one) for one in latest],
        clusters=_clusters(batch, known),
        links=links,
        together=said.together,
        apart=said.apart,
        policy=policy,
    )
    _write(session, batch, joined, known, now=now)
    return batch


def _neighbourhood(
    session: Session, batch: Batch, alike: Mapping[int, Sequence[int]]
) -> dict[int, Member]:
    """Return all members of the clusters that the candidates and decisions lead to, by item.

    A kill that was unheard arrives once more when a copy of what it may have killed does.
    """
    arriving = {one.item for one in batch.arrivals}
    said = decisions.on_items(session, arriving)
    named = {item for pair in (*said.together, *said.apart) for item in pair}
    asked = {item for own in alike.values() for item in own} | named
    nearby = members.of_items(session, asked | arriving)
    batch.arrivals = [
        *batch.arrivals,
        *members.unheard(session, asked - arriving - {one.item for one in nearby}),
    ]
    touched = {one.cluster for one in nearby if one.cluster is not None}
    batch.before = clusters.load(session, touched)
    return {one.item: one for one in members.of_clusters(session, touched)}


def _links(
    session: Session,
    batch: Batch,
    alike: Mapping[int, Sequence[int]],
    known: Mapping[int, Member],
    *,
    meanwhile: Callable[[], None],
) -> list[Link]:
    """Return the judged pairs: arrivals with their candidates, and what was judged before.

    `meanwhile` is done while they are compared.
    """
    arriving = {one.item: one.version for one in batch.arrivals}
    version = {one.item: one.version for one in known.values()} | arriving
    canonical = {c.id: c.canonical for c in batch.before.values()}
    pairs: set[tuple[int, int]] = set()
    for item, own in alike.items():
        others = {version[other] for other in own if other in version}
        homes = {known[other].cluster for other in own if other in known}
        homes |= {known[item].cluster} if item in known else set()
        others |= {c for home in homes if home and (c := canonical.get(home)) is not None}
        pairs |= {(min(v, o), max(v, o)) for o in others if o != (v := version[item])}
    near = {version[i] for own in alike.values() for i in own if i in version}
    batch.judged.recall(near | set(arriving.values()) | _small(known))
    batch.text(session, {v for pair in pairs for v in pair})
    batch.judged.judge_proposed(pairs, batch.texts, meanwhile=meanwhile)
    item_of = {v: item for item, v in version.items()}
    return [
        Link(item_of[a], item_of[b], likeness)
        for (a, b), likeness in sorted(batch.judged.pairs.items())
        if a in item_of and b in item_of
    ]


def _small(known: Mapping[int, Member]) -> set[int]:
    """Return the versions in clusters small enough to be joined anew from all their links."""
    size = Counter(one.cluster for one in known.values())
    return {one.version for one in known.values() if size[one.cluster] <= _JOINED_ANEW}


def _latest(arrivals: Sequence[Member], known: Mapping[int, Member]) -> list[Member]:
    return list({**known, **{one.item: one for one in arrivals}}.values())


def _node(one: Member) -> Node:
    return Node(one.item, one.seen, one.words, one.nature, one.summary)


def _clusters(batch: Batch, known: Mapping[int, Member]) -> list[Cluster]:
    items: dict[int, list[int]] = {id_: [] for id_ in batch.before}
    item_of: dict[int, int] = {}
    for one in known.values():
        item_of[one.version] = one.item
        if one.cluster is not None:
            items[one.cluster].append(one.item)
    return [
        Cluster(id_, tuple(own), item_of.get(batch.before[id_].canonical or 0, own[0]))
        for id_, own in items.items()
        if own
    ]


def _write(
    session: Session,
    batch: Batch,
    joined: Joined,
    known: Mapping[int, Member],
    *,
    now: datetime,
) -> None:
    """Keep the clusters as they stand now, and note what happened to them."""
    by_item = {one.item: one for one in _latest(batch.arrivals, known)}
    grown_now, batch.unheard = _heard(joined.clusters, by_item, now)
    opened = sum(grown.id is None for grown in grown_now)
    fresh = iter(clusters.open_new(session, opened, now=now))
    clusters.merge(session, joined.merged)
    batch.events += [
        (kept, f"{public(old)} was found to be the same story and merged into this one")
        for old, kept in joined.merged.items()
    ]
    arriving = {one.item for one in batch.arrivals}
    placed: list[Placed] = []
    home: dict[int, int] = {}
    told = [(sorted((by_item[i] for i in g.members), key=_order), g) for g in grown_now]
    for own, grown in sorted(told, key=lambda pair: pair[0][0].order):
        id_ = next(fresh) if grown.id is None else grown.id
        batch.members[id_] = own
        home |= dict.fromkeys(grown.members, id_)
        new = {one.item: grown.joined.get(one.item) for one in own if one.cluster != id_}
        arrived = [by_item[item] for item in new]
        batch.events += [(id_, said) for one in arrived for said in _told(one, own, new[one.item])]
        moved = (one for one in own if one.item in arriving or one.item in new)
        placed += [_placed(one, id_, new.get(one.item)) for one in moved]
    members.place(session, placed, now=now)
    batch.counts["clusters"] = opened
    batch.counts["merged"] = len(joined.merged)
    for ask in joined.asks:
        for item, other in ((ask.a, ask.b), (ask.b, ask.a)):
            if item in home and other in home:
                batch.asks.setdefault(home[item], _asked(ask.likeness, ask.why, home[other]))


def _heard(
    joined: Sequence[Grown], by_item: Mapping[int, Member], now: datetime
) -> tuple[list[Grown], list[Member]]:
    """Return the clusters, and apart the kills under embargo that are alone in theirs."""
    heard: list[Grown] = []
    unheard: list[Member] = []
    for grown in joined:
        own = [by_item[item] for item in grown.members]
        if grown.id is None and all(map(_is_secret_kill, own, repeat(now))):
            unheard += own
        else:
            heard.append(grown)
    return heard, unheard


def _is_secret_kill(one: Member, now: datetime) -> bool:
    return one.nature is Nature.KILL and is_secret(one.embargo, now)


def _order(one: Member) -> tuple[datetime, datetime, int, int]:
    return one.order


def _told(one: Member, own: Sequence[Member], why: tuple[str, ...] | None) -> Iterable[str]:
    if len(own) == 1:
        yield f"First seen at {one.source}"
    else:
        yield f"{one.source} joined: {'; '.join(why or ()) or 'alike'}"


def _placed(one: Member, cluster_id: int, why: tuple[str, ...] | None) -> Placed:
    # What it is to the canonical is known only when that is chosen, see desk.choose.
    reasons = AGAIN if one.cluster == cluster_id else why or FIRST
    return Placed(one.item, cluster_id, one.version, Relation.NEAR, 1.0, reasons)


def _asked(likeness: Likeness, why: str, other: int) -> str:
    return f"perhaps the same story as {public(other)} ({likeness.score:.0%} sure): {why}"

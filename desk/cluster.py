"""Cluster: which stories the arrivals are copies of; what people decided always wins."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import repeat

import numpy as np
from sqlalchemy.orm import Session

from dedup import cluster as clustering
from dedup.bands import ENOUGH, EVERY_KEY
from dedup.cluster import Cluster, Grown, Joined, Link, Node
from dedup.held import candidates
from dedup.likeness import Likeness, Relation
from dedup.policy import Policy
from dedup.signature import Signed
from dedup.signing import signed
from dedup.topics import Topics
from desk.judged import Judged
from storage import bands, clusters, copies, decisions, members
from storage.bands import Found
from storage.clusters import State, public
from storage.members import Member, Placed
from storage.sets import chunks
from story.item import Copy, Nature, is_secret

FIRST = ("the first of its story",)
_SIGNED_AT_ONCE = 125  # texts
_JOINED_ANEW = 200  # members; a larger cluster stays as it was but for what arrives
AGAIN = ("the publisher's next text of an item that was here before",)


@dataclass(slots=True)
class Batch:
    """The clusters that a batch of versions touches, as one transaction sees them.

    `arrivals` are the items that came or changed; `members` everybody in the touched clusters,
    by cluster; `texts` what was loaded of them so far, by version. `unheard` are kills under
    embargo of what is not out: they are of no cluster, and no cluster's page shows their words.
    They wait until a copy of what they kill comes.
    """

    arrivals: Sequence[Member]
    texts: dict[int, Copy]
    judged: Judged
    members: dict[int, list[Member]] = field(default_factory=dict)
    before: dict[int, State] = field(default_factory=dict)
    asks: dict[int, str] = field(default_factory=dict)
    events: list[tuple[int, str]] = field(default_factory=list)
    unheard: list[Member] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def text(self, session: Session, versions: Iterable[int]) -> list[Copy]:
        """Return the texts of these versions, loading at once what is missing."""
        wanted = list(versions)
        missing = {version for version in wanted if version not in self.texts}
        if missing:
            self.texts |= copies.load(session, missing)
        return [self.texts[version] for version in wanted]


def cluster(session: Session, waiting: Collection[int], *, policy: Policy, now: datetime) -> Batch:
    """Put the items of these versions into clusters and return what that touched."""
    batch = Batch(members.arriving(session, waiting), {}, Judged(session, policy))
    found_by, found = _looked_up(session, batch, policy)
    alike = _candidates(session, batch, found_by, found, policy)
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


def _looked_up(session: Session, batch: Batch, policy: Policy) -> tuple[dict[int, Signed], Found]:
    """Return the arrivals signed, by version, and who stands under their keys.

    Some are looked up by the database while another thread signs the next.
    """
    arriving = [one.version for one in batch.arrivals]
    texts = batch.text(session, arriving)
    looking = bands.LookUp(session, most=policy.hot_band)
    found_by: list[Signed] = []
    with ThreadPoolExecutor(max_workers=1) as aside:
        signing = aside.map(partial(signed, policy=policy), list(chunks(texts, _SIGNED_AT_ONCE)))
        for own in signing:
            looking.ask(key for one in own for key in one.keys)
            found_by += own
    by_version = dict(zip(arriving, found_by, strict=True))
    return by_version, looking.found({version: one.keys for version, one in by_version.items()})


def _candidates(
    session: Session,
    batch: Batch,
    found_by: Mapping[int, Signed],
    found: Found,
    policy: Policy,
) -> dict[int, list[int]]:
    """Return the items that may be copies of each arrival, by item, best first."""
    batch.counts["hot_keys"] = len(found.capped)
    proposed = candidates(
        [one.keys for one in found_by.values()],
        found.held,
        policy=policy,
        least=[_least(one) for one in batch.arrivals],
    )
    proposed = _worth_reading(session, batch.arrivals, found_by, proposed)
    items = members.items_of(session, {v for own in proposed for v in own})
    return {
        one.item: list(dict.fromkeys(items[v] for v in own if items[v] != one.item))
        for one, own in zip(batch.arrivals, proposed, strict=True)
    }


def _worth_reading(
    session: Session,
    arrivals: Sequence[Member],
    found_by: Mapping[int, Signed],
    proposed: Sequence[Sequence[int]],
) -> list[list[int]]:
    """Return the candidates without those that are about other things; a kill keeps all.

    A key may be held by a version that somebody deleted by hand; it has no topics any more.
    """
    kept = {version: one.topics for version, one in found_by.items()}
    kept |= bands.topics(session, {v for own in proposed for v in own if v not in kept})
    place = {version: row for row, version in enumerate(kept)}
    proposed = [[v for v in own if v in place] for own in proposed]
    pairs = [
        (place[one.version], place[v])
        for one, own in zip(arrivals, proposed, strict=True)
        for v in own
    ]
    every = Topics.unpacked(list(kept.values()))
    worth = iter(every.worth_reading(np.array(pairs, np.int64).reshape(-1, 2).T).tolist())
    return [
        [v for v in own if next(worth) or one.nature is Nature.KILL]
        for one, own in zip(arrivals, proposed, strict=True)
    ]


def _least(one: Member) -> int:
    """Return what weighs enough: a kill finds its story by the headline alone, however common."""
    return EVERY_KEY if one.nature is Nature.KILL else ENOUGH


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

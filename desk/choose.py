"""Choose: which version stands for each touched cluster, and what the others are to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dedup.canonical import Candidate, Choice, choose
from dedup.likeness import Likeness, Relation
from dedup.policy import Policy
from desk.batch import Batch
from editing.flag import Tier
from editing.kinds import FURNITURE, PARAGRAPH_LOST, TRUNCATED_END, TRUNCATED_START
from storage import decisions, flags, members
from storage.flags import Kept
from storage.members import Member, Placed
from story.item import Nature

CUT = frozenset({TRUNCATED_END, TRUNCATED_START, PARAGRAPH_LOST})
PER_CUT = 0.25  # of completeness, for each place where something was cut
_OF_A_PAIR = {Relation.CUT: Relation.EXTENDED, Relation.EXTENDED: Relation.CUT}
_OF_A_NATURE = {
    Nature.UPDATE: Relation.UPDATE,
    Nature.CORRECTION: Relation.CORRECTION,
    Nature.KILL: Relation.KILL,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A cluster with the version that stands for it."""

    cluster: int
    members: Sequence[Member]
    canonical: Member
    choice: Choice
    likeness: float  # the lowest of a member to the canonical
    flags: Mapping[int, Sequence[Kept]]  # by version


def choose_all(session: Session, batch: Batch, *, policy: Policy, now: datetime) -> list[Chosen]:
    """Return every touched cluster with its canonical version; keep what members are to it."""
    everybody = [one for own in batch.members.values() for one in own]
    raised = flags.of_versions(session, [one.version for one in everybody])
    pinned = decisions.pinned(session, [one.item for one in everybody])
    chosen: list[tuple[int, Sequence[Member], Member, Choice]] = []
    for id_, own in batch.members.items():
        before = batch.before.get(id_)
        candidates = [_candidate(one, raised[one.version]) for one in own]
        choice = choose(
            candidates,
            policy=policy,
            current=before.canonical if before else None,
            pinned=next((one.version for one in own if one.item in pinned), None),
        )
        canonical = next(one for one in own if one.version == choice.key)
        chosen.append((id_, own, canonical, choice))
    alike = _relate(session, batch, chosen, now=now)
    return [
        Chosen(
            id_, own, canonical, choice, alike[id_], {m.version: raised[m.version] for m in own}
        )
        for id_, own, canonical, choice in chosen
    ]


def _candidate(one: Member, kept: Sequence[Kept]) -> Candidate:
    counted = [k.flag for k in kept if k.flag.tier is Tier.FLAG and k.state != "dismissed"]
    furniture = sum(flag.kind in FURNITURE for flag in counted)
    cuts = sum(flag.kind in CUT for flag in counted)
    return Candidate(
        key=one.version,
        words=one.words,
        flags=len(counted) - furniture,
        boilerplate=furniture,
        seen=one.seen,
        nature=one.nature,
        summary=one.summary,
        credited=bool(one.credit or one.byline),
        complete=max(0.0, 1.0 - PER_CUT * cuts),
        withdrawn=one.nature is Nature.KILL,
    )


def _relate(
    session: Session,
    batch: Batch,
    chosen: Sequence[tuple[int, Sequence[Member], Member, Choice]],
    *,
    now: datetime,
) -> dict[int, float]:
    """Keep what members are to their canonical, where one of the two is new; return the lowest."""
    arriving = {one.version for one in batch.arrivals}
    asked: list[tuple[int, Member, Member]] = []
    for id_, own, canonical, _ in chosen:
        before = batch.before.get(id_)
        same = before is not None and before.canonical == canonical.version
        asked += [
            (id_, one, canonical)
            for one in own
            if not same or one.version in arriving or one.cluster != id_
        ]
    pairs = {_pair(one, canonical) for _, one, canonical in asked if one is not canonical}
    batch.text(session, {v for pair in pairs for v in pair})
    batch.judged.judge(pairs, batch.texts)
    why = members.reasons(session, [one.item for _, one, _ in asked])
    placed = [
        _placed(id_, one, canonical, batch.judged.pairs.get(_pair(one, canonical)), why[one.item])
        for id_, one, canonical in asked
    ]
    members.place(session, placed, now=now)
    return members.lowest(session, [id_ for id_, *_ in chosen])


def _pair(one: Member, other: Member) -> tuple[int, int]:
    return min(one.version, other.version), max(one.version, other.version)


def _placed(
    id_: int, one: Member, canonical: Member, likeness: Likeness | None, why: tuple[str, ...]
) -> Placed:
    if one is canonical or likeness is None:
        return Placed(one.item, id_, one.version, Relation.CANONICAL, 1.0, why)
    older_first = one.version < canonical.version
    relation = likeness.relation if older_first else _turned(likeness.relation)
    relation = _OF_A_NATURE.get(one.nature, relation)
    return Placed(one.item, id_, one.version, relation, likeness.score, why)


def _turned(relation: Relation) -> Relation:
    """Return what b is to a, where a is this to b; an update of the other is near to it."""
    if relation in {Relation.UPDATE, Relation.CORRECTION, Relation.KILL}:
        return Relation.NEAR
    return _OF_A_PAIR.get(relation, relation)

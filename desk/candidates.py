"""Who may be a copy of whom: arrivals signed, looked up, and those about other things left out."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from sqlalchemy.orm import Session

from dedup.bands import ENOUGH, EVERY_KEY
from dedup.held import candidates
from dedup.policy import Policy
from dedup.signature import Signed
from dedup.signing import signed
from dedup.topics import Topics
from desk.batch import Batch
from storage import bands, members
from storage.bands import Found
from storage.members import Member
from storage.sets import chunks
from story.item import Nature

_SIGNED_AT_ONCE = 125  # texts


def looked_up(session: Session, batch: Batch, policy: Policy) -> tuple[dict[int, Signed], Found]:
    """Return the arrivals signed, by version, and who stands under their keys.

    Some are looked up by the database while another thread signs the next.
    """
    arriving = [one.version for one in batch.arrivals]
    texts = batch.text(session, arriving)
    found_by: list[Signed] = []
    with (
        bands.LookUp(session, most=policy.hot_band) as looking,
        ThreadPoolExecutor(max_workers=1) as aside,
    ):
        signing = aside.map(partial(signed, policy=policy), list(chunks(texts, _SIGNED_AT_ONCE)))
        for own in signing:
            looking.ask(key for one in own for key in one.keys)
            found_by += own
        by_version = dict(zip(arriving, found_by, strict=True))
        found = looking.found({version: one.keys for version, one in by_version.items()})
    return by_version, found


def copies_of(
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

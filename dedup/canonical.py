"""Which version stands for its cluster, and the reasons in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dedup.policy import Policy
from story.item import Nature

MARGIN = 0.05  # a challenger must be better by this: equal copies don't take turns
_AS_FULL = 0.95  # of the full length; a few words more or less decide nothing
_SWOLLEN = 1.25  # times the full length: another story or a page's furniture runs on behind it
_A_PAIR = 2
_PER_FLAG = 0.04
_MOST_FLAGS = 10
_NATURES = {
    Nature.CORRECTION: 0.30,
    Nature.UPDATE: 0.15,
    Nature.ADVISORY: -0.50,
    Nature.KILL: -2.0,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member that may stand for its cluster.

    `flags` and `boilerplate` count what is wrong and what is furniture in it; `credited` says that
    a byline or an agency's sign-off stands in it; `complete` from 0 to 1 that nothing was cut;
    `withdrawn` that its sender took it back.
    """

    key: int
    words: int
    flags: int
    boilerplate: int
    seen: datetime | None
    nature: Nature
    summary: bool
    credited: bool
    complete: float
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for and against a candidate; `reasons` add up to `total`."""

    key: int
    total: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The member that stands for the cluster, and every score, best first."""

    key: int
    scores: tuple[Score, ...]


def choose(
    members: Sequence[Candidate],
    *,
    policy: Policy,
    current: int | None = None,
    pinned: int | None = None,
) -> Choice:
    """Return which member stands for the cluster.

    A pinned member always does. The current one stays until another is clearly better; among
    equals the first seen wins, then the lower key.
    """
    if not members:
        raise ValueError("a cluster without members has no canonical version")
    full = _full_length(members)
    first = min((m.seen for m in members if m.seen is not None), default=None)
    ranked = sorted(
        ((_score(m, full, first, policy), m) for m in members),
        key=lambda pair: (-pair[0].total, *_age(pair[1]), pair[1].key),
    )
    scores = tuple(score for score, _ in ranked)
    totals = {score.key: score.total for score in scores}
    if pinned in totals:
        return Choice(pinned, scores)
    if current in totals and totals[current] + MARGIN >= scores[0].total:
        return Choice(current, scores)
    return Choice(scores[0].key, scores)


def _full_length(members: Sequence[Candidate]) -> int:
    """Return the length that a full copy has: of three and more, two have to have it."""
    lengths = sorted(member.words for member in members)
    return lengths[-2] if len(lengths) > _A_PAIR else lengths[-1]


def _score(member: Candidate, full: int, first: datetime | None, policy: Policy) -> Score:
    share = min(1.0, member.words / (_AS_FULL * full)) if full else 1.0
    swollen = member.words > _SWOLLEN * full
    reasons = [
        ("completeness", round(share * (0.5 + 0.5 * member.complete), 3)),
        ("much longer than all others", -0.1 if swollen else 0.0),
        ("flags", -round(_PER_FLAG * min(member.flags, _MOST_FLAGS), 3)),
        ("boilerplate", -round(_PER_FLAG * min(member.boilerplate, _MOST_FLAGS) / 2, 3)),
        ("nature", _NATURES.get(member.nature, 0.0)),
        ("only a summary", -0.5 if member.summary else 0.0),
        ("agency credit or byline", 0.05 if member.credited else 0.0),
        ("first seen", 0.03 if first is not None and member.seen == first else 0.0),
        ("too short to judge", -0.1 if member.words < policy.tiny_words else 0.0),
        ("withdrawn by its sender", -2.0 if member.withdrawn else 0.0),
    ]
    spoken = tuple((name, value) for name, value in reasons if value)
    return Score(member.key, round(sum(value for _, value in spoken), 3), spoken)


def _age(member: Candidate) -> tuple[bool, float]:
    return member.seen is None, member.seen.timestamp() if member.seen is not None else 0.0

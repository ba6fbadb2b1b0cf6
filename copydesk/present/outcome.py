"""What came of a run, gathered for whoever tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from copydesk.present.failures import Troubled, troubled
from copydesk.present.kills import Kills, kills
from storage import versions
from storage.views import clusters, feeds, flags, runs, spikes
from storage.views.clusters import ClusterLine, Filter, Sort
from storage.views.flags import FlagLine
from storage.views.overview import Overview, overview, worked_since
from storage.views.runs import RunPage
from storage.views.spikes import SpikeLine

_CLUSTERS, _FLAGS = 3, 5  # shown of each
_NEWEST = 80  # flags to choose from


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that the summary tells; `sample` when the run took the bundled sample wire.

    `embargoed` counts the texts that wait for the end of an embargo.
    """

    page: RunPage
    seen: Overview
    largest: Sequence[ClusterLine]
    kills: Kills
    flags: Sequence[FlagLine]
    troubled: Troubled
    spikes: Sequence[SpikeLine]
    embargoed: int
    feeds: int
    sample: bool
    seconds: float


def outcome(session: Session, cycle: int, *, sample: bool, seconds: float) -> Outcome:
    """Return what came of a cycle."""
    page = runs.page(session, cycle)
    listed = feeds.listing(session)
    since = worked_since(session, page.run.started)
    wanted = Filter(smallest=2, since=since)
    found = flags.listing(session, limit=_NEWEST).lines if page.run.counts.get("flags") else ()
    return Outcome(
        page=page,
        seen=overview(session, since=since),
        largest=clusters.listing(session, wanted, sort=Sort.VERSIONS, limit=_CLUSTERS).lines,
        kills=kills(session, page),
        flags=_varied(found[: page.run.counts.get("flags", 0)]),
        spikes=spikes.listing(session, since=page.run.started),
        troubled=troubled(listed, page),
        embargoed=versions.embargoed(session, now=page.run.started),
        feeds=len(listed),
        sample=sample,
        seconds=seconds,
    )


def _varied(found: Sequence[FlagLine]) -> list[FlagLine]:
    """Return a few flags, of different kinds as far as there are, the surest first."""
    surest = sorted(found, key=lambda one: -one.confidence)
    kinds = {one.kind: one for one in reversed(surest)}
    rest = [one for one in surest if one is not kinds[one.kind]]
    return sorted([*kinds.values(), *rest][:_FLAGS], key=lambda one: -one.confidence)

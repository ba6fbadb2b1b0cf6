"""Which clusters grew lately."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import ClusterRow, MemberRow, VersionRow
from storage.views.clusters import ClusterLine, lines


@dataclass(frozen=True, slots=True)
class Grown:
    """A cluster and how many of its members were seen lately."""

    line: ClusterLine
    added: int


def spreading(session: Session, *, since: datetime, most: int = 5) -> list[Grown]:
    """Return the clusters of two or more that gained the most members since."""
    added = func.count()
    query = (
        select(MemberRow.cluster_id, added)
        .join(VersionRow, VersionRow.id == MemberRow.version_id)
        .join(ClusterRow, ClusterRow.id == MemberRow.cluster_id)
        .where(VersionRow.seen >= since, ClusterRow.size > 1)
        .group_by(MemberRow.cluster_id)
        .order_by(added.desc(), MemberRow.cluster_id.desc())
        .limit(most)
    )
    grown = {row[0]: row[1] for row in session.execute(query)}
    rows = session.scalars(select(ClusterRow).where(ClusterRow.id.in_(grown))).all()
    ordered = sorted(rows, key=lambda row: (-grown[row.id], -row.id))
    found = zip(ordered, lines(session, ordered), strict=True)
    return [Grown(line, grown[row.id]) for row, line in found]


def likenesses(session: Session, *, since: datetime | None, smallest: int) -> list[int]:
    """Return how many clusters have their lowest likeness in each tenth from 0 to 1."""
    query = select(ClusterRow.likeness).where(
        ClusterRow.merged_into.is_(None), ClusterRow.size >= smallest
    )
    if since is not None:
        query = query.where(ClusterRow.last_seen >= since)
    tenths = [0] * 10
    for likeness in session.scalars(query):
        tenths[min(9, int(likeness * 10))] += 1
    return tenths

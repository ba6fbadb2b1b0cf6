"""The numbered clean texts, written once and never changed."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from storage.sets import chunks, one_of
from storage.tables import CanonicalRow, ClusterRow


@dataclass(frozen=True, slots=True)
class Text:
    """The newest canonical text of a cluster."""

    cluster_id: int
    number: int
    title: str
    text: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class New:
    """A canonical text to be written; see `storage.views.canonicals` for its provenance."""

    cluster_id: int
    number: int
    version_id: int
    title: str
    text: str
    url: str | None
    published: datetime | None
    withdrawn: bool
    reasons: list[str]
    provenance: list[dict[str, Any]]


def newest(session: Session, clusters: Collection[int]) -> dict[int, Text]:
    """Return the newest canonical text of each of these clusters that has one."""
    row = CanonicalRow
    query = (
        select(row.cluster_id, row.number, row.title, row.text, row.withdrawn)
        .join(ClusterRow, (ClusterRow.id == row.cluster_id) & (ClusterRow.number == row.number))
        .where(one_of(row.cluster_id, clusters))
    )
    return {found.cluster_id: Text(*found) for found in session.execute(query)}


def write(session: Session, texts: Sequence[New], *, now: datetime) -> None:
    """Keep new canonical texts."""
    for piece in chunks(texts):
        session.execute(insert(CanonicalRow), [{**asdict(one), "written": now} for one in piece])

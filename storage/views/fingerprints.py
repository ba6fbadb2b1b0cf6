"""The fingerprints of two versions, slot by slot and key by key."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from dedup.signature import Signature
from storage.tables import BandRow, SignatureRow


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Which slots of two signatures agree, and under how many keys both versions stand."""

    agree: tuple[bool, ...]
    shared: int
    keys: int  # of the version that has fewer


def fingerprints(session: Session, a: int, b: int) -> Fingerprints | None:
    """Return the two compared; `None` when one was never signed, or under another policy."""
    query = select(SignatureRow).where(SignatureRow.version_id.in_((a, b)))
    rows = {row.version_id: row for row in session.scalars(query)}
    if a not in rows or b not in rows or rows[a].policy != rows[b].policy:
        return None
    one, other = (Signature.from_bytes(rows[version].value).values for version in (a, b))
    if len(one) != len(other):
        return None
    mine, theirs = aliased(BandRow), aliased(BandRow)
    shared = session.scalar(
        select(func.count())
        .select_from(mine)
        .join(theirs, theirs.key == mine.key)
        .where(mine.version_id == a, theirs.version_id == b)
    )
    counts = session.execute(
        select(BandRow.version_id, func.count())
        .where(BandRow.version_id.in_((a, b)))
        .group_by(BandRow.version_id)
    ).all()
    return Fingerprints(
        agree=tuple((one == other).tolist()),
        shared=shared or 0,
        keys=min((count for _, count in counts), default=0) if len(counts) > 1 else 0,
    )

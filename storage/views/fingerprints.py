"""The fingerprints of two versions, slot by slot and key by key."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dedup.signature import Signature
from storage.bands import unpacked
from storage.tables import SignatureRow


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
    mine, theirs = (unpacked(rows[version].keys) for version in (a, b))
    return Fingerprints(
        agree=tuple((one == other).tolist()),
        shared=len(mine & theirs),
        keys=min(len(mine), len(theirs)),
    )

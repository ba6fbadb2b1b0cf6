"""Flags on versions: what the rules say now, and what people made of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from editing.flag import Evidence, Flag, Tier
from storage.sets import chunks, one_of
from storage.tables import FlagRow

Place = tuple[int, str, int, int]  # version, kind, start, end


@dataclass(frozen=True, slots=True)
class Kept:
    """A flag as it is kept; `state` is open, accepted or dismissed."""

    flag: Flag
    state: str


def replace(session: Session, raised: Mapping[int, Sequence[Flag]]) -> None:
    """Keep what the rules say of these versions now; what a person decided on stays."""
    decided = {
        (row.version_id, row.kind, row.start, row.end)
        for row in session.execute(
            select(FlagRow.version_id, FlagRow.kind, FlagRow.start, FlagRow.end).where(
                one_of(FlagRow.version_id, raised), FlagRow.state != "open"
            )
        )
    }
    session.execute(
        delete(FlagRow).where(one_of(FlagRow.version_id, raised), FlagRow.state == "open")
    )
    rows = {
        (version, flag.kind, flag.start, flag.end): _row(version, flag)
        for version, flags in raised.items()
        for flag in flags
    }
    fresh = [row for place, row in rows.items() if place not in decided]
    for piece in chunks(fresh):
        session.execute(insert(FlagRow), piece)


def of_versions(session: Session, versions: Collection[int]) -> dict[int, list[Kept]]:
    """Return the flags of these versions, by their places."""
    query = (
        select(FlagRow)
        .where(one_of(FlagRow.version_id, versions))
        .order_by(FlagRow.version_id, FlagRow.start, FlagRow.id)
    )
    found: dict[int, list[Kept]] = {version: [] for version in versions}
    for row in session.scalars(query):
        found[row.version_id].append(Kept(_flag(row), row.state))
    return found


def decide(session: Session, place: Place, *, state: str, repair: str | None = None) -> bool:
    """Write what a person made of a flag; say whether there is such a flag."""
    version, kind, start, end = place
    values: dict[str, Any] = {"state": state}
    if repair is not None:
        values["repair"] = repair
    query = (
        update(FlagRow)
        .where(
            FlagRow.version_id == version,
            FlagRow.kind == kind,
            FlagRow.start == start,
            FlagRow.end == end,
        )
        .values(**values)
        .returning(FlagRow.id)
    )
    return session.scalars(query).one_or_none() is not None


def _row(version: int, flag: Flag) -> dict[str, Any]:
    return {
        "version_id": version,
        "kind": flag.kind,
        "tier": flag.tier.value,
        "start": flag.start,
        "end": flag.end,
        "text": flag.text,
        "message": flag.message,
        "confidence": flag.confidence,
        "repair": flag.repair,
        "agreement": flag.agreement,
        "evidence": [asdict(one) for one in flag.evidence],
        "state": "open",
    }


def _flag(row: FlagRow) -> Flag:
    return Flag(
        kind=row.kind,
        tier=Tier(row.tier),
        start=row.start,
        end=row.end,
        text=row.text,
        message=row.message,
        confidence=row.confidence,
        repair=row.repair,
        evidence=tuple(Evidence(**one) for one in row.evidence),
        agreement=row.agreement,
    )

"""The newest flags of each kind."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import FlagRow, ItemRow, MemberRow
from storage.views.flags import Filter, FlagLine, of_versions


def by_kind(session: Session, wanted: Filter, *, most: int) -> dict[str, tuple[FlagLine, ...]]:
    """Return at most so many flags of each kind that the filter lists."""
    place = func.row_number().over(partition_by=FlagRow.kind, order_by=FlagRow.id.desc())
    query = (
        select(FlagRow.id, FlagRow.version_id, place.label("place"))
        .join(MemberRow, MemberRow.version_id == FlagRow.version_id)
        .join(ItemRow, ItemRow.id == MemberRow.item_id)
    )
    said = {
        FlagRow.tier: wanted.tier,
        FlagRow.state: wanted.state,
        FlagRow.kind: wanted.kind,
        MemberRow.cluster_id: wanted.cluster,
        ItemRow.feed_id: wanted.feed,
    }
    query = query.where(*(column == value for column, value in said.items() if value is not None))
    if wanted.agreed:
        query = query.where(FlagRow.repair.is_not(None), FlagRow.agreement > 0)
    ranked = query.subquery()
    chosen = session.execute(
        select(ranked.c.id, ranked.c.version_id).where(ranked.c.place <= most)
    ).all()
    wanted_ids = {row.id for row in chosen}
    lines = of_versions(session, {row.version_id for row in chosen})
    found: dict[str, tuple[FlagLine, ...]] = {}
    for line in (line for some in lines.values() for line in some if line.id in wanted_ids):
        found[line.kind] = (*found.get(line.kind, ()), line)
    return found


def feeds(session: Session, wanted: Filter) -> list[tuple[int, int]]:
    """Return feed and number of its flags, of any feed, the most first."""
    query = (
        select(ItemRow.feed_id, func.count())
        .select_from(FlagRow)
        .join(MemberRow, MemberRow.version_id == FlagRow.version_id)
        .join(ItemRow, ItemRow.id == MemberRow.item_id)
        .group_by(ItemRow.feed_id)
        .order_by(func.count().desc(), ItemRow.feed_id)
    )
    said = {FlagRow.tier: wanted.tier, FlagRow.state: wanted.state, FlagRow.kind: wanted.kind}
    query = query.where(*(column == value for column, value in said.items() if value is not None))
    if wanted.agreed:
        query = query.where(FlagRow.repair.is_not(None), FlagRow.agreement > 0)
    return [(row[0], row[1]) for row in session.execute(query)]

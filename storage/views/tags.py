"""Which kinds of open flags the clusters of a list carry."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.clusters import private, public
from storage.sets import one_of
from storage.tables import FlagRow, MemberRow


def by_cluster(
    session: Session, clusters: Collection[str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return kind and number of the open flags by the cluster's name, the commonest first."""
    query = (
        select(MemberRow.cluster_id, FlagRow.kind, func.count())
        .join(FlagRow, FlagRow.version_id == MemberRow.version_id)
        .where(one_of(MemberRow.cluster_id, [private(name) for name in clusters]))
        .where(FlagRow.state == "open", FlagRow.tier == "flag")
        .group_by(MemberRow.cluster_id, FlagRow.kind)
        .order_by(func.count().desc(), FlagRow.kind)
    )
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for cluster, kind, count in session.execute(query):
        name = public(cluster)
        found[name] = (*found.get(name, ()), (kind, count))
    return found

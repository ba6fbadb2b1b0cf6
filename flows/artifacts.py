"""What a run shows in Prefect: tables of the biggest clusters, the flags and the feeds in trouble.

Tables, not Markdown: a headline comes from outside, and Prefect's pages render Markdown.
"""

from typing import Any

from prefect.artifacts import create_table_artifact

from editing.kinds import NAMES
from storage.database import Database
from storage.views import clusters, feeds, flags, overview

MOST_CLUSTERS = 20
IN_ORDER = {"new", "ok", "moved", "paused"}  # as a feed's status

Table = list[dict[str, Any]]


def show(database: Database) -> None:
    """Keep the tables with the run that is under way; one that would be empty is left out."""
    for key, rows, about in (
        ("copydesk-clusters", _clusters(database), "The biggest clusters"),
        ("copydesk-flags", _flags(database), "Open flags by kind"),
        ("copydesk-feeds", _feeds(database), "Feeds in trouble"),
    ):
        if rows:
            create_table_artifact(table=rows, key=key, description=about)


def _clusters(database: Database) -> Table:
    with database.read() as session:
        return [_cluster(line) for line in overview.biggest(session, limit=MOST_CLUSTERS)]


def _cluster(line: clusters.ClusterLine) -> dict[str, Any]:
    return {
        "cluster": line.id,
        "headline": line.title,
        "versions": line.size,
        "feeds": line.feeds,
        "flags": line.flags,
        "likeness": round(line.likeness, 2),
        "status": line.status,
    }


def _flags(database: Database) -> Table:
    with database.read() as session:
        return [
            {
                "flag": NAMES.get(kind.kind, kind.kind),
                "open": kind.flags,
                "with a repair": kind.repairable,
                "agreed": kind.agreed,
            }
            for kind in flags.kinds(session)
        ]


def _feeds(database: Database) -> Table:
    with database.read() as session:
        return [
            {"feed": feed.url, "status": feed.status, "reason": feed.reason or ""}
            for feed in feeds.listing(session)
            if feed.status not in IN_ORDER
        ]

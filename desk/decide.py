"""Decide: a person's word on whether a story is out, carried out at once."""

from datetime import datetime

from dedup.policy import Policy
from desk.batch import Batch
from desk.choose import choose_all
from desk.judged import Judged
from desk.publish import publish
from storage import clusters, decisions, members
from storage.clusters import public
from storage.database import Database
from storage.errors import NotFoundError
from story.decision import Restored, Withdrawn
from story.item import ClusterId, ItemId


def decide(
    database: Database,
    cluster: ClusterId,
    *,
    withdrawn: bool,
    who: str,
    policy: Policy,
    now: datetime,
) -> None:
    """Withdraw a story, or restore it, against all that its senders have said until now.

    `NotFoundError` when the cluster has no members.
    """
    with database.transaction() as session:
        own = members.of_clusters(session, [cluster])
        if not own:
            raise NotFoundError(f"no copy is left in {public(cluster)}")
        before = clusters.load(session, {cluster})
        item = next((m.item for m in own if m.version == before[cluster].canonical), own[0].item)
        said = Withdrawn(ItemId(item)) if withdrawn else Restored(ItemId(item))
        decisions.add(session, said, who=who, now=now)
        judged = Judged(session, policy)
        batch = Batch((), {}, judged, members={cluster: own}, before=before)
        batch.events.append(
            (cluster, f"{who} {'withdrew' if withdrawn else 'restored'} the story")
        )
        publish(session, batch, choose_all(session, batch, policy=policy, now=now), now=now)

"""The members of one cluster in full, with their texts, flags and earlier revisions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from storage.sets import one_of
from storage.tables import FeedRow, ItemRow, MemberRow, VersionRow
from storage.views import flags
from storage.views.flags import FlagLine

MOST = 500  # members of a cluster that a page shows in full


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that the publisher sent under the same guid; number 1 is the first."""

    version: int
    number: int
    title: str
    seen: datetime
    words: int
    nature: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a cluster. `place` is its number on the page, 1 = seen first.

    `number` is the publisher's revision of the text; `revisions` are all of them, oldest
    first. `likeness` and `relation` are to the canonical; `why` says why it was put here.
    `flags` has flags and hints, dismissed ones too (see their `state`), by place. `wire` is what
    else its sender said: byline, slug, note, usage, urgency, take and the like.
    """

    place: int
    item: int
    version: int
    number: int
    feed_id: int
    feed: str
    title: str
    text: str
    url: str | None
    seen: datetime
    claimed: datetime | None
    words: int
    language: str | None
    summary: bool
    nature: str
    credit: str | None
    wire: Mapping[str, Any]
    canonical: bool
    relation: str
    likeness: float
    why: tuple[str, ...]
    joined: datetime
    flags: tuple[FlagLine, ...]
    revisions: tuple[Revision, ...]


def of_cluster(session: Session, cluster: int, *, canonical: int | None) -> tuple[Member, ...]:
    """Return the members of a cluster by the time they were seen, at most `MOST`.

    Those that came with the same poll stand by the time their publishers state, then by feed.
    """
    claimed = func.coalesce(VersionRow.claimed, VersionRow.seen)
    query = (
        select(MemberRow, VersionRow, FeedRow.id, FeedRow.title)
        .join(VersionRow, VersionRow.id == MemberRow.version_id)
        .join(ItemRow, ItemRow.id == MemberRow.item_id)
        .join(FeedRow, FeedRow.id == ItemRow.feed_id)
        .where(MemberRow.cluster_id == cluster)
        .order_by(VersionRow.seen, claimed, FeedRow.id, VersionRow.id)
        .limit(MOST)
        .options(defer(VersionRow.content))
    )
    rows = session.execute(query).all()
    flagged = flags.of_versions(session, [version.id for _, version, _, _ in rows])
    revised = _revisions(session, [member.item_id for member, *_ in rows])
    return tuple(
        Member(
            place=place,
            item=member.item_id,
            version=version.id,
            number=version.number,
            feed_id=feed_id,
            feed=feed,
            title=version.title,
            text=version.text,
            url=version.url,
            seen=version.seen,
            claimed=version.claimed,
            words=version.word_count,
            language=version.language,
            summary=version.summary,
            nature=version.nature,
            credit=version.credit,
            wire=version.wire,
            canonical=version.id == canonical,
            relation=member.relation,
            likeness=member.likeness,
            why=tuple(member.why),
            joined=member.joined,
            flags=flagged.get(version.id, ()),
            revisions=revised.get(member.item_id, ()),
        )
        for place, (member, version, feed_id, feed) in enumerate(rows, start=1)
    )


def _revisions(session: Session, items: Collection[int]) -> dict[int, tuple[Revision, ...]]:
    query = (
        select(VersionRow)
        .where(one_of(VersionRow.item_id, items))
        # What was replaced under embargo, or still waits for its time, is shown to nobody.
        .where(VersionRow.embargo.is_(None) | ~VersionRow.pending)
        .order_by(VersionRow.item_id, VersionRow.number)
        .options(defer(VersionRow.text), defer(VersionRow.content), defer(VersionRow.wire))
    )
    found: dict[int, tuple[Revision, ...]] = {}
    for row in session.scalars(query):
        one = Revision(row.id, row.number, row.title, row.seen, row.word_count, row.nature)
        found[row.item_id] = (*found.get(row.item_id, ()), one)
    return found

"""Every table of the desk.

feeds - polls - files - floods - items - takes - versions - spikes: what came in, as received.
signatures - bands - likenesses - clusters - members: which of it is the same story, and why.
flags - habits: what is wrong with it, and what its feed always carries.
decisions - canonicals - events: what people said, what we publish.
store: which database this is.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    UniqueConstraint,
)
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.types import Table

METADATA = Table.metadata  # all that is declared here


class StoreRow(Table):
    """Which database this is: its name goes into the ids that we publish."""

    __tablename__ = "store"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]  # a random UUID


class FeedRow(Table):
    """An address we ask, and how it is doing."""

    __tablename__ = "feeds"
    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(default="")
    site: Mapped[str | None]
    folder: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="new")  # new ok moved gone failing held paused
    reason: Mapped[str | None]
    etag: Mapped[str | None]
    modified: Mapped[str | None]  # Last-Modified, byte for byte as sent
    body_digest: Mapped[bytes | None]
    added: Mapped[datetime]
    last_poll: Mapped[datetime | None]
    next_poll: Mapped[datetime | None] = mapped_column(index=True)
    error_streak: Mapped[int] = mapped_column(default=0)
    interval: Mapped[int | None]  # seconds, as the feed asked for
    rhythm: Mapped[int | None]  # seconds that usually lie between two of its entries
    rest: Mapped[dict[str, Any]] = mapped_column(default=dict)  # hours and days it is not asked
    removed: Mapped[datetime | None]  # taken off the list; what it sent stays
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as feeds.feed_settings reads


class CycleRow(Table):
    """One cycle: poll, cluster, check, publish; who started it and what came of it."""

    __tablename__ = "cycles"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    started_by: Mapped[str]  # direct, flow, schedule
    started: Mapped[datetime] = mapped_column(index=True)
    ended: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="running")  # running, completed, failed
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    error: Mapped[str | None]


class PollRow(Table):
    """One answer of a feed."""

    __tablename__ = "polls"
    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.id", ondelete="CASCADE"))
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycles.id", ondelete="SET NULL"))
    started: Mapped[datetime]
    took: Mapped[float]  # seconds
    http_status: Mapped[int | None]
    outcome: Mapped[str]  # read, unchanged, failed
    entries: Mapped[int] = mapped_column(default=0)
    new_versions: Mapped[int] = mapped_column(default=0)
    spiked: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(default=0)  # bytes after decompression
    error: Mapped[str | None]
    __table_args__ = (Index("ix_polls_feed_started", "feed_id", "started"),)


class ItemRow(Table):
    """One entry of a feed: identity = feed + guid."""

    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.id", ondelete="CASCADE"))
    guid: Mapped[str]
    first_seen: Mapped[datetime] = mapped_column(index=True)
    last_seen: Mapped[datetime]
    __table_args__ = (UniqueConstraint("feed_id", "guid"),)


class VersionRow(Table):
    """One text of an item, as received; pending until clustered, checked and published."""

    __tablename__ = "versions"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    number: Mapped[int]
    pending: Mapped[bool] = mapped_column(default=True)
    digest: Mapped[bytes]
    title: Mapped[str]
    text: Mapped[str]
    content: Mapped[str]  # the body as received, with its markup
    html: Mapped[bool]
    feed_text: Mapped[str | None]  # what the feed said, where the text is the page's
    feed_digest: Mapped[bytes | None]  # of title and feed_text
    summary: Mapped[bool]
    url: Mapped[str | None]
    nature: Mapped[str]
    language: Mapped[str | None]
    seen: Mapped[datetime] = mapped_column(index=True)
    claimed: Mapped[datetime | None]
    word_count: Mapped[int]
    credit: Mapped[str | None]
    embargo: Mapped[datetime | None]
    wire: Mapped[dict[str, Any]]  # byline, dateline, slug, note, usage, urgency, subjects, take
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        Index("ix_versions_digest", "digest"),
        # As SQLAlchemy writes `where(pending)`; `for_postgresql` says it for the other one.
        Index("ix_versions_pending", "id", sqlite_where=sql("pending = 1")),
    )


class FileRow(Table):
    """A file that was taken out of a watched folder, so that a crash never takes it twice."""

    __tablename__ = "files"
    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.id", ondelete="CASCADE"))
    mark: Mapped[bytes]  # of its name, time and bytes
    name: Mapped[str]
    outcome: Mapped[str]  # done, failed
    taken: Mapped[datetime]
    __table_args__ = (UniqueConstraint("feed_id", "mark"),)


class TakeRow(Table):
    """A part of a story that is sent in parts, as it came."""

    __tablename__ = "takes"
    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.id", ondelete="CASCADE"))
    series: Mapped[str]  # what the feed calls the story, and whether it is a lead or a correction
    guid: Mapped[str]
    number: Mapped[int]
    said: Mapped[dict[str, Any]]
    seen: Mapped[datetime]
    __table_args__ = (
        UniqueConstraint("feed_id", "guid"),
        Index("ix_takes_series", "feed_id", "series"),
    )


class SpikeRow(Table):
    """An entry put aside with its reason; nothing received is lost."""

    __tablename__ = "spikes"
    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.id", ondelete="CASCADE"), index=True)
    digest: Mapped[bytes]
    reason: Mapped[str]
    excerpt: Mapped[str]
    seen: Mapped[datetime]
    __table_args__ = (UniqueConstraint("feed_id", "digest"),)


class FloodRow(Table):
    """An answer with far more new entries than its feed usually has: it waits for a person."""

    __tablename__ = "floods"
    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.id", ondelete="CASCADE"), index=True)
    digest: Mapped[bytes]
    body: Mapped[bytes]  # as unpacked, deflated
    content_type: Mapped[str | None]
    url: Mapped[str]  # where it came from
    entries: Mapped[int]
    seen: Mapped[datetime]
    __table_args__ = (UniqueConstraint("feed_id", "digest"),)


class SignatureRow(Table):
    """What a version is compared and found by, and the policy it was made under."""

    __tablename__ = "signatures"
    version_id: Mapped[int] = mapped_column(
        ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True
    )
    value: Mapped[bytes]  # the MinHash signature
    topics: Mapped[bytes]
    keys: Mapped[bytes]  # its band keys, eight bytes each
    policy: Mapped[str]


class BandRow(Table):
    """A version stands under each of its band keys; versions under one key are candidates.

    Its version is no foreign key: 500 arrivals bring 20,000 rows, and to look each one's version
    up once more takes PostgreSQL a quarter of the time of writing them. Nor is it an index, for
    the rows come in the order of their keys; what keys a version has stands with its signature.
    """

    __tablename__ = "bands"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    version_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    __table_args__ = {"sqlite_with_rowid": False}


class FreshBandRow(Table):
    """A row of `bands` to be: those that came last wait here, see `storage.bands`."""

    __tablename__ = "fresh_bands"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    version_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    __table_args__ = {"sqlite_with_rowid": False}


class LikenessRow(Table):
    """A verified pair: how alike, the verdict, and why."""

    __tablename__ = "likenesses"
    a: Mapped[int] = mapped_column(ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True)
    b: Mapped[int] = mapped_column(
        ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    score: Mapped[float]
    verdict: Mapped[str] = mapped_column(index=True)
    relation: Mapped[str]
    measures: Mapped[dict[str, Any]]  # jaccard, containment, contained, headline
    why: Mapped[list[Any]]
    policy: Mapped[str]


class ClusterRow(Table):
    """The items whose versions carry one story's text; merged ids redirect for ever."""

    __tablename__ = "clusters"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    canonical_id: Mapped[int | None] = mapped_column(
        ForeignKey("versions.id", ondelete="SET NULL")
    )
    status: Mapped[str] = mapped_column(default="new")  # new, needs decision, confirmed, merged
    reason: Mapped[str | None]
    withdrawn: Mapped[bool] = mapped_column(default=False)
    size: Mapped[int]
    feeds: Mapped[int]
    flags: Mapped[int] = mapped_column(default=0)
    likeness: Mapped[float] = mapped_column(default=1.0)  # the lowest of a member to the canonical
    language: Mapped[str | None]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=1)
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("clusters.id"))
    choice: Mapped[list[Any]] = mapped_column(default=list)  # why this version is canonical
    number: Mapped[int] = mapped_column(default=0)  # of the newest canonical; 0 = none yet
    __table_args__ = (
        Index("ix_clusters_last_seen", "last_seen", "id"),
        Index("ix_clusters_size", "size", "id"),
        Index("ix_clusters_flags", "flags", "id"),
        Index("ix_clusters_likeness", "likeness", "id"),
        Index("ix_clusters_merged_into", "merged_into"),
    )


class MemberRow(Table):
    """An item in its cluster, by its newest version."""

    __tablename__ = "members"
    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    cluster_id: Mapped[int] = mapped_column(ForeignKey("clusters.id"), index=True)
    version_id: Mapped[int] = mapped_column(
        ForeignKey("versions.id", ondelete="CASCADE"), unique=True
    )
    relation: Mapped[str]
    likeness: Mapped[float]
    why: Mapped[list[Any]]
    joined: Mapped[datetime]


class FlagRow(Table):
    """A flag or hint on a version."""

    __tablename__ = "flags"
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id", ondelete="CASCADE"))
    kind: Mapped[str]
    tier: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    message: Mapped[str]
    confidence: Mapped[float]
    repair: Mapped[str | None]
    agreement: Mapped[int]
    evidence: Mapped[list[Any]]
    state: Mapped[str] = mapped_column(default="open")  # open, accepted, dismissed
    __table_args__ = (
        UniqueConstraint("version_id", "kind", "start", "end"),
        Index("ix_flags_state", "state", "tier", "kind"),
    )


class HabitRow(Table):
    """Under how many unrelated stories of a feed a sentence stood, by its fingerprint.

    The fingerprint 0 counts all stories of the feed.
    """

    __tablename__ = "habits"
    feed_id: Mapped[int] = mapped_column(
        ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True
    )
    sentence: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    stories: Mapped[int]


class DecisionRow(Table):
    """What a person said; undone decisions stay, marked."""

    __tablename__ = "decisions"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # together, apart, pinned, accepted, dismissed, withdrawn, restored
    a: Mapped[int]  # item, item, cluster, version, version, item, item
    b: Mapped[int | None]  # item, item, version
    place: Mapped[dict[str, Any]] = mapped_column(default=dict)  # kind, start, end, repair
    who: Mapped[str]
    made: Mapped[datetime]
    undone: Mapped[datetime | None]
    __table_args__ = (Index("ix_decisions_a", "a", "kind"), Index("ix_decisions_b", "b", "kind"))


class CanonicalRow(Table):
    """A numbered clean text of a cluster, and where each sentence comes from."""

    __tablename__ = "canonicals"
    id: Mapped[int] = mapped_column(primary_key=True)
    cluster_id: Mapped[int] = mapped_column(ForeignKey("clusters.id"))
    number: Mapped[int]
    version_id: Mapped[int | None] = mapped_column(ForeignKey("versions.id", ondelete="SET NULL"))
    title: Mapped[str]
    text: Mapped[str]
    url: Mapped[str | None]
    published: Mapped[datetime | None]
    written: Mapped[datetime] = mapped_column(index=True)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    reasons: Mapped[list[Any]]
    provenance: Mapped[list[Any]]
    __table_args__ = (UniqueConstraint("cluster_id", "number"),)


class EventRow(Table):
    """What happened to a cluster, in a sentence."""

    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    cluster_id: Mapped[int] = mapped_column(ForeignKey("clusters.id"), index=True)
    at: Mapped[datetime]
    sentence: Mapped[str]


def for_postgresql() -> None:
    """Say what only PostgreSQL is told: to say it loads that dialect, 0.06 s of every start."""
    (pending,) = (
        i for i in METADATA.tables["versions"].indexes if i.name == "ix_versions_pending"
    )
    pending.dialect_kwargs["postgresql_where"] = sql("pending")

"""What a feed said of one entry, and the numbered texts that we keep of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import NewType

FeedId = NewType("FeedId", int)
ItemId = NewType("ItemId", int)
VersionId = NewType("VersionId", int)
ClusterId = NewType("ClusterId", int)


class Nature(StrEnum):
    """What a version is to its story, as the sender said by status, note or headline."""

    STORY = "story"
    UPDATE = "update"
    CORRECTION = "correction"
    KILL = "kill"
    ADVISORY = "advisory"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, as said; `None` and empty mean that the feed did not say.

    `guid` is the identity inside the feed. `content` is the body as received, with its
    markup when `html`; `text` is the same as plain text, paragraphs apart by one blank line.
    `feed_text` is what the feed itself says where `text` is the article's page, `page` why the
    page gave nothing; `asides` are captions and related links that stood inside the body.
    Times are aware and in UTC; `published` and `updated` are the sender's claims.
    `status` is the sender's word for a version that may not simply be used (`withheld`).
    `replaces` is the guid of another item that this one takes the place of, and `follows` the
    slug of the story it belongs to, where a wire knows its stories by nothing else.
    """

    guid: str
    title: str
    content: str
    text: str
    html: bool = True
    summary: bool = False
    feed_text: str | None = None
    page: str | None = None
    asides: tuple[str, ...] = ()
    url: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    nature: Nature = Nature.STORY
    revision: int | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    slug: str | None = None
    note: str | None = None
    embargo: datetime | None = None
    usage: str | None = None
    urgency: int | None = None
    subjects: tuple[str, ...] = ()
    take: int | None = None
    takes: int | None = None
    status: str | None = None
    replaces: str | None = None
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an item as received; the publisher's next text is the next number.

    `seen` is when we received it, `claimed` what the sender said; both in UTC.
    `digest` is `story.item.digest(title, text)`.
    """

    id: VersionId
    item: ItemId
    feed: FeedId
    number: int
    title: str
    text: str
    digest: bytes
    seen: datetime
    claimed: datetime | None = None
    url: str | None = None
    language: str | None = None
    nature: Nature = Nature.STORY
    summary: bool = False
    credit: str | None = None
    embargo: datetime | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """All that dedup and editing may know of a version, or of a row of an archive.

    `key` names it to the caller (a version's id, a row's number); `source` is the witness:
    a feed's or a file's name, and two copies of one source are one witness.
    """

    key: int
    text: str
    title: str = ""
    source: str = ""
    seen: datetime | None = None
    language: str | None = None
    nature: Nature = Nature.STORY
    summary: bool = False


def is_secret(embargo: datetime | None, now: datetime) -> bool:
    """Tell whether nothing may be shown yet of what has this embargo."""
    return embargo is not None and embargo > now


def under_embargo_of(item: Item, embargo: datetime | None) -> Item:
    """Return a kill that tells no embargo under the one of what it kills; others as they are."""
    if item.nature is Nature.KILL and item.embargo is None and embargo is not None:
        return replace(item, embargo=embargo)
    return item


def said(item: Item) -> bytes:
    """Return the digest of what the feed itself says, by which a changed entry is known."""
    return digest(item.title, item.text if item.feed_text is None else item.feed_text)


def digest(title: str, text: str) -> bytes:
    """Return 16 bytes that are the same for texts that differ in white space only."""
    said = " ".join(title.split()) + "\0" + " ".join(text.split())
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()

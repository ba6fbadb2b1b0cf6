"""What a reader takes out of a feed, before identity, dates and text are settled."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from feeds.timetable import Rest
from story.item import Nature


@dataclass(frozen=True, slots=True)
class Body:
    """A text as received, and whether its markup is HTML."""

    content: str
    html: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry as its format says it; nothing in it is cleaned yet.

    `permalink` says that the guid may be the entry's address where no other is given.
    `abstract` is a text that stands for the story; `whole` says that it may be the story itself,
    as the descriptions of RSS are in many feeds. `nature` is what a status or signal says; the
    headline may say more. `status` is the sender's word for a version that is not simply usable;
    `replaces` the identity of the item that this one takes the place of; `follows` the slug of
    the story that it belongs to, in wires without identities. `cut` marks an entry that the feed
    broke off in, `unread` one that we can make no story of, with the reason.
    """

    guid: str = ""
    permalink: bool = True
    link: str = ""
    title: str = ""
    body: Body | None = None
    abstract: Body | None = None
    whole: bool = False
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    nature: Nature = Nature.STORY
    revision: int | None = None
    status: str = ""
    replaces: str = ""
    follows: str = ""
    byline: str = ""
    dateline: str = ""
    credit: str = ""
    slug: str = ""
    note: str = ""
    embargo: datetime | None = None
    usage: str = ""
    urgency: int | None = None
    subjects: Sequence[str] = ()
    take: int | None = None
    takes: int | None = None
    cut: bool = False
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A feed as its format says it.

    `interval` is how many seconds it asks us to wait, `rest` when it does not want to be asked;
    `more` says that there was more than we read.
    """

    format: str
    title: str = ""
    site: str = ""
    drafts: list[Draft] = field(default_factory=list)
    interval: int | None = None
    rest: Rest = field(default_factory=Rest)
    more: bool = False

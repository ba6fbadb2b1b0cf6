"""Full text from the pages that a feed links, for the feeds of which a person wants it.

Only new and changed entries are asked for, within the site's robots.txt and the same limits as
feeds; the feed's own text is kept beside the page's. When a page gives nothing, the feed's own
text stands, with the reason in its note.
"""

import asyncio
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from desk.answers import Read
from feeds.article import article
from feeds.errors import FeedError
from feeds.fetch import Ask, fetch
from feeds.robots import Robots
from feeds.web import Web
from storage import items
from storage.database import Database
from story.item import Item

MOST = 50  # pages of one feed in one poll
LONGEST = 60.0  # seconds that a site's own delay may add to a poll


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the articles, as one poll reads them."""

    web: Web
    robots: Robots
    database: Database

    async def filled(self, answer: Read) -> Read:
        """Return a feed's answer with the full text of its new and changed entries."""
        if not answer.items or not answer.settings.full_text:
            return answer
        wanted = await asyncio.to_thread(self._unread, answer)
        asked = [item for item in answer.items if item.guid in wanted][:MOST]
        asked = asked[: await self._most(asked)]
        texts = await asyncio.gather(*(self._full(item) for item in asked))
        full = dict(zip((item.guid for item in asked), texts, strict=True))
        late = dict.fromkeys(wanted - set(full), "the page was not asked: too many at once")
        return replace(
            answer,
            items=tuple(
                full.get(item.guid) or _noted(item, late.get(item.guid)) for item in answer.items
            ),
        )

    def _unread(self, answer: Read) -> AbstractSet[str]:
        """Return the guids of the entries that we have not, or not as they are now."""
        feed = answer.feed.id
        places = [(feed, item.guid) for item in answer.items]
        with self.database.read() as session:
            have = items.known(session, places)
        return {
            item.guid
            for item in answer.items
            if (known := have.get((feed, item.guid))) is None or not known.reads(item)
        }

    async def _most(self, asked: Collection[Item]) -> int:
        """Return how many pages fit into the time, at the pace that the site wants."""
        url = next((item.url for item in asked if item.url), None)
        delay = await self.robots.delay(url) if url else 0.0
        return int(LONGEST / delay) if delay > 0 else MOST

    async def _full(self, item: Item) -> Item:
        if item.url is None:
            return _noted(item, "the entry names no page")
        try:
            if not await self.robots.allow(item.url):
                return _noted(item, "robots.txt closes the page to us")
            async with self.web.manners.turn(item.url):
                answer = await fetch(Ask(0, item.url), web=self.web)
            found = await asyncio.to_thread(
                article, answer.body, content_type=answer.content_type, url=answer.url
            )
        except FeedError as error:
            return _noted(item, str(error))
        if found is None or len(found[1]) <= len(item.text):
            return _noted(item, "the page says no more than the feed")
        markup, text = found
        return replace(
            item, content=markup, html=True, text=text, feed_text=item.text, summary=False
        )


def _noted(item: Item, reason: str | None) -> Item:
    """Return an entry that keeps the feed's own text, with the reason."""
    return replace(item, page=reason) if reason else item

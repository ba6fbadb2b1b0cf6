"""What waits of a flood is taken, or put aside, as a person says."""

from datetime import datetime

from desk.poll import doubled
from feeds.parse import parse
from storage import feeds, floods, spikes, versions
from storage.database import Database
from storage.spikes import PutAside
from story.item import FeedId


def release(database: Database, feed: FeedId, *, discard: bool, now: datetime) -> int:
    """Take or put aside what waits of a feed, ask the feed again, return how many entries it was.

    The entries were seen when they came, not when they were released. Those that are put aside
    are kept and known, so that they make no second flood, but no story is made of them.
    """
    count = 0
    with database.transaction() as session:
        one = feeds.load(session, [feed])[feed]
        for flood in floods.of_feed(session, feed):
            said = parse(
                flood.body, content_type=flood.content_type, url=flood.url, now=flood.seen
            )
            waits = not discard
            received = versions.receive(session, {feed: said.items}, now=flood.seen, pending=waits)
            aside = [PutAside(feed, spike.reason, spike.excerpt) for spike in said.spiked]
            spikes.keep(session, [*aside, *doubled(received)], now=now)
            count += len(said.items)
        floods.clear(session, feed)
        feeds.resume(session, one.url)
    return count

"""What waits of a flood is taken, or put aside, as a person says."""

from desk.receive import receive
from feeds.parse import parse
from storage import feeds, floods
from storage.database import Database
from storage.spikes import PutAside
from story.item import FeedId


def release(database: Database, feed: FeedId, *, discard: bool) -> int:
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
            aside = [PutAside(feed, spike.reason, spike.excerpt) for spike in said.spiked]
            receive(session, {feed: said.items}, aside, now=flood.seen, pending=not discard)
            count += len(said.items)
        floods.clear(session, feed)
        feeds.resume(session, one.url)
    return count

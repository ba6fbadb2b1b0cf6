"""`copydesk feeds add`: look behind an address, show what is there, then put it on the list."""

import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import typer

from copydesk import feedlist
from copydesk.errors import InputError
from copydesk.opening import desk, settings_for
from copydesk.present import console
from desk.plan import Plan
from feeds.discover import Found, discover
from feeds.errors import FeedError, NotAFeedError, RefusedError, shown
from feeds.opml import Outline
from feeds.places import is_local
from feeds.web import open_web
from storage import feeds
from story.item import is_secret

SHOWN = 5  # items, before a feed is kept


def add(url: str, *, title: str | None, folder: str | None, ask: bool, db: str | None) -> None:
    """Add the feed behind an address; on a terminal a person says which, and whether."""
    url, name = feedlist.place(url.strip())
    if objection := feedlist.objection(url, given=True):
        raise InputError(f"{shown(url) or 'nothing'}: {objection}")
    if is_local(url):
        add_unseen(url, title=title or name, folder=folder, db=db)
        return
    if _is_there(url, db):
        _say(f"{url} is there already")
        return
    ask = ask and is_watched()
    found = _look(url, settings_for(db).plan)
    if isinstance(found, FeedError):
        _say(f"it could not be read now: {found}")
        if ask and not typer.confirm("Add it all the same?", err=True):
            return
        add_unseen(url, title=title, folder=folder, db=db)
        return
    one = _chosen(found, ask=ask)
    if one is None or (ask and not typer.confirm("Add it?", default=True, err=True)):
        _say("nothing was added")
        return
    add_unseen(one.url, title=title or one.parsed.title, folder=folder, db=db)


def add_unseen(url: str, *, title: str | None, folder: str | None, db: str | None) -> None:
    """Add an address as it is; a path is a file or a watched folder."""
    url, name = feedlist.place(url.strip())
    if objection := feedlist.objection(url, given=True):
        raise InputError(f"{url or 'nothing'}: {objection}")
    outline = Outline(url=url, title=title or name, site=None, folder=folder or "")
    with desk(db) as (database, _), database.transaction() as session:
        brought = feedlist.bring(session, [outline], given=True)
    _say(
        f"added {outline.url}; copydesk run asks it" if brought.new else f"{url} is there already"
    )


def is_watched() -> bool:
    """Tell whether a person sits at a terminal, to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _is_there(url: str, db: str | None) -> bool:
    with desk(db) as (database, _), database.read() as session:
        return any(one.url == url for one in feeds.outlines(session))


def _look(url: str, plan: Plan) -> list[Found] | FeedError:
    """Return what is behind an address, or why we can't tell now."""

    async def look() -> list[Found]:
        async with open_web(plan.limits) as web:
            auth = plan.settings(url, {}).auth
            return await discover(url, auth=auth, web=web, now=datetime.now(UTC))

    try:
        return asyncio.run(look())
    except (NotAFeedError, RefusedError) as error:
        raise InputError(str(error)) from error
    except FeedError as error:
        return error


def _chosen(found: Sequence[Found], *, ask: bool) -> Found | None:
    """Show what was found and return the feed that is meant."""
    if len(found) == 1 or not ask:
        _show(found[0])
        for other in found[1:]:
            _say(f"there is also {other.url}")
        return found[0]
    for at, one in enumerate(found, 1):
        _say(f"{at}. {one.parsed.title or one.url}, {one.url}")
    number: int = typer.prompt("Which one (0 for none)", default=1, type=int, err=True)
    if not 0 < number <= len(found):
        return None
    _show(found[number - 1])
    return found[number - 1]


def _show(one: Found) -> None:
    parsed = one.parsed
    held = console.count(len(parsed.items), "item")
    _say(f"{parsed.title or one.url}: {parsed.format}, {held}, at {one.url}")
    for item in parsed.items[:SHOWN]:
        when = item.published or item.updated
        secret = is_secret(item.embargo, datetime.now(UTC))
        words = "under embargo" if secret else item.title or item.text[:80]
        _say(f"  {f'{when:%Y-%m-%d %H:%M}' if when else 'no date':<16}  {words[:100]}")


def _say(words: str) -> None:
    console.aside().print(console.words(words), soft_wrap=True)

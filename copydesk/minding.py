"""What a person decides about one feed: pause, resume, release, set."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from copydesk import feedlist
from copydesk.errors import InputError
from copydesk.opening import desk
from copydesk.present import console
from desk.release import release as let_in
from editing.scope import Scope, UnknownKindError
from feeds import feed_settings
from feeds.feed_settings import FeedSettingsError
from storage import feeds, floods
from storage.errors import NotFoundError
from storage.feeds import Feed

_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
_LISTS = ("kinds_off", "boilerplate")


def pause(url: str, *, db: str | None) -> None:
    """Ask a feed no more until it is resumed."""
    with desk(db) as (database, _), database.transaction() as session:
        _found(session, url)
        feeds.pause(session, url)
    _say(f"paused {url}; copydesk feeds resume asks it again")


def resume(url: str, *, db: str | None) -> None:
    """Ask a feed again at the next poll: one that was paused, held, gone or failing."""
    with desk(db) as (database, _), database.transaction() as session:
        feed = _found(session, url)
        if floods.waiting(session, [feed.id]):
            raise InputError(
                f"{url}: a flood of its entries waits; copydesk feeds release takes it, with "
                "--discard puts it aside"
            )
        feeds.resume(session, url)
    _say(f"resumed {url}; the next run asks it")


def release(url: str, *, discard: bool, db: str | None) -> None:
    """Take what waits of a flood, or put it aside."""
    with desk(db) as (database, _):
        with database.read() as session:
            feed = _found(session, url)
            if not floods.waiting(session, [feed.id]):
                raise InputError(f"{url}: nothing of it waits; copydesk feeds list says how it is")
        count = let_in(database, feed.id, discard=discard)
    done = "put aside" if discard else "taken; the next run works on them"
    _say(f"{console.count(count, 'entry')} of {url} {done}")


def configure(url: str, said: Sequence[str], *, db: str | None) -> None:
    """Set a feed's own settings, KEY=VALUE each; an empty value takes one away."""
    with desk(db) as (database, told), database.transaction() as session:
        feed = _found(session, url)
        if url in told.plan.feeds:
            raise InputError(
                f'{url}: copydesk.toml has a table [feed."{url}"], which is what holds; '
                "change it there"
            )
        values = dict(feed.settings) | dict(map(_pair, said))
        try:
            settings = feed_settings.read({k: v for k, v in values.items() if v != ""})
            Scope(settings.kinds_off, settings.boilerplate)
        except (FeedSettingsError, UnknownKindError) as error:
            raise InputError(f"{url}: {error}") from error
        kept = feed_settings.written(settings)
        if said:
            feeds.configure(session, url, kept)
    console.tell_rows((key, _written(value)) for key, value in kept.items())


def _written(value: Any) -> str:
    """Return a value as it is typed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ",".join(f"{name}:{variable}" for name, variable in value.items())
    return "|".join(value) if isinstance(value, list) else str(value)


def _pair(said: str) -> tuple[str, Any]:
    key, equals, value = said.partition("=")
    if not equals:
        raise InputError(f"{said}: a setting is written KEY=VALUE")
    return key.strip(), _read(key.strip(), value.strip())


def _read(key: str, value: str) -> Any:
    """Return a value as its setting wants it; what does not fit is left for the setting to say."""
    readers: dict[str, Callable[[str], Any]] = {
        "interval": lambda said: int(said) if said.isdecimal() else said,
        "full_text": _truth,
        "headers_env": lambda said: dict(one.partition(":")[::2] for one in said.split(",")),
    }
    if not value:
        return ""
    if key in _LISTS:
        return [one.strip() for one in value.split("|") if one.strip()]
    return readers.get(key, str)(value)


def _truth(said: str) -> bool | str:
    if said.casefold() in _TRUE + _FALSE:
        return said.casefold() in _TRUE
    return said


def _found(session: Session, url: str) -> Feed:
    try:
        return feeds.find(session, url)
    except NotFoundError as error:
        listed = [one.url for one in feeds.outlines(session)]
        raise InputError(feedlist.hint(error, url, listed)) from error


def _say(words: str) -> None:
    console.aside().print(console.words(words), soft_wrap=True)

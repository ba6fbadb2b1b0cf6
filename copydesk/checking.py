"""The section [check] of the settings: kinds switched off and known lines, feed by feed too."""

from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.errors import InputError
from desk.checks import Checks
from editing.scope import Scope
from feeds.feed_settings import FeedSettings
from feeds.spelling import spelled

_KEYS = ("off", "boilerplate")
_FEEDS = "feeds"


def read_checks(told: object, shown: str) -> Checks:
    """Return what the section says; raise at the first thing in it that nobody knows."""
    section = _table(told, "check", shown)
    feeds = _table(section.get(_FEEDS, {}), "check.feeds", shown)
    here = {key: value for key, value in section.items() if key != _FEEDS}
    return Checks(
        _scope(here, "[check]", shown),
        {
            spelled(url): _scope(
                _table(value, f"check.feeds.{url}", shown), f"[check.feeds.{url}]", shown
            )
            for url, value in feeds.items()
        },
    )


def beside(checks: Checks, feeds: Mapping[str, FeedSettings], shown: str) -> Checks:
    """Return the checks with what the tables of single feeds add to them."""
    own = dict(checks.feeds)
    for url, told in feeds.items():
        try:
            scope = Scope(told.kinds_off, told.boilerplate)
        except ValueError as error:
            raise InputError(f'{shown}: kinds_off under [feed."{url}"]: {error}') from error
        own[url] = own.get(url, Scope()).with_(scope)
    return Checks(checks.everywhere, own)


def _scope(told: Mapping[str, Any], where: str, shown: str) -> Scope:
    for key in told:
        if key not in _KEYS:
            raise InputError(f"{shown}: there is no setting {key} under {where}, only off and "
                             "boilerplate, and feeds under [check]")  # fmt: skip
    try:
        return Scope(**{key: tuple(_texts(told, key, where, shown)) for key in _KEYS})
    except ValueError as error:
        raise InputError(f"{shown}: off under {where}: {error}") from error


def _texts(told: Mapping[str, Any], key: str, where: str, shown: str) -> Iterator[str]:
    listed = told.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise InputError(f"{shown}: {key} under {where} must be a list of texts")
    yield from listed


def _table(told: object, name: str, shown: str) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise InputError(f"{shown}: {name} must be a section, [{name}]")
    return told

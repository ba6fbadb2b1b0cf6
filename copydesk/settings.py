"""What can be set, and where: `copydesk.toml`, then `COPYDESK_*`, then flags; the later wins."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints

from copydesk import settings_file
from copydesk.checking import beside, read_checks
from copydesk.errors import DEBUG_VARIABLE, InputError
from copydesk.settings_file import DATABASE, FILE_VARIABLE
from dedup.policy import Policy
from desk.checks import Checks
from desk.plan import Plan
from feeds import feed_settings
from feeds.credentials import PROXY_PASSWORD, PROXY_USER
from feeds.feed_settings import FeedSettings, FeedSettingsError
from feeds.limits import Limits
from feeds.spelling import spelled

CHECK = "check"  # the one section that is no list of plain values
_IN_PLAN = ("desk", "db")
_FEED = "feed"  # [feed."URL"]: settings of one feed
_PREFIX = "COPYDESK_"
_NO_SETTINGS = (FILE_VARIABLE, DEBUG_VARIABLE, PROXY_USER, PROXY_PASSWORD)
_LAST_PORT = 65535
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Serve:
    """Where the dashboard listens."""

    host: str = "127.0.0.1"
    port: int = 8000

    def __post_init__(self) -> None:
        if not 0 <= self.port <= _LAST_PORT:
            raise ValueError(f"port must be from 0 to {_LAST_PORT}, not {self.port}")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that was set: the plan of the desk's work, and where the dashboard listens."""

    plan: Plan
    serve: Serve


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set: `key` under `[section]` in the file, or an environment variable.

    The keys of the empty section stand at the top of the file.
    """

    section: str
    key: str
    kind: type
    default: object

    @property
    def variable(self) -> str:
        """Return the environment variable: dedup's carry the section, the others don't."""
        part = "DEDUP_" if self.section == "dedup" else ""
        return f"COPYDESK_{part}{self.key.upper()}"

    @property
    def place(self) -> str:
        """Return where it stands in the file."""
        return f"{self.key} under [{self.section}]" if self.section else self.key


_Values = dict[tuple[str, str], Any]


def known() -> dict[tuple[str, str], Setting]:
    """Return everything that can be set, by section and key, in the order of the file."""
    found = [Setting("", "db", str, DATABASE)]
    for section, told in (("feeds", Limits), ("dedup", Policy), ("desk", Plan), ("serve", Serve)):
        found += _of(section, told)
    # The plan carries the database too; people name it at the top, where it is looked for.
    return {(one.section, one.key): one for one in found if (one.section, one.key) != _IN_PLAN}


def _of(section: str, told: type) -> Iterator[Setting]:
    # A plain field that is added to a room's value can be set at once.
    kinds = get_type_hints(told)
    for field in fields(told):
        kind = kinds[field.name]
        if kind in (bool, int, float, str) and field.default is not MISSING:
            yield Setting(section, field.name, kind, field.default)


def load(flags: Mapping[str, object], *, environ: Mapping[str, str], folder: Path) -> Settings:
    """Return the settings in force; `flags` by name, those that are `None` were not given."""
    settings = known()
    told, shown = settings_file.read(environ, folder)
    feeds = _feeds(told.pop(_FEED, {}), shown)
    checks = beside(read_checks(told.pop(CHECK, {}), shown), feeds, shown)
    flat = _flat(told, settings, shown)
    values = {at: _fit(settings[at], value, shown) for at, value in flat.items()}
    values.update(_from_environment(settings, environ))
    by_name = {one.key: at for at, one in settings.items()}
    values.update({by_name[k]: value for k, value in flags.items() if value is not None})
    return _settled(values, checks, feeds)


def _settled(values: _Values, checks: Checks, feeds: Mapping[str, FeedSettings]) -> Settings:
    def part(section: str) -> dict[str, Any]:
        return {key: value for (where, key), value in values.items() if where == section}

    try:
        return Settings(
            plan=Plan(
                db=values.get(("", "db"), DATABASE),
                limits=Limits(**part("feeds")),
                policy=Policy(**part("dedup")),
                checks=checks,
                feeds=feeds,
                **part("desk"),
            ),
            serve=Serve(**part("serve")),
        )
    except ValueError as error:
        raise InputError(f"the settings can't be used: {error}") from error


def _feeds(told: object, shown: str) -> dict[str, FeedSettings]:
    """Return the settings of single feeds, by address."""
    if not isinstance(told, dict) or not all(isinstance(one, dict) for one in told.values()):
        raise InputError(f'{shown}: a feed\'s own settings stand under [feed."URL"]')
    found = {}
    for url, said in told.items():
        try:
            found[spelled(url)] = feed_settings.read(said)
        except FeedSettingsError as error:
            raise InputError(f'{shown}: [feed."{url}"]: {error}') from error
    return found


def _flat(
    told: Mapping[str, Any], settings: Mapping[tuple[str, str], Setting], shown: str
) -> _Values:
    """Return the file's values by section and key; raise at the first that nobody knows."""
    sections = {section for section, _ in settings if section}
    found: _Values = {}
    for name, value in told.items():
        if isinstance(value, dict):
            if name not in sections:
                raise InputError(f"{shown}: {_no_section(name, sections)}")
            found.update({(name, key): inner for key, inner in value.items()})
        else:
            found["", name] = value
    for at in found:
        if at not in settings:
            raise InputError(f"{shown}: {_unknown(at, settings)}")
    return found


def _no_section(name: str, sections: AbstractSet[str]) -> str:
    near = get_close_matches(name, sorted({*sections, CHECK, _FEED}), n=1, cutoff=0.6)
    if near:
        return f"there is no section [{name}]; the nearest is [{near[0]}]"
    return f"there is no section [{name}]; docs/configuration.md lists them all"


def _unknown(at: tuple[str, str], settings: Mapping[tuple[str, str], Setting]) -> str:
    section, key = at
    where = f"{key} under [{section}]" if section else key
    # A key of the same section is meant sooner than the same letters elsewhere.
    same = [one for one in settings.values() if one.section == section]
    for among, cutoff in ((same, 0.5), (list(settings.values()), 0.6)):
        near = get_close_matches(key, [one.key for one in among], n=1, cutoff=cutoff)
        if near:
            meant = next(one for one in among if one.key == near[0])
            return f"there is no setting {where}; the nearest is {meant.place}"
    return f"there is no setting {where}; docs/configuration.md lists them all"


def _from_environment(
    settings: Mapping[tuple[str, str], Setting], environ: Mapping[str, str]
) -> _Values:
    _look_for_slips({one.variable for one in settings.values()}, environ)
    return {
        at: _read(one, environ[one.variable])
        for at, one in settings.items()
        if environ.get(one.variable)  # set to nothing is not set
    }


def _look_for_slips(variables: AbstractSet[str], environ: Mapping[str, str]) -> None:
    """Raise at a variable that is nearly a setting's.

    Others that begin like ours are left alone: they may hold a feed's password, or be a machine's.
    """
    for name in sorted(environ):
        if not name.startswith(_PREFIX) or name in variables or name in _NO_SETTINGS:
            continue
        known = [one.removeprefix(_PREFIX) for one in sorted(variables)]
        if near := get_close_matches(name.removeprefix(_PREFIX), known, n=1, cutoff=0.8):
            raise InputError(f"there is no setting {name}; the nearest is {_PREFIX}{near[0]}")


def _read(one: Setting, said: str) -> Any:
    """Return what an environment variable says; there, everything is text."""
    if one.kind is bool and said.strip().casefold() in _TRUE + _FALSE:
        return said.strip().casefold() in _TRUE
    if one.kind is str:
        return said
    try:
        if one.kind is not bool:
            return one.kind(said)
    except ValueError:
        pass
    raise InputError(f"{one.variable} must be {_wanted(one.kind)}, not {said!r}")


def _fit(one: Setting, value: object, shown: str) -> Any:
    """Return a value of the file if it is of the right kind; a whole number is a number too."""
    if one.kind is float and type(value) is int:
        return float(value)
    if type(value) is one.kind:
        return value
    raise InputError(f"{shown}: {one.place} must be {_wanted(one.kind)}, not {value!r}")


def _wanted(kind: type) -> str:
    return {
        bool: "true or false (1 or 0)",
        int: "a whole number",
        float: "a number",
        str: "a text in quotation marks",
    }[kind]

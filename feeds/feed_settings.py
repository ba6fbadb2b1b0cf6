"""What a person set for one feed, in `copydesk.toml` or in the database; no secret is among it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

SHORTEST, LONGEST = 60, 7 * 86_400  # seconds of an interval that a person may set
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


class FeedSettingsError(ValueError):
    """A setting of a feed that can't be used: which, and what it must be."""


@dataclass(frozen=True, slots=True)
class Auth:
    """Where a feed's credentials are found: names of environment variables, never their values.

    `headers` has pairs of a header's name and the variable that holds its value.
    """

    user: str = ""
    password: str = ""
    token: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """One feed's own settings.

    `interval` is in seconds; `kinds_off` are kinds of flags that are not raised on its copies,
    `boilerplate` are its standing phrases, as it prints them.
    """

    interval: int | None = None
    full_text: bool = False
    kinds_off: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    auth: Auth | None = None


def read(said: Mapping[str, Any]) -> FeedSettings:
    """Return settings as a table of the file or the database says them; raises at a wrong one."""
    for key, value in said.items():
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, n=1)
            hint = f"the nearest is {near[0]}" if near else f"there are {', '.join(_KEYS)}"
            raise FeedSettingsError(f"a feed has no setting {key}; {hint}")
        fits, wanted = _KEYS[key]
        if not fits(value):
            raise FeedSettingsError(f"{key} of a feed must be {wanted}, not {value!r}")
    return FeedSettings(
        interval=said.get("interval"),
        full_text=said.get("full_text", False),
        kinds_off=tuple(said.get("kinds_off", ())),
        boilerplate=tuple(said.get("boilerplate", ())),
        auth=_auth(said),
    )


def written(settings: FeedSettings) -> dict[str, Any]:
    """Return settings as `read` takes them, without those that say nothing."""
    auth = settings.auth or Auth()
    said: dict[str, Any] = {
        "interval": settings.interval,
        "full_text": settings.full_text,
        "kinds_off": list(settings.kinds_off),
        "boilerplate": list(settings.boilerplate),
        "user_env": auth.user,
        "password_env": auth.password,
        "token_env": auth.token,
        "headers_env": dict(auth.headers),
    }
    return {key: value for key, value in said.items() if value}


def _auth(said: Mapping[str, Any]) -> Auth | None:
    auth = Auth(
        user=said.get("user_env", ""),
        password=said.get("password_env", ""),
        token=said.get("token_env", ""),
        headers=tuple(said.get("headers_env", {}).items()),
    )
    if bool(auth.user) is not bool(auth.password):
        raise FeedSettingsError("user_env and password_env of a feed go together; set both")
    if auth.token and auth.user:
        raise FeedSettingsError("a feed has a password or a token; set user_env or token_env")
    return auth if auth != Auth() else None


def _is_interval(value: object) -> bool:
    return type(value) is int and SHORTEST <= value <= LONGEST


def _is_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, str) and one for one in value)


def _is_variable(value: object) -> bool:
    return isinstance(value, str) and bool(_VARIABLE.fullmatch(value))


def _is_headers(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(name, str) and _HEADER.fullmatch(name) and _is_variable(variable)
        for name, variable in value.items()
    )


_NAME = "the name of an environment variable"
_KEYS: dict[str, tuple[Callable[[object], bool], str]] = {
    "interval": (_is_interval, f"seconds, {SHORTEST} to {LONGEST}"),
    "full_text": (lambda value: isinstance(value, bool), "true or false"),
    "kinds_off": (_is_texts, "a list of kinds of flags"),
    "boilerplate": (_is_texts, "a list of phrases"),
    "user_env": (_is_variable, _NAME),
    "password_env": (_is_variable, _NAME),
    "token_env": (_is_variable, _NAME),
    "headers_env": (_is_headers, "headers, each with the name of an environment variable"),
}

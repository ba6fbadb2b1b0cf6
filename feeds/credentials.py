"""A feed's credentials, read from the environment at the moment of asking and kept nowhere."""

from base64 import b64encode
from collections.abc import Mapping

from feeds.errors import CredentialsError, shown
from feeds.feed_settings import Auth

PROXY_USER, PROXY_PASSWORD = "COPYDESK_PROXY_USER", "COPYDESK_PROXY_PASSWORD"


def headers(auth: Auth | None, environ: Mapping[str, str], *, url: str) -> dict[str, str]:
    """Return the headers that let us in; raises CredentialsError for a variable that is not set.

    A value that no header can hold is refused without being told.
    """
    if auth is None:
        return {}
    said = {name: _value(variable, environ, url) for name, variable in auth.headers}
    if auth.user:
        pair = f"{_value(auth.user, environ, url)}:{_value(auth.password, environ, url)}"
        said["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    if auth.token:
        said["Authorization"] = f"Bearer {_value(auth.token, environ, url)}"
    return said


def _value(variable: str, environ: Mapping[str, str], url: str) -> str:
    value = environ.get(variable, "").strip()
    if not value:
        raise CredentialsError(
            f"{shown(url)} is not asked: the environment variable {variable}, which holds its "
            "credentials, is not set here"
        )
    if not (value.isascii() and value.isprintable()):
        raise CredentialsError(
            f"{shown(url)} is not asked: the environment variable {variable} holds signs that "
            "no header can carry"
        )
    return value

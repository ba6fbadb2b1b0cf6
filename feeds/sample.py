"""The feeds that come with the package: `sample:NAME`."""

import re
from importlib.resources import files

from feeds.answer import Answer, digest
from feeds.errors import RefusedError, TooMuchError, UnreachableError, shown
from feeds.limits import Limits

_SCHEME = "sample:"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")  # no folders: a name leads nowhere else


def is_sample(url: str) -> bool:
    """Tell whether an address belongs to the sample wire."""
    return url.startswith(_SCHEME)


def read_sample(url: str, *, limits: Limits) -> Answer:
    """Return a feed of the sample wire, as if it had been fetched."""
    name = url.removeprefix(_SCHEME)
    if not _NAME.fullmatch(name):
        raise RefusedError(f"{shown(url)} is no name of a sample feed; give one without folders")
    try:
        body = (files("seeds") / "wire" / name).read_bytes()
    except OSError as error:
        raise UnreachableError(
            f"{shown(url)} is not in this package; take it off the list"
        ) from error
    if len(body) > limits.most_unpacked:
        raise TooMuchError(f"{shown(url)} is longer than most_unpacked allows; raise it")
    return Answer(url=url, status=200, body=body, digest=digest(body), size=len(body))

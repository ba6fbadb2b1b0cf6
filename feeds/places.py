"""Feeds that lie on this machine: a file or a watched folder, by a `file:` address.

Such an address is given by the user alone: no redirect, no list of feeds and no feed leads here.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from feeds.errors import RefusedError, shown

_SCHEME = "file:"


def is_local(url: str) -> bool:
    """Tell whether an address is of a file or folder on this machine."""
    return url.startswith(_SCHEME)


def path_of(url: str) -> Path:
    """Return where a local address leads; raises RefusedError for another machine's."""
    try:
        parts = urlsplit(url)
        path = Path(unquote(parts.path))
        named = parts.netloc not in {"", "localhost"} or parts.query or parts.fragment
    except ValueError:
        raise RefusedError(f"{shown(url)} is no address of a file; give its path") from None
    if named or not path.is_absolute() or "\0" in str(path):
        raise RefusedError(f"{shown(url)} is no address of a file here; give its whole path")
    return path


def address_of(path: Path) -> str:
    """Return the address of a file or folder."""
    return path.resolve().as_uri()

"""One spelling for one address, so that a feed stands on a list once."""

from urllib.parse import urlsplit, urlunsplit

_USUAL = {"http": 80, "https": 443}


def spelled(url: str) -> str:
    """Return a web address with what its spelling leaves open settled; others as they are.

    Scheme and host in small letters, no usual port, a path, nothing behind a hash sign (RFC 3986,
    section 6.2.2 and 6.2.3). What a server may tell apart stays: path and query, letter by letter.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in _USUAL or not parts.hostname or "@" in parts.netloc:
        return url
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if port is not None and port != _USUAL[parts.scheme]:
        host = f"{host}:{port}"
    return urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))

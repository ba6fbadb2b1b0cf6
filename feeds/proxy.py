"""Connections through an HTTP proxy, to an address that we have checked ourselves.

A proxy that is given a name would look it up by itself, and the check would be worth nothing. So
it is given the address that passed, and asked for a tunnel there; TLS goes through the tunnel
with the name.
"""

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore

from feeds.addresses import Address
from feeds.credentials import PROXY_PASSWORD, PROXY_USER

_END = b"\r\n\r\n"
_MOST = 16 * 1024  # bytes of a proxy's answer
_LET_THROUGH = b"200"


@dataclass(frozen=True, slots=True)
class Proxy:
    """The proxy that all questions go through."""

    host: str
    port: int

    async def tunnel(
        self, sockets: httpcore.AsyncNetworkBackend, to: Address, port: int, patience: float | None
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection through the proxy; raises httpcore.ConnectError if it refuses."""
        stream = await sockets.connect_tcp(self.host, self.port, patience)
        try:
            await stream.write(_question(to, port, os.environ), patience)
            head = await _head(stream, patience)
        except BaseException:
            await stream.aclose()
            raise
        # Whatever stands behind the head would be said by the proxy, not by the server.
        if head.split(maxsplit=2)[1:2] != [_LET_THROUGH] or not head.endswith(_END):
            await stream.aclose()
            raise httpcore.ConnectError("the proxy lets us not through")
        return stream


async def _head(stream: httpcore.AsyncNetworkStream, patience: float | None) -> bytes:
    """Return the proxy's answer as far as it is one; it has no body."""
    head = b""
    while _END not in head and len(head) <= _MOST:
        piece = await stream.read(_MOST, patience)
        if not piece:
            break
        head += piece
    return head


def proxy(url: str) -> Proxy | None:
    """Return the proxy that a setting names, if it names one."""
    place = urlsplit(url)
    return Proxy(place.hostname, place.port) if place.hostname and place.port else None


def _question(to: Address, port: int, environ: Mapping[str, str]) -> bytes:
    there = f"[{to}]:{port}" if to.version == 6 else f"{to}:{port}"  # noqa: PLR2004
    lines = [f"CONNECT {there} HTTP/1.1", f"Host: {there}"]
    if user := environ.get(PROXY_USER):
        pair = f"{user}:{environ.get(PROXY_PASSWORD, '')}".encode()
        lines.append(f"Proxy-Authorization: Basic {b64encode(pair).decode()}")
    return "\r\n".join(lines).encode() + _END

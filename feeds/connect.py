"""Connections to feeds' servers: the address that is checked is the address that is connected to.

A name is resolved once, by us; each of its addresses is checked, and the socket goes to one that
passed. So neither a redirect nor a name that changes its mind in between leads inside.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import ip_address

import httpcore
import httpx

from feeds.addresses import Address, objection
from feeds.errors import RefusedError
from feeds.limits import Limits
from feeds.proxy import proxy

_AT_MOST = 3  # addresses of one name that are tried
# What a connection says that its server has closed while nobody used it.
_CLOSED = (httpcore.ReadError, httpcore.WriteError, httpcore.RemoteProtocolError)
_RESOLVERS = 16  # names looked up at a time; asyncio's own pool has one thread a core and four

SocketOptions = Iterable[httpcore.SOCKET_OPTION]


@asynccontextmanager
async def open_client(limits: Limits) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client for as long as feeds are asked; it keeps connections and no cookies."""
    resolvers = ThreadPoolExecutor(_RESOLVERS, "resolve")
    nothing = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    try:
        async with httpx.AsyncClient(
            transport=_Transport(limits, resolvers), cookies=nothing, trust_env=False
        ) as client:
            yield client
    finally:
        # A name server that says nothing must not hold us up.
        resolvers.shutdown(wait=False, cancel_futures=True)


class _Backend(httpcore.AsyncNetworkBackend):
    """Sockets to addresses that were checked."""

    def __init__(self, limits: Limits, resolvers: ThreadPoolExecutor) -> None:
        self._sockets = httpcore.AnyIOBackend()
        self._limits = limits
        self._resolvers = resolvers
        self._proxy = proxy(limits.proxy)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that answers, of those that may be asked."""
        failure: Exception = httpcore.ConnectError("no address")
        allowed = self._allowed(host, await self._addresses(host, port))
        for address in allowed[:_AT_MOST]:
            try:
                if self._proxy:
                    return await self._proxy.tunnel(self._sockets, address, port, timeout)
                return await self._sockets.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def _addresses(self, host: str, port: int) -> list[Address]:
        """Return the addresses of a host, each once."""
        loop = asyncio.get_running_loop()
        look_up = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        try:
            found = await loop.run_in_executor(self._resolvers, look_up)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no address: {error}") from error
        # An address on a link carries the link's name behind a per cent sign.
        said = (str(entry[4][0]).partition("%")[0] for entry in found)
        return list(dict.fromkeys(map(ip_address, said)))

    def _allowed(self, host: str, addresses: list[Address]) -> list[Address]:
        """Return those that may be asked; raise when there is none."""
        objections = {
            address: objection(address, allow_private=self._limits.allow_private)
            for address in addresses
        }
        allowed = [address for address, against in objections.items() if against is None]
        if addresses and not allowed:
            against = objections[addresses[0]]
            leads = "is" if str(addresses[0]) == host else f"leads to {addresses[0]},"
            raise RefusedError(f"{host} {leads} {against}")
        return allowed


class _Transport(httpx.AsyncBaseTransport):
    """httpx on a pool of our own sockets, which httpx itself does not let us give it."""

    def __init__(self, limits: Limits, resolvers: ThreadPoolExecutor) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=limits.at_once * 2,
            max_keepalive_connections=limits.at_once,
            keepalive_expiry=5.0,
            http2=True,
            network_backend=_Backend(limits, resolvers),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer, its body still on the wire.

        A server may close a connection that was kept just as we ask: then we ask once more.
        """
        connected = False

        async def trace(event: str, _info: object) -> None:
            nonlocal connected
            connected = connected or event == "connection.connect_tcp.started"

        said = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            extensions={**request.extensions, "trace": trace},
        )
        try:
            answer = await self._pool.handle_async_request(said)
        except _CLOSED:
            if connected:
                raise
            answer = await self._pool.handle_async_request(said)
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Stream(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._answer.aiter_stream():
            yield piece

    async def aclose(self) -> None:
        """Give the connection back, or close it if the body was not read to its end."""
        await self._answer.aclose()

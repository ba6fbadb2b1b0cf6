"""One question to one address: redirects by hand, the body up to the limit."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial
from http import HTTPStatus
from urllib.parse import urljoin

import httpcore
import httpx

from feeds.answer import Answer, digest
from feeds.errors import AnswerError, RefusedError, TooMuchError, shown
from feeds.faults import FAULTS, fault, refusal
from feeds.headers import max_age
from feeds.heavy import HEAVY
from feeds.limits import Limits
from feeds.manners import origin
from feeds.unpack import ACCEPTED, unpacked
from feeds.web import Web

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
    " application/json;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
_MOVED = frozenset((301, 308))
_ELSEWHERE = _MOVED | {302, 303, 307}
_READ = frozenset((200, 203))
_LAST_PORT = 65_535


async def ask(
    url: str,
    *,
    known: Mapping[str, str],
    secret: Mapping[str, str],
    web: Web,
    clock: asyncio.Timeout,
) -> Answer:
    """Return what an address answers after at most five redirects; raises FeedError.

    `known` are the conditional headers, `secret` those that let us in: they go to the origin
    that they were set for and to no other, wherever it sends us. `clock` ends the answer.
    """
    at, moved_to, for_good = url, None, True
    for _ in range(web.limits.most_redirects + 1):
        # A new address must prove with a body that it is a feed; "not modified" would not.
        asked = {} if moved_to else known
        response = await _send(at, {**asked, **(secret if _same(at, url) else {})}, web)
        try:
            if response.status_code == HTTPStatus.GONE and not for_good:
                # Where a feed is for a while says nothing of the feed itself.
                raise AnswerError(
                    f"{shown(url)} sends us for now where nothing is any more (410 Gone); it is "
                    "asked again later",
                    http_status=HTTPStatus.GONE,
                )
            if response.status_code not in _ELSEWHERE:
                read_body = partial(_body, response, url, web, clock)
                return await _answer(response, url, at, moved_to, bool(asked), read_body)
            at = _next(response, at)
            for_good = for_good and response.status_code in _MOVED
            moved_to = at if for_good else moved_to
        finally:
            await response.aclose()
    raise TooMuchError(
        f"{shown(url)} redirects more than {web.limits.most_redirects} times; give the address "
        "where it ends",
        http_status=response.status_code,
    )


async def _send(url: str, headers: Mapping[str, str], web: Web) -> httpx.Response:
    """Return an answer whose body is still to be read."""
    try:
        response = await web.client.send(_request(url, headers, web), stream=True)
    except RefusedError as error:
        raise RefusedError(f"{shown(url)} is not asked: {error}") from error
    except FAULTS as error:
        raise fault(url, error, web.limits) from error
    size = sum(len(name) + len(value) for name, value in response.headers.raw)
    if size > web.limits.most_header_bytes:
        await response.aclose()
        raise TooMuchError(f"{shown(url)} sent {size:,} bytes of headers; not read")
    return response


def _request(url: str, more: Mapping[str, str], web: Web) -> httpx.Request:
    """Return the question to an address; raises RefusedError for what is no address."""
    limits = web.limits
    headers = {"User-Agent": limits.agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED}
    wait = httpx.Timeout(limits.read_timeout, connect=limits.connect_timeout, pool=None)
    try:
        raw = [(k.encode(), v.encode("latin-1")) for k, v in {**headers, **more}.items()]
        request = web.client.build_request("GET", url, headers=raw, timeout=wait)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise RefusedError("this is no address of the web; correct it") from error
    if request.url.scheme not in {"http", "https"} or not request.url.host:
        raise RefusedError("a feed's address begins with http:// or https://, and names a server")
    if request.url.port is not None and not 0 < request.url.port <= _LAST_PORT:
        raise RefusedError("this is no address of the web: there is no such port; correct it")
    return request


def _next(response: httpx.Response, at: str) -> str:
    """Return where a redirect leads."""
    place = response.headers.get("location", "").strip()
    try:
        # A password in a redirect is nothing that we keep.
        there = httpx.URL(urljoin(at, place)).copy_with(userinfo=b"")
        return str(there) if place else _nowhere(response, at)
    except (ValueError, httpx.InvalidURL):
        return _nowhere(response, at)


def _same(at: str, url: str) -> bool:
    return at == url or origin(at) == origin(url)


def _nowhere(response: httpx.Response, at: str) -> str:
    raise AnswerError(
        f"{shown(at)} redirects to no address; it is asked again later",
        http_status=response.status_code,
    )


async def _answer(
    response: httpx.Response,
    url: str,
    at: str,
    moved_to: str | None,
    conditional: bool,
    read_body: Callable[[], Awaitable[tuple[bytes, bool]]],
) -> Answer:
    """Return a final answer; raises the error that a status stands for."""
    status, headers = response.status_code, response.headers
    unchanged = status == HTTPStatus.NOT_MODIFIED and conditional
    if not unchanged and status not in _READ:
        raise refusal(response, url)
    body, whole = (b"", True) if unchanged else await read_body()
    return Answer(
        url=at,
        status=status,
        body=body,
        content_type=headers.get("content-type"),
        # By the names of an answer that broke off we would never get the rest.
        etag=_as_sent(response, b"etag") if whole else None,
        modified=_as_sent(response, b"last-modified") if whole else None,
        moved_to=moved_to,
        not_modified=unchanged,
        max_age=max_age(headers.get("cache-control")),
        size=len(body),
        digest=None if unchanged else digest(body),
    )


async def _body(
    response: httpx.Response, url: str, web: Web, clock: asyncio.Timeout
) -> tuple[bytes, bool]:
    """Return the body unpacked, and whether it is whole; both forms keep to the limits."""
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:18]) > web.limits.most_received:
        raise _too_long(url, web.limits)
    coding = response.headers.get("content-encoding", "")
    most = web.limits.most_unpacked
    pieces = response.aiter_raw()
    received = bytearray()
    whole = await _receive(pieces, received, HEAVY, url, web.limits)
    if len(received) <= HEAVY:
        return unpacked(received, coding, most=most, url=url), whole
    async with web.heavy.place(clock):
        most_received = web.limits.most_received
        whole = whole and await _receive(pieces, received, most_received, url, web.limits)
        if len(received) > most_received:
            raise _too_long(url, web.limits)
        return unpacked(received, coding, most=most, url=url), whole


async def _receive(
    pieces: AsyncIterator[bytes], received: bytearray, enough: int, url: str, limits: Limits
) -> bool:
    """Take pieces until there are more than enough bytes; return whether nothing broke off."""
    try:
        async for piece in pieces:
            received += piece
            if len(received) > enough:
                break
    except FAULTS as error:
        # Whole entries of an answer that breaks off are worth reading.
        if not received or isinstance(error, httpcore.TimeoutException):
            raise fault(url, error, limits) from error
        return False
    return True


def _too_long(url: str, limits: Limits) -> TooMuchError:
    return TooMuchError(
        f"{shown(url)} sends more than {limits.most_received:,} bytes, the limit "
        "(most_received); raise it if the feed is really that big"
    )


def _as_sent(response: httpx.Response, name: bytes) -> str | None:
    """Return a header as it came, without guessing at its charset."""
    found = (value for key, value in response.headers.raw if key.lower() == name)
    value = next(found, None)
    return value.decode("latin-1") if value else None

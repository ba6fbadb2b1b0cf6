"""Asked through a proxy, a server is still checked by the address that is connected to."""

import asyncio
import socket
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from feeds.limits import Limits

from .conftest import Site, running


@dataclass
class ProxySite(Site):
    """A proxy that makes tunnels, if the password is right, to wherever it is told."""

    password: str = ""
    refuses: bool = False
    tunnels: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            first, *lines = head.rstrip().split("\r\n")
            headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}
            said = headers.get("proxy-authorization", "").removeprefix("Basic ")
            if self.refuses or b64decode(said).decode().partition(":")[2] != self.password:
                writer.write(b"HTTP/1.1 407 Who are you\r\n\r\n")
                return
            self.tunnels.append(first.split(" ")[1])
            host, _, port = first.split(" ")[1].rpartition(":")
            there, out = await asyncio.open_connection(host.strip("[]"), int(port))
            writer.write(b"HTTP/1.1 200 Go on\r\n\r\n")
            await asyncio.gather(_pass(reader, out), _pass(there, writer))
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65_536):
        writer.write(piece)
        await writer.drain()
    writer.close()


@pytest.fixture
def proxy() -> Iterator[ProxySite]:
    yield from running(ProxySite())


@pytest.fixture
def behind(desk, site, feed, proxy):
    site.says(feed("a"))
    desk.set(proxy=f"http://127.0.0.1:{proxy.port}")
    return desk


def test_a_feed_is_asked_through_the_proxy_by_its_address(behind, site, proxy):
    behind.add(site.url(host="localhost"))
    behind.poll()
    assert behind.feed().items == 1
    assert proxy.tunnels == [f"127.0.0.1:{site.port}"]
    assert site.asked[0][1]["host"] == f"localhost:{site.port}"


def test_the_proxys_password_comes_from_the_environment(behind, site, proxy, monkeypatch):
    proxy.password = "hush"
    behind.add(site.url())
    behind.poll()
    assert "the proxy does not let us through" in behind.feed().reason
    monkeypatch.setenv("COPYDESK_PROXY_USER", "desk")
    monkeypatch.setenv("COPYDESK_PROXY_PASSWORD", "hush")
    behind.later(hours=1).poll()
    assert (behind.feed().status, behind.feed().items) == ("ok", 1)


def test_private_addresses_are_refused_before_the_proxy_hears_of_them(behind, site, proxy):
    behind.set(allow_private=False)
    behind.add(site.url(host="localhost"))
    behind.poll()
    assert behind.feed().status == "held"
    assert proxy.tunnels == []


def test_a_name_that_changes_its_mind_reaches_nothing_through_the_proxy(
    behind, site, proxy, monkeypatch
):
    def look_up(host, port, **more):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    behind.add(site.url(host="rebind.example.org"))
    behind.poll()
    assert "link-local or metadata" in behind.feed().reason
    assert proxy.tunnels == []


def test_a_proxy_that_speaks_something_else_is_said(behind, site, other):
    behind.set(proxy=f"http://127.0.0.1:{other.port}")
    behind.add(site.url())
    behind.poll()
    assert "the proxy does not let us through" in behind.feed().reason


@pytest.mark.parametrize(
    "said", ["http://me:hush@proxy:3128", "proxy:3128", "socks5://proxy:1080", "http://proxy"]
)
def test_a_proxy_is_written_in_one_way_and_never_with_its_password(said):
    with pytest.raises(ValueError, match=r"http://HOST:PORT.*COPYDESK_PROXY_PASSWORD"):
        Limits(proxy=said)

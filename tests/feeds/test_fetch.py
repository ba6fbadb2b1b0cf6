"""Fetching, from a real server that does everything wrong that servers do."""

import asyncio
import gzip
import socket
import tracemalloc
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import brotli
import pytest
import zstandard

from feeds.answer import Answer
from feeds.errors import (
    AnswerError,
    FeedError,
    GoneError,
    RefusedError,
    TooMuchError,
    UnreachableError,
    shown,
)
from feeds.fetch import Ask, fetch, fetch_all
from feeds.limits import Limits
from feeds.unpack import unpacked
from feeds.web import open_web

FEED = b"<rss version='2.0'><channel><title>Good</title></channel></rss>"
TEXT = b"Nothing says more than a story that is told twice. " * 500


def get(url: str, limits: Limits, etag: str | None = None, modified: str | None = None) -> Answer:
    async def run() -> Answer:
        async with open_web(limits) as web:
            return await fetch(Ask(0, url, etag, modified), web=web)

    return asyncio.run(run())


def failure(url: str, limits: Limits) -> FeedError:
    with pytest.raises(FeedError) as caught:
        get(url, limits)
    said = str(caught.value)
    assert "Error" not in said.replace("Internal Server Error", "")
    assert "\n" not in said
    return caught.value


def get_all(asks: Sequence[Ask], limits: Limits) -> dict[int, Answer | FeedError]:
    async def run() -> dict[int, Answer | FeedError]:
        async with open_web(limits) as web:
            return {ask.key: outcome async for ask, outcome in fetch_all(asks, web=web)}

    return asyncio.run(run())


def test_a_good_feed_comes_back_with_what_its_headers_say(server, limits):
    answer = get(server.url("/conditional"), limits)
    assert (answer.status, answer.max_age, answer.size) == (200, 600, len(answer.body))
    assert answer.digest
    assert not answer.not_modified


def test_etag_and_last_modified_go_back_byte_for_byte(server, limits):
    first = get(server.url("/conditional"), limits)
    again = get(server.url("/conditional"), limits, first.etag, first.modified)
    assert again.not_modified
    assert again.body == b""
    assert (again.etag, again.modified) == (first.etag, first.modified)
    assert first.etag == 'W/"odd étag, with a comma"'


def test_a_304_that_nobody_asked_for_is_an_error(server, limits):
    assert isinstance(failure(server.url("/unasked"), limits), AnswerError)


def test_we_say_who_asks_and_what_we_can_unpack(server, limits):
    get(server.url("/good"), replace(limits, contact="desk@example.org"))
    headers = server.seen[0][1]
    assert headers["user-agent"].startswith("copydesk/")
    assert headers["user-agent"].endswith("desk@example.org")
    assert headers["accept-encoding"] == "gzip, br, zstd"


def test_cookies_are_not_kept(server, limits):
    asks = [Ask(n, server.url("/cookie")) for n in range(2)]
    get_all(asks, limits)
    assert all("cookie" not in headers for _, headers in server.seen)


def test_permanent_redirects_move_a_feed_and_temporary_ones_do_not(server, limits):
    answer = get(server.url("/moved"), limits)
    assert answer.url == server.url("/good")
    assert answer.moved_to == server.url("/elsewhere")
    assert get(server.url("/elsewhere"), limits).moved_to is None


def test_five_redirects_are_followed_and_six_are_not(server, limits):
    assert get(server.url("/hop/5"), limits).status == 200
    assert isinstance(failure(server.url("/hop/6"), limits), TooMuchError)
    assert "redirects more than 5 times" in str(failure(server.url("/loop"), limits))


@pytest.mark.parametrize("path", ["/to-file", "/to-metadata"])
def test_a_redirect_leads_to_no_forbidden_place(server, limits, path):
    error = failure(server.url(path), limits)
    assert isinstance(error, RefusedError)
    assert error.status_word == "held"


def test_a_redirect_to_nowhere_is_an_error(server, limits):
    assert "redirects to no address" in str(failure(server.url("/nowhere"), limits))


@pytest.mark.parametrize(
    ("path", "kind", "status", "told"),
    [
        ("/gone", GoneError, 410, "410 Gone; the feed is held, remove it or give a new address"),
        ("/missing", AnswerError, 404, "404 Not Found; check the address"),
        ("/login", AnswerError, 401, "name and a password"),
        ("/broken", AnswerError, 500, "500 Internal Server Error; it is asked again later"),
        ("/odd", AnswerError, 799, "799; it is asked again later"),
        ("/no-content", AnswerError, 204, "204 No Content"),
        ("/wait", AnswerError, 429, "429 Too Many Requests"),
        ("/endless", TooMuchError, None, "more than 1,000,000 bytes"),
        ("/big", TooMuchError, None, "more than 1,000,000 bytes"),
        ("/bomb", TooMuchError, None, "unpacks to more than 2,000,000 bytes"),
        ("/flood", TooMuchError, None, "headers"),
        ("/many-headers", TooMuchError, None, "bytes of headers"),
        ("/bad-gzip", AnswerError, None, "damaged gzip"),
        ("/unknown-coding", AnswerError, None, "packed in a way we don't know"),
        ("/rubbish", AnswerError, None, "does not speak HTTP"),
        ("/nothing", AnswerError, None, "does not speak HTTP"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(server, limits, path, kind, status, told):
    error = failure(server.url(path), limits)
    assert type(error) is kind
    assert error.http_status == status
    assert told in str(error)
    assert str(error).startswith(server.url(path))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/silent", "said nothing for 0.3 s"),
        ("/drip", "did not finish its answer within 0.6 s"),
        ("/slow-head", "did not finish its answer within 0.6 s"),
    ],
)
def test_a_server_that_lets_us_wait_is_left(server, hasty, path, told):
    error = failure(server.url(path), hasty)
    assert type(error) is UnreachableError
    assert told in str(error)


def test_an_order_to_wait_is_kept_as_it_was_said(server, limits):
    assert failure(server.url("/wait"), limits).retry_after == "120"
    assert failure(server.url("/wait-until"), limits).retry_after.endswith("GMT")


def test_410_makes_a_feed_gone_and_404_lets_it_fail(server, limits):
    assert failure(server.url("/gone"), limits).status_word == "gone"
    assert failure(server.url("/missing"), limits).status_word == "failing"


def test_an_answer_that_breaks_off_is_kept_without_its_names(server, limits):
    answer = get(server.url("/short"), limits)
    assert b"A story." in answer.body
    assert answer.etag is None


@pytest.mark.parametrize("path", ["/gzip", "/gzip-file"])
def test_gzip_is_unpacked_whether_it_is_declared_or_not(server, limits, path):
    assert b"A story." in get(server.url(path), limits).body


def test_a_bomb_costs_little_memory(server, limits):
    tracemalloc.start()
    failure(server.url("/bomb"), limits)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://example.org/feed", "file:///etc/passwd", "http://", "no address", ""),
        *("http://[::1/feed", "data:text/xml,<rss/>", "javascript:x()"),
        *("http://127.0.0.1:99999/feed", "http://127.0.0.1:0/feed"),
    ],
)
def test_only_http_is_asked(limits, url):
    assert isinstance(failure(url, limits), RefusedError)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "127.1", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_asked_unless_allowed(server, limits, host):
    error = failure(f"http://{host}:{server.port}/good", replace(limits, allow_private=False))
    assert isinstance(error, RefusedError)
    assert server.seen == []


def test_a_name_is_checked_by_the_address_it_is_connected_to(server, limits, monkeypatch):
    # The name has a good address when it is first looked up, and ours when it matters.
    answers = iter([("93.184.216.34", 80), ("127.0.0.1", server.port)])

    def look_up(*_args: object, **_more: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", next(answers))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    next(answers)
    strict = replace(limits, allow_private=False)
    assert isinstance(
        failure(f"http://rebind.example.org:{server.port}/good", strict), RefusedError
    )
    assert server.seen == []


def test_a_closed_door_and_an_unknown_name_are_said(limits, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be reached" in str(failure(f"http://127.0.0.1:{port}/", limits))

    def look_up(*_args: object, **_more: object) -> list[tuple[object, ...]]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert "was not found" in str(failure("http://nowhere.example.org/", limits))


def test_a_password_in_an_address_is_not_shown():
    assert shown("https://me:secret@example.org/feed") == "https://example.org/feed"
    assert shown("https://example.org/\x1b[31mred\n") == "https://example.org/[31mred"


def test_many_feeds_are_asked_and_none_stops_the_others(server, limits):
    bad = ["/silent", "/drip", "/endless", "/bomb", "/loop", "/flood", "/gone", "/nothing"]
    good = ["/good", "/gzip", "/conditional", "/hop/3"] * 4
    asks = [Ask(n, server.url(path)) for n, path in enumerate(bad + good)]
    outcomes = get_all(asks, replace(limits, read_timeout=0.7, total_timeout=1.0))
    assert len(outcomes) == len(asks)
    for ask in asks:
        failed = isinstance(outcomes[ask.key], FeedError)
        assert failed is (ask.key < len(bad)), ask.url


def test_one_server_is_asked_few_things_at_a_time(server, limits):
    asks = [Ask(n, server.url(f"/late/{n}")) for n in range(8)]
    for places in (1, 2):
        server.open_most = 0
        outcomes = get_all(asks, replace(limits, patience=5.0, per_origin=places))
        assert all(isinstance(one, Answer) for one in outcomes.values())
        assert server.open_most == places


def test_a_slow_feed_holds_its_server_no_longer_than_our_patience(server, hasty):
    asks = [Ask(0, server.url("/silent")), Ask(1, server.url("/good"))]

    async def run() -> list[int]:
        async with open_web(hasty) as web:
            return [ask.key async for ask, _ in fetch_all(asks, web=web)]

    assert asyncio.run(run()) == [1, 0]


def test_heavy_answers_that_drip_do_not_keep_others_from_being_read(server, limits, monkeypatch):
    monkeypatch.setattr("feeds.heavy.LENT", 0.2)
    roomy = replace(limits, most_received=9_000_000, most_unpacked=9_000_000, total_timeout=8.0)
    asks = [Ask(n, server.url(f"/heavy-drip/{n}")) for n in range(8)]
    asks += [Ask(8 + n, server.url(f"/heavy/{n}")) for n in range(4)]
    outcomes = get_all(asks, replace(roomy, per_origin=12))
    for ask in asks:
        assert isinstance(outcomes[ask.key], Answer) is (ask.key >= 8), outcomes[ask.key]
    assert "too slow with its long answer while others waited" in str(outcomes[0])


def test_an_unchanged_body_comes_back_as_not_modified(server, limits):
    first = get(server.url("/good"), limits)
    asked = Ask(1, server.url("/good"), body_digest=first.digest)
    again = get_all([asked], limits)[1]
    assert isinstance(again, Answer)
    assert (again.not_modified, again.body, again.status) == (True, b"", 200)


def test_whoever_has_enough_may_stop(server, limits):
    async def run() -> int:
        asks = [Ask(n, server.url(path)) for n, path in enumerate(["/good", *["/silent"] * 5])]
        async with open_web(limits) as web:
            answers = fetch_all(asks, web=web)
            async for ask, _ in answers:
                await answers.aclose()
                return ask.key
        return -1

    assert asyncio.run(run()) == 0


def test_the_sample_wire_needs_no_network(limits):
    answer = get("sample:northwire-world.rss", limits)
    assert b"<rss" in answer.body
    assert get_all([Ask(1, "sample:northwire-world.rss", body_digest=answer.digest)], limits)[
        1
    ].not_modified


@pytest.mark.parametrize("name", ["../README.md", "..", "", "a/b", "/etc/passwd", "no-such.rss"])
def test_the_sample_wire_leads_nowhere_else(limits, name):
    failure(f"sample:{name}", limits)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstandard.compress(TEXT)),
        ("gzip, br", brotli.compress(gzip.compress(TEXT))),
        ("identity", TEXT),
        ("", TEXT),
    ],
)
def test_every_coding_is_unpacked_up_to_the_limit(coding, packed):
    assert unpacked(packed, coding, most=len(TEXT), url="http://example.org/") == TEXT
    if packed != TEXT:
        with pytest.raises(TooMuchError):
            unpacked(packed, coding, most=len(TEXT) - 1, url="http://example.org/")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_damaged_packing_is_an_error_or_its_beginning(coding):
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
    packed = pack.get(coding, zstandard.compress)(bytes(range(256)) * 20)
    for at in range(0, len(packed), 7):
        for damaged in (packed[:at], packed[:at] + b"\xff\x00" + packed[at:]):
            with suppress(FeedError):
                unpacked(damaged, coding, most=100_000, url="http://example.org/")


def test_layers_without_end_are_not_peeled():
    with pytest.raises(AnswerError):
        unpacked(b"", "gzip, gzip, gzip", most=10, url="http://example.org/")

"""Compressed answers unpacked, never further than the limit."""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import brotli  # type: ignore[import-untyped] # it has no types
import zstandard

from feeds.errors import AnswerError, TooMuchError, shown

ACCEPTED = "gzip, br, zstd"
_PIECE = 256 * 1024  # bytes unpacked at a time
_MOST_LAYERS = 2  # a gzip inside a gzip happens; more is an attack
_WINDOW = 8 * 1024 * 1024  # what RFC 8878 asks decoders to support
_EITHER, _RAW = 47, -15  # zlib's numbers for "gzip or zlib" and "no header at all"

Unpacker = Callable[[bytes | bytearray], Iterator[bytes]]


def unpacked(body: bytes | bytearray, coding: str, *, most: int, url: str) -> bytes:
    """Return a body without the content codings that `coding` names, last applied first.

    A gzip file without a label is unpacked too. What breaks off is unpacked as far as it goes.
    """
    layers = [name for part in coding.lower().split(",") if (name := part.strip())]
    layers = [name for name in layers if name != "identity"]
    if len(layers) > _MOST_LAYERS:
        raise AnswerError(f"{shown(url)} sent an answer packed {len(layers)} times; not read")
    for name in reversed(layers):
        body = _layer(body, name, most, url)
    if body.startswith(b"\x1f\x8b\x08"):
        body = _layer(body, "gzip", most, url)
    return bytes(body)


def _layer(body: bytes | bytearray, name: str, most: int, url: str) -> bytes:
    unpack = _UNPACKERS.get(name)
    if unpack is None:
        raise AnswerError(f"{shown(url)} sent an answer packed in a way we don't know; not read")
    out = bytearray()
    try:
        for piece in unpack(body):
            out += piece
            if len(out) > most:
                raise TooMuchError(
                    f"{shown(url)} unpacks to more than {most:,} bytes, the limit "
                    "(most_unpacked); raise it if the feed is really that big"
                )
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        if not out:
            raise AnswerError(f"{shown(url)} sent a damaged {name} answer; asked again") from error
    return bytes(out)


def _gzip(body: bytes | bytearray) -> Iterator[bytes]:
    """Yield the contents of all members of a gzip file."""
    while body:
        inflate = zlib.decompressobj(_EITHER)
        yield from _inflated(inflate, body)
        # Zeros may fill up the end of a file.
        body = inflate.unused_data.lstrip(b"\0")


def _deflate(body: bytes | bytearray) -> Iterator[bytes]:
    """Yield what was deflated: with zlib's header, as the standard says, or without."""
    headed = (
        len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and not (body[0] << 8 | body[1]) % 31
    )
    yield from _inflated(zlib.decompressobj(_EITHER if headed else _RAW), body)


def _inflated(inflate: "zlib._Decompress", body: bytes | bytearray) -> Iterator[bytes]:
    while body and not inflate.eof:
        yield inflate.decompress(body, _PIECE)
        body = inflate.unconsumed_tail


def _brotli(body: bytes | bytearray) -> Iterator[bytes]:
    unpack = brotli.Decompressor()
    yield unpack.process(body, output_buffer_limit=_PIECE)
    while not unpack.is_finished() and not unpack.can_accept_more_data():
        yield unpack.process(b"", output_buffer_limit=_PIECE)


def _zstd(body: bytes | bytearray) -> Iterator[bytes]:
    unpack = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    with unpack.stream_reader(BytesIO(body), read_across_frames=True) as reader:
        while piece := reader.read(_PIECE):
            yield piece


_UNPACKERS: dict[str, Unpacker] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}

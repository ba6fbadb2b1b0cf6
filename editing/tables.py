"""A small number for each of many keys, packed as small as they go into the wheel."""

import zlib
from collections.abc import Mapping
from itertools import accumulate

HASH = 0xFFFFFF  # of what a key stands for
_LONG = 0xFF  # a gap that takes three bytes more


def hashed(said: str) -> int:
    """Return the key of some words in a table."""
    return zlib.crc32(said.encode("utf-8", "surrogatepass")) & HASH


def packed(numbers: Mapping[int, int]) -> bytes:
    """Return the table for numbers from 0 to 255 by key."""
    keys = sorted(numbers)
    gaps = bytearray()
    for last, key in zip([0, *keys], keys, strict=False):
        gap = key - last
        gaps += bytes([gap]) if gap < _LONG else bytes([_LONG]) + gap.to_bytes(3, "big")
    told = bytes(numbers[key] for key in keys)
    return zlib.compress(len(keys).to_bytes(4, "big") + told + gaps, 9)


def unpacked(table: bytes) -> tuple[list[int], bytes]:
    """Return the keys of a table, and the number of each."""
    told = zlib.decompress(table)
    many = int.from_bytes(told[:4], "big")
    numbers, gaps = told[4 : 4 + many], told[4 + many :]
    found: list[int] = []
    at = 0
    while (long := gaps.find(_LONG, at)) >= 0:
        found += gaps[at:long]
        at = long + 4
        found.append(int.from_bytes(gaps[long + 1 : at], "big"))
    found += gaps[at:]
    return list(accumulate(found)), numbers

"""Messages of framed wires: SOH, header, STX, text, ETX, what follows; several in one file.

Lines of seven bits brought a parity bit along; it is taken off when nearly every byte agrees in
it. Fill characters (NUL, DEL) mean nothing. A frame that is not closed is told, never guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from feeds.charset import decoded

_SOH, _STX, _ETX = b"\x01", b"\x02", b"\x03"
_BEFORE = b"\x00\x16\x7f \t\r\n\x1b"  # fill, synchronisation, white space
_FILL = bytes((0x00, 0x16, 0x7F))
_SAMPLE = 4096  # bytes by which a parity is known
_FEW = 32  # bytes that prove nothing
_AGREE = 0.99  # of the sample: lines are noisy
_ODD_BITS = bytes(byte.bit_count() % 2 for byte in range(256))
_SEVEN_BITS = bytes(byte & 0x7F for byte in range(256))
LONGEST_HEADER = 4096  # bytes between SOH and STX


@dataclass(frozen=True, slots=True)
class Frame:
    """One message; `at` is the byte it begins at, `fault` what is wrong with its frame."""

    at: int
    header: str
    text: str
    trailer: str
    fault: str = ""


def is_framed(body: bytes) -> bool:
    """Tell whether these bytes begin as a framed wire message does."""
    head = without_parity(body[:_SAMPLE]).lstrip(_BEFORE)
    return head.startswith(_SOH)


def frames(body: bytes, *, most: int) -> tuple[list[Frame], bool]:
    """Return at most so many messages of a file, and whether there are more."""
    found = list(islice(_frames(without_parity(body)), most + 1))
    return found[:most], len(found) > most


def without_parity(body: bytes) -> bytes:
    """Return seven-bit bytes where all bytes have even, or all have odd parity."""
    sample = body[:_SAMPLE]
    high = not sample.isascii()
    odd = sum(sample.translate(_ODD_BITS))
    same = max(odd, len(sample) - odd)
    known = len(sample) >= _FEW and high and same >= _AGREE * len(sample)
    return body.translate(_SEVEN_BITS) if known else body


def _frames(body: bytes) -> Iterator[Frame]:
    at = body.find(_SOH)
    while at >= 0:
        end = body.find(_SOH, at + 1)
        yield _frame(body[at + 1 : end if end >= 0 else len(body)], at)
        at = end


def _frame(piece: bytes, at: int) -> Frame:
    header, begun, rest = piece.partition(_STX)
    if not begun or len(header) > LONGEST_HEADER:
        return Frame(at, "", decoded(header[:LONGEST_HEADER], None), "", "no start of text (STX)")
    text, closed, trailer = rest.partition(_ETX)
    return Frame(
        at=at,
        header=header.translate(None, _FILL).decode("latin-1"),
        text=_text(text),
        trailer=_text(trailer[:LONGEST_HEADER]),
        fault="" if closed else "no end of text (ETX)",
    )


def _text(raw: bytes) -> str:
    text = decoded(raw.translate(None, _FILL), None)
    return text.replace("\r\n", "\n").replace("\r", "\n")

"""Text in whichever Unicode its byte order mark tells, as UTF-8."""

import codecs
import io
from typing import BinaryIO, cast

_MARKS = (  # the longer first: that of UTF-32 begins as that of UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST = 4  # bytes of a mark
_AT_ONCE = 1 << 16  # bytes
_NO_CHARACTER = "desk.archive.recode.no_character"

codecs.register_error(_NO_CHARACTER, lambda error: ("\udcff", cast(UnicodeDecodeError, error).end))


def utf8(stream: BinaryIO) -> BinaryIO:
    """Return the bytes of a text as UTF-8; without a mark they are what they are.

    What is no character becomes bytes that are no UTF-8 either, for whoever reads on to refuse.
    """
    head = stream.read(_LONGEST)
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    return cast(BinaryIO, io.BufferedReader(_Recoded(head, stream, encoding), _AT_ONCE))


class _Recoded(io.RawIOBase):
    """The head of a stream and the rest, decoded and written anew if there is an encoding."""

    def __init__(self, head: bytes, stream: BinaryIO, encoding: str | None) -> None:
        self._stream, self._decoder = stream, None
        if encoding:
            self._decoder = codecs.getincrementaldecoder(encoding)(_NO_CHARACTER)
        self._waiting = memoryview(self._recoded(head))

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override] # what readers give
        """Fill the room as far as bytes are at hand; 0 is the end."""
        while not self._waiting and (more := self._stream.read(_AT_ONCE)):
            self._waiting = memoryview(self._recoded(more))
        count = min(len(room), len(self._waiting))
        room[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count

    def _recoded(self, read: bytes) -> bytes:
        if self._decoder is None:
            return read
        return self._decoder.decode(read).encode("utf-8", "surrogatepass")

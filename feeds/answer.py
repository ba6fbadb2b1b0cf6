"""What an address answered, however it was asked."""

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: a body, or that it has not changed (`not_modified`).

    `etag` and `modified` are kept byte for byte, as Latin-1; `moved_to` is the address that the
    feed has moved to for good, once it has proved to be a feed; `max_age` is in seconds, `size`
    in bytes after decompression; `digest` is the body's blake2b of 16 bytes, `None` after 304.
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved_to: str | None = None
    not_modified: bool = False
    max_age: int | None = None
    size: int = 0
    digest: bytes | None = None


def digest(body: bytes) -> bytes:
    """Return by what a body is known again."""
    return blake2b(body, digest_size=16).digest()

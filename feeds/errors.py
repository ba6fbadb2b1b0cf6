"""What can go wrong with a feed, said to a person.

FeedError             failing   asked again later, at growing intervals
├── UnreachableError  failing   no address, no connection, no answer in time
├── AnswerError       failing   an answer that cannot be used: 404, 500, 429, a loop of redirects
│   └── GoneError     gone         410: not asked again
├── TooMuchError      failing   more bytes, headers or redirects than the limits allow
├── NotAFeedError     failing   an answer, but no feed that we can read
├── CredentialsError  failing   a password or token that is not in our environment
└── RefusedError      held      an address that we must not ask; waits for a person

`str(error)` is one sentence: what, where, what to do.
"""

from typing import ClassVar
from urllib.parse import urlsplit, urlunsplit

from story.plain import one_line

LONGEST_SHOWN = 200  # characters of an address in a sentence


class FeedError(Exception):
    """A feed that gave us nothing; `status_word` is what the feed is from now on.

    `retry_after` is how long the server asked us to wait, as it said it.
    """

    status_word: ClassVar[str] = "failing"

    def __init__(
        self, message: str, *, http_status: int | None = None, retry_after: str | None = None
    ) -> None:
        super().__init__(one_line(message))
        self.http_status = http_status
        self.retry_after = retry_after


class UnreachableError(FeedError):
    """No name, no connection, or no answer in time."""


class AnswerError(FeedError):
    """An answer that is none: an error's status, a redirect without end, a broken message."""


class GoneError(AnswerError):
    """410: the publisher says that the feed will not come back."""

    status_word = "gone"


class TooMuchError(FeedError):
    """More than the limits allow, on the wire, after decompression, or in the headers."""


class NotAFeedError(FeedError):
    """Bytes that no reader of ours knows as a feed."""


class CredentialsError(FeedError):
    """A password or token that the environment should hold, and does not."""


class RefusedError(FeedError):
    """An address that we must not ask: another scheme, or a private network."""

    status_word = "held"


def shown(url: str) -> str:
    """Return an address as it may be printed: without a password, on one line, not too long."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        url = urlunsplit(parts._replace(netloc=host)) if "@" in parts.netloc else url
    except ValueError:
        url = url.rpartition("@")[2]
    line = one_line(url)
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"

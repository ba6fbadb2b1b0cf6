"""What went wrong between us and a server, in words."""

from http import HTTPStatus

import httpcore
import httpx

from feeds.errors import AnswerError, FeedError, GoneError, TooMuchError, UnreachableError, shown
from feeds.limits import Limits

FAULTS = (
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpx.HTTPError,
    OSError,
)
_LATER = "it is asked again later"
_TOLD = {
    401: "it wants a name and a password; ask its publisher for access",
    403: "it refuses us; ask its publisher for access, or remove it",
    404: "check the address; it is asked again at growing intervals",
    429: "it wants to be asked less often; it is asked again when it allows",
    503: "it is busy; it is asked again when it allows",
}


def refusal(response: httpx.Response, url: str) -> FeedError:
    """Return the error that a status stands for."""
    status = response.status_code
    wait = response.headers.get("retry-after")
    try:
        name = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        name = str(status)
    if status == HTTPStatus.GONE:
        return GoneError(
            f"{shown(url)} answered {name}; the feed is held, remove it or give a new address",
            http_status=status,
        )
    told = _TOLD.get(status, _LATER)
    return AnswerError(
        f"{shown(url)} answered {name}; {told}", http_status=status, retry_after=wait
    )


def fault(url: str, error: Exception, limits: Limits) -> FeedError:
    """Return the error that a broken connection, a silence or bad HTTP stands for."""
    said, where = str(error).lower(), shown(url)
    if isinstance(error, httpcore.ProtocolError):
        if "too long" in said:
            return TooMuchError(f"{where} sent headers without end; not read")
        return AnswerError(f"{where} does not speak HTTP as it should; {_LATER}")
    if isinstance(error, httpcore.ConnectTimeout):
        what = f"took no connection within {limits.connect_timeout:g} s; {_LATER}"
    elif isinstance(error, httpcore.TimeoutException):
        what = f"said nothing for {limits.read_timeout:g} s; {_LATER}"
    elif "no address" in said:
        what = "names a server that was not found; check the address, or is this machine offline?"
    elif "the proxy" in said:
        what = "is not reached: the proxy does not let us through; look at its settings"
    elif "certificate" in said:
        what = "has a certificate that is not valid; tell its publisher"
    else:
        what = f"cannot be reached; {_LATER}"
    return UnreachableError(f"{where} {what}")

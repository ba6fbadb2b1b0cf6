"""How long, how much and how often we ask at most."""

from dataclasses import dataclass
from urllib.parse import urlsplit

MIB = 1024 * 1024
MOST_REDIRECTS = 5
_LONGEST = 3600  # seconds; a feed that takes longer holds up all others
_ONE_AND_MORE = ("most_received", "most_unpacked", "most_header_bytes", "at_once", "per_origin")
_SECONDS = ("connect_timeout", "read_timeout", "total_timeout", "patience")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one feed may cost us, and what we may cost its server; seconds and bytes."""

    user_agent: str = "copydesk/0.1 (news desk; reads feeds)"
    contact: str = ""  # an address or page, told to every server behind the name
    allow_private: bool = False  # loopback and private networks; link-local is never allowed

    connect_timeout: float = 5.0
    read_timeout: float = 10.0  # between two pieces of an answer
    total_timeout: float = 20.0  # redirects and all: a dripping server ends here

    most_received: int = 10 * MIB  # on the wire
    most_unpacked: int = 20 * MIB  # after decompression
    most_header_bytes: int = 64 * 1024
    most_redirects: int = MOST_REDIRECTS

    at_once: int = 32  # requests in all
    per_origin: int = 2  # requests to one server (scheme, host and port)
    spacing: float = 0.025  # between the beginnings of two requests to one server, give or take
    patience: float = 1.0  # a request that takes longer keeps its server's next one no more

    proxy: str = ""  # http://HOST:PORT; its password stands in the environment alone

    def __post_init__(self) -> None:
        for name in _ONE_AND_MORE:
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1, not {getattr(self, name)}")
        for name in _SECONDS:
            if not 0 < getattr(self, name) <= _LONGEST:
                raise ValueError(f"{name} must be seconds, more than 0 and up to {_LONGEST}")
        if not 0 <= self.spacing <= _LONGEST:
            raise ValueError(f"spacing must be seconds, from 0 to {_LONGEST}")
        if not 0 <= self.most_redirects <= MOST_REDIRECTS:
            raise ValueError(f"most_redirects must be from 0 to {MOST_REDIRECTS}")
        try:
            place = urlsplit(self.proxy)
            good = not self.proxy or (place.scheme == "http" and place.hostname and place.port)
        except ValueError:
            good = False
        if not good or "@" in place.netloc:
            raise ValueError(
                "proxy is written http://HOST:PORT; its name and password are read from "
                "COPYDESK_PROXY_USER and COPYDESK_PROXY_PASSWORD"
            )

    @property
    def agent(self) -> str:
        """Return what the User-Agent header says."""
        return f"{self.user_agent} {self.contact}".strip()

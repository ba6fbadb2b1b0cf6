"""How long, how much and how often we ask at most."""

from dataclasses import dataclass
from urllib.parse import urlsplit

MIB = 1024 * 1024


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
    most_redirects: int = 5

    at_once: int = 32  # requests in all
    per_origin: int = 2  # requests to one server (scheme, host and port)
    spacing: float = 0.025  # between the beginnings of two requests to one server, give or take
    patience: float = 1.0  # a request that takes longer keeps its server's next one no more

    proxy: str = ""  # http://HOST:PORT; its password stands in the environment alone

    def __post_init__(self) -> None:
        if self.at_once < 1 or self.per_origin < 1:
            raise ValueError("at least one request is needed (at_once, per_origin)")
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

"""How long, how much and how often we ask at most."""

from dataclasses import dataclass

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
    patience: float = 1.0  # one request per server at a time, unless it takes longer than this

    @property
    def agent(self) -> str:
        """Return what the User-Agent header says."""
        return f"{self.user_agent} {self.contact}".strip()

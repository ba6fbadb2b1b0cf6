"""Which network addresses may be asked."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# Where clouds keep their machines' secrets, as far as it is not link-local anyway.
_METADATA = frozenset(
    ip_address(said)
    for said in (
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:ec2::254",
        "fd20:ce::254",
    )
)
_TRANSLATED = tuple(
    map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96", "::ffff:0:0:0/96"))
)


def objection(address: Address, *, allow_private: bool) -> str | None:
    """Return why an address must not be asked, `None` if it may.

    Private networks and this machine itself may be allowed; link-local and metadata addresses,
    and those that name no single machine, never are.
    """
    address = _inner(address)
    if address.is_link_local or address in _METADATA:
        return "a link-local or metadata address, which is never asked"
    if address.is_multicast or address.is_unspecified or _is_reserved(address):
        return "an address that belongs to no server"
    if allow_private or (address.is_global and not _is_site_local(address)):
        return None
    return "a private or loopback address; set COPYDESK_ALLOW_PRIVATE=1 if it is meant"


def _inner(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address carries, or the address itself."""
    if isinstance(address, IPv4Address) or address.is_loopback or address.is_unspecified:
        return address
    carried = address.ipv4_mapped or address.sixtofour
    if carried is None and any(address in network for network in _TRANSLATED):
        carried = IPv4Address(address.packed[-4:])
    if carried is None and address.teredo:
        carried = address.teredo[1]
    return carried or address


def _is_reserved(address: Address) -> bool:
    # Much of IPv6 is reserved for what was allotted since; what is not global falls below.
    return isinstance(address, IPv4Address) and address.is_reserved


def _is_site_local(address: Address) -> bool:
    return isinstance(address, IPv6Address) and address.is_site_local

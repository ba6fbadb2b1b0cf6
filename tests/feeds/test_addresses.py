"""Which addresses may be asked."""

from ipaddress import ip_address

import pytest

from feeds.addresses import objection

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"]
PRIVATE = [
    *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "::1"),
    *("198.18.0.1", "fc00::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "::10.0.0.1", "::ffff:0:7f00:1"),
]
NEVER = [
    *("169.254.169.254", "169.254.0.1", "fe80::1", "100.100.100.200", "168.63.129.16"),
    *("192.0.0.192", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"),
    "::ffff:0:a9fe:a9fe",
    *("2002:a9fe:a9fe::", "0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1"),
]


@pytest.mark.parametrize("said", PUBLIC)
def test_public_addresses_may_be_asked(said):
    assert objection(ip_address(said), allow_private=False) is None


@pytest.mark.parametrize("said", PRIVATE)
def test_private_addresses_may_be_asked_when_they_are_allowed(said):
    assert objection(ip_address(said), allow_private=False)
    assert objection(ip_address(said), allow_private=True) is None


@pytest.mark.parametrize("said", NEVER)
def test_link_local_and_metadata_addresses_are_never_asked(said):
    assert objection(ip_address(said), allow_private=False)
    assert objection(ip_address(said), allow_private=True)

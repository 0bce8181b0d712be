"""Which addresses on the network may be asked: those of the public internet, and no other."""

from __future__ import annotations

import ipaddress
from typing import Any

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """The address is of the public internet: not private, loopback, link-local, shared, reserved or for many at once;
    nor does an address of IPv6 hold such a one of IPv4.

    >>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        given = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (given, *_within(given)))


def _within(given: IPAddress) -> list[IPAddress]:
    """The addresses of IPv4 that an address of IPv6 leads on to."""
    if isinstance(given, ipaddress.IPv4Address):
        return []
    inner: list[Any] = [given.ipv4_mapped, given.sixtofour, *(given.teredo or ())]
    if given in _NAT64:
        inner.append(ipaddress.IPv4Address(int(given) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]

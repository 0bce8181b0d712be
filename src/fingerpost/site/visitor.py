"""Who sent a form, as far as a limit needs it: a network address, never kept as it is."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD = 64
"""The bits of an IPv6 address that one connection has to itself; whoever has one has all the addresses behind it."""


def visitor_of(request: HttpRequest) -> str:
    """The network address of a visitor, as the proxy in front gives it where there is one; of IPv6 the network."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    given = forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((int(address), HOUSEHOLD), strict=False))
    return given

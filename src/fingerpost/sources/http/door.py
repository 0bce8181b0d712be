"""Connections to public addresses alone, and none open longer than its question may take."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

import httpcore
import httpx

from fingerpost.sources.http.addresses import is_public

FOR_GOOD = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class PrivateAddressError(Exception):
    """A name that leads to an address which is not of the public internet."""


class UnknownHostError(Exception):
    """A name that nobody knows."""


class Door(httpcore.NetworkBackend):
    """Connects to public addresses alone: a name is resolved once, and the very address that was checked is connected
    to, so that a name server which answers otherwise the second time gains nothing.

    ``until`` is when the question must be answered, by the monotonic clock, however slowly bytes trickle in.
    """

    def __init__(self, permit: Collection[str] = ()) -> None:
        self.permit, self.until = frozenset(permit), float("inf")
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that takes one."""
        failed: Exception = httpcore.ConnectError("no address")
        for address in self.addresses(host, port):
            try:
                stream = self._inner.connect_tcp(address, port, self.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Watched(stream, self)
        raise failed

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, all of them checked; one that is private shuts the door on all."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            if getattr(error, "errno", None) in FOR_GOOD or isinstance(error, UnicodeError):
                raise UnknownHostError(host) from None
            raise httpcore.ConnectError(f"{host} cannot be resolved now") from None
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if not all(is_public(one) or f"{one}:{port}" in self.permit for one in addresses):
            raise PrivateAddressError(host)
        return addresses

    def left(self, timeout: float | None) -> float:
        """The seconds that may still be spent, at most ``timeout``."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole answer is over")
        return left if timeout is None else min(left, timeout)


class _Watched(httpcore.NetworkStream):
    """A connection whose every step ends when its door's question must be answered."""

    def __init__(self, inner: httpcore.NetworkStream, door: Door) -> None:
        self._inner, self._door = inner, door

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._door.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._door.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Watched:
        return _Watched(self._inner.start_tls(ssl_context, server_hostname, self._door.left(timeout)), self._door)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities whose certificates are believed; loading them takes long enough to do it once."""
    return httpx.create_ssl_context()


def transport(door: Door) -> httpx.HTTPTransport:
    """What httpx sends its requests through, connected by the door."""
    context = _trusted()
    made = httpx.HTTPTransport(verify=context)
    # httpx offers no other way to say who connects; its own pool is made of the same parts.
    made._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=door)
    return made

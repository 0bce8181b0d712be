"""What a host's robots.txt lets us ask for (RFC 9309), read once for each host."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

LARGEST = 512_000
"""Bytes of robots.txt that are read; RFC 9309 asks for no more."""


class Robots:
    """The rules of each host for ``name``; ``fetch`` gives a robots.txt (None where there is none), or raises
    SourceError where the host cannot say."""

    def __init__(self, name: str, fetch: Callable[[str, int], str | None]) -> None:
        self._name, self._fetch = name, fetch
        self._known: dict[str, Protego] = {}

    def allows(self, url: str) -> bool:
        """The address may be asked for."""
        return self._rules(url).can_fetch(url, self._name)

    def pause(self, url: str) -> float:
        """The seconds that the host wants between two questions; 0 where it says nothing."""
        return self._rules(url).crawl_delay(self._name) or 0.0

    def _rules(self, url: str) -> Protego:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._known:
            self._known[host] = Protego.parse(self._fetch(f"{host}/robots.txt", LARGEST) or "")
        return self._known[host]

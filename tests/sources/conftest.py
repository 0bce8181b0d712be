"""The misbehaving server, and a way to ask it that loses patience soon."""

from __future__ import annotations

import pytest

from fingerpost.sources.http import Limits, Web
from sources.misbehaving import serving
from sources.shelf import Shelf

QUICK = Limits(
    connect=1,
    read=0.4,
    total=0.8,
    longest=5,
    body=2_000_000,
    largest=50_000_000,
    redirects=3,
    attempts=2,
    backoff=0.01,
    longest_wait=1,
    pause=0,
)


@pytest.fixture(scope="session")
def serving_badly():
    with serving() as server:
        yield server


@pytest.fixture
def server(serving_badly):
    """The server, with nothing remembered."""
    serving_badly.forget()
    return serving_badly


@pytest.fixture
def web(server):
    """Asks the server and nothing else that is private."""
    with Web(QUICK, permit=[server.host]) as asking:
        yield asking


@pytest.fixture(scope="session")
def serving_shelf():
    with serving(Shelf) as server:
        yield server


@pytest.fixture
def shelf(serving_shelf):
    """A server with an empty shelf: put (type, bytes) into ``recorded`` under a path."""
    serving_shelf.forget()
    return serving_shelf


@pytest.fixture
def shelf_web(shelf):
    """Asks the shelf and nothing else that is private."""
    with Web(QUICK, permit=[shelf.host]) as asking:
        yield asking

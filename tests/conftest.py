"""What every test has: no sockets but to this machine, a home of its own, and the pack."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

# The browser tests' driver runs an event loop in the thread of the test, beside the database; nothing here is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

collect_ignore = ["settings_for_tests.py"]
settings.register_profile("any machine", deadline=None)  # how long a busy machine takes says nothing of what is tested
settings.load_profile("any machine")
DATA = Path(os.environ.get("FINGERPOST_DATA", "../shared/data"))


def pytest_runtest_setup() -> None:
    """Close every socket but those to this machine."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def pack():
    """The first field's pack."""
    from fingerpost.pack import load_pack

    return load_pack("machine-learning-uk")


@pytest.fixture
def data() -> Path:
    """The folder of real data; a test that needs it skips, saying so, where it is absent."""
    if not DATA.is_dir():
        pytest.skip(f"needs the real adverts in {DATA} (set FINGERPOST_DATA); they are not part of the project")
    return DATA

"""The demonstration as its visitor has it: the real command in a process of its own, and the machine's own browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 400
"""Seconds that the demonstration may take to its first page on a busy machine."""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the demonstration keeps all that it has."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture
def password(demo: str, home: Path) -> str:
    """The password of the demonstration's log-ins."""
    return (home / "demo-password").read_text().strip()


@pytest.fixture(scope="session")
def demo(home: Path) -> Iterator[str]:
    """The address of a demonstration that ``fingerpost demo`` set up from nothing and serves."""
    port = free_port()
    environment = os.environ | {"FINGERPOST_HOME": str(home), "DJANGO_SETTINGS_MODULE": "fingerpost.settings"}
    command = [sys.executable, "-m", "fingerpost.cli", "demo", "--port", str(port)]
    with (home / "log").open("w+") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address, server, home / "log")
            yield address
        finally:
            server.terminate()
            server.wait(20)


def free_port() -> int:
    """A port that nothing listens at."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[Any], log: Path) -> None:
    """Return when the address answers; fail with the log where the server ends or takes too long."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as page:
                assert page.status == 200
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.3)
    pytest.fail(f"the demonstration gave no page:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; without one these tests skip, but fail where CI is set."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        reason = "needs a Chromium on the path (apt-get install chromium)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as engine:
        found = engine.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def visit(browser: Browser, demo: str) -> Iterator[Callable[..., Page]]:
    """Open an address of the demonstration in a window of its own; a fault in the console fails the test."""
    contexts, faults = [], []

    def open_page(path: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts, base_url=demo
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults

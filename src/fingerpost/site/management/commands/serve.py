"""Serve the site on this machine with gunicorn."""

from __future__ import annotations

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Serve the site. It answers until it is stopped with Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen at (default: %(default)s)")
        parser.add_argument("--workers", type=int, default=2, help="processes that answer (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        check_free(host, port)
        if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
            raise CommandError("The static files have not been gathered. Run: fingerpost setup")
        # Under "make demo" this process becomes the server, so that Ctrl+C reaches it.
        os.environ.setdefault("FINGERPOST_ADDRESS", f"http://{host}:{port}")
        arguments = ["-m", "gunicorn", "fingerpost.wsgi", "--bind", f"{host}:{port}", "--workers", str(options["workers"]),
                     "--threads", "4", "--preload", "--log-level", "warning", "--max-requests", "20000"]  # fmt: skip
        self.stdout.flush()
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - a fixed program, no shell


def check_free(host: str, port: int) -> None:
    """Say so, with the remedy, where something else listens at the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {host} cannot be used ({error.strerror}). Try another: --port {port + 1}"
            ) from error

"""Serve the site on this machine with gunicorn, and work its queue beside it."""

from __future__ import annotations

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from fingerpost.site.index import field_pack
from fingerpost.work.attendant import Attendant

REQUESTS = 20_000
"""Requests after which a worker is made anew, so that nothing can grow for ever."""


class Master(Arbiter):  # type: ignore[misc]
    """gunicorn's master, which looks once a second whether its workers are there, and whether the queue's is."""

    def manage_workers(self) -> None:
        """Start what is missing."""
        super().manage_workers()
        if self.app.attendant:
            self.app.attendant.keep()

    def stop(self, graceful: bool = True) -> None:
        """Stop everything: the queue's worker puts down its run while the others answer their last requests."""
        if self.app.attendant:
            self.app.attendant.stop()
        super().stop(graceful)
        if self.app.attendant:
            self.app.attendant.wait()


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn in this process, with the application that is loaded already: its workers share that memory."""

    def __init__(self, attendant: Attendant | None = None, **options: Any) -> None:
        self.attendant, self.options = attendant, options
        super().__init__()

    def load_config(self) -> None:
        """Take the options that serve was given."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """The site, with its addresses and its field read: no visitor waits for that, and the workers share it."""
        application = get_wsgi_application()
        get_resolver().url_patterns  # noqa: B018  (Django reads them when they are first asked for)
        field_pack()
        connections.close_all()  # a worker opens its own: a connection must not be shared by a fork
        return application

    def run(self) -> None:
        """Serve until told to stop."""
        Master(self).run()


class Command(BaseCommand):
    """Run it in front of a proxy that ends TLS, or alone on this machine."""

    help = "Serve the site and work its queue. It goes on until it is stopped with Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen at (default: %(default)s)")
        parser.add_argument(
            "--no-work", action="store_true", help="leave the queue to a ``fingerpost work`` of its own"
        )
        parser.add_argument("--workers", type=int, default=2, help="processes that answer (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        check_free(host, port)
        if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
            raise CommandError("The static files have not been gathered. Run: fingerpost setup")
        server = Server(
            None if options["no_work"] else Attendant(),
            bind=f"{host}:{port}", workers=options["workers"], threads=4, preload_app=True, loglevel="warning",
            max_requests=REQUESTS, max_requests_jitter=REQUESTS // 10,
        )  # fmt: skip
        server.run()


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

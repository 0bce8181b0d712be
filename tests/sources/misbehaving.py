"""A local server that misbehaves, each way under a path of its own; what it was asked is kept."""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

MIB = bytes(1 << 20)
PACKED = gzip.compress(MIB * 64)
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><x>&d;</x>'
)


class Handler(BaseHTTPRequestHandler):
    """Answers a path by the method named for its first step."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked[self.path] += 1
        self.server.headers.append(dict(self.headers))
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        way = self.path.split("/")[1].split("?")[0].replace("-", "_")
        try:
            getattr(self, way, self.missing)()
        except (BrokenPipeError, ConnectionResetError, ConnectionAbortedError):
            self.close_connection = True

    do_POST = do_GET  # noqa: N815  (the server's own names)

    @property
    def wanted(self):
        """The type that is asked for: what misbehaves is seldom the type."""
        first = self.headers.get("Accept", "*/*").split(",")[0].strip()
        return "application/json" if "*" in first else first

    def say(self, body=b"", status=200, kind="", **headers):
        self.send_response(status)
        for name, value in {"Content-Type": kind or self.wanted, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def begin(self, **headers):
        """An answer with no length: it ends with the connection."""
        self.send_response(200)
        for name, value in {"Content-Type": self.wanted, "Connection": "close", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.close_connection = True

    def robots_txt(self):
        self.missing()

    def missing(self):
        self.say(b"{}", 404)

    def fine(self):
        self.say(b'{"fine": true}', ETag='"one"', Last_Modified="Fri, 06 Nov 2026 10:00:00 GMT")

    def recorded(self):
        """What was recorded of the world: asked for under its host and path."""
        url = "https://" + self.path.split("/", 2)[2]
        ask = f"{self.command} {url}" + (f" {self.body}" if self.body else "")
        if ask not in self.server.recorded:
            self.server.unknown.append(ask)
            self.missing()
            return
        if self.server.recorded[ask] is None:
            self.missing()
            return
        kind, body = self.server.recorded[ask]
        tag = f'"{sha256(body).hexdigest()[:12]}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
        else:
            self.say(body, kind=kind, ETag=tag)

    def changes(self):
        if self.headers.get("If-None-Match") == '"one"':
            self.send_response(304)
            self.end_headers()
        else:
            self.fine()

    def slow_headers(self):
        for _ in range(200):
            self.wfile.write(b"H")
            time.sleep(0.05)

    def slow_body(self):
        self.begin()
        for _ in range(200):
            self.wfile.write(b" ")
            time.sleep(0.05)

    def silent(self):
        time.sleep(3)

    def busy(self):
        """Busy at first, then well."""
        if self.server.asked[self.path] == 1:
            self.say(b"{}", 429, Retry_After="0")
        else:
            self.fine()

    def busy_long(self):
        self.say(b"{}", 429, Retry_After="3600")

    def busy_until(self):
        self.say(b"{}", 503, Retry_After="Fri, 06 Nov 2126 10:00:00 GMT")

    def failing(self):
        self.say(b"<h1>Oh no</h1>", 500, "text/html")

    def failing_once(self):
        self.failing() if self.server.asked[self.path] == 1 else self.fine()

    def half(self):
        self.send_response(200)
        self.send_header("Content-Type", self.wanted)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"jobs": [')
        self.close_connection = True

    def half_unsaid(self):
        self.begin()
        self.wfile.write(b'{"jobs": [{"id": 1')

    def half_packed(self):
        body = gzip.compress(json.dumps({"jobs": list(range(5000))}).encode())
        self.say(body[: len(body) // 2], Content_Encoding="gzip")

    def damaged(self):
        self.say(b"this was never packed", Content_Encoding="gzip")

    def page(self):
        self.say(b"<!doctype html><title>Careers</title><p>We are hiring.", kind="text/html; charset=utf-8")

    def disguised(self):
        self.say(b"<!doctype html><title>Careers</title><p>We are hiring.")

    def picture(self):
        self.say(b"\x89PNG", kind="image/png")

    def endless(self):
        self.begin()
        self.wfile.write(b'{"jobs": "')
        for _ in range(10_000):
            self.wfile.write(MIB)

    def bomb(self):
        """A hundred gigabytes of nothing, packed."""
        self.begin(Content_Encoding="gzip")
        for _ in range(1_600):
            self.wfile.write(PACKED)

    def strange_packing(self):
        self.say(b"\x00\x00", Content_Encoding="br")

    def packed(self):
        self.say(gzip.compress(b'{"fine": ') + gzip.compress(b"true}"), Content_Encoding="gzip")

    def laughs(self):
        self.say(BILLION_LAUGHS, kind="application/xml")

    def empty(self):
        self.say(b"")

    def other_shape(self):
        self.say(json.dumps({"message": "We have moved to a new version", "items": 7}).encode())

    def nonsense_rows(self):
        self.say(json.dumps([None, 7, "words", [], {"id": {"deep": []}}, {"title": 5}]).encode())

    def home(self):
        """Leads to another port of this machine."""
        self.redirect("http://127.0.0.1:9/secret")

    def metadata(self):
        self.redirect("http://169.254.169.254/latest/meta-data")

    def private(self):
        self.redirect("http://10.0.0.1/")

    def file(self):
        self.redirect("file:///etc/passwd")

    def loop(self):
        self.redirect(self.path)

    def moved(self):
        self.redirect("/fine")

    def abroad(self):
        """Leads to the same server under another name, which is another origin."""
        self.redirect(f"http://localhost:{self.server.server_port}/fine")

    def redirect(self, to):
        self.say(b"", 302, Location=to)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """The server, where it is, and what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, handler=Handler):
        super().__init__(("127.0.0.1", 0), handler)
        self.asked: Counter[str] = Counter()
        self.headers: list[dict[str, str]] = []
        self.recorded: dict[str, tuple[str, bytes] | None] = {}
        self.unknown: list[str] = []

    def forget(self) -> None:
        for kept in (self.asked, self.headers, self.recorded, self.unknown):
            kept.clear()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}"

    def handle_error(self, *_):
        pass


@contextmanager
def serving(handler=Handler) -> Iterator[Server]:
    """The server at work."""
    server = Server(handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()

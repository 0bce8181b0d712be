"""A local server that gives what was put on its shelf, at the path under which it was put."""

from __future__ import annotations

import gzip

from sources.misbehaving import Handler


class Shelf(Handler):
    """Answers from ``server.recorded``: (type, bytes) by path; whatever else, as the misbehaving server would."""

    def do_GET(self):  # noqa: N802 - the library's own name
        kept = self.server.recorded.get(self.path)
        if kept is None:
            super().do_GET()
            return
        self.server.asked[self.path] += 1
        kind, body = kept
        if self.headers.get("If-None-Match") == '"shelf"':
            self.send_response(304)
            self.end_headers()
            return
        self.say(body.replace(b"{{host}}", self.headers["Host"].encode()), kind=kind, ETag='"shelf"')


def packed(body: bytes) -> bytes:
    """The bytes as a file packed by gzip."""
    return gzip.compress(body)

"""Questions to the network and their answers: asked politely, within bounds, and again where that may help."""

from __future__ import annotations

import logging
import random
import time
from base64 import b64encode
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count
from typing import Any, Self, TypeVar

import httpx
import orjson

from fingerpost import __version__
from fingerpost.sources.http.answer import Answer
from fingerpost.sources.http.ask import ANY, Ask, Limits
from fingerpost.sources.http.door import Door, transport
from fingerpost.sources.http.faults import BUSY, CHECK, LATER, STATUSES, told
from fingerpost.sources.http.robots import Robots
from fingerpost.sources.shapes import SourceError

NAME = "Fingerpost"
"""The name that robots.txt knows us by."""

for _name in ("httpx", "httpcore"):  # they log whole addresses, and some hold a key
    logging.getLogger(_name).setLevel(logging.WARNING)

T = TypeVar("T")


class Web:
    """Asks the network, one question at a time; for one run of one source, in one thread.

    ``contact`` is the site's address, told to those who are asked; ``permit`` names hosts and ports ("127.0.0.1:8001")
    that may be asked though they are private.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        contact: str = "",
        permit: Collection[str] = (),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits, self._sleep = limits or Limits(), sleep
        self._door = Door(permit)
        self._asked: dict[str, float] = {}
        self._robots = Robots(NAME, self._robots_txt)
        self.agent = f"{NAME}/{__version__}" + (f" (+{contact})" if contact else "")
        self._client = httpx.Client(
            transport=transport(self._door),
            headers={"User-Agent": self.agent, "Accept-Encoding": "gzip"},
            timeout=httpx.Timeout(self.limits.read, connect=self.limits.connect),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close what is open."""
        self._client.close()

    def open(self, ask: Ask) -> Answer:
        """The answer, its bytes to come: for what is larger than memory. Raises SourceError."""
        return self._patiently(lambda: self._answer(ask))

    def read(self, ask: Ask) -> tuple[Answer, bytes]:
        """The answer and all its bytes; asked again where it broke off. Raises SourceError."""

        def whole() -> tuple[Answer, bytes]:
            with self._answer(ask) as answer:
                return answer, answer.read()

        return self._patiently(whole)

    def json(self, ask: Ask) -> Any:
        """What an answer in JSON says; None where nothing changed. Raises SourceError."""
        return self.json_and_state(ask)[0]

    def json_and_state(self, ask: Ask) -> tuple[Any, Answer]:
        """What an answer in JSON says, and the answer; asked again where it is none, as when it broke off."""

        def parsed() -> tuple[Any, Answer]:
            with self._answer(ask) as answer:
                if answer.unchanged:
                    return None, answer
                try:
                    return orjson.loads(answer.read()), answer
                except orjson.JSONDecodeError as error:
                    fault = f"its answer is not whole JSON ({error.msg})"
                    raise SourceError(ask.where, fault, "Try again later", permanent=False) from None

        return self._patiently(parsed)

    def _patiently(self, once: Callable[[], T]) -> T:
        """Ask, and again after a while where that may help, each time after a longer one."""
        for attempt in count(1):
            try:
                return once()
            except SourceError as error:
                wait = error.wait
                if wait is None:
                    wait = self.limits.backoff * 2 ** (attempt - 1) * random.uniform(0.5, 1)  # noqa: S311  (no secret)
                if error.permanent or attempt >= self.limits.attempts or wait > self.limits.longest_wait:
                    raise
            self._sleep(wait)
        raise AssertionError("count() does not end")

    def _answer(self, ask: Ask) -> Answer:
        """Ask once, following where it leads; each hop is checked as the first was."""
        until = time.monotonic() + min(ask.total or self.limits.total, self.limits.longest)
        with told(ask.where):
            request = self._request(ask)
            for _ in range(self.limits.redirects + 1):
                self._check(request.url, ask)
                self._door.until = until
                response = self._client.send(request, stream=True, auth=None)
                self._asked[request.url.host] = time.monotonic()
                if response.next_request is None:
                    return self._checked(ask, response, until)
                response.close()
                request = response.next_request
        hops = self.limits.redirects
        raise SourceError(ask.where, f"it redirects more than {hops} times", "Give the address where it ends")

    def _request(self, ask: Ask) -> httpx.Request:
        headers = {"Accept": ask.accept.header}
        if ask.key:
            headers["Authorization"] = f"Basic {b64encode(f'{ask.key}:'.encode()).decode()}"
        kept = orjson.loads(ask.state) if ask.state else {}
        if kept.get("version") == __version__:
            headers |= {name: kept[name] for name in ("If-None-Match", "If-Modified-Since") if name in kept}
        url = httpx.URL(ask.url)
        if ask.query or ask.secret:
            url = url.copy_merge_params({**ask.query, **ask.secret})
        if ask.body is not None:
            headers |= {"Content-Type": "application/json", **ask.headers}
            return self._client.build_request("POST", url, headers=headers, content=ask.body)
        if ask.post is None:
            return self._client.build_request("GET", url, headers=headers)
        return self._client.build_request("POST", url, headers=headers, json=ask.post)

    def _check(self, url: httpx.URL, ask: Ask) -> None:
        """What is asked must be of the web; where it is a page, its host must let us; and none is asked in haste."""
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise SourceError(ask.where, "it is, or leads to, no plain address of the web", "Give one with https://")
        pause = self.limits.pause
        if ask.robots:
            if not self._robots.allows(str(url)):
                raise SourceError(ask.where, "its robots.txt asks programs to stay away", "Ask its owner for a feed")
            pause = min(max(pause, self._robots.pause(str(url))), self.limits.longest_pause)
        left = self._asked.get(url.host, 0) + pause - time.monotonic()
        if left > 0:
            self._sleep(left)

    def _checked(self, ask: Ask, response: httpx.Response, until: float) -> Answer:
        answer = Answer(ask, response, min(ask.largest or self.limits.body, self.limits.largest), until)
        if answer.unchanged and ask.state:
            return answer
        status = response.status_code
        if not response.is_success:
            response.close()
            fault, remedy = STATUSES.get(status, ("it answers with an error", LATER if status >= 500 else CHECK))
            busy = status in BUSY or status >= 500
            wait = _wait(response.headers.get("retry-after", "")) if busy else None
            raise SourceError(ask.where, f"{fault} ({status})", remedy, permanent=not busy, wait=wait)
        if answer.type and not ask.accept.types.search(answer.type):
            response.close()
            fault = f"it answers with {answer.type[:60]!r}, not with {ask.accept.label}"
            raise SourceError(ask.where, fault, "Check the address: the board may have moved or closed")
        return answer

    def _robots_txt(self, url: str, largest: int) -> str | None:
        """A host's robots.txt as far as anybody need read it, or None where it has none. Raises SourceError where the
        host cannot say: then nothing may be asked of it."""
        try:
            with self._patiently(lambda: self._answer(Ask(url=url, accept=ANY, largest=1 << 62))) as answer:
                text = b""
                for piece in answer:
                    text += piece
                    if len(text) >= largest:
                        break
                return text[:largest].decode("utf-8", "replace")
        except SourceError as error:
            if error.permanent:
                return None
            raise


def _wait(text: str) -> float | None:
    """The seconds of a Retry-After, which gives seconds or a date; None where it gives neither."""
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None

"""robots.txt is asked first for pages, once for each host, and whatever it holds ends soon."""

from __future__ import annotations

import time

import pytest

from fingerpost.sources.http import PAGE, Ask, Limits, Web
from fingerpost.sources.shapes import SourceError
from sources.misbehaving import Handler, serving


class Host(Handler):
    """A host of pages whose robots.txt is what the test says."""

    def do_GET(self):  # noqa: N802 - the library's own name
        self.server.asked[self.path] += 1
        if self.path == "/leads-away":
            self.say(b"", 302, Location="/private/job")
        elif self.path != "/robots.txt":
            self.say(b"<p>A job.", kind="text/html")
        elif self.server.rules is None:
            self.say(b"", 404)
        elif self.server.rules == b"broken":
            self.say(b"", 503)
        else:
            self.say(self.server.rules, kind="text/plain")


@pytest.fixture
def host():
    with serving(Host) as server:
        server.rules = None
        yield server


@pytest.fixture
def look(host):
    """Looks at a page of the host; the waits are kept in ``look.waits``."""
    waits = []

    def at(path):
        return web.read(Ask(url=f"{host.address}{path}", accept=PAGE, robots=True))[1]

    at.waits = waits
    with Web(Limits(attempts=1, pause=0, total=5), permit=[host.host], sleep=waits.append) as web:
        yield at


RULES = b"User-agent: *\nDisallow: /\n\nUser-agent: fingerpost\nDisallow: /private/\nAllow: /\nCrawl-delay: 7\n"


def test_the_rules_for_us_hold_and_are_asked_for_once(look, host):
    host.rules = RULES
    assert look("/job/1") == look("/job/2") == b"<p>A job."
    with pytest.raises(SourceError, match=r"robots\.txt asks programs to stay away") as caught:
        look("/private/job")
    assert caught.value.permanent
    assert host.asked == {"/robots.txt": 1, "/job/1": 1, "/job/2": 1}


def test_a_page_that_leads_to_where_we_may_not_go_is_not_followed(look, host):
    host.rules = RULES
    with pytest.raises(SourceError, match="stay away"):
        look("/leads-away")
    assert "/private/job" not in host.asked


def test_the_pause_that_a_host_asks_for_is_kept_and_bounded(look, host):
    host.rules = RULES
    look("/job/1")
    look("/job/2")
    assert [round(wait) for wait in look.waits] == [7, 7]
    host.rules, look.waits[:] = b"User-agent: *\nCrawl-delay: 86400\n", []
    with Web(Limits(attempts=1, pause=0), permit=[host.host], sleep=look.waits.append) as web:
        web.read(Ask(url=f"{host.address}/job/1", accept=PAGE, robots=True))
    assert [round(wait) for wait in look.waits] == [30]


def test_a_host_without_rules_may_be_asked_and_one_that_cannot_say_may_not_now(look, host):
    assert look("/job/1")
    with Web(Limits(attempts=1, pause=0), permit=[host.host]) as web:
        host.rules = b"broken"
        with pytest.raises(SourceError) as caught:
            web.read(Ask(url=f"{host.address}/job/2", accept=PAGE, robots=True))
    assert not caught.value.permanent
    assert "/job/2" not in host.asked


@pytest.mark.parametrize(
    "rules",
    [
        b"User-agent: *\nDisallow: /" + b"*a" * 5_000 + b"$\n",
        b"User-agent: *\n" + b"Disallow: /x\n" * 500_000,
        bytes(range(256)) * 1_000,
        b"User-agent: *\nCrawl-delay: nan\nCrawl-delay: -7\nCrawl-delay: 1e400\n",
    ],
    ids=["stars", "longer than anybody need read", "noise", "odd delays"],
)
def test_hostile_rules_end_soon(look, host, rules):
    host.rules = rules
    began = time.monotonic()
    assert look("/job/" + "a" * 200) == b"<p>A job."
    assert time.monotonic() - began < 3
    assert all(0 <= wait <= 30 for wait in look.waits)

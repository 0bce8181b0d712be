"""The door to the network against a server that misbehaves: the right error, in bounded time and memory."""

from __future__ import annotations

import logging
import time
import tracemalloc

import pytest

from fingerpost.sources.http import ANY, JSON, PAGE, XML, Ask, Limits, Web
from fingerpost.sources.shapes import SourceError


@pytest.fixture
def ask(server, web):
    """Asks for JSON at a path of the server."""
    return lambda path, **more: web.json(Ask(url=f"{server.address}/{path}", **more))


def fault_of(call, *arguments, **more) -> SourceError:
    with pytest.raises(SourceError) as caught:
        call(*arguments, **more)
    assert caught.value.where
    assert caught.value.remedy
    return caught.value


def test_an_answer_in_json_is_read(ask, server):
    assert ask("fine") == {"fine": True}
    assert server.headers[0]["User-Agent"].startswith("Fingerpost/")


def test_whom_to_ask_about_us_is_told():
    with Web(contact="https://careers.example") as web:
        assert web.agent.endswith(" (+https://careers.example)")


PASSING = {
    "slow_headers": "its answer takes too long",
    "slow_body": "its answer takes too long",
    "silent": "its answer takes too long",
    "busy_long": "it asks us to slow down (429)",
    "busy_until": "it answers with an error (503)",
    "failing": "it answers with an error (500)",
    "half": "its answer breaks off",
    "half_unsaid": "its answer is not whole JSON",
    "half_packed": "its answer breaks off",
    "damaged": "its packed answer is damaged",
    "disguised": "its answer is not whole JSON",
    "empty": "its answer is not whole JSON",
}
LASTING = {
    "missing": "nothing is there (404)",
    "page": "it answers with 'text/html', not with JSON",
    "picture": "it answers with 'image/png', not with JSON",
    "endless": "it gives more than 2,000,000 bytes",
    "bomb": "it gives more than 2,000,000 bytes",
    "strange_packing": "it packs its answer as 'br'",
    "home": "it leads to an address that is not of the public internet",
    "metadata": "it leads to an address that is not of the public internet",
    "private": "it leads to an address that is not of the public internet",
    "file": "it is, or leads to, no plain address of the web",
    "loop": "it redirects more than 3 times",
}


@pytest.mark.parametrize("way", [*PASSING, *LASTING])
def test_each_misbehaviour_has_its_error_in_bounded_time_and_memory(ask, way):
    tracemalloc.start()
    began = time.monotonic()
    error = fault_of(ask, way)
    took, (_, peak) = time.monotonic() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert error.fault.startswith((PASSING | LASTING)[way])
    assert error.permanent == (way in LASTING)
    assert took < 4
    assert peak < 20_000_000


@pytest.mark.parametrize("way", ["busy", "failing_once"])
def test_what_passes_is_asked_for_again(ask, server, way):
    assert ask(f"{way}/{time.monotonic()}") == {"fine": True}
    assert sum(server.asked.values()) == 2


@pytest.mark.parametrize("way", ["missing", "page", "home"])
def test_what_lasts_is_not_asked_for_again(ask, server, way):
    fault_of(ask, way)
    assert sum(server.asked.values()) == 1


def test_a_wait_longer_than_ours_is_handed_on_and_not_sat_out(ask, server):
    assert fault_of(ask, "busy_long").wait == 3600
    assert fault_of(ask, "busy_until").wait > 1e9
    assert sum(server.asked.values()) == 2


def test_waits_grow_and_differ():
    waits = []
    with Web(Limits(attempts=4, backoff=1, pause=0), sleep=waits.append) as web:
        fault_of(web.json, Ask(url="http://127.0.0.1:9/"))  # private: lasting
        assert not waits
    with Web(Limits(attempts=4, backoff=1, pause=0), permit=["127.0.0.1:9"], sleep=waits.append) as web:
        error = fault_of(web.json, Ask(url="http://127.0.0.1:9/"))
    assert (error.fault, error.permanent) == ("no connection can be made", False)
    assert [0.5 * 2**n <= wait <= 2**n for n, wait in enumerate(waits)] == [True] * 3


def test_a_redirect_that_stays_is_followed(ask):
    assert ask("moved") == {"fine": True}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/fine",
        "http://localhost:{port}/fine",
        "http://2130706433:{port}/fine",
        "http://0x7f.1:{port}/fine",
        "http://[::1]:{port}/fine",
        "http://[::ffff:127.0.0.1]:{port}/fine",
        "http://0.0.0.0:{port}/fine",
        "http://user:pass@127.0.0.1:{port}/fine",
        "ftp://127.0.0.1:{port}/fine",
        "http:///fine",
        "not an address",
        "http://a b/",
    ],
)
def test_no_private_address_and_no_odd_one_is_asked_without_leave(server, address):
    with Web(Limits(attempts=1)) as web:
        error = fault_of(web.json, Ask(url=address.format(port=server.server_port)))
    assert error.permanent
    assert not server.asked


def test_a_name_is_resolved_once_and_the_address_that_was_checked_is_the_one_connected_to(server, monkeypatch):
    told = iter(["127.0.0.1", "10.0.0.1"])

    def resolve(host, port, *_, **__):
        address = host if host[0].isdigit() else next(told)
        return [(2, 1, 6, "", (address, port))]

    monkeypatch.setattr("fingerpost.sources.http.door.socket.getaddrinfo", resolve)
    with Web(Limits(attempts=1), permit=[server.host]) as web:
        assert web.json(Ask(url=f"http://board.example:{server.server_port}/fine")) == {"fine": True}
        assert server.headers[0]["Host"] == f"board.example:{server.server_port}"
        error = fault_of(web.json, Ask(url=f"http://other.example:{server.server_port}/fine"))
    assert "not of the public internet" in error.fault
    assert sum(server.asked.values()) == 1


def test_one_private_address_among_public_ones_shuts_the_door(monkeypatch):
    found = [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "192.168.1.1")]
    monkeypatch.setattr("fingerpost.sources.http.door.socket.getaddrinfo", lambda *_, **__: found)
    with Web(Limits(attempts=1)) as web:
        assert "not of the public internet" in fault_of(web.json, Ask(url="http://both.example/")).fault


def test_only_changes_are_asked_for(server, web):
    ask = Ask(url=f"{server.address}/changes")
    value, first = web.json_and_state(ask)
    assert (value, first.unchanged) == ({"fine": True}, False)
    value, second = web.json_and_state(Ask(url=ask.url, state=first.state))
    assert (value, second.unchanged, second.state) == (None, True, first.state)
    sent = server.headers[1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"one"', "Fri, 06 Nov 2026 10:00:00 GMT")


def test_the_state_of_an_older_version_asks_for_all(server, web):
    ask = Ask(url=f"{server.address}/changes", state='{"version": "0.0.0", "If-None-Match": "\\"one\\""}')
    assert web.json(ask) == {"fine": True}


def test_members_of_gzip_one_after_another_are_one_answer(ask):
    assert ask("packed") == {"fine": True}


def test_what_is_larger_than_memory_is_read_as_it_comes(server):
    tracemalloc.start()
    ask = Ask(url=f"{server.address}/endless", accept=ANY, largest=1 << 40, total=30)
    with Web(permit=[server.host]) as web, web.open(ask) as answer:
        stream = answer.stream()
        read = sum(len(stream.read(1 << 20)) for _ in range(200))
        _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == 200 << 20
    assert peak < 8_000_000


@pytest.mark.parametrize(("accept", "way"), [(XML, "laughs"), (PAGE, "page"), (JSON, "fine"), (ANY, "picture")])
def test_each_kind_of_content_is_let_in_where_it_was_asked_for(server, web, accept, way):
    _, body = web.read(Ask(url=f"{server.address}/{way}", accept=accept))
    assert body


def test_keys_stand_in_no_error_no_log_and_no_representation(server, web, caplog):
    caplog.set_level(logging.DEBUG)
    for way in ("failing", "page", "empty", "half", "home", "missing", "slow_body"):
        url = f"{server.address}/{way}?api_key=hush-3"
        ask = Ask(url=url, query={"what": "data"}, secret={"app_key": "hush-1"}, key="hush-2")
        error = fault_of(web.json, ask)
        chain = [error, error.__cause__, error.__context__]
        assert "hush" not in " ".join(map(str, chain)) + repr(ask) + repr(error)
    assert "what=data" in str(error)
    assert "hush" not in caplog.text
    assert any("app_key=hush-1" in path for path in server.asked)


def test_a_key_is_not_carried_to_another_host(server):
    with Web(Limits(attempts=1, pause=0), permit=[server.host, f"::1:{server.server_port}"]) as web:
        web.json(Ask(url=f"{server.address}/abroad", key="hush"))
    assert [("Authorization" in sent) for sent in server.headers] == [True, False]


def test_a_host_is_given_time_between_two_questions(server):
    waits = []
    with Web(Limits(pause=5), permit=[server.host], sleep=waits.append) as web:
        for _ in range(3):
            web.json(Ask(url=f"{server.address}/fine"))
    assert [round(wait) for wait in waits] == [5, 5]

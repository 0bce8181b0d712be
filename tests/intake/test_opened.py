"""An address is taken in as a file is: the kind recognised, five adverts shown first, and nothing closed by a run that failed."""

from __future__ import annotations

from io import StringIO

import orjson
import pytest
from django.core.management import call_command

from fingerpost.sources.http import Limits, Web
from fingerpost.sources.shapes import SourceError
from fingerpost.store import models
from sources.misbehaving import serving
from sources.shelf import Shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def serving_shelf():
    with serving(Shelf) as server:
        yield server


@pytest.fixture
def shelf(serving_shelf, settings, tmp_path):
    """A server that the site may ask, with an empty shelf."""
    settings.PRIVATE_HOSTS, settings.INDEX = [serving_shelf.host], tmp_path / "index"
    serving_shelf.recorded.clear()
    return serving_shelf


@pytest.fixture
def board(shelf, freight):
    """Puts so many adverts on the shelf, and gives their address."""

    def put(*numbers, path="/board.jsonl", **changes):
        rows = [freight(number, **changes) for number in numbers]
        shelf.recorded[path] = ("application/x-ndjson", b"\n".join(map(orjson.dumps, rows)))
        return f"{shelf.address}{path}"

    return put


def run(*arguments):
    said = StringIO()
    code = 0
    try:
        call_command("import", *arguments, stdout=said)
    except SystemExit as leave:
        code = leave.code
    return code, said.getvalue()


def open_adverts():
    return set(models.Advert.objects.filter(closed__isnull=True).values_list("external_id", flat=True))


def test_an_address_is_recognised_and_taken_in(board):
    address = board(1, 2)
    code, said = run(address)
    assert code == 0
    assert f"CSV or JSON Lines at an address: {address}" in said
    assert "2 adverts new" in said
    assert open_adverts() == {"1", "2"}


def test_a_dry_run_shows_five_adverts_and_keeps_nothing(board):
    code, said = run(board(*range(1, 10), salary="£50,000"), "--dry-run")
    assert code == 0
    assert "1. Data Engineer · Foxglove Freight Ltd · Leeds · 2026-11-20" in said
    assert "pay_text £50,000" in said
    assert "Foxglove Freight moves parcels between forty depots" in said
    assert "\n5. Data Engineer" in said
    assert "\n6. Data Engineer" not in said
    assert "Nothing was kept" in said
    assert not models.Advert.objects.exists()


def test_what_a_whole_source_no_longer_offers_is_closed(board):
    run(board(1, 2, 3))
    _, said = run(board(1, 3))
    assert "1 adverts closed" in said
    assert open_adverts() == {"1", "3"}


@pytest.mark.parametrize("way", ["half", "half_unsaid", "failing", "empty", "page", "other_shape", "home", "missing"])
def test_a_server_that_misbehaves_closes_nothing(board, shelf, way, monkeypatch):
    monkeypatch.setattr("fingerpost.intake.opened.Web", lambda **more: Web(Limits(attempts=1, pause=0), **more))
    path = f"/{way}/board.jsonl"
    address = board(1, 2, 3, path=path)
    run(address)
    del shelf.recorded[path]  # from here on, the server does with it what the path says
    code, said = run(address)
    assert code == 1
    assert "the source broke off" in said
    assert open_adverts() == {"1", "2", "3"}


def test_what_cannot_be_opened_says_why_and_what_to_do(shelf):
    with pytest.raises(SourceError, match="no kind of source") as caught:
        run("https://user:secret@board.example/jobs.csv?key=secret")
    assert "secret" not in str(caught.value)
    with pytest.raises(SourceError, match="this is an address"):
        run(f"{shelf.address}/board.jsonl", "--map", "title=name")

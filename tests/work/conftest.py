"""Sources to work on: files of adverts that were written for these tests."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest

from fingerpost.store.models import Source
from fingerpost.work.watch import Here

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TEAMS = ("parcels", "tariffs", "turbines", "seals", "bearings", "rotas", "invoices", "timber")


def row(number: int) -> dict[str, str]:
    """An advert that no other is like."""
    team = TEAMS[number % len(TEAMS)]
    return {
        "id": str(number),
        "title": "Data Engineer",
        "employer": f"Number {number} {team.title()} Ltd",
        "location": "Leeds",
        "text": f"Team {number} of {number * 7} people moves data about {team} {number * 13} times a day with Python and SQL.",
    }


@pytest.fixture(autouse=True)
def index_of_its_own(settings, tmp_path):
    settings.INDEX = tmp_path / "index"


@pytest.fixture
def worker():
    """A worker that nobody has told to leave."""
    return Here()


@pytest.fixture
def source(tmp_path, db):
    """Makes a source whose file holds so many adverts."""

    def made(name="board", adverts=3, **columns):
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(b"\n".join(orjson.dumps(row(number)) for number in range(adverts)))
        return Source.objects.create(**{"name": name, "kind": "file", "address": str(path), **columns})

    return made

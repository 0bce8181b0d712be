"""A small market for the tests of alerts: jobs come, go, merge and come again, and letters are kept in memory."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fingerpost.intake import flow
from fingerpost.intake.index import drain
from fingerpost.intake.report import Report
from fingerpost.pack import Pack, load_pack
from fingerpost.reading import Advert
from fingerpost.search.meaning import Lexicon
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import Received
from fingerpost.store import keep

LONDON = ZoneInfo("Europe/London")
WORK = (
    "forecasts of demand for parcels", "scans of knees and hips", "the price of fixed tariffs", "fruit sorted by ripeness",
    "faults in offshore turbines", "payments matched to invoices", "the rota of a bus depot", "seals counted from the air",
    "worn bearings in lifts", "calls sent to the right desk", "the yield of barley", "timber graded by its rings",
)  # fmt: skip
CITIES = ("Bristol", "Leeds", "Cardiff", "Glasgow", "Norwich", "Exeter", "Sheffield")


@cache
def _lexicon(pack_id: str, stem: Any) -> Lexicon:
    return Lexicon(load_pack(pack_id), stem)


def lexicon(pack: Pack, stem: Any) -> Lexicon:
    """The pack's names, read once: these tests open their index hundreds of times."""
    return _lexicon(pack.id, stem)


class Market:
    """Adverts that are taken in, closed and merged by the real flow, into the real store and index."""

    def __init__(self, index: Path, pack: Pack) -> None:
        self.index, self.pack = index, pack

    def advert(
        self,
        number: int,
        today: date,
        title: str = "Data Engineer",
        closed: date | None = None,
        source: str = "board",
        **said: Any,
    ) -> str:
        """Take an advert in, or again; its identifier."""
        employer, work = f"Employer {number}", WORK[number % len(WORK)]
        text = (
            f"At {employer} a team of {number % 37 + 2} works on {work}. You will own {work} end to end for customer {number * 7919}, "
            f"with Python and SQL, and report to desk {number * 104729 % 9973}. Salary: £{40 + number % 50},000 a year."
        )
        key = f"{source}-{number}"
        advert = Advert(
            id=advert_id(source, key), source=source, title=title, employer=employer, location=CITIES[number % len(CITIES)],
            posted=today, text=said.pop("text", text), url=f"https://jobs.example/{key}", **said,
        )  # fmt: skip
        flow.keep_batch([Received(1, key, advert, closed)], {}, pack=self.pack, today=today, report=Report())
        return advert.id

    def merge(self, gone: str, stays: str) -> None:
        """Two jobs turn out to be one vacancy."""
        keep.merge_jobs(gone, stays)
        flow.settle_jobs([stays], self.pack)
        keep.tell_index([gone, stays])

    def ready(self) -> None:
        """Let the index hear of it all."""
        drain(self.index, self.pack)


@pytest.fixture
def market(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Market:
    """A market with nothing in it that anybody here looks for."""
    monkeypatch.setattr("fingerpost.search.tantivy.index.Lexicon", lexicon)
    settings.INDEX = tmp_path / "index"
    settings.ADDRESS = "https://jobs.harbourside.example"
    settings.DEFAULT_FROM_EMAIL = "Harbourside <alerts@jobs.harbourside.example>"
    settings.ALERTS_BOUNCES = "bounces@jobs.harbourside.example"
    made = Market(settings.INDEX, load_pack(settings.PACK))
    made.advert(999_983, date(2026, 1, 1), title="Head Gardener")
    made.ready()
    return made


@pytest.fixture
def alert(db: None) -> Any:
    """Makes a confirmed alert, as if it had been asked for and said yes to at a moment."""
    from fingerpost.store import alerts

    def made(now: datetime, question: str = "q=engineer", pace: str = "daily", to: str = "ada@example.com") -> Any:
        from fingerpost.store.models import Letter

        letter = Letter.objects.get(pk=alerts.ask(to, question, pace, now, now.astimezone(LONDON).date()))
        key = letter.alert.key
        letter.delete()
        alerts.confirm(key, now)
        return alerts.by_key(key)

    return made

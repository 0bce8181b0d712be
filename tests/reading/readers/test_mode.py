"""Where the work is done, row by row, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import Pack, load_pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Reading
from fingerpost.reading.readers.mode import ModeReader
from fingerpost.reading.scan import Scan

FILE = Path(__file__).parents[2] / "cases" / "mode.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
FIELDS = {"mode": "mode", "office_days": "days"}
PIECES = st.sampled_from(
    ["Hybrid", "Remote", "on-site", "office", "1", "2-3", "three", "5", "days", "day", "a", "week", "per",
     "month", "in", "the", "our", "from", "home", "60%", "50", "%", "REMOTE", "WFH", ":", "/", "|", ",",
     "(", "\n", "or", "until"]
)  # fmt: skip


class ModeOnly:
    """Reads the mode of an advert, and nothing else."""

    def __init__(self, pack: Pack) -> None:
        self.reader = ModeReader(pack)
        self.scan = Scan({self.reader.name: tuple(self.reader.triggers())})

    def read(self, advert: Advert) -> Reading:
        page = self.scan.page(advert)
        self.reader.read(page)
        return Reading(advert.id, tuple(page.claims), "test")


READER = ModeOnly(load_pack("machine-learning-uk"))


def advert(case: dict[str, Any]) -> Advert:
    title, location = case.get("title", "Analyst"), case.get("location", "Leeds")
    return Advert("1", "test", title, employer="Larkspur & Vane", location=location, text=case["text"])


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case["why"], marks=pytest.mark.xfail if case.get("known_wrong") else ()) for case in CASES],
)
def test_the_mode_of_an_advert(case: dict[str, Any]) -> None:
    reading = READER.read(advert(case))
    read = {key: reading.value(field) for field, key in FIELDS.items() if reading.claim(field)}
    assert read == {key: case[key] for key in FIELDS.values() if key in case}


def test_a_third_of_the_rows_must_not_fire() -> None:
    assert len(CASES) >= 60
    assert sum(case.get("none", False) for case in CASES) * 3 >= len(CASES)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str) -> None:
    said = Advert("1", "test", "Analyst, hybrid", text=text)
    for claim in READER.read(said).claims:
        assert getattr(said, claim.where)[claim.start : claim.end] == claim.words != ""
        assert claim.field != "office_days" or 1 <= claim.value < 5

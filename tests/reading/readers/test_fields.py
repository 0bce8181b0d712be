"""What a feed's own fields add to a reading, row by row, and what holds for any fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import load_pack
from fingerpost.reading import Advert, Claim, Pay, machine
from fingerpost.reading.advert import FIELDS
from fingerpost.reading.readers.fields import FieldsReader

from .cases import rows, table

CASES = table("fields")
ASKED = {
    "pay": "pay", "contract": "contract", "hours": "hours", "mode": "mode", "place": "place", "closing": "closing_date",
    "start": "start_date", "language": "advert_language", "skills": "skill_asked",
}  # fmt: skip
READERS = machine(load_pack("machine-learning-uk"))
VALUES = st.text(max_size=40) | st.sampled_from(
    ["55000", "£45k", "0", "-1", "nan", "1e309", "GBP", "€", "year", "DAY", "FULL_TIME, CONTRACTOR", "Permanent or contract", "37.5",
     "hybrid", "Leeds; Paris, France", "GB", "US", "2026-12-31", "31/12/26", "asap", "de", "Python; SQL", "£450 – £500 a day", "yes",
     ";;", "\x00", "²"]
)  # fmt: skip


def advert(case: Mapping[str, Any]) -> Advert:
    where, text = case.get("location", ""), case.get("text", "")
    return Advert("1", "test", "Beekeeper", "Larkspur", where, case.get("posted"), text, fields=case["fields"])


def of_fields(said: Advert) -> list[Claim]:
    return [claim for claim in READERS.read(said).claims if claim.where.startswith("field:")]


def plain(value: Any) -> Any:
    if not isinstance(value, Pay):
        return value
    kept = ("low", "high", "currency", "period", "estimated")
    return {name: item for name, item in asdict(value).items() if name in kept and item not in (None, False)}


@pytest.mark.parametrize("case", rows(CASES))
def test_what_fields_state(case: dict[str, Any]) -> None:
    said = advert(case)
    claims = of_fields(said)
    found: dict[str, list[Any]] = {}
    for claim in claims:
        if claim.field in ASKED.values():
            found.setdefault(claim.field, []).append(plain(claim.value))
    expected = {
        ASKED[name]: case[name] if isinstance(case[name], list) else [case[name]] for name in ASKED if name in case
    }
    assert {field: values[: len(expected.get(field, values))] for field, values in found.items()} == expected
    assert sum(map(len, found.values())) == sum(map(len, expected.values())) + case.get("also", 0)
    doubts = {claim.doubt for claim in claims if claim.doubt and claim.field in ASKED.values()}
    assert any(case["doubt"] in doubt for doubt in doubts) if "doubt" in case else not doubts or "place" in case


@pytest.mark.parametrize("case", rows(case for case in CASES if "answer" in case))
def test_the_answer_where_the_words_speak_too(case: dict[str, Any]) -> None:
    reading = READERS.read(advert(case))
    for field, value in case["answer"].items():
        answer = reading.value("pay").low if field == "pay_low" else reading.value(field)
        assert answer == value


def test_pay_of_several_fields_shows_them_all_in_its_phrase() -> None:
    fields = {"pay_low": "55000", "pay_high": "65000", "pay_currency": "GBP", "pay_period": "YEAR"}
    (claim,) = of_fields(Advert("1", "test", "Beekeeper", fields=fields))
    assert (claim.where, claim.words) == ("field:pay_low", "55000")
    assert claim.value.phrase == "55000 – 65000 GBP YEAR"


def test_an_advert_without_fields_is_not_looked_at(pack) -> None:
    reader = FieldsReader(pack)
    page = READERS.scan.page(Advert("1", "test", "Beekeeper", text="Honey"))
    reader.read(page)
    assert page.claims == []
    assert "_of_pay" not in vars(reader)
    assert list(reader.triggers()) == []


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), VALUES, max_size=8))
def test_any_fields_are_read_and_every_claim_stands_on_its_words(fields: dict[str, str]) -> None:
    for claim in of_fields(Advert("1", "test", "Beekeeper", fields=fields)):
        assert fields[claim.where[6:]][claim.start : claim.end] == claim.words != ""
        assert not isinstance(claim.value, Pay) or (claim.value.currency and claim.value.period)

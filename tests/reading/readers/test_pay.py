"""What the post pays, row by row, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import Pack, load_pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Pay
from fingerpost.reading.readers.pay import PayReader, read_pay_phrase

from .cases import Alone, rows, stands, table

CASES = table("pay")
MARKS = ("approximate", "estimated", "vat", "pro_rata")
PIECES = st.sampled_from(
    ["£", "$", "€", "k", "K", "-", "–", "to", "up", "from", "circa", "per", "day", "annum", "pa", "p/h",
     "OTE", "salary", "rate", "45,000", "400500", "0", "£45k", "12.50", "9999999999", "%", "GBP", "\n",
     ".", ",", "(", "+", "est.", "bonus"]
)  # fmt: skip

READER = Alone(PayReader)


def advert(case: dict[str, Any]) -> Advert:
    return Advert(
        "1", "test", case.get("title", "Data Analyst"), employer="Larkspur & Vane", location="Leeds", text=case["text"]
    )


def stated(pay: Pay) -> list[Any]:
    return ["-" if end is None else end for end in (pay.low, pay.high)] + [pay.currency, pay.period]


@pytest.mark.parametrize("case", rows(CASES))
def test_the_pay_of_an_advert(case: dict[str, Any]) -> None:
    claims = list(READER.read(advert(case)).all("pay"))
    if case.get("none"):
        assert claims == []
        return
    pay = claims[0].value
    assert stated(pay) == case["pay"]
    marks = {mark for mark in MARKS if getattr(pay, mark)} | ({pay.basis} - {"base"})
    assert marks == set(case.get("marks", ()))
    assert claims[0].words == pay.phrase == case.get("words", pay.phrase)
    further = [stated(claim.value) for claim in claims[1:]]
    assert all(also in further for also in case.get("also", ()))


@pytest.mark.parametrize("case", rows(table("pay", "phrase")))
def test_the_pay_of_a_phrase(case: dict[str, Any], pack: Pack) -> None:
    pay = read_pay_phrase(case["phrase"], pack)
    assert (None if pay is None else stated(pay)) == (None if case.get("none") else case["pay"])


def test_what_was_not_said_is_doubted() -> None:
    sure = READER.read(advert({"text": "Salary: £45,000 per annum"})).claim("pay")
    no_period = READER.read(advert({"text": "Rate: £450 inside IR35"})).claim("pay")
    no_currency = READER.read(advert({"text": "Salary: 45,000 per annum"})).claim("pay")
    assert sure.doubt is None
    assert "period" in no_period.doubt
    assert "currency" in no_currency.doubt


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str) -> None:
    said = Advert("1", "test", "Analyst £", text=text)
    for claim in READER.read(said).claims:
        assert stands(said, claim)
        pay = claim.value
        assert pay.phrase == claim.words
        assert pay.low is not None or pay.high is not None
        assert pay.low is None or pay.high is None or pay.low <= pay.high


@given(st.lists(PIECES, max_size=20).map(" ".join) | st.text(max_size=100))
def test_any_phrase_is_read(phrase: str) -> None:
    pay = read_pay_phrase(phrase, load_pack("machine-learning-uk"))
    assert pay is None or pay.phrase in phrase

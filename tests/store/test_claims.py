"""Claims packed and unpacked are the same claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading import Advert, Claim, Pay
from fingerpost.store.claims import pack_claims, unpack_claims

TEXT = "We pay £60,000 a year for Python and SQL in Leeds."
ADVERT = Advert(id="a", source="test", title="Data Engineer", text=TEXT, fields={"contract_time": "full_time"})


def back(*claims):
    return unpack_claims(pack_claims(claims, ADVERT), ADVERT)


def test_every_kind_of_value_comes_back():
    pay = Pay(60_000.0, None, "GBP", "year", "£60,000 a year", basis="ote", approximate=True, vat=True)
    claims = (
        Claim("pay", pay, "text", 7, 21, TEXT[7:21]),
        Claim("manages", True, "title", 0, 4, "Data"),
        Claim("office_days", 2.5, "text", 0, 2, "We", "half a day is unusual"),
        Claim("skills", ("python", "sql"), "text", 26, 40, TEXT[26:40]),
        Claim("hours", "full-time", "field:contract_time", 0, 9, "full_time"),
    )
    assert back(*claims) == claims


def test_words_that_the_text_gives_are_not_stored_again():
    assert "Python" not in pack_claims([Claim("skill_asked", "py", "text", 26, 32, "Python")], ADVERT)


def test_words_that_the_text_does_not_give_are_stored():
    claims = (
        Claim("mode", "remote", "text", 900, 906, "remote"),
        Claim("mode", "remote", "field:gone", 0, 6, "remote", "doubt"),
    )
    assert back(*claims) == claims


@given(
    st.text(max_size=9), st.integers(0, 60), st.integers(0, 60), st.text(max_size=9), st.none() | st.text(max_size=9)
)
def test_any_claim_comes_back(value, start, end, words, doubt):
    claim = Claim("role", value, "text", start, end, words, doubt)
    assert back(claim) == (claim,)

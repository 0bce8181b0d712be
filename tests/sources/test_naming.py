"""Addresses that editors paste: taken apart whatever they look like, and never a way to another host."""

from __future__ import annotations

import pytest

from fingerpost.sources.naming import board_name, name_of, parted
from fingerpost.sources.registry import KINDS, recognise


@pytest.mark.parametrize(
    ("address", "kind", "kept"),
    [
        (" https://JOBS.lever.co/acme?lever-source=LinkedIn ", "lever", "acme"),
        ("jobs.ashbyhq.com/Acme%20Ltd", "schema_org", "https://jobs.ashbyhq.com/Acme%20Ltd"),
        (
            "https://wd3.myworkdaysite.com/en-GB/recruiting/acme/Careers",
            "workday",
            "wd3.myworkdaysite.com/acme/Careers",
        ),
        (
            "https://evil.example/boards.greenhouse.io/acme",
            "schema_org",
            "https://evil.example/boards.greenhouse.io/acme",
        ),
        ("https://greenhouse.io.evil.example/acme", "schema_org", "https://greenhouse.io.evil.example/acme"),
        ("https://acme.jobs.personio.com/?language=de", "personio", "acme.jobs.personio.com"),
        ("https://careers.acme.example/jobs.json", "teamtailor", "careers.acme.example"),
    ],
)
def test_an_address_is_of_the_kind_whose_host_it_has(address, kind, kept):
    found = recognise(address)
    assert (found.kind.name, found.kept) == (kind, kept)


@pytest.mark.parametrize(
    "address",
    ["", " ", "acme", "mailto:a@acme.example", "ftp://acme.example", "https://[", "https://a@b.example/", "javascript:alert(1)",
     "file:///etc/passwd", "//"],
)  # fmt: skip
def test_what_is_no_address_is_of_no_kind(address):
    assert parted(address) is None
    assert all(kind.recognise(address) is None for kind in KINDS)


@pytest.mark.parametrize("name", ["", "..", "a..b", "a/b", "a?b", "a b", "a#b", ".a", "%2e", "a" * 101])
def test_a_name_that_may_not_stand_in_an_address_is_no_board(name):
    assert board_name(name) is None


def test_a_key_in_an_address_stands_in_no_name_and_two_keys_are_two_sources():
    one, other = (name_of("table", f"https://board.example/jobs.csv?token={key}") for key in ("hush-1", "hush-2"))
    assert "hush" not in one + other
    assert one != other
    assert "board.example/jobs.csv" in one


def test_two_long_addresses_that_begin_alike_keep_their_adverts_apart():
    one, other = (name_of("schema_org", f"https://board.example/{'x' * 200}/{end}") for end in "ab")
    assert one != other
    assert len(one) <= 100
    assert name_of("lever", "acme") == "lever/acme"

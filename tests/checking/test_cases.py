"""The rules of the advert checker, row by row: what each family finds in a text, and what it must leave alone."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fingerpost.checking import check
from fingerpost.pack import Pack
from fingerpost.reading import Advert

FILES = sorted((Path(__file__).parents[1] / "cases" / "checking").glob("*.toml"))
TABLES = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES}
TODAY = date(2026, 11, 27)
ADVERT = {"title": "Data Engineer", "employer": "Oakmere Analytics", "location": "Leeds"}


def rows() -> list[Any]:
    found = []
    for family, cases in TABLES.items():
        for case in cases["case"]:
            text = case["text"] * case.get("times", 1)
            for name in ("advert", "undated"):
                text = text.replace(f"{{{name}}}", cases.get(name, ""))
            marks = pytest.mark.xfail if case.get("known_wrong") else ()
            found.append(pytest.param(family, case | {"text": text}, id=f"{family}: {case['why']}", marks=marks))
    return found


@pytest.mark.parametrize(("family", "case"), rows())
def test_what_a_family_of_rules_finds(pack: Pack, family: str, case: dict[str, Any]) -> None:
    said = {key: case.get(key, usual) for key, usual in ADVERT.items()}
    posted = None if case.get("posted") == "" else date(2026, 11, 20)
    advert = Advert("1", "test", **said, posted=posted, text=case["text"], fields=case.get("fields", {}))
    findings = check(advert, pack, today=TODAY, agency=case.get("agency"))
    found = {finding.rule.removeprefix(f"{family}.") for finding in findings if finding.family == family}
    assert found == set(case.get("finds", ()))


@pytest.mark.parametrize("family", TABLES)
def test_a_third_of_the_rows_must_not_fire(family: str) -> None:
    cases = TABLES[family]["case"]
    silent = [case for case in cases if not case.get("finds")]
    assert 3 * len(silent) >= len(cases)


def test_every_rule_of_the_pack_has_a_row_that_it_fires_in(pack: Pack) -> None:
    fired = {
        f"{family}.{rule}"
        for family, cases in TABLES.items()
        for case in cases["case"]
        for rule in case.get("finds", ())
    }
    assert fired == set(pack.check_rules)

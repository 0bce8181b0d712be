"""The adverts of the demonstration: the file is what the parts give, covers what the site must show, and reads like many hands' work."""

from __future__ import annotations

import csv
import importlib
import itertools
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("FINGERPOST_DATA", ROOT.parent / "shared" / "data"))
TRUNCATED = ("…", "...")
Row = dict[str, Any]


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "tools"))
        yield importlib.import_module("write_adverts")


@pytest.fixture(scope="module")
def rows(tool: ModuleType) -> list[Row]:
    with tool.DEMO.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture(scope="module")
def postings(tool: ModuleType) -> list[Any]:
    return [posting for posting, _ in tool.Press(tool.load_parts()).postings()]


@pytest.fixture(scope="module")
def firsts(postings: list[Any]) -> list[Any]:
    """The first advert of each vacancy of the present and of the last year and a half."""
    return [posting for posting in postings if not posting.mark and not posting.content.vacancy.past]


def test_the_file_is_what_the_parts_give(tool: ModuleType) -> None:
    assert tool.DEMO.read_text(encoding="utf-8") == tool.written(), (
        "run python tools/write_adverts.py and commit what it writes"
    )


def test_each_advert_has_its_fields_and_an_id_of_its_own(rows: list[Row]) -> None:
    fields = {"id", "source", "url", "title", "employer", "location", "days_ago", "text"}
    assert all(set(row) - {"closed_days_ago"} == fields for row in rows)
    assert all(row[field] or field == "days_ago" for row in rows for field in fields)
    assert len({row["id"] for row in rows}) == len({row["url"] for row in rows}) == len(rows) >= 880
    assert {row["source"] for row in rows} == {"demo-employers", "demo-agencies", "demo-board"}
    assert all(re.fullmatch(r"https://[a-z0-9.-]+\.example/jobs/[a-z0-9-]+", row["url"]) for row in rows)


def test_no_slot_or_choice_is_left_unfilled(rows: list[Row]) -> None:
    assert not [row["id"] for row in rows if re.search(r"\{\w+|\[\w[^\]]*\|", row["title"] + row["text"])]


def test_texts_are_long_enough_and_the_file_small_enough(tool: ModuleType, rows: list[Row]) -> None:
    short = [row["id"] for row in rows if len(row["text"]) < 560 and not row["text"].endswith(TRUNCATED)]
    assert not short
    assert min(len(row["text"]) for row in rows) >= 400
    assert tool.DEMO.stat().st_size < 3_200_000


def test_the_site_is_alive_on_any_day_and_has_a_past(rows: list[Row]) -> None:
    live = [row for row in rows if "closed_days_ago" not in row]
    assert len([row for row in live if row["days_ago"] <= 60]) > 600
    assert len([row for row in live if row["days_ago"] <= 2]) > 25
    assert len([row for row in rows if 180 <= row["days_ago"] <= 550]) > 150
    assert all(0 <= row.get("closed_days_ago", 0) <= row["days_ago"] for row in rows)


def test_three_years_of_closed_vacancies_give_trends_and_day_rates(postings: list[Any]) -> None:
    past = [posting for posting in postings if posting.content.vacancy.past]
    assert all(posting.closed is not None and 0 <= posting.closed <= posting.opened for posting in past)
    halves = Counter(posting.opened // 182 for posting in past)
    assert set(halves) == set(range(6)) and min(halves.values()) >= 40
    contracts = [
        posting.content.vacancy.terms for posting in past if posting.content.vacancy.terms.contract == "contract"
    ]
    assert {terms.ir35 for terms in contracts} == {"inside", "outside", ""} and len(contracts) > 150


def test_every_role_has_a_vacancy(firsts: list[Any], tool: ModuleType) -> None:
    counts = Counter(posting.content.vacancy.role.id for posting in firsts)
    assert set(counts) == set(tool.load_parts().roles)
    assert len(counts) == 44
    assert all(
        counts[role] >= 30
        for role in ("ai-engineer", "mlops-engineer", "data-scientist", "data-engineer", "data-analyst")
    )
    assert 4 <= counts["chief-ai-officer"] < 10


@pytest.mark.parametrize(
    ("role", "level"),
    [("machine-learning-engineer", level) for level in ("junior", "none", "senior", "lead")]
    + [("head-of-machine-learning", "head")],
)
def test_each_rung_of_machine_learning_has_enough_pay_for_a_figure(firsts: list[Any], role: str, level: str) -> None:
    paid = [
        posting.content.vacancy
        for posting in firsts
        if posting.closed is None and posting.content.vacancy.offer.form in ("range", "single", "circa")
    ]
    paid = [
        vacancy for vacancy in paid if (vacancy.role.id, vacancy.level, vacancy.offer.period) == (role, level, "year")
    ]
    assert len(paid) >= 15
    assert len({vacancy.employer.name for vacancy in paid}) >= 6


def test_pay_rises_with_the_level(firsts: list[Any]) -> None:
    pay = defaultdict(list)
    for posting in firsts:
        vacancy = posting.content.vacancy
        if (
            vacancy.role.id == "machine-learning-engineer"
            and vacancy.offer.form == "range"
            and vacancy.offer.period == "year"
        ):
            pay[vacancy.level].append((vacancy.offer.low + vacancy.offer.high) / 2)
    middles = [sorted(pay[level])[len(pay[level]) // 2] for level in ("junior", "mid", "none", "senior", "lead")]
    assert middles == sorted(middles)
    assert 30_000 < middles[0] < 42_000
    assert 85_000 < middles[-1] < 120_000


def test_levels_terms_and_modes_are_all_there(firsts: list[Any]) -> None:
    vacancies = [posting.content.vacancy for posting in firsts]
    levels = Counter(vacancy.level for vacancy in vacancies)
    assert all(levels[level] >= 10 for level in ("intern", "junior", "mid", "none", "senior", "lead", "head", "chief"))
    contracts = Counter(vacancy.terms.contract for vacancy in vacancies)
    assert contracts["contract"] >= 60
    assert contracts["fixed-term"] >= 25
    assert contracts["internship"] >= 8
    assert contracts["apprenticeship"] >= 4
    assert sum(vacancy.terms.part_time for vacancy in vacancies) >= 15
    statuses = Counter(vacancy.terms.ir35 for vacancy in vacancies if vacancy.terms.contract == "contract")
    assert all(statuses[status] >= 15 for status in ("inside", "outside", ""))
    assert {vacancy.terms.engagement for vacancy in vacancies} == {"", "umbrella", "paye", "limited"}
    assert any(vacancy.terms.vat for vacancy in vacancies)
    modes = Counter(vacancy.mode for vacancy in vacancies)
    assert all(modes[mode] >= 50 for mode in ("remote", "hybrid", "onsite", ""))


def test_pay_is_stated_by_most_and_in_many_forms(firsts: list[Any]) -> None:
    offers = [posting.content.vacancy.offer for posting in firsts]
    assert 0.55 <= sum(offer.stated for offer in offers) / len(offers) <= 0.68
    assert {offer.form for offer in offers} == {"range", "single", "up-to", "from", "circa", "ote", "none"}
    assert {offer.period for offer in offers if offer.stated} == {"year", "week", "day", "hour"}


def test_a_third_are_in_london_and_the_rest_all_over(rows: list[Row], firsts: list[Any]) -> None:
    assert 0.28 <= sum("London" in row["location"] for row in rows) / len(rows) <= 0.4
    assert len({posting.content.vacancy.place for posting in firsts}) >= 40


def test_some_adverts_come_again(postings: list[Any], rows: list[Row]) -> None:
    marks = Counter(posting.mark for posting in postings)
    present = sum(not posting.content.vacancy.past for posting in postings)
    assert 0.07 <= (len(postings) - marks[""]) / present <= 0.14
    assert all(marks[mark] >= 15 for mark in "bcd")
    texts = {row["id"]: set(row["text"].split("\n")) for row in rows}
    again = [mark for mark in texts if mark.endswith("b")]
    assert all(
        len(texts[mark] & texts[mark[:-1]]) >= 3
        for mark in again
        if len(texts[mark]) > 12 and len(texts[mark[:-1]]) > 12
    )


def test_a_few_adverts_are_messy(rows: list[Row]) -> None:
    assert 2 <= sum(row["text"].endswith(TRUNCATED) for row in rows) <= 20
    assert sum("&amp;" in row["text"] or "\\-" in row["text"] for row in rows) >= 2
    assert sum("estimated" in row["text"] for row in rows) >= 5


def test_no_sentence_is_worn_out(rows: list[Row], tool: ModuleType) -> None:
    parts = tool.load_parts()
    lawful = {
        line
        for agency in parts.agencies
        for line in re.split(r"(?<=[.;])\s+", f"{agency.lawful} {agency.lawful_contract}")
    }
    uses: Counter[str] = Counter()
    for row in rows:
        said = {sentence.strip(" -•*·✅👉🔹▪️") for sentence in re.split(r"(?<=[.!?])\s+|\n+", row["text"])}
        uses.update(sentence for sentence in said if len(sentence) > 60)
    worn = {sentence: count for sentence, count in uses.items() if count > 0.04 * len(rows) and sentence not in lawful}
    assert not worn


def test_two_adverts_taken_at_random_have_little_in_common(rows: list[Row], tool: ModuleType) -> None:
    shingles = []
    for row in rows:
        words = re.findall(r"\w+", row["text"].lower())
        shingles.append(set(zip(*(words[start:] for start in range(5)), strict=False)))
    dice = tool.Dice("pairs")
    pairs = [[shingles[at] for at in dice.some(range(len(shingles)), 2)] for _ in range(1500)]
    alike = [len(one & other) / len(one | other) for one, other in pairs]
    assert sum(alike) / len(alike) < 0.05
    assert sum(share > 0.3 for share in alike) < 8


def test_employers_are_many_and_of_our_own_making(rows: list[Row], tool: ModuleType) -> None:
    parts = tool.load_parts()
    employers, agencies = {employer.name for employer in parts.employers}, {agency.name for agency in parts.agencies}
    assert len(employers) >= 60
    assert 5 <= len(agencies) <= 6
    assert {row["employer"] for row in rows} == employers | agencies
    assert all(row["employer"] in agencies for row in rows if row["source"] == "demo-agencies")


def test_an_agency_never_names_its_client(postings: list[Any]) -> None:
    named = [
        posting.content.vacancy.number
        for posting in postings
        if posting.content.vacancy.agency and posting.content.vacancy.employer.name in posting.text
    ]
    assert not named


def test_no_real_employer_of_the_shared_data_is_named(rows: list[Row]) -> None:
    source = DATA / "adverts" / "uk-ml-data-texts.jsonl"
    if not source.is_file():
        pytest.skip("the real adverts are not here: set FINGERPOST_DATA to hold the invented names against them")
    with source.open(encoding="utf-8") as file:
        real = {json.loads(line)["employer"] for line in file}
    for path in (DATA / "adverts").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            real |= {
                value
                for row in csv.DictReader(file)
                for key, value in row.items()
                if key and "company" in key.lower() and value
            }
    names = {name.strip() for name in real if len(name.split()) > 1}
    assert not {row["employer"] for row in rows} & real
    texts = " ".join(itertools.chain.from_iterable((row["title"], row["text"]) for row in rows))
    assert not [name for name in names if name in texts and re.search(rf"\b{re.escape(name)}\b", texts)]

"""Terms that the vocabulary lacks, row by row; how they are counted over many adverts; and the command that prints them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.cli import main
from fingerpost.pack import Pack
from fingerpost.reading import Advert, machine
from fingerpost.reading.candidates import CONTEXT, EXAMPLES, Candidates, Tallies, Tally
from fingerpost.reading.scan import Page

from .readers.cases import table

LIST = "We use Python, SQL, Quandrelo, Spark and Kafka."


def page_of(pack: Pack, text: str, employer: str = "Larkmoor") -> Page:
    return machine(pack).page(Advert("1", "test", "Vacancy", employer, text=text))


def ranked(pack: Pack, *adverts: tuple[str, str]) -> list[Tally]:
    candidates, tallies = Candidates(pack), Tallies()
    for employer, text in adverts:
        page = page_of(pack, text, employer)
        tallies.add(page, candidates.find(page))
    return tallies.ranked()


@pytest.mark.parametrize("case", table("candidates"), ids=lambda case: case["why"])
def test_the_candidates_of_an_advert(case: dict[str, Any], pack: Pack) -> None:
    page = page_of(pack, case["text"], case.get("employer", "Larkmoor"))
    assert [page.joined[start:end] for start, end in Candidates(pack).find(page)] == case.get("found", [])


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["Python", "SQL", "Spark", "Quandrelo", ", ", "\n", "• ", ". ", " and ", ": ", "(", "\x00", "İ", "a"]
        ),
        max_size=40,
    ),
    st.text(max_size=40),
)
def test_any_text_may_be_looked_through(pack: Pack, parts: list[str], tail: str) -> None:
    page = page_of(pack, "".join(parts) + tail)
    first, last = page.bounds["text"]
    for start, end in Candidates(pack).find(page):
        assert first <= start < end <= last


def test_a_term_is_counted_by_how_often_where_and_by_whom(pack: Pack) -> None:
    (one,) = ranked(pack, ("Larkmoor", f"{LIST}\n{LIST}"), ("larkmoor ", LIST), ("Saltmarsh", LIST.upper()), ("", LIST))
    assert (one.term, one.count, one.adverts, len(one.employers)) == ("Quandrelo", 5, 4, 2)
    assert one.written == {"Quandrelo": 4, "QUANDRELO": 1}
    assert len(one.examples) == EXAMPLES
    assert all("quandrelo" in example.casefold() and len(example) <= CONTEXT for example in one.examples)


def test_terms_of_more_employers_come_first(pack: Pack) -> None:
    other = LIST.replace("Quandrelo", "Merivane")
    found = ranked(pack, ("Larkmoor", LIST), ("Larkmoor", LIST), ("Larkmoor", other), ("Saltmarsh", other))
    assert [one.term for one in found] == ["Merivane", "Quandrelo"]


def test_a_word_that_adverts_also_write_small_is_no_term(pack: Pack) -> None:
    capital = LIST.replace("Quandrelo", "Bicycles")
    assert [one.term for one in ranked(pack, ("Larkmoor", capital))] == ["Bicycles"]
    assert ranked(pack, ("Larkmoor", capital), ("Saltmarsh", "We mend bicycles.")) == []


def test_the_command_prints_a_line_for_each_term(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = []
    for number in range(2):
        files.append(tmp_path / f"{number}.jsonl")
        files[-1].write_text(
            json.dumps({"id": number, "title": "Engineer", "employer": f"Firm {number}", "text": LIST})
        )
    assert main(["pack", "candidates", *map(str, files)]) == 0
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert {**line, "examples": len(line["examples"])} == {
        "term": "Quandrelo",
        "count": 2,
        "adverts": 2,
        "employers": 2,
        "examples": 2,
    }
    assert main(["pack", "candidates", str(files[0]), "--top", "0"]) == 0
    assert main(["pack", "candidates", str(tmp_path / "gone.jsonl")]) == 2

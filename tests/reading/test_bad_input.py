"""Whatever a text holds, reading it raises nothing, and every claim stands on its own words; the command says so in its exit."""

from __future__ import annotations

import importlib
import json
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.cli import main
from fingerpost.pack import Pack, load_pack
from fingerpost.reading import Advert, machine
from fingerpost.reading.read import Machine

with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(str(Path(__file__).parents[2] / "tools"))
    fuzz = importlib.import_module("fuzz")

MILLION = 1_000_000
LONG = {
    "nothing": "",
    "one sign": "£",
    "a megabyte of one letter": "a" * MILLION,
    "a million pound signs": "£" * MILLION,
    "a million line ends": "\n" * MILLION,
    "a million nothings": "\x00" * MILLION,
    "a hundred thousand pounds": "£1" * 100_000,
    "a hundred thousand languages": "C++" * 100_000,
    "one address": "https://jobs.example/" + "engineer?q=python%20sql&" * 20_000,
    "only HTML": "<ul><li><p class='c'></p></li></ul>" * 20_000,
    "emoji": "👩🏽‍💻" * 50_000,
    "right to left": "مهندس بيانات \u202e שלום " * 10_000,
    "half signs": "\ud800\udfff \udc00" * 50_000,
}
READERS = sorted(fuzz.triggers(machine(load_pack())))


@pytest.fixture(scope="module")
def readers(pack: Pack) -> Machine:
    return machine(pack)


def wrong(readers: Machine, advert: Advert) -> list[str]:
    return fuzz.faults(advert, readers.read(advert))


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_text_of_one_sort_is_read(text: str, readers: Machine) -> None:
    assert wrong(readers, Advert("1", "test", "", text=text)) == []


@pytest.mark.parametrize("part", ["title", "employer", "location"])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_line_of_one_sort_is_read(text: str, part: str, readers: Machine) -> None:
    assert wrong(readers, Advert("1", "test", **{"title": "Data Engineer", part: text[:100_000]})) == []


def test_every_skill_fifty_times_over_is_claimed_once_each(pack: Pack, readers: Machine) -> None:
    names = [skill.name for skill in pack.skills.values() if not skill.near]
    advert = Advert("1", "test", "Engineer", text=", ".join(names * 50))
    claims = [claim for claim in readers.read(advert).claims if claim.field == "skill_asked"]
    assert wrong(readers, advert) == []
    assert len({claim.value for claim in claims}) == len(claims) > 0.8 * len(names)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("sign", [" ", ", ", "\n", ": ", " 5 ", "£", "-"])
def test_a_trigger_word_may_be_repeated(name: str, sign: str, readers: Machine) -> None:
    phrases = fuzz.triggers(readers)[name]
    for phrase in phrases[:: len(phrases) // 60 + 1]:
        text = f"{phrase}{sign}" * 15
        assert wrong(readers, Advert("1", "test", text[:80], text, text[:60], text=text)) == [], phrase


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60)
@given(said=st.data())
def test_any_mixture_of_a_readers_words_is_read(name: str, said: st.DataObject, readers: Machine) -> None:
    words = st.sampled_from(fuzz.triggers(readers)[name])
    signs = st.sampled_from([*fuzz.SIGNS, *fuzz.WORDS, *fuzz.NUMBERS])
    mixed = st.lists(st.one_of(words, words.map(str.title), signs, st.text(max_size=3)), max_size=25)
    text = st.one_of(mixed.map("".join), mixed.map(" ".join), st.text(max_size=60))
    title, employer, location, body = (said.draw(text) for _ in range(4))
    assert (
        wrong(readers, Advert("1", "test", title, employer, location, said.draw(st.sampled_from(fuzz.POSTED)), body))
        == []
    )


def test_random_adverts_are_read(readers: Machine) -> None:
    for advert in islice(fuzz.adverts(readers, seed=1), 500):
        assert wrong(readers, advert) == [], f"seed {advert.id}: {advert}"


def test_a_claim_that_is_not_on_its_words_would_be_seen(readers: Machine) -> None:
    reading = readers.read(Advert("1", "test", "Data Engineer", text="Python and SQL."))
    assert (
        len(fuzz.faults(Advert("1", "test", "Engineer", text="SQL and Python."), reading)) == len(reading.claims) == 3
    )


def test_a_text_in_another_language_says_so_and_is_read(readers: Machine) -> None:
    text = "Wir suchen für unser Team in München einen Ingenieur (m/w/d), der mit Python und SQL arbeitet und die Daten liebt. "
    reading = readers.read(Advert("1", "test", "Data Engineer", text=text * 3))
    assert reading.value("advert_language") == "de"
    assert reading.value("role") == "data-engineer"
    assert {claim.value for claim in reading.all("skill_asked")} == {"python", "sql"}


def row(text: str) -> str:
    return json.dumps({"id": "7", "title": "Data Engineer", "employer": "Larkmoor", "text": text})


FILES: dict[str, tuple[bytes, int, int]] = {
    "rows of every sort, three of them with no words": ("\n".join(map(row, LONG.values())).encode(), 1, len(LONG) - 3),
    "a text of five megabytes": (row(fuzz.grown(fuzz.ADVERT, 5 * MILLION)).encode(), 0, 1),
    "half signs by their numbers": (b'{"id": "7", "title": "Data \\ud800 Engineer", "text": "SQL \\udfff"}', 0, 1),
    "bytes of another encoding": (
        '{"id": "7", "title": "Data Engineer", "text": "Pay: £50,000"}'.encode("cp1252"),
        0,
        1,
    ),
    "a row with no title and no text": (
        b'{"id": "7", "title": "Analyst", "text": "SQL"}\n{"id": "8", "title": "", "text": ""}',
        1,
        1,
    ),
    "a line that is no JSON": (b'{"id": "7", "title": "Data Engineer", "text": "SQL"}\n{"id": "8", "ti', 1, 1),
    "an empty file": (b"", 2, 0),
    "nothings": (b"\x00" * 500, 2, 0),
    "a page": (b"<!doctype html><p>Data Engineer</p>", 2, 0),
}


@pytest.mark.parametrize(("content", "code", "count"), FILES.values(), ids=FILES)
def test_the_command_reads_what_can_be_read_and_says_the_rest(
    content: bytes, code: int, count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "adverts.jsonl"
    file.write_bytes(content)
    assert main(["read", str(file), "--evidence"]) == code
    out, err = capsys.readouterr()
    assert len([json.loads(line) for line in out.splitlines()]) == count
    assert bool(err) == (code != 0)
    assert "Traceback" not in err


def test_the_command_without_a_file_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "gone.jsonl")]) == 2
    assert main(["read", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2

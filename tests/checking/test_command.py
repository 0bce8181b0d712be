"""``fingerpost check``: one advert as text, or rows of them; advice with exit 0, bad input with 2."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import orjson
import pytest

from fingerpost.cli import main

TEXT = "Urgent: Data Engineer\n\nWe want a young and energetic engineer in Leeds.\nSend your current salary.\n"


def test_a_text_is_one_advert_whose_first_line_is_its_title(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "advert.txt"
    file.write_text(TEXT)
    assert main(["check", str(file)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("advert.txt: Urgent: Data Engineer: ")
    assert "title: engines: “Urgent” in the title" in said
    assert "line 2 of the text: good practice: “current salary”" in said
    assert "equality.young: Equality Act 2010" in said and "https://www.legislation.gov.uk/" in said
    assert "Advice, not a verdict" in said


def test_rows_are_checked_a_line_each_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "adverts.jsonl"
    rows = [
        {"id": "a1", "title": "Data Ninja", "text": "You\nwill build\na thing."},
        {"id": "a2", "title": "Analyst", "text": "Maps."},
    ]
    file.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    assert main(["check", "--json", str(file)]) == 0
    first, second = map(orjson.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], second["id"]) == ("a1", "a2")
    ninja = next(finding for finding in first["findings"] if finding["rule"] == "plain.hype")
    assert ninja["spots"] == [{"where": "title", "start": 5, "end": 10, "words": "Ninja", "line": 1}]
    assert ninja["link"].startswith("https://")


def test_standard_input_may_be_either(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for given, name in ((TEXT, "standard-input"), ('{"id": "a1", "title": "Analyst", "text": "Maps."}', "a1")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        assert main(["check", "-"]) == 0
        assert capsys.readouterr().out.startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\x00\x01\x02" * 40, "no text"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"<p></p>", "no words"),
    ],
)
def test_what_is_no_advert_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    file = tmp_path / "advert.txt"
    file.write_bytes(content)
    assert main(["check", str(file)]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_and_a_row_without_a_title_are_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "none.txt")]) == 2
    file = tmp_path / "adverts.jsonl"
    file.write_bytes(b'{"id": "a1", "title": "", "text": "Maps."}\n{"id": "a2", "title": "Analyst", "text": "Maps."}')
    assert main(["check", str(file)]) == 2
    said = capsys.readouterr()
    assert "row 1: no title" in said.err and "a2: Analyst" in said.out

"""PDF and DOCX to words, and what is refused, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib

import pytest

from fingerpost.sources.papers.confined import read_confined
from fingerpost.sources.papers.paper import PaperError
from sources.papers.written import LONG, SHORT, docx, docx_with, pdf, pdf_of_pages

ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="w">&b;</w:document>'


def test_a_pdf_keeps_its_paragraphs_and_bullets():
    bullets = (
        "Python, written for work that somebody depended on, for a team of several people and one dog",
        "Patience",
    )
    data = pdf([SHORT, LONG, "What you bring", *(f"- {words}" for words in bullets)], heading="Senior Data Engineer")
    paper = read_confined("pdf", data)
    assert paper.heading == "Senior Data Engineer"
    assert paper.text.split("\n") == [
        "Senior Data Engineer", "", SHORT, "", LONG, "", "What you bring", *(f"• {words}" for words in bullets),
    ]  # fmt: skip


def test_words_that_a_line_end_split_are_made_whole():
    text = read_confined(
        "pdf", pdf(["You will lead the develop-\nment of our end-\nto-end tests, and machine-\nlearning models."])
    ).text
    assert text == "You will lead the development of our end-to-end tests, and machine-learning models."


def test_running_heads_and_page_numbers_are_left_out():
    pages = [["The lamps of the north send data."], ["You carry it over the sea."], ["It is kept in a cellar."]]
    text = read_confined("pdf", pdf(*pages, running="Larkspur & Vane, in confidence")).text
    assert "in confidence" not in text and "Page" not in text
    assert text == "\n\n".join(page[0] for page in pages)


def test_a_title_that_later_pages_repeat_above_their_text_stays():
    pages = [["The lamps of the north send data."], ["You carry it over the sea."], ["It is kept in a cellar."]]
    text = read_confined("pdf", pdf(*pages, heading="Keeper of the lamps", running="Keeper of the lamps")).text
    assert text.split("\n\n") == ["Keeper of the lamps", *(page[0] for page in pages)]


def test_a_sentence_goes_on_over_the_page():
    assert (
        read_confined("pdf", pdf(["You carry the data"], ["of every lamp."])).text
        == "You carry the data of every lamp."
    )


def test_a_docx_keeps_its_lists_and_tables():
    data = docx(
        "We count seals.", "- Python", "- SQL", [("Salary", "£50,000"), ("Location:", "Hull")], heading="Data Scientist"
    )
    paper = read_confined("docx", data)
    assert paper.heading == "Data Scientist"
    assert paper.text.strip().replace("\n\n", "\n") == (
        "Data Scientist\nWe count seals.\n• Python\n• SQL\nSalary: £50,000\nLocation: Hull"
    )


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("pdf", pdf(["Lenses"], password="secret"), "locked with a password"),
        ("pdf", pdf(["Lenses"])[:300], "damaged"),
        ("pdf", b"%PDF-1.7\n" + b"\0" * 5_000, "damaged"),
        ("pdf", pdf([]), "pictures and no text"),
        ("pdf", pdf_of_pages(10_000), "10,000 pages"),
        ("docx", b"PK\x03\x04 and no more", "damaged or locked"),
        ("docx", docx("Lenses")[:2_000], "damaged or locked"),
        ("docx", docx(""), "no text"),
        ("docx", docx_with(**{"word/document.xml": b" " * 100_000_000}), "unpacks to far more"),
        ("docx", docx_with(**{f"word/{n}.bin": b"" for n in range(4_000)}), "unpacks to far more"),
        ("docx", docx_with(**{"word/vbaProject.bin": b"Sub AutoOpen()"}), "macros"),
        ("docx", docx_with(**{"word/document.xml": ENTITIES}), "entities"),
        ("docx", docx_with(**{"word/document.xml": b"<w:document"}), "damaged, or of another kind"),
        ("docx", docx_with(**{"[Content_Types].xml": b"<Types/>"}), "damaged, or of another kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_paper_that_cannot_be_read_says_why(kind, data, words):
    with pytest.raises(PaperError) as caught:
        read_confined(kind, data)
    assert words in caught.value.fault


def test_a_stream_that_grows_without_bounds_ends_within_them():
    packed = zlib.compress(b"BT (ha) Tj ET\n" * 20_000_000)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj "
    page = (
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj 4 0 obj<</Filter/FlateDecode/Length %d>>stream\n"
        % len(packed)
    )
    with pytest.raises(PaperError):
        read_confined("pdf", head + page + packed + b"\nendstream endobj trailer<</Root 1 0 R>>", seconds=20)


def test_a_reader_that_hangs_is_stopped():
    with pytest.raises(PaperError, match="within"):
        read_confined("pdf", pdf(["Lenses"]), seconds=0.01)


def test_the_process_is_given_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("FINGERPOST_SECRET_KEY", "do not tell")
    seen = {}
    real = subprocess.run

    def spied(command, **options):
        seen.update(options["env"])
        return real(command, **options)

    monkeypatch.setattr(subprocess, "run", spied)
    read_confined("docx", docx("Lenses"))
    assert "FINGERPOST_SECRET_KEY" in os.environ and "FINGERPOST_SECRET_KEY" not in seen


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bounds")
def test_the_process_can_write_no_file(tmp_path):
    path = tmp_path / "kept"
    code = (
        f"from fingerpost.sources.papers.confined import _bounded; _bounded(); open({str(path)!r}, 'w').write('a' * 9)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert path.read_text() == ""

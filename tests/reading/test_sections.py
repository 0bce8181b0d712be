"""Which section of an advert a word stands in, with line breaks and without."""

from __future__ import annotations

import pytest

from fingerpost.pack import Pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.sections import SectionsReader, section_at

from .readers.cases import Alone

READER = Alone(SectionsReader)


def section_of(text: str) -> str:
    """The section of a text in which its word HERE stands."""
    page = READER.page(Advert("1", "test", "Vacancy", text=text))
    return section_at(page, page.joined.index("HERE"))[0]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("HERE before any heading.", ""),
        ("About us\nHERE", "company"),
        ("**About us:**\n\nHERE", "company"),
        ("## Who we are\n- HERE", "company"),
        ("About Larkspur Analytics\nHERE", "company"),
        ("Responsibilities\n* HERE", "duties"),
        ("What you’ll do: HERE", "duties"),
        ("- What you'll need\n- HERE", "requirements"),
        ("Requirements:\nPython\n\nNice to have:\nHERE", "desirable"),
        ("Tech stack: HERE", "stack"),
        ("What's in it for you?\nHERE", "benefits"),
        ("How to apply\nHERE", "process"),
        ("A pleasant place.About usWe make HERE", "company"),
        ("A pleasant place. Key Responsibilities - HERE", "duties"),
        ("and a pensionPerson Specification * HERE", "requirements"),
        ("About us\nKind.\nRequirements\nHERE", "requirements"),
        ("You have experience of our benefits and HERE.", ""),
        ("Ask about us and our benefits: HERE", ""),
        ("The role you will love is HERE.", ""),
        ("Our requirements are few and we talk about you at length in HERE", ""),
    ],
)
def test_the_section_that_a_word_stands_in(text: str, section: str) -> None:
    assert section_of(text) == section


def test_no_phrase_heads_two_sections(pack: Pack) -> None:
    phrases = [phrase for table in pack.words["sections"].values() for phrase in table]
    assert sorted(set(phrases)) == sorted(phrases)

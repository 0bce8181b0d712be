"""One pass that finds every trigger: whole words, every reader's, across lost breaks and escapes, at their true places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading.advert import Advert
from fingerpost.reading.scan import Scan, fold

PHRASES = ("python", "sql", "scikit-learn", "C++", "C#", "Power BI", "full time", "£", "data engineer", "java", "a")
SCAN = Scan({"one": [(phrase, phrase) for phrase in PHRASES], "two": [("python", 2)]})


def found(text: str) -> list[str]:
    page = SCAN.page(Advert("1", "test", "", text=text))
    return [entry for _, _, entry in page.hits("one")]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Python.", ["python"]),
        ("pythonic", []),
        ("scikit learn, Scikit-Learn", ["scikit-learn", "scikit-learn"]),
        ("£40k or £50k", ["£", "£"]),
        ("C++, C#", ["C++", "C#"]),
        ("SkillsPython and", ["python"]),
        ("PythonSQLPower BI", ["python", "sql", "Power BI"]),
        ("SQLExperience", ["sql"]),
        ("in LeedsFull timeHybrid", ["full time"]),
        ("scikit\\-learn and C\\+\\+", ["scikit-learn", "C++"]),
        ("Data\\Engineer", ["data engineer"]),
        ("JavaScript", ["java"]),
        ("Power\n\nBI", []),
        ("EC2R 7HJ", []),
    ],
)
def test_what_is_found(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases


def test_a_phrase_of_two_readers_is_given_to_both() -> None:
    page = SCAN.page(Advert("1", "test", "Python"))
    assert page.hits("one") == [(1, 7, "python")]
    assert page.hits("two") == [(1, 7, 2)]


def test_a_hit_far_behind_a_seam_is_found_once() -> None:
    text = "SkillsSQL and then " + "plain words " * 20 + "Python, LeedsFull time"
    assert found(text) == ["sql", "python", "full time"]


def test_seams_are_mended_in_the_text_alone() -> None:
    page = SCAN.page(Advert("1", "test", "SkillsPython", employer="DataPython"))
    assert page.hits("one") == []


def test_a_capital_inside_a_known_name_is_no_lost_break() -> None:
    phrases = [("java", "java"), ("javascript", "javascript"), ("sql", "sql")]
    scan = Scan({"one": phrases}, written=["JavaScript", "MySQL", "C"])
    page = scan.page(Advert("1", "test", "", text="SkillsJavaScriptSQL, JavaBeans"))
    assert [entry for _, _, entry in page.hits("one")] == ["javascript", "sql", "java"]


@given(
    st.text(max_size=60),
    st.one_of(
        st.text(max_size=300), st.lists(st.sampled_from([*PHRASES, "\\", "Xy", " ", "é"]), max_size=60).map("".join)
    ),
)
def test_every_hit_is_the_words_at_its_place_in_order(title: str, text: str) -> None:
    page = SCAN.page(Advert("1", "test", title, text=text))
    assert len(page.folded) == len(page.joined)
    hits = page.hits("one")
    assert [end for _, end, _ in hits] == sorted(end for _, end, _ in hits)
    for start, end, phrase in hits:
        words = page.joined[start:end].replace("\\", "" if "-" in phrase or "+" in phrase or "#" in phrase else "\\")
        assert "".join(fold(words).split()) == "".join(fold(phrase).split())

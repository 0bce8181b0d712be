"""What holds of every finding: its words stand where it says, its rule is cited, and no text is too odd to be checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.checking import check
from fingerpost.checking.readability import readability, reading_age
from fingerpost.pack import SEVERITIES, Pack, load_pack
from fingerpost.reading import Advert, Reading
from fingerpost.sources.file import open_file
from fingerpost.sources.shapes import Received

POSTED = date(2026, 11, 20)
PIECES = [
    "young and energetic", "he", "the candidate", "his role", "£500", "per day", "inside IR35", "contract", "up to", "2 years",
    "experience", "ninja", "current salary", "My client", "Dublin", "\n", ".", "…", "<p>", "&amp;", "QBR",
    "•", "ﬁ", "İ", "\ud83d", "!!!", "{words}", "",
]  # fmt: skip


def words(pack: Pack, text: str, **given: str) -> dict[str, list[str]]:
    advert = Advert(
        "1", "test", **{"title": "Data Engineer", "employer": "Oakmere", "location": "Leeds"} | given, text=text
    )
    return {finding.rule: [spot.words for spot in finding.spots] for finding in check(advert, pack)}


@settings(deadline=None)  # the first call makes the machine
@given(
    title=st.lists(st.sampled_from(PIECES), max_size=4),
    employer=st.sampled_from(["", "Confidential", "Oakmere Ltd"]),
    text=st.lists(st.sampled_from(PIECES)),
)
def test_any_advert_is_checked_and_every_word_stands_where_its_finding_says(
    title: list[str], employer: str, text: list[str]
) -> None:
    advert = Advert("1", "test", " ".join(title), employer=employer, location="Dublin", text=" ".join(text))
    for finding in check(advert, load_pack(), today=POSTED):
        assert finding.severity in SEVERITIES
        assert finding.citation and finding.link and finding.suggestion and finding.sentence
        for spot in finding.spots:
            assert getattr(advert, spot.where)[spot.start : spot.end] == spot.words != ""


def test_a_finding_quotes_its_words_and_cites_its_rule(pack: Pack) -> None:
    advert = Advert("1", "test", "Data Engineer", "Oakmere", "Leeds", POSTED, "We want a young and energetic analyst.")
    finding = next(one for one in check(advert, pack) if one.rule == "equality.young")
    assert finding.spot == ("text", 10, 29, "young and energetic")
    assert finding.sentence.startswith("“young and energetic” asks for the young")
    assert finding.severity == "law"
    assert finding.citation.startswith("Equality Act 2010, sections 5 (age)")
    assert finding.link == "https://www.legislation.gov.uk/ukpga/2010/15/section/5"


def test_what_is_missing_rests_on_no_words(pack: Pack) -> None:
    assert words(pack, "You will build pipelines.")["pay.missing"] == []


def test_words_found_in_several_places_are_one_finding(pack: Pack) -> None:
    found = words(pack, "A Python ninja. Are you a guru? A ninja, at heart.")
    assert found["plain.hype"] == ["ninja", "guru", "ninja"]


def test_the_heaviest_finding_comes_first(pack: Pack) -> None:
    advert = Advert("1", "test", "URGENT salesman", text="Young and energetic ninja wanted.")
    weights = [SEVERITIES.index(finding.severity) for finding in check(advert, pack)]
    assert weights == sorted(weights) and len(set(weights)) > 2


def test_a_width_is_the_top_above_the_bottom_as_a_share_of_the_bottom(pack: Pack) -> None:
    advert = Advert("1", "test", "Data Engineer", text="£40,000 - £60,000 a year.")
    (said,) = [finding.sentence for finding in check(advert, pack) if finding.rule == "pay.width"]
    assert "50% wide" in said and "£40,000 to £60,000" in said


def test_in_the_union_a_rule_of_everywhere_makes_room_for_the_directive(pack: Pack) -> None:
    found = words(pack, "Send your current salary.", location="Dublin")
    assert {"europe.pay", "europe.history"} <= found.keys()
    assert not {"pay.missing", "pay.history"} & found.keys()


def test_a_closing_date_is_past_only_where_the_day_is_told(pack: Pack) -> None:
    advert = Advert("1", "test", "Data Engineer", text="Closing date: 1 November 2026.")
    assert "engines.expired" not in {finding.rule for finding in check(advert, pack)}
    assert "engines.expired" in {finding.rule for finding in check(advert, pack, today=date(2026, 11, 2))}


def test_a_reading_that_is_at_hand_is_not_made_again(pack: Pack) -> None:
    advert = Advert("1", "test", "Data Engineer", text="Salary: £50,000 a year.")
    assert "pay.missing" in {finding.rule for finding in check(advert, pack, Reading("1", (), "1"))}


def test_the_reading_age_grows_with_words_and_sentences() -> None:
    easy = readability("We lay new pipes in the sun. " * 40)
    hard = readability(
        "Organisational responsibilities encompass operationalising infrastructure, notwithstanding dependencies. " * 20
    )
    assert easy is not None and hard is not None
    assert reading_age(easy) < 8 < 25 < reading_age(hard)
    assert readability("Too short.") is None


def test_real_adverts_are_checked_with_few_findings_of_law_by_words_alone(pack: Pack, data: Path) -> None:
    feed = open_file(data / "adverts" / "uk-ml-data-texts.jsonl", POSTED)
    adverts = [row.advert for row in feed if isinstance(row, Received)][:200]
    found = [finding for advert in adverts for finding in check(advert, pack)]
    assert found
    grave = [one for one in found if one.family == "equality" and one.severity == "law"]
    assert len(grave) <= 0.02 * len(adverts), [one.sentence for one in grave]


def test_a_pack_without_rules_finds_nothing() -> None:
    bare = Pack("bare", "Bare", "nothing", "GB", "en-GB", "1", "A pack with nothing in it")
    assert check(Advert("1", "test", "Ninja", text="Young and energetic."), bare, Reading("1", (), "1")) == []


@pytest.mark.parametrize("part", ["says", "suggestion", "name"])
def test_every_rule_is_said_in_whole_sentences(pack: Pack, part: str) -> None:
    for rule in pack.check_rules.values():
        said = getattr(rule, part)
        assert said[0].isupper() or said[0] in "{“", rule.id
        assert said.endswith((".", "?", "”.")) is (part != "name"), rule.id

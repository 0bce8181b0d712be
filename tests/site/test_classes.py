"""Evidence of pay side by side: each class a row with its number, date and source, and where adverts and a band part."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from fingerpost.site.pay.classes import beside
from fingerpost.site.pay.sides import Told, sides
from fingerpost.store import evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SENIOR = "/pay/?role=machine-learning-engineer&level=senior"
SURVEY = ["title,level,pay", *(f"Machine Learning Engineer,senior,{70_000 + 500 * at}" for at in range(12))]
HIRED = [
    "title,level,pay,employer",
    *(f"Machine Learning Engineer,senior,{66_000 + 500 * at},Firm {at % 5}" for at in range(10)),
]
STATISTICS = ["soc,median,cv", "2134,55587,3.0"]


@pytest.fixture
def held(tmp_path):
    """A survey, statistics and placed people, each of its own source."""
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    for kind, rows, options in (
        ("self-reported", SURVEY, {"licence": "CC0", "address": "https://survey.example/2025"}),
        ("official", STATISTICS, {}),
        ("placed", HIRED, {"consent": "that their pay is counted", "keep_until": until}),
    ):
        path = tmp_path / f"{kind}.csv"
        path.write_text("\n".join(rows))
        given = {
            "kind": kind,
            "source": f"the {kind} source",
            "taken": "2026-01-31",
            "period": "year",
            "currency": "GBP",
        }
        call_command("evidence", str(path), stdout=StringIO(), **given, **options)


def rows(page: str) -> dict[str, str]:
    """What the table of evidence says of each class, on one line."""
    table = re.search(r'<table class="evidence">.*?</table>', page, re.DOTALL)
    assert table
    found = re.findall(r'<tr><th scope="row">(.*?)<small>(.*?)</tr>', table.group(), re.DOTALL)
    return {name: " ".join(unescape(re.sub(r"<[^>]+>", " ", said)).split()) for name, said in found}


def test_every_class_has_a_row_of_its_own_with_number_date_and_source(get, held):
    page = get(SENIOR)
    found = rows(page)
    assert list(found) == ["Adverts, as they state", "Published band", "Self-reported", "Official statistics", "Placed"]
    assert "£85,500 12 jobs posted" in found["Adverts, as they state"]
    assert "£50,000–£70,000 not given no number given taken" in found["Published band"]
    assert "£72,750 12 people taken 31 January 2026 the self-reported source (CC0)" in found["Self-reported"]
    assert "wider than this role; any level" in found["Official statistics"]
    assert "£55,587 number not given" in found["Official statistics"]
    assert "10 people at 5 employers" in found["Placed"]
    assert "Nothing is held here of: adverts, as boards estimate." in page
    assert 'href="https://survey.example/2025"' in page


def test_no_class_moves_the_figure_of_adverts(get, held):
    assert "£85,500 <small>a year is the median of 12 jobs" in get(SENIOR)


def test_a_question_that_a_class_does_not_tell_apart_says_so(get, held):
    assert "any place" in rows(get(f"{SENIOR}&region=London"))["Self-reported"]


def test_with_adverts_alone_there_is_nothing_to_stand_beside(get):
    assert 'class="evidence"' not in get("/pay/")


def test_a_day_rate_has_no_yearly_evidence_beside_it(get, held):
    assert 'class="evidence"' not in get("/pay/?role=machine-learning-engineer&period=day")


def test_placed_evidence_is_gone_from_the_page_once_it_is_deleted(get, held):
    assert evidence.delete_sets("the placed source") == 1
    assert "Placed" not in rows(get(SENIOR))


def test_the_role_and_the_ladder_show_the_same_classes(get, held):
    assert rows(get("/guide/roles/machine-learning-engineer/"))["Official statistics"]
    ladder = get("/guide/ladder/")
    assert ladder.count('<table class="evidence">') == 6
    assert "the self-reported source" in ladder


def test_the_ladder_says_by_how_much_adverts_and_a_published_band_part(get):
    said = " ".join(unescape(re.sub(r"<[^>]+>", " ", get("/guide/ladder/"))).split())
    assert (
        "The median of adverts at this level lies £15,500 above the band’s top, further than chance would put it."
        in said
    )
    assert "The median of adverts that state no level lies £12,500 above the band’s top" in said


def test_the_chart_names_each_class_and_its_median_for_those_who_do_not_see_it(held):
    found = beside(("machine-learning-engineer",), ("senior",), "senior engineers")
    assert found
    assert found.chart
    assert found.chart.sentence.startswith(
        "Evidence of pay side by side, senior engineers. Adverts, as they state, 12 jobs: median £85,500"
    )
    assert "Published band: £50,000 to £70,000" in found.chart.sentence


def test_a_drawing_holds_all_that_is_said_and_a_band_without_a_top_reaches_its_edge():
    chart = sides(
        [Told("adverts", "advert", p50=64_000, p10=50_000, from_=58_000, to=70_000, p90=155_000, low=60_000, high=66_000),
         Told("band", "published", from_=120_000)], "year", "",
    )  # fmt: skip
    assert chart
    adverts, band = chart.rows
    assert adverts.reach
    assert (adverts.reach.x, adverts.reach.end) == (0, 100)
    assert band.bar
    assert band.bar.end == 100
    assert band.p50 is None
    assert [words for _, words, _ in chart.ticks] == ["£50k", "£100k", "£150k"]


def test_one_class_alone_is_not_drawn():
    assert sides([Told("adverts", "advert", p50=64_000), Told("few", "outside")], "year", "") is None

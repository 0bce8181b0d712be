"""A figure of pay as its page shows it: the numbers, who is counted, the words of the adverts, and what cannot be asked."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from html import unescape
from io import StringIO
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fingerpost.columns import Columns, Row
from fingerpost.market import PayQuestion, figure
from fingerpost.pack import load_pack
from fingerpost.search import Question
from fingerpost.site.pay import ask, page
from fingerpost.site.pay.address import address, asked, of_search, query_of
from fingerpost.site.pay.table import plain
from fingerpost.site.pay.words import words_of
from fingerpost.store import paid as paid_rows
from fingerpost.store.paid import paid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
ENGINEERS = "/pay/?role=machine-learning-engineer"
TODAY = date(2026, 11, 27)


def words(page: str) -> str:
    """What a page says in its main part, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])).split())


def of(query: dict[str, list[str]], today: date = TODAY):
    return asked(query, load_pack(), today)


def test_a_figure_says_its_numbers_in_a_sentence(get):
    said = words(get(f"{ENGINEERS}&level=unmarked"))
    assert "Salaries: Machine learning engineer, no level said" in said
    assert "£62,500 a year is the median of 16 jobs at 8 employers and agencies" in said
    assert "one of them alone offers 12% of the jobs" in said
    assert re.search(r"90% sure that the median lies between £\d\d,\d{3} and £\d\d,\d{3} \.", said)
    assert "This window 16 jobs £56,500 £58,750 £62,500 £66,250 £68,500" in said  # middles of 55,000 to 70,000
    today = timezone.localdate()
    assert f"to {today.day} {today:%B %Y} say that they pay" in said


def test_every_job_of_a_question_stands_in_one_line_of_who_is_counted(get):
    page = get("/pay/")
    numbers = [int(number) for number in re.findall(r"</th><td>(\d+)</td><td>", page)]
    assert numbers == [31, 0, 0, 12, 0, 4]  # placed, up to, from, paid by the day, estimated, unsaid
    assert "47 jobs posted from" in words(page)


def test_each_job_shows_the_words_of_its_advert_that_say_the_pay(get):
    page = get(f"{ENGINEERS}&level=unmarked")
    marked = re.findall(r"<blockquote>(.*?)<mark>(.*?)</mark>(.*?)</blockquote>", page)
    assert len(marked) == 16
    assert {phrase for _, phrase, _ in marked} == {f"£{50 + n},000 - £{60 + n},000" for n in range(16)}
    assert all(before.endswith("Salary: ") and before.startswith("… ") for before, _, _ in marked)
    jobs = re.findall(r'<h3><a href="(/jobs/\w+/)">', page)
    assert len(set(jobs)) == 16
    get(jobs[0])


def test_evidence_is_paged_and_pages_do_not_overlap(get):
    pages = [get("/pay/"), get("/pay/?page=2")]
    jobs = [set(re.findall(r'<h3><a href="(/jobs/\w+/)">', page)) for page in pages]
    assert [len(each) for each in jobs] == [25, 6] and not jobs[0] & jobs[1]
    assert 'href="/pay/?page=2#jobs"' in pages[0] and 'href="/pay/?page=1#jobs"' in pages[1]
    assert "noindex" in pages[1] and "noindex" not in pages[0]
    assert "Page 2 of 2" in get("/pay/?page=3999")


def test_day_rates_stand_side_by_side_by_ir35_status(get):
    said = words(get("/pay/?period=day"))
    assert "Day rates: all roles" in said and "By IR35 status" in said
    assert "Inside IR35 0 jobs too few for a figure" in said
    assert "IR35 not stated 12 jobs £530.50" not in said  # whole pounds
    assert re.search(r"IR35 not stated 12 jobs £\d{3} £\d{3} £\d{3} £\d{3} £\d{3}", said)
    assert "By IR35 status" not in words(get("/pay/"))


def test_too_few_says_what_is_missing_and_what_comes_nearest(get):
    page = get(f"{ENGINEERS}&level=junior")
    said = words(page)
    assert "3 jobs fit, of which 3 at 3 employers and agencies state pay that can be counted." in said
    assert "7 more jobs and 2 more employers are missing" in said
    assert "The nearest question that holds: Salaries:" in said
    assert "median of" not in said and '<svg class="chart' not in page and "noindex" in page
    get(unescape(re.search(r'holds: <a href="([^"]+)"', page)[1]))


def test_no_wider_question_may_hold_either(get):
    said = words(get("/pay/?period=hour"))
    assert "Hourly rates: all roles" in said and "No wider question of this kind holds either." in said


def test_a_year_before_that_is_too_thin_is_said(get):
    assert "has 0 such jobs at 0 employers and agencies: too few to compare with." in words(get("/pay/"))


def test_an_earlier_window_is_asked_by_its_last_day(get):
    last = timezone.localdate() - timedelta(days=400)
    assert "No job fits." in words(get(f"/pay/?until={last.isoformat()}"))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("role=astronaut", "role astronaut (no role of this name is known)"),
        ("level=9", "level 9"),
        ("days=0", "days 0 (it is a whole number from 7 to 3,650)"),
        ("days=1e9", "days 1e9"),
        ("days=" + "9" * 400, "days 999"),
        ("period=fortnight", "period fortnight (it is one of year, day, hour)"),
        ("until=2999-01-01", "until 2999-01-01 (it is a day that has been"),
        ("until=2026-02-30", "until 2026-02-30"),
        ("page=-1", "page -1"),
        ("currency=XXX", "currency XXX (it is one of GBP, EUR, USD)"),
        ("source=nobody", "source nobody (no job comes from a source of this name)"),
        ("source=<b>", "source <b> (no source of this name is known)"),
        ("pay=-5", "pay -5 (nothing of this name can be asked)"),
        ("region=Atlantis", "region Atlantis"),
        ("period=day&period=year", "period day (it is given more than once"),
        ("skill=%00%ff<b>", "skill"),
    ],
)
def test_what_cannot_be_asked_is_said_and_the_rest_is_answered(get, query, left):
    page = get(f"/pay/?{query}")
    assert f"Left out of this question: {left}" in words(page)
    assert "<b>" not in page


def test_an_impossible_question_has_an_answer(get):
    said = words(get("/pay/?role=nlp-engineer&level=chief&contract=internship&ir35=outside&period=day&days=7"))
    assert "No job fits." in said and "10 more jobs and 5 more employers are missing" in said


def test_a_form_with_empty_boxes_leads_to_the_short_address(client):
    response = client.get("/pay/?period=year&role=&level=senior&skill=Python&place=leeds&days=182")
    assert (response.status_code, response["Location"]) == (302, "/pay/?level=senior&skill=python&place=leeds")


def test_the_form_holds_what_is_asked_now(get):
    page = get("/pay/?role=data-engineer&role=nlp-engineer&skill=python&period=day")
    assert page.count('name="role"') == 2 and page.count('name="skill"') == 2
    assert '<option value="data-engineer" selected>' in page and '<option value="nlp-engineer" selected>' in page
    assert 'value="Python"' in page and '<option value="day" selected>' in page
    for control in re.findall(r'<(?:select|input) id="([^"]+)"', page):
        assert f'<label for="{control}">' in page


def test_an_address_asks_its_question_again():
    question = PayQuestion(
        currency="GBP", period="day", until=TODAY, days=364, roles=("data-engineer",), levels=("", "senior"), skills=("python",),
        places=("leeds",), regions=("London",), contracts=("contract",), ir35=("", "outside"), engagements=("umbrella",), estimated=True,
    )  # fmt: skip
    query = address(question, TODAY).partition("?")[2]
    assert "until" not in query and "level=unmarked" in query and "ir35=not-stated" in query
    found = of(parse_qs(query))
    assert (found.question, found.ignored) == (question, ())
    assert "until=2026-11-27" in query_of(question)


def test_words_name_a_whole_family_and_not_each_role(pack):
    family = pack.roles["data-engineer"].family
    roles = tuple(role.id for role in pack.roles.values() if role.family == family)
    question = PayQuestion(currency="GBP", period="year", until=TODAY, roles=roles)
    assert words_of(question, pack) == f"Salaries: any role of {pack.families[family].name}"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Question(roles=("data-engineer",), levels=("unmarked",)), "/pay/?role=data-engineer&level=unmarked"),
        (Question(), "/pay/"),
        (Question(placed=True, sort="pay", page=2), "/pay/"),
        (Question(ir35=("not-stated",)), ""),
        (Question(words="python"), ""),
        (Question(places=("leeds",), miles=25), ""),
        (Question(roles=("other",)), ""),
        (Question(employers=("acme",)), ""),
    ],
)
def test_a_search_leads_to_a_figure_only_where_the_figure_asks_the_same(search, found):
    assert of_search(search, "year", TODAY) == found


def test_pages_with_figures_lead_to_theirs(get):
    assert 'href="/pay/?role=machine-learning-engineer"' in get("/jobs/?role=machine-learning-engineer")
    assert "/pay/" not in words(get("/jobs/?q=python"))
    assert 'href="/pay/?role=machine-learning-engineer"' in get("/guide/roles/machine-learning-engineer/")


def test_the_jobs_come_as_a_table(client):
    response = client.get("/pay/jobs.csv?role=machine-learning-engineer&level=unmarked")
    assert response.streaming and response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == 16
    assert sorted((float(row["low"]) + float(row["high"])) / 2 for row in rows)[7:9] == [62_000, 63_000]
    assert {row["words of the advert"] for row in rows} == {f"£{50 + n},000 - £{60 + n},000" for n in range(16)}
    assert rows[0]["address"].startswith("http")


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(cell):
    assert plain(cell) == f"'{cell}"
    assert plain("£500 - £600") == "£500 - £600"


def test_the_evidence_is_read_with_two_queries(django_assert_num_queries):
    ids = ask.evidence(of({"role": ["machine-learning-engineer"]}, timezone.localdate()).question)
    for number in (1, 25):
        with django_assert_num_queries(2):
            assert len(list(paid(ids[:number]))) == number


def test_a_page_asks_as_many_queries_for_few_jobs_as_for_many(get):
    counts = []
    for path in ("/pay/?role=data-engineer&period=day", "/pay/?role=machine-learning-engineer"):
        get(path)
        with CaptureQueriesContext(connection) as asked_for:
            assert get(path).count("<mark>") >= 12
        counts.append(len(asked_for))
    assert counts[0] == counts[1] <= 12


def test_what_boards_estimate_is_asked_for_by_itself_and_says_so(get):
    said = words(get("/pay/?estimated=1"))
    assert "Salaries: all roles, as boards estimate them" in said
    assert "Carry a board’s estimate of a salary or a range 0" in said and "State their pay themselves 43" in said


def test_words_around_a_phrase_are_cut_between_words():
    text = "One two three. " * 20
    assert paid_rows._before(text).startswith("… ") and paid_rows._before(text).endswith("three. ")
    assert paid_rows._after(f" {text}").endswith(" …")
    assert paid_rows._before("Salary:\n ") == "Salary: "
    assert paid_rows._after("") == ""


def test_rates_with_vat_in_them_are_named_as_a_part_of_their_own():
    today = timezone.localdate()
    rate = {"shown": today, "currency": "GBP", "period": "day", "low": 600.0, "high": 600.0}
    rows = [Row(id=f"{basis}{number}", basis=basis, **rate) for basis in ("base", "with-vat") for number in range(3)]
    found = figure(Columns.of(rows), PayQuestion(currency="GBP", period="day", until=today))
    parts = {name: jobs for name, jobs, _ in page._counted(found)}
    assert parts["Say that VAT is in the rate"] == 3 and sum(parts.values()) == found.counted.jobs == 6


def test_the_method_takes_its_numbers_from_the_code(get, monkeypatch):
    assert "Nothing under 10 jobs or 5 employers" in words(get("/method/"))
    from fingerpost.site.pay import method

    monkeypatch.setattr(method, "FEWEST_JOBS", 12)
    assert "Nothing under 12 jobs or 5 employers" in words(get("/method/"))
    monkeypatch.setattr(method.rungs, "TRIED", 41)
    monkeypatch.setattr(method.compared, "DRAWS", 250)
    assert "The 41 that seem furthest apart" in words(get("/method/"))
    assert "250 times, by chance" in words(get("/method/"))


def test_search_engines_are_told_of_both_pages(get):
    sitemap = get("/sitemap-figures.xml")
    assert "/pay/</loc>" in sitemap and "/method/</loc>" in sitemap


def test_a_figure_of_day_rates_leads_to_the_salary_that_compares(get):
    assert re.search(
        r'<a href="/pay/contract/\?rate=\d{3}">What salary compares with £\d{3} a day\?</a>', get("/pay/?period=day")
    )
    assert "/pay/contract/" not in words(get("/pay/")) and "What salary compares" not in get("/pay/")


def test_a_source_and_a_currency_can_be_asked_for_and_stand_in_the_form(get):
    page = get("/pay/?source=test")
    assert "Salaries: all roles, advertised at test" in words(page) and '<option value="test" selected>' in page
    assert "31 jobs at 8 employers and agencies" in words(page)
    euros = get("/pay/?currency=EUR")
    assert "Salaries in euros: all roles" in words(euros) and '<option value="EUR" selected>' in euros
    assert "43" in words(euros) and "£" not in words(euros), "pounds are never pooled with euros"


def test_rates_say_how_many_speak_of_vat_and_of_the_way_of_being_engaged(get):
    said = words(get("/pay/?period=day"))
    assert "Of the 12 rates in the figure 0 say that VAT comes on top" in said and "Not said 12" in said
    assert "VAT comes on top" not in words(get("/pay/"))


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("ir35=outside", "ask for a day rate."),
        ("engagement=umbrella", "ask for a day rate."),
        ("period=day&contract=permanent", "Permanent work is seldom paid by the day or the hour"),
    ],
)
def test_a_question_that_can_hardly_be_answered_says_why(get, query, why):
    assert why in words(get(f"/pay/?{query}"))


def test_amounts_and_axes_bear_the_sign_of_their_currency(pack):
    from fingerpost.site.pay.axis import axis
    from fingerpost.site.pay.words import amount

    assert amount(62_512.5, "year", "EUR") == "€62,513" and axis(40_000, 80_000, "year", "EUR").ticks[0][1] == "€40k"
    asked_for = PayQuestion(currency="USD", period="day", until=TODAY, sources=("demo-board",))
    query = address(asked_for, TODAY).partition("?")[2]
    assert of(parse_qs(query)).question == asked_for
    assert words_of(asked_for, pack) == "Day rates in dollars: all roles, advertised at demo-board"

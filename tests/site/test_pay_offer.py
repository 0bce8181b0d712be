"""“What should I be paid?” as its page shows it: the rank in a sentence, the evidence, what is too thin, and that nothing is kept."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
OFFER = "/pay/offer/?role=machine-learning-engineer&level=unmarked&amount="


def words(page: str) -> str:
    """What a page says in its main part, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])).split())


def test_an_offer_stands_in_a_sentence_with_how_sure_that_is(get):
    said = words(get(f"{OFFER}62500"))  # middles of 55,000 to 70,000, one each thousand
    assert (
        "50% of 16 jobs at 8 employers and agencies offer less than £62,500 a year: 8 less, 0 the same, 8 more." in said
    )
    assert "we are 90% sure that between 31% and 69% offer less. The offer is equal to the median of £62,500" in said


def test_what_pays_the_same_counts_half_and_widens_the_interval(get):
    said = words(get(f"{OFFER}62k"))
    assert "47% of 16 jobs" in said and "7 less, 1 the same (half of them counted), 8 more." in said
    assert "The offer is £500 less than the median" in said


def test_the_offer_is_drawn_and_opens_to_the_jobs_of_the_same_question(get):
    page = get(f"{OFFER}£70,000")
    assert 'class="chart ranges"' in page and "The offer: £70,000" in page
    behind = unescape(re.search(r'<a class="button" href="(/pay/\?[^"]+)">', page)[1])
    assert behind == "/pay/?role=machine-learning-engineer&level=unmarked"
    assert "Salaries: Machine learning engineer, no level said" in words(get(behind))


@pytest.mark.parametrize(("amount", "edge"), [("1000", "← "), ("5000000", " →")])
def test_an_offer_far_off_the_chart_is_said_at_its_edge(get, amount, edge):
    assert edge in re.search(r"<text class=\"offer\"[^>]*>([^<]*)", get(f"{OFFER}{amount}"))[1]


def test_too_few_lead_to_the_nearest_question_that_holds(get):
    said = words(get("/pay/offer/?role=machine-learning-engineer&level=junior&amount=33000"))
    assert "3 jobs fit “Salaries: Machine learning engineer, junior”" in said and "we print no figure" in said
    assert re.search(r"in the nearest question that holds, over \d+ days. Salaries: [^%]+ \d+% of \d+ jobs at", said)


def test_a_kind_of_pay_that_nobody_states_has_no_answer_and_says_so(get):
    said = words(get("/pay/offer/?period=hour&amount=40"))
    assert "No wider question of this kind holds either." in said and "offer less than" not in said


def test_a_day_rate_leads_to_the_salary_that_compares(get):
    page = get("/pay/offer/?period=day&amount=540")
    assert "offer less than £540 a day" in words(page)
    assert 'href="/pay/contract/?rate=540"' in page


WRONG = [
    ("amount=", "amount", "Write an offer, such as 65,000."),
    ("amount=plenty", "amount", "“plenty” is no amount"),
    ("amount=-1", "amount", "An offer is from £1 to £5,000,000; this is -1."),
    ("amount=500", "amount", "A salary for a year is from £1,000 to £5,000,000. Is it paid for another time?"),
    ("amount=60000&period=day", "amount", "A rate for a day is from £20 to £20,000."),
    ("amount=60000&period=fortnight", "period", "“fortnight” is none of these: choose one."),
    ("amount=60000&role=astronaut", "role", "“astronaut” is none of these: choose one."),
    ("amount=60000&region=<b>", "region", "“<b>” is none of these: choose one."),
    ("amount=60000&ir35=outside", "ir35", "IR35 is for rates a day or an hour: leave it open for a salary."),
]


@pytest.mark.parametrize(("query", "box", "fault"), WRONG, ids=[row[0] for row in WRONG])
def test_what_cannot_be_read_is_said_beside_its_box(get, query, box, fault):
    page = get(f"/pay/offer/?{query}")
    beside = re.search(rf'<ul class="errorlist" id="id_{box}_error">(.*?)</ul>', page)
    assert beside and fault in unescape(beside[1])
    assert "offer less than" not in page and "<b>" not in page


def test_nothing_of_an_offer_is_kept_or_told_on(client):
    client.get(f"{OFFER}62500")
    with CaptureQueriesContext(connection) as asked:
        response = client.get(f"{OFFER}62500")
    assert all(query["sql"].lstrip().upper().startswith("SELECT") for query in asked)
    assert not response.cookies and response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex" and "no-store" in response["Cache-Control"]
    said = words(response.content.decode())
    assert "Nothing is kept." in said


def test_the_empty_form_says_that_it_does_not_ask_what_one_earns(get):
    page = get("/pay/offer/")
    assert "We do not ask what you earn now, and nobody should." in words(page)
    assert 'role="alert"' not in page and "noindex" not in page
    for control in re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', page):
        assert f'<label for="{control}"' in page


def test_a_figure_leads_to_the_form_with_its_own_question(get):
    page = get("/pay/?role=machine-learning-engineer&level=unmarked")
    address = unescape(re.search(r'<a href="([^"]+)">Hold an offer against it', page)[1])
    assert address == "/pay/offer/?role=machine-learning-engineer&level=unmarked"
    form = get(address)
    assert '<option value="machine-learning-engineer" selected>' in form and 'role="alert"' not in form
    assert "Hold an offer" not in get("/pay/?skill=python"), "the form cannot ask for a skill"

from __future__ import annotations

import logging
import re
from html import unescape

import pytest

from fingerpost.reading import Advert, read
from fingerpost.site.read_page import LONGEST, Pasted, find_sample, show
from fingerpost.store.models import Advert as Kept

ADVERT = """About us
We sell a forecasting platform written in Scala to grain merchants.

What you need
- Python and PyTorch, used for work that somebody depended on
- A master's degree
Salary: £62,000 - £71,000 a year. Hybrid, two days a week in the office in Bristol. Permanent."""


@pytest.fixture
def post(client, bare, db):
    def send(**boxes):
        return client.post("/read/", boxes)

    return send


def words(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def test_an_advert_is_shown_with_each_claim_on_its_words(post):
    html = post(title="Senior Machine Learning Engineer", location="Bristol", text=ADVERT).content.decode()
    assert re.search(
        r'<mark class="pay"><a class="tag pay" id="w(\d+)" href="#c\1">Pay</a>£62,000 - £71,000 a year</mark>', html
    )
    assert re.search(r'<mark class="work"><a class="tag work"[^>]*>Level</a>Senior</mark>', html)
    assert "£62,000–£71,000" in html
    assert "Hybrid" in words(html)


def test_every_claim_can_be_followed_to_its_words_and_back(post):
    html = post(title="Senior Machine Learning Engineer", location="Bristol", text=ADVERT).content.decode()
    ways = set(re.findall(r'href="#([wc]\d+)"', html))
    there = re.findall(r'id="([wc]\d+)"', html)
    assert ways
    assert ways <= set(there)
    assert len(there) == len(set(there))


def test_what_is_not_said_is_named_and_not_guessed(post):
    html = post(text=ADVERT).content.decode()
    unsaid = words(html.split("<h3>Not said</h3>")[1].split("</section>")[0])
    assert "IR35" in unsaid
    assert "Pay" not in unsaid


def test_skills_asked_for_stand_apart_from_those_only_named(pack):
    advert = Advert("one", "pasted", "Machine Learning Engineer", text=ADVERT)
    shown = show(advert, read(advert, pack), pack)
    assert {"Python", "PyTorch"} <= {line.value for line in shown.asked}
    assert "Scala" in {line.value for line in shown.named}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no text yet"),
        ("  \n ", "There is no text yet"),
        ("a" * (LONGEST + 1), "100,001 characters"),
        ("https://jobs.example/42", "address of a page"),
        ("PK\x03\x04\x00\x00binary", "not words"),
        ("12345 67890", "not words"),
        ("<p></p><br>", "not words"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(post, text, said):
    response = post(title="Data Engineer & more", text=text)
    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert 'role="alert"' in html
    assert "Data Engineer &amp; more" in html
    box = unescape(html.split("<textarea")[1].split(">\n", 1)[1].split("</textarea>")[0])
    assert box == text


def test_the_longest_text_is_read(post):
    response = post(text=("Python and SQL. " * LONGEST)[:LONGEST])
    assert response.status_code == 200
    assert "Skills asked for" in response.content.decode()


def test_html_is_read_as_the_words_that_it_shows(post):
    html = post(
        text="<div><p>Salary: &pound;55,000</p><ul><li>Python</li></ul><script>alert(1)</script></div>"
    ).content.decode()
    assert "£55,000" in html
    assert "<script>alert" not in html


def test_words_that_look_like_a_page_are_only_words(post):
    html = post(text='Python for "us" & <b onclick=x>them</b> and 1 < 2 <script', title="<img src=x>").content.decode()
    assert "<img src=x" not in html
    assert "<script<" not in html


def test_nothing_pasted_is_kept_logged_or_cached(post, caplog):
    caplog.set_level(logging.DEBUG)
    before = Kept.objects.count()
    response = post(text="Python. Ask for zanzibarquokka.")
    assert response["Cache-Control"] == "no-store"
    assert Kept.objects.count() == before
    assert "zanzibarquokka" not in caplog.text
    assert "zanzibarquokka" in response.content.decode()


def test_the_form_asks_for_its_token(bare, db):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/read/", {"text": ADVERT}).status_code == 403


def test_the_empty_page_offers_a_sample_that_is_of_the_demonstration(client, bare, db, pack):
    from fingerpost.pack.load import PACKS

    assert "?sample=1" in client.get("/read/").content.decode()
    html = client.get("/read/?sample=1").content.decode()
    sample = find_sample(PACKS / pack.id, pack)
    assert isinstance(sample, Pasted)
    assert sample.text.split("\n")[0].split()[0] in html
    assert "An invented advert" in html


def test_a_pack_without_a_demonstration_offers_none(tmp_path, pack):
    assert find_sample(tmp_path, pack) is None


def test_far_too_much_is_answered_with_a_way_back(post):
    response = post(text="Python and SQL. " * 200_000)
    assert response.status_code == 400
    assert "Go back: what you wrote still stands in your browser" in response.content.decode()

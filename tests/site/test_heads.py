"""The head of every page: title, description, canonical address, picture and trail; and what machines read of a role and of the site."""

from __future__ import annotations

import json
import re
from io import BytesIO

import pytest
from PIL import Image

import page_types
from fingerpost.search import Question
from fingerpost.site import cards, figures
from fingerpost.site.index import ask

HOME = {"HomePage"}
LETTERS = {"alerts", "alert", "alert_confirm", "alert_stop"}
"""Pages behind the links of letters: for their reader alone, so search engines get nothing of them."""
ADDRESSES = {
    name: address for name, address in (page_types.PAGES | page_types.ROUTES).items()
    if "{" not in address and "kept" not in address and name not in LETTERS
}  # fmt: skip


def data(html: str) -> dict[str, dict]:
    """What stands in the data scripts of a page, by type."""
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {value["@type"]: value for value in map(json.loads, scripts)}


def one(html: str, pattern: str) -> str:
    """The one match of a pattern in a page."""
    (found,) = re.findall(pattern, html)
    return found


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_says_what_it_is(world, client, db, settings, name):
    html = client.get(ADDRESSES[name], follow=True).content.decode()
    title = one(html, r"<title>(.*?)</title>")
    assert len(title.partition(" · ")[0]) > 2 and title.count(" · ") == 1
    assert len(one(html, r'<meta name="description" property="og:description" content="(.*?)">')) > 20
    assert one(html, r'<link rel="canonical" href="(.*?)">').startswith(settings.ADDRESS)
    assert one(html, r'<meta property="og:image" content="(.*?)">').endswith(".png")
    if name not in HOME:
        trail = data(html)["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in trail] == list(range(1, len(trail) + 1)) and len(trail) > 1


def test_a_role_is_an_occupation_whose_salary_is_our_own_figure(world, get):
    role = data(get("/guide/roles/machine-learning-engineer/"))["Occupation"]
    pay = figures.figure(Question(roles=("machine-learning-engineer",))).pay
    (salary,) = role["estimatedSalary"]
    assert (salary["median"], salary["currency"], salary["duration"]) == (round(pay.p50), "GBP", "P1Y")
    assert "estimatedSalary" not in data(get("/guide/roles/nlp-engineer/"))["Occupation"]


def test_the_front_page_says_who_runs_the_site_and_how_it_is_searched(world, get):
    site = data(get("/"))["WebSite"]
    assert site["publisher"]["@type"] == "Organization" and site["potentialAction"]["target"].endswith(
        "{search_term_string}"
    )


def test_every_picture_that_a_head_names_is_there_and_small(world, client, get):
    job = ask(Question()).hits[0].job_id
    for address in ("/", "/guide/roles/machine-learning-engineer/", "/guide/ladder/", f"/jobs/{job}/", "/pay/"):
        named = one(get(address), r'<meta property="og:image" content="https?://[^/]+(.*?)">')
        response = client.get(named)
        assert response["Content-Type"] == "image/png" and "max-age" in response["Cache-Control"]
        assert Image.open(BytesIO(response.content)).size == cards.SIZE and len(response.content) < 60_000


def test_no_picture_is_drawn_of_what_is_not_there(world, client, db):
    assert client.get("/cards/page-999999.png").status_code == 404
    assert client.get("/cards/job-none.png").status_code == 404


def test_a_long_title_stays_on_its_arm():
    words = "Principal Machine Learning Engineer for the Forecasting of Tides, Winds and Everything that Moves about the Harbour at Night"
    lines, face = cards._fitted(words, 870)
    assert len(lines) == 3 and max(map(face.getlength, lines)) <= 920

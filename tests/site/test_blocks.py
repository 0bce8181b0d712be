"""The blocks of a page's body: what each shows, and what an editor cannot put into one."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from fingerpost.site.blocks.lists import SearchBlock
from fingerpost.site.models import SectionPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def shown(client):
    """The page whose body holds these blocks, as visitors get it."""

    def page(*blocks):
        found = SectionPage.objects.get(slug="purpose")
        found.body = list(blocks)
        found.save_revision().publish()
        return client.get("/purpose/").content.decode()

    return page


def test_a_figure_is_asked_for_by_role_rung_region_and_contract_and_opens_to_its_evidence(shown):
    asked = {"role": "machine-learning-engineer", "rung": "", "region": "", "contract": "", "period": "year"}
    html = shown(("figure", asked))
    assert "the median of" in html and 'href="/pay/?role=machine-learning-engineer' in html
    html = shown(("figure", asked | {"contract": "permanent", "region": "Wales"}))
    assert "too few for a figure" in html or "No live job now" in html


def test_an_editor_sees_the_figure_beside_its_form(client):
    client.force_login(get_user_model().objects.get(username="editor@harbourside.example"))
    line = client.get("/editors/figure/?role=machine-learning-engineer&period=year").content.decode()
    assert "is the median of" in line and 'href="/pay/' in line
    assert "no live job" in client.get("/editors/figure/?role=nothing&rung=x&region=%00&period=z").content.decode()
    number = SectionPage.objects.get(slug="purpose").pk
    assert "figure-block.js" in client.get(f"/editors/pages/{number}/edit/").content.decode()


def test_the_jobs_of_a_pasted_search_are_listed_and_lead_to_all_of_them(shown):
    kept = SearchBlock().clean("https://harbourside.example/jobs/?role=data-engineer&sort=newest&page=3")
    assert kept == "role=data-engineer&sort=newest"
    html = shown(("jobs", {"heading": "Data engineers", "search": kept, "number": 4}))
    assert html.count('<article class="job">') == 4 and "All 12 jobs" in html
    assert 'href="/jobs/?role=data-engineer&amp;sort=newest"' in html
    assert "No live job answers" in shown(
        ("jobs", {"search": "role=data-engineer&region=Wales&level=intern", "number": 4})
    )


@pytest.mark.parametrize("pasted", ["/jobs/?role=wizard", "/jobs/?colour=red", "?pay=lots"])
def test_a_search_that_cannot_be_asked_is_refused_by_its_part(pasted):
    with pytest.raises(ValidationError, match="Not all of this search can be asked"):
        SearchBlock().clean(pasted)


def test_questions_and_answers_are_read_by_search_engines_as_such(shown):
    said = [{"question": "Is it </script> hard?", "answer": "<p>At <b>first</b> & then not.</p>"}]
    html = shown(("answers", {"heading": "Asked often", "questions": said}))
    data = next(json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
                if "FAQPage" in found)  # fmt: skip
    (entry,) = data["mainEntity"]
    assert entry["name"] == "Is it </script> hard?" and "<b>first</b>" in entry["acceptedAnswer"]["text"]
    assert "<summary>Is it &lt;/script&gt; hard?</summary>" in html


def test_a_quote_names_its_source_and_a_ladder_may_be_one_roles(shown):
    html = shown(
        (
            "quote",
            {"text": "Ask for <b>evidence</b>.", "who": "Ada Example, engineer", "url": "https://ada.example/talk"},
        ),
        ("ladder", {"heading": "The engineer’s ladder", "role": "machine-learning-engineer"}),
    )
    assert 'cite="https://ada.example/talk"' in html and "Ada Example, engineer" in html and "&lt;b&gt;evidence" in html
    assert "The engineer’s ladder" in html and "role=machine-learning-engineer" in html

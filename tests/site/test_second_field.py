"""A site of data engineering: its own guide from its own pack, and nothing of another field's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils.html import escape
from tests.site.conftest import lasting
from wagtail.models import Page

from fingerpost.pack import load_pack
from fingerpost.reading import Advert, machine
from fingerpost.site.management.commands.demo import invented
from fingerpost.site.models import EventPage, GuidePage, HomePage, LadderPage, SalaryGuidePage
from fingerpost.site.setup import set_up
from fingerpost.store.models import PublishedBand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engineering")]
ID = "data-engineering-uk"


@pytest.fixture(scope="module")
def engineering(django_db_setup: None, django_db_blocker: Any, home_folder: Path) -> Iterator[None]:
    """A new site of that field alone."""
    from django.conf import settings

    kept, settings.PACK = settings.PACK, ID
    with lasting(django_db_blocker):
        set_up(load_pack(ID))
        yield
    settings.PACK = kept


def test_each_of_its_pages_answers(get):
    pages = list(Page.objects.live().filter(depth__gt=1))
    assert len(pages) > 15
    for page in pages:
        assert page.specific_class is HomePage or escape(page.title) in get(page.get_url())


def test_its_demonstration_has_people_and_takes_the_adverts_of_the_pack_that_it_stands_on():
    field = load_pack(ID)
    adverts = invented(field)
    assert adverts == invented(load_pack("machine-learning-uk")) and invented(load_pack("uk")) is None
    assert {role for person in field.team for role in person.roles} <= set(field.roles)
    titles = [json.loads(line)["title"] for line in adverts.read_text(encoding="utf-8").splitlines()]
    reader = machine(field)
    roles = [reader.read(Advert(str(number), "demo", title)).value("role") for number, title in enumerate(titles)]
    assert roles.count("data-engineer") > 100 and roles.count("other") < len(roles) * 0.1


def test_its_ladder_shows_the_one_band_that_is_published_and_leaves_the_others_empty(get):
    assert PublishedBand.objects.count() == 1
    shown = get(LadderPage.objects.get().get_url())
    assert (
        "Head of Data Engineering" in shown
        and "PayMetric Labs" in shown
        and "£44,000" in shown.replace("£44k", "£44,000")
    )
    assert "Machine Learning Engineer" not in shown


def test_its_salary_guides_and_words_are_its_own(get):
    assert set(SalaryGuidePage.objects.values_list("slug", flat=True)) == {
        guide.id for guide in load_pack(ID).salary_guides
    }
    front = get("/")
    assert "Data engineering careers" in front and "Pay: data engineer" in front
    assert GuidePage.objects.get().summary == load_pack(ID).description


def test_its_demonstration_has_communities_and_events_of_its_own(get):
    field = load_pack(ID)
    set_up(field, demo=True)
    assert len(field.demo_communities) > 1
    assert {page.slug for page in EventPage.objects.all()} == {event.id for event in field.events}
    assert not {event.id for event in field.events} & {event.id for event in load_pack("machine-learning-uk").events}
    coming, past = get("/events/"), get("/events/past/")
    for event in field.events:
        assert event.title in (past if event.weeks < 0 else coming), event.id
    for entry in field.demo_communities:
        held = [event for event in field.events if event.community == entry.id]
        shown = get(f"/communities/{entry.id}/")
        assert held and all(event.title in shown for event in held), entry.id

"""What needs somebody: counted, said, linked, and shown to whoever can see to it."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Page

from fingerpost.site.models import Band
from fingerpost.site.needs import needs
from fingerpost.store.models import Job, MisreadReport, PublishedBand, Run, Source, WrittenAdvert

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
TODAY = timezone.localdate()


def user(who):
    return get_user_model().objects.get(username=f"{who}@harbourside.example")


@pytest.fixture
def page(client):
    """The dashboard as somebody sees it."""

    def of(who):
        client.force_login(user(who))
        return client.get("/editors/").content.decode()

    return of


@pytest.fixture
def trouble():
    """One of everything that needs somebody."""
    MisreadReport.objects.create(job=Job.objects.first(), field="pay", once="1", when=timezone.now())
    Run.objects.create(
        kind="import", source=Source.objects.create(name="Quince feed"), state=Run.FAILED, wrong="gone",
        asked=timezone.now(), due=timezone.now(), ended=timezone.now(),
    )  # fmt: skip
    advert = {
        "state": WrittenAdvert.LIVE,
        "changed": timezone.now(),
        "closing": TODAY + timedelta(days=3),
        "source": "us",
    }
    WrittenAdvert.objects.create(owner=user("consultant"), title="Hedge engineer", **advert)
    WrittenAdvert.objects.create(owner=user("editor"), title="Pond engineer", **advert)
    PublishedBand.objects.filter(rung=3).update(low=200_000, high=220_000)
    band = Band.objects.get(rung=1)
    band.review_due = TODAY
    band.save_revision().publish()
    Page.objects.filter(slug="industries").update(last_published_at=timezone.now() - timedelta(days=400))


def test_a_quiet_day_says_so(page):
    PublishedBand.objects.update(low=1, high=None)
    for who in ("editor", "consultant", "moderator"):
        assert "Nothing needs you today." in page(who), who


def test_everything_that_needs_an_editor_is_counted_and_leads_there(page, trouble, client):
    html = page("editor")
    said = {need.said: need for need in needs(user("editor"), TODAY)}
    for words in (
        "1 report waits of something misread", "1 source could not be read the last time, or offered unlikely little",
        "2 adverts close this week", "1 published band due for review", "1 page that nobody has looked at for a year",
    ):  # fmt: skip
        assert words in html and words in said, words
        assert client.get(said[words].url).status_code == 200, words
    apart = next(need for words, need in said.items() if "left behind" in words)
    assert "£200k–£220k published" in " ".join(apart.named)


def test_a_consultant_is_told_of_their_own_adverts_alone(page, trouble):
    html = page("consultant")
    assert "1 advert closes this week" in html and "Hedge engineer" in html and "Pond engineer" not in html
    assert "misread" not in html and "published band" not in html


def test_a_page_that_still_holds_is_not_asked_about_again(client, trouble):
    client.force_login(user("editor"))
    listed = client.get("/editors/reviews/").content.decode()
    number = Page.objects.get(slug="industries").pk
    assert "Industries" in listed and f"/editors/reviews/{number}/" in listed
    told = client.post(f"/editors/reviews/{number}/", follow=True).content.decode()
    assert "still holds, as of today" in told and f'action="/editors/reviews/{number}/"' not in told
    client.force_login(user("consultant"))
    assert client.get("/editors/reviews/").status_code in {302, 403}
    assert client.post(f"/editors/reviews/{number}/").status_code in {302, 403}


def test_what_needs_somebody_is_found_in_few_questions(trouble, django_assert_max_num_queries):
    editor = user("editor")
    needs(editor, TODAY)
    with django_assert_max_num_queries(30):
        begun = perf_counter()
        found = needs(user("editor"), TODAY)
        assert perf_counter() - begun < 0.5
    assert len(found) == 6

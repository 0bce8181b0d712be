"""The set-up: everything is made once, and what editors do stays done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, Site

from fingerpost.pack import Prose
from fingerpost.site.models import GuidePage, HomePage, LadderPage, RolePage, SectionPage, SiteFacts
from fingerpost.site.setup import set_up
from fingerpost.store.models import Job, PublishedBand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare")]


def everything() -> set[tuple[int, str, str]]:
    return {(page.pk, page.title, page.url_path) for page in Page.objects.all()}


def test_a_second_run_makes_nothing(pack):
    before = everything()
    report = set_up(pack)
    assert report.made == [] and report.kept > 20
    assert everything() == before


def test_a_page_that_an_editor_changed_stays_changed(pack):
    page = SectionPage.objects.get(slug="industries")
    page.title, page.summary = "Where we work", "In the editor's words."
    page.save_revision().publish()
    set_up(pack)
    page.refresh_from_db()
    assert (page.title, page.summary) == ("Where we work", "In the editor's words.")


def test_a_page_that_an_editor_deleted_or_moved_is_not_made_again(pack):
    SectionPage.objects.get(slug="courses").delete()
    moved = SectionPage.objects.get(slug="purpose")
    moved.move(GuidePage.objects.get(), pos="last-child")
    set_up(pack)
    assert not SectionPage.objects.filter(slug="courses").exists()
    assert SectionPage.objects.get(slug="purpose").get_parent().specific == GuidePage.objects.get()


def test_a_band_and_a_rung_that_an_editor_changed_stay_changed(pack):
    PublishedBand.objects.filter(rung=3).update(low=55_000, source="our own survey")
    text = LadderPage.objects.get().rungs.get(rung=pack.rungs[2].id)
    text.duties = "Only this."
    text.save()
    PublishedBand.objects.get(stage="mid").delete()
    set_up(pack)
    assert PublishedBand.objects.get(rung=3).low == 55_000
    assert LadderPage.objects.get().rungs.get(rung=pack.rungs[2].id).duties == "Only this."
    assert not PublishedBand.objects.filter(stage="mid").exists()


def test_the_bands_carry_their_source_and_the_day_on_which_they_were_taken(pack):
    assert PublishedBand.objects.filter(rung__isnull=False).count() == 6
    assert PublishedBand.objects.exclude(stage="").count() == 3
    for band in PublishedBand.objects.all():
        assert "undated" in band.source and band.taken.isoformat() == "2026-11-23"
        assert band.review_due.isoformat() == "2027-11-23" and band.since == timezone.localdate()


def test_a_new_prose_of_the_pack_adds_a_new_page_alone(pack):
    before = everything()
    grown = replace(pack, prose=(*pack.prose, Prose("interviews", "Interviews", "How they go.", "Bring *questions*.")))
    assert set_up(grown).made == ["page:interviews"]
    page = SectionPage.objects.get(slug="interviews")
    assert page.get_parent().specific == GuidePage.objects.get()
    assert "<i>questions</i>" in str(page.body)
    assert {entry for entry in everything() if entry[0] != page.pk} == before


def test_a_role_gets_its_page_once_it_has_a_job(pack):
    assert not RolePage.objects.exists()
    Job.objects.create(
        id="abcdefghijkl", lead="abcdefghijkl", title="Data Scientist", role="data-scientist", first_seen="2026-11-01",
        last_seen="2026-11-01", shown="2026-11-01", facts="{}",
    )  # fmt: skip
    Job.objects.create(
        id="abcdefghijkm", lead="abcdefghijkm", title="Chef", role="other", first_seen="2026-11-01", last_seen="2026-11-01",
        shown="2026-11-01", facts="{}",
    )  # fmt: skip
    assert set_up(pack).made == ["role:data-scientist"]
    page = RolePage.objects.get()
    assert page.title == pack.roles["data-scientist"].name and page.summary == pack.roles["data-scientist"].description


def test_a_page_of_the_same_address_that_an_editor_made_stands_in_nobodys_way(pack):
    guide = GuidePage.objects.get()
    guide.add_child(instance=SectionPage(title="Ours", slug="interviews"))
    grown = replace(pack, prose=(*pack.prose, Prose("interviews", "Interviews", "How they go.", "Words.")))
    set_up(grown)
    assert SectionPage.objects.get(slug="interviews").title == "Ours"
    assert SectionPage.objects.get(slug="interviews-2").title == "Interviews"


def test_without_the_demonstration_nobody_is_invented(pack):
    assert get_user_model().objects.count() == 0
    assert SiteFacts.for_site(Site.objects.get()).name == "Fingerpost"
    assert not Page.objects.filter(slug=pack.team[0].id).exists()


def test_the_demonstration_has_a_log_in_for_each_group_with_the_same_password_every_time(pack, client, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow on purpose
    first = set_up(pack, demo=True)
    again = set_up(pack, demo=True)
    assert first.password == again.password and len(first.password) >= 12
    assert set(first.logins) == {
        f"{name}@harbourside.example" for name in ("owner", "moderator", "editor", "consultant")
    }
    for login, group in zip(first.logins, ("Owners", "Moderators", "Editors", "Consultants"), strict=True):
        assert client.login(username=login, password=first.password)
        assert list(get_user_model().objects.get(username=login).groups.all()) == [Group.objects.get(name=group)]


def test_the_site_answers_at_its_public_address(pack, settings):
    settings.ADDRESS = "https://careers.example"
    set_up(pack)
    assert Site.objects.get().root_url == "https://careers.example"
    assert HomePage.objects.get().full_url == "https://careers.example/"

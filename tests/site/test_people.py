"""A consultant's pages: whose job is whose, figures with their floors, the way from a job to a person, and the card."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
import vobject
from django.contrib.auth import get_user_model
from django.utils import timezone

from fingerpost.intake.written import publish
from fingerpost.pack import load_pack
from fingerpost.site.models import ConsultantPage, TeamPage
from fingerpost.site.people.pages import facts
from fingerpost.store import written
from fingerpost.store.desk import Desk, Rule, Standing, standing
from fingerpost.store.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def ivo() -> ConsultantPage:
    """A consultant who looks after the engineers of the tests' source."""
    page = ConsultantPage.objects.get(slug="ivo-thistlewood")
    page.rules = [("adverts", {"source": "test", "roles": ["machine-learning-engineer"]})]
    page.save()
    return page


def structured(page: str, kind: str) -> dict:
    found = map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', page))
    return next(data for data in found if data["@type"] == kind)


def test_a_rule_of_the_editors_gives_somebody_the_jobs_of_a_source_and_role(get, ivo):
    mine = Job.objects.filter(role="machine-learning-engineer", closed=None)
    assert 0 < mine.count() < Job.objects.count()
    page = get(ivo.url)
    assert f"{mine.count()} of {mine.count()} live jobs" in page
    assert f"{mine.count()} live jobs" in get("/people/")
    rows = get(f"{ivo.url}jobs/")
    assert all(f'href="/jobs/{job.id}/"' in rows for job in mine) and "£50,000–£60,000" in rows


def test_a_job_leads_to_whose_it_is_and_any_other_to_the_general_form(get, ivo):
    mine = Job.objects.filter(role="machine-learning-engineer").first()
    other = Job.objects.filter(role="data-engineer").first()
    page = get(f"/jobs/{mine.id}/")
    assert f'href="{ivo.url}contact/?job={mine.id}"' in page and "Ask Ivo about this job" in page
    assert f'href="/contact/?job={other.id}"' in get(f"/jobs/{other.id}/")
    assert mine.title in get(f"{ivo.url}contact/?job={mine.id}")


def test_an_advert_is_its_writers_whatever_a_rule_says(get, ivo):
    user = get_user_model().objects.create(username="barnaby")
    barnaby = ConsultantPage.objects.get(slug="barnaby-fennimore")
    barnaby.user = user
    barnaby.save()
    now = timezone.now()
    number = written.put(
        0, owner_id=user.id, source="Harbourside Data", title="Machine Learning Engineer", changed=now, employer="Kettleby",
        text="You build models that find leaks in pipes. Salary: £61,000.", apply="jobs@kettleby.example", location="Truro",
    )  # fmt: skip
    job = publish(written.one(number), by="barnaby", now=now, pack=load_pack())
    assert "Ask Barnaby about this job" in get(f"/jobs/{job}/")
    assert f'href="/jobs/{job}/"' in get(barnaby.url)


def test_too_few_jobs_are_said_and_no_share_or_median_is_made_of_them(get, ivo):
    few = facts(Standing(live=4, paying=3, open_days=7.5, closed=5, closed_days=1.0))
    assert [fact.said for fact in few] == ["4", "", "", "1 day"]
    ivo.rules = [("adverts", {"source": "test", "roles": ["nlp-engineer"]})]
    ivo.save()
    page = get(ivo.url)
    assert page.count("Too few to say") == 3 and "nothing is said under 5" in page and "0 of 4 live jobs" in page


def test_what_is_counted_is_what_the_jobs_say():
    desk = Desk(rules=(Rule("test", ("data-engineer",)),))
    today = timezone.localdate()
    rows = list(Job.objects.filter(role="data-engineer").order_by("shown"))
    for row, days in zip(rows[:3], (3, 10, 30), strict=True):
        row.shown, row.closed = today - timedelta(days=days + 2), today - timedelta(days=2)
        row.save()
    found = standing(desk, today)
    ages = sorted((today - row.shown).days for row in rows[3:])
    assert (found.live, found.paying, found.closed, found.closed_days) == (9, 9, 3, 10)
    assert found.open_days == ages[4]
    estimated = Job.objects.get(pk=rows[5].pk)
    estimated.pay_estimated = True
    estimated.save()
    assert standing(desk, today).paying == 8


def test_somebody_with_no_jobs_has_a_page_that_leads_on(get, client):
    quiet = ConsultantPage.objects.get(slug="jasper-pennyfeather")
    assert "no live job here just now" in get(quiet.url)
    assert "no live job here just now" in get(f"{quiet.url}jobs/")
    assert "None of Jasper’s jobs has closed" in get(f"{quiet.url}jobs/?closed=1&page=99999999999")
    ConsultantPage.objects.all().delete()
    assert "Nobody is introduced here yet" in get("/people/")


def test_a_card_says_just_the_work_contact_and_another_programs_parser_reads_it(client, ivo):
    ivo.title, ivo.hours = "Zoë O'Neill; Head, of\\Data", "Monday\nto Friday, " + "ä" * 90
    ivo.save()
    answer = client.get(f"{ivo.url}vcard/")
    assert answer["Content-Disposition"] == 'attachment; filename="ivo-thistlewood.vcf"'
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    card = vobject.readOne(answer.content.decode())
    assert card.version.value == "3.0" and card.fn.value == ivo.title
    assert (card.n.value.given, card.n.value.family) == ("Zoë", "O'Neill; Head, of\\Data")
    assert card.org.value == ["Harbourside Data Recruitment Ltd", "Data, Insight & Analytics"]
    assert (card.email.value, card.tel.value) == ("ivo@harbourside.example", "0117 496 0132")
    assert card.note.value == ivo.hours and card.url.value == ivo.full_url
    assert {line.name for line in card.getChildren()} == {
        "VERSION", "FN", "N", "ORG", "TITLE", "EMAIL", "TEL", "URL", "NOTE",
    }  # fmt: skip


def test_machines_read_who_they_are_and_whom_they_work_for(get, ivo):
    one = structured(get(ivo.url), "Person")
    assert (one["name"], one["jobTitle"]) == ("Ivo Thistlewood", "Principal Consultant")
    assert one["worksFor"]["legalName"] == "Harbourside Data Recruitment Ltd"
    team = structured(get("/people/"), "Organization")
    assert [member["name"] for member in team["employee"]] == [page.title for page in TeamPage.objects.get().sections()]


def test_a_telephone_number_is_a_number(ivo):
    ivo.phone = "call me\r\nBCC: x"
    with pytest.raises(Exception, match="Write digits"):
        ivo.full_clean()


def test_an_editor_sets_whose_jobs_are_whose_on_their_page(admin_client, ivo):
    page = admin_client.get(f"/editors/pages/{ivo.pk}/edit/").content.decode()
    assert (
        "other adverts that are theirs" in page.lower()
        and "Adverts of a source" in page
        and "work e-mail" in page.lower()
    )

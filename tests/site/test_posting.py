"""Adverts written by hand: read as they are written, previewed, published, scheduled, changed, closed; and nothing lost."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from fingerpost.intake.written import publish_due
from fingerpost.store import find, written
from fingerpost.store.models import Advert, LedgerEntry, Source, WrittenAdvert
from fingerpost.store.shapes import JobView

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
DOOR = f"/{django_settings.EDITORS}/adverts"
TEXT = """About the work
We plant hedges by robot, and you would teach the robots where.

What you need
- Python and PyTorch, used for work that somebody depended on
Salary: £62,000 - £71,000 a year. Hybrid, two days a week in Exeter. Permanent."""
BOXES = {
    "title": "Machine Learning Engineer", "text": TEXT, "employer": "Hedgerow Machines", "for_client": "on", "location": "Exeter",
    "apply": "https://apply.example/17", "closing": "", "publish_at": "", "seen": "",
}  # fmt: skip


@pytest.fixture
def log_in(client, django_user_model):
    def enter(name: str):
        client.force_login(django_user_model.objects.get(username=f"{name}@harbourside.example"))
        return client

    return enter


@pytest.fixture
def consultant(log_in):
    return log_in("consultant")


def send(client, do: str, number: int = 0, **boxes: str):
    return client.post(f"{DOOR}/{number}/" if number else f"{DOOR}/new/", BOXES | {"do": do} | boxes)


def posted(client, **boxes: str) -> WrittenAdvert:
    assert send(client, "publish", **boxes).status_code == 302
    return WrittenAdvert.objects.latest("id")


def again(row: WrittenAdvert) -> dict[str, str]:
    return {"seen": WrittenAdvert.objects.get(id=row.id).changed.isoformat()}


def words(response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def job_of(row: WrittenAdvert) -> JobView:
    found = find.job(WrittenAdvert.objects.get(id=row.id).job)
    assert isinstance(found, JobView)
    return found


def test_a_published_advert_is_read_kept_and_shown_as_any_other(consultant, get):
    row = posted(consultant)
    job = job_of(row)
    assert (job.card.title, job.card.employer, job.card.place) == (
        "Machine Learning Engineer",
        "Hedgerow Machines",
        "Exeter",
    )
    assert (job.card.pay.low, job.card.pay.high) == (62000, 71000)
    assert job.lead.text == TEXT
    assert job.lead.source == "Harbourside Data" and Source.objects.get(name="Harbourside Data").kind == "hand"
    page = get(job.card.path)
    assert "Hedgerow Machines" in page and re.search(r'href="https://apply.example/17"[^>]*>Apply</a>', page)
    assert "“Machine Learning Engineer” is on the site" in words(consultant.get(f"{DOOR}/"))


def test_a_client_that_is_not_named_stays_unnamed(consultant, get):
    job = job_of(posted(consultant, hidden="on"))
    assert job.card.via == "Harbourside Data Recruitment Ltd" and job.card.employer == ""
    assert "Hedgerow" not in get(job.card.path)


def test_an_e_mail_address_is_a_way_to_apply(consultant, get):
    page = get(job_of(posted(consultant, apply="jobs@hedgerow.example")).card.path)
    assert 'href="mailto:jobs@hedgerow.example"' in page and "Apply by e-mail" in page


def test_pasted_html_becomes_the_words_that_it_shows(consultant):
    job = job_of(
        posted(consultant, text="<p>Salary: &pound;50,000 a year</p><ul><li>Python</li></ul><script>alert(1)</script>")
    )
    assert job.lead.text == "Salary: £50,000 a year\n\n• Python"


def test_the_advert_is_read_and_checked_beside_the_form(consultant):
    response = consultant.post(
        f"{DOOR}/panel/", BOXES | {"text": "We want a young and energetic ninja. Send your current salary."}
    )
    said = words(response)
    assert "“young and energetic” asks for the young" in said
    assert "does not say whether the work is temporary or permanent" in said
    assert "Role Machine learning engineer Machine Learning Engineer in the title" in said
    assert not WrittenAdvert.objects.exists() and not Advert.objects.filter(source__name="Harbourside Data").exists()


def test_the_agencys_law_is_not_held_against_who_hires_for_themselves(consultant):
    said = words(
        consultant.post(f"{DOOR}/panel/", BOXES | {"text": "You teach robots. My client is a farm.", "for_client": ""})
    )
    assert "An agency seems to have placed this" not in said


def test_a_named_client_leaves_the_agency_to_be_named_in_the_text(consultant):
    assert "no agency is named" in words(consultant.post(f"{DOOR}/panel/", BOXES))
    text = f"{TEXT}\nHarbourside Data Recruitment Ltd is an employment agency."
    assert "no agency is named" not in words(consultant.post(f"{DOOR}/panel/", BOXES | {"text": text}))


def test_the_check_button_does_the_same_without_a_script(consultant):
    response = send(consultant, "check", text="We want a ninja.")
    assert response.status_code == 200 and "“ninja” says nothing of the work" in words(response)
    assert "We want a ninja." in response.content.decode()
    assert not WrittenAdvert.objects.exists()


def test_nothing_to_read_yet_is_said(consultant):
    assert "Write a title and a text" in words(consultant.post(f"{DOOR}/panel/", {}))


def test_the_preview_is_the_public_page_and_leaves_no_trace(consultant):
    before = Advert.objects.count(), LedgerEntry.objects.count(), find.counts()
    page = consultant.post(f"{DOOR}/preview/", BOXES).content.decode()
    assert "A preview: nothing is published yet" in page and "£62,000–£71,000" in page and "Hedgerow Machines" in page
    assert (Advert.objects.count(), LedgerEntry.objects.count(), find.counts()) == before
    assert "It has no text" in words(consultant.post(f"{DOOR}/preview/", BOXES | {"text": ""}))


def test_a_draft_needs_a_title_alone_and_is_nowhere_on_the_site(consultant):
    assert send(consultant, "save", text="", employer="", apply="").status_code == 302
    row = WrittenAdvert.objects.get()
    assert (row.state, row.job, row.owner.username) == ("draft", "", "consultant@harbourside.example")
    assert "Machine Learning Engineer" in words(consultant.get(f"{DOOR}/?state=draft"))


@pytest.mark.parametrize(
    ("do", "boxes", "said"),
    [
        ("save", {"title": ""}, "This field is required"),
        ("publish", {"text": " "}, "There is no text yet"),
        ("publish", {"apply": ""}, "Say where one applies"),
        ("publish", {"employer": ""}, "Name who is hiring"),
        ("publish", {"closing": "2020-01-01"}, "That day has passed"),
        ("publish", {"text": "<p></p>"}, "It has no text"),
        ("save", {"apply": "javascript:alert(1)"}, "That is neither"),
        ("save", {"apply": "not an address"}, "That is neither"),
        ("save", {"text": "x" * 200_001}, "at most 200000 characters"),
        ("schedule", {}, "Say when it is to be published"),
        ("schedule", {"publish_at": "2020-01-01 09:00"}, "That has passed"),
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_written_is_given_back(consultant, do, boxes, said):
    response = send(consultant, do, location="Exeter & <b>Topsham</b>", **boxes)
    html = response.content.decode()
    assert response.status_code == 422 and said in unescape(html)
    assert "Exeter &amp; &lt;b&gt;Topsham&lt;/b&gt;" in html
    assert not WrittenAdvert.objects.exists()


def test_a_change_is_read_again_and_stands_in_the_ledger(consultant):
    row = posted(consultant)
    job = job_of(row).card.id
    changed = TEXT.replace("£62,000 - £71,000", "£68,000 - £75,000")
    assert send(consultant, "publish", row.id, text=changed, **again(row)).status_code == 302
    assert job_of(row).card.id == job and job_of(row).card.pay.low == 68000
    assert job_of(row).lead.text == changed
    assert "pay" in set(LedgerEntry.objects.filter(job_id=job, kind="changed").values_list("what", flat=True))


def test_whoever_saves_later_is_told_of_the_other_first(consultant):
    row = posted(consultant)
    stale = again(row)
    assert send(consultant, "publish", row.id, location="Truro", **stale).status_code == 302
    response = send(consultant, "publish", row.id, location="Bath", **stale)
    assert response.status_code == 422 and "changed this advert at" in words(response)
    assert 'value="Bath"' in response.content.decode()
    fresh = re.search(r'name="seen" value="([^"]+)"', response.content.decode()).group(1)
    assert send(consultant, "publish", row.id, location="Bath", seen=fresh).status_code == 302
    assert WrittenAdvert.objects.get(id=row.id).location == "Bath"


def test_a_scheduled_advert_is_published_when_it_is_due(consultant, pack):
    at = timezone.localtime() + timedelta(hours=2)
    assert send(consultant, "schedule", publish_at=f"{at:%Y-%m-%d %H:%M}").status_code == 302
    row = WrittenAdvert.objects.get()
    assert row.state == "scheduled" and not row.job
    assert publish_due(timezone.now(), pack) == 0
    assert publish_due(timezone.now() + timedelta(hours=3), pack) == 1
    assert job_of(row).card.title == "Machine Learning Engineer"
    assert publish_due(timezone.now() + timedelta(hours=3), pack) == 0


def test_what_cannot_be_published_when_due_goes_back_to_the_drafts_and_says_why(consultant, pack):
    at = timezone.localtime() + timedelta(hours=1)
    send(consultant, "schedule", publish_at=f"{at:%Y-%m-%d %H:%M}")
    WrittenAdvert.objects.update(text="<p></p>")
    assert publish_due(timezone.now() + timedelta(hours=2), pack) == 0
    assert "Not published: It has no text." in words(consultant.get(f"{DOOR}/?state=draft"))


def test_an_advert_is_closed_as_filled_and_may_be_published_again(consultant, get):
    row = posted(consultant)
    assert send(consultant, "filled", row.id).status_code == 302
    assert job_of(row).card.closed == timezone.localdate()
    assert "This job is closed" in get(job_of(row).card.path)
    assert LedgerEntry.objects.get(job_id=job_of(row).card.id, kind="closed").what == "filled"
    assert "Machine Learning Engineer" in words(consultant.get(f"{DOOR}/?state=closed"))
    assert send(consultant, "publish", row.id, **again(row)).status_code == 302
    assert job_of(row).card.closed is None


def test_a_closing_date_that_is_over_closes_the_advert_too(consultant, pack):
    row = posted(consultant, closing=f"{timezone.localdate() + timedelta(days=3):%Y-%m-%d}")
    assert job_of(row).evidence["closing_date"].claim.where == "field:closing"
    publish_due(timezone.now() + timedelta(days=3), pack)
    assert WrittenAdvert.objects.get(id=row.id).state == "live"
    publish_due(timezone.now() + timedelta(days=5), pack)
    assert WrittenAdvert.objects.get(id=row.id).state == "closed"


def test_a_draft_can_be_deleted_and_a_published_advert_cannot(consultant):
    send(consultant, "save")
    draft = WrittenAdvert.objects.get()
    assert send(consultant, "delete", draft.id).status_code == 302
    row = posted(consultant)
    send(consultant, "delete", row.id)
    assert written.one(row.id) is not None


def test_a_consultant_sees_their_own_and_an_editor_everybodys(consultant, log_in, django_user_model):
    row = posted(consultant)
    other = django_user_model.objects.create_user("another", password="a long password")
    other.groups.add(*django_user_model.objects.get(username="consultant@harbourside.example").groups.all())
    consultant.force_login(other)
    assert consultant.get(f"{DOOR}/{row.id}/").status_code == 404
    assert send(consultant, "filled", row.id).status_code == 404
    assert "Hedgerow Machines" not in words(consultant.get(f"{DOOR}/?state=live"))
    editor = log_in("editor")
    assert "Machine Learning Engineer" in words(editor.get(f"{DOOR}/?state=live"))
    assert send(editor, "publish", row.id, location="Truro", **again(row)).status_code == 302
    assert WrittenAdvert.objects.get(id=row.id).owner.username == "consultant@harbourside.example"


def test_who_may_not_write_sees_nothing(client, django_user_model):
    user = django_user_model.objects.create_user("reader", password="a long password")
    user.user_permissions.add(*_door())
    client.force_login(user)
    for address in ("/", "/new/", "/panel/", "/preview/"):
        response = client.get(DOOR + address) if address in ("/", "/new/") else client.post(DOOR + address, BOXES)
        assert response.status_code in (302, 403)
        assert "Hedgerow" not in response.content.decode()
    client.logout()
    assert "/login/" in client.get(f"{DOOR}/")["Location"]


def _door():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")


def test_the_menu_shows_the_way_to_who_may_write(consultant):
    html = consultant.get(f"/{django_settings.EDITORS}/").content.decode()
    assert f"{DOOR}/" in html

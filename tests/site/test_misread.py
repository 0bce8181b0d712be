from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO

import orjson
import pytest
from django.core.management import call_command
from django.utils import timezone

from fingerpost.intake.flow import keep_batch, read_again
from fingerpost.intake.report import Report
from fingerpost.reading import Advert, Pay
from fingerpost.site import marks, misread
from fingerpost.site.correcting import CorrectionForm
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import Received
from fingerpost.store import find, keep
from fingerpost.store.models import Job, MisreadReport
from fingerpost.store.models import Reading as KeptReading
from fingerpost.store.shapes import JobView

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
TITLE = "Senior Machine Learning Engineer"


@pytest.fixture
def job() -> str:
    return Job.objects.filter(title=TITLE).order_by("id").first().id


@pytest.fixture
def report(client, job):
    """Send a report as a person does: the form is fetched, and sent some seconds later."""

    def send(*, job=job, age=60.0, **boxes):
        mark = misread.mark(job, timezone.now() - timedelta(seconds=age))
        sent = {"field": "pay", "value": "£90,000", "note": "", "mark": mark} | boxes
        return client.post(f"/jobs/{job}/misread/", sent)

    return send


@pytest.fixture
def editor(client, django_user_model):
    client.force_login(django_user_model.objects.get(username="editor@harbourside.example"))
    return client


def one_advert(pay: str) -> Received:
    name = "robotics"
    said = Advert(
        id=advert_id("test", name), source="test", title="Lead Robotics Engineer", employer="Hollins Orchard Machines",
        location="Truro", text=f"We build arms that pick apples without bruising them.\n\nSalary: {pay}.",
    )  # fmt: skip
    return Received(1, name, said)


def settled(job: str) -> JobView:
    found = find.job(job)
    assert isinstance(found, JobView)
    return found


def test_a_job_leads_to_the_form_and_the_form_shows_what_was_read(get, job):
    assert f'href="/jobs/{job}/misread/"' in get(f"/jobs/{job}/")
    page = get(f"/jobs/{job}/misread/?field=pay")
    assert re.search(r'value="pay" required[^>]* checked', page)
    assert settled(job).evidence["pay"].claim.words in page
    assert 'IR35</strong> <span class="quiet">nothing read' in page


def test_a_report_is_kept_with_what_we_read_and_nothing_of_who_sent_it(report, get, job):
    response = report(note="It says 90k in the last line")
    assert response.status_code == 302
    assert "Thank you: an editor will look" in get(response["Location"])
    (kept,) = find.reports("open")
    assert (kept.job, kept.field, kept.value) == (job, "pay", "£90,000")
    assert kept.words == settled(job).evidence["pay"].claim.words
    columns = {column.name for column in MisreadReport._meta.get_fields()}
    assert columns == {"id", "job", "field", "once", "when", "state", "read", "words", "value", "note"}


def test_a_form_that_is_sent_twice_counts_once(report, job):
    mark = misread.mark(job, timezone.now() - timedelta(minutes=1))
    assert [report(mark=mark).status_code for _ in range(2)] == [302, 302]
    assert len(find.reports()) == 1


@pytest.mark.parametrize(
    ("boxes", "status", "said"),
    [
        ({"field": ""}, 422, "Say which of these was misread"),
        ({"field": "password"}, 422, "Say which of these was misread"),
        ({"value": " ", "note": ""}, 422, "Say what the advert says instead"),
        ({"value": "x" * 201}, 422, "201 characters"),
        ({"note": "x" * 1001}, 422, "1,001 characters"),
        ({"mark": "forged"}, 422, "had stood open for too long"),
        ({"age": 13 * 3600}, 422, "had stood open for too long"),
        ({"age": 0}, 422, "faster than people write"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_written_is_lost(report, boxes, status, said):
    response = report(**{"note": "Look at <b>line three</b>"} | boxes)
    page = response.content.decode()
    assert response.status_code == status
    assert said in page
    assert find.reports() == []
    if "note" not in boxes:
        assert "Look at &lt;b&gt;line three&lt;/b&gt;" in page


def test_a_mark_counts_for_its_own_job_alone(report, job):
    other = Job.objects.exclude(id=job).first().id
    mark = misread.mark(other, timezone.now() - timedelta(minutes=1))
    assert report(mark=mark).status_code == 422


def test_an_old_form_that_is_given_back_can_be_sent(client, report, job):
    page = report(age=13 * 3600).content.decode()
    mark = re.search(r'name="mark" value="([^"]+)"', page).group(1)
    assert marks.once(mark, f"misread {job}", timezone.now() + timedelta(minutes=1))


def test_a_machine_that_fills_every_box_is_thanked_and_not_heard(report):
    assert report(homepage="https://spam.example").status_code == 302
    assert find.reports() == []


def test_there_is_an_end_to_what_may_wait(report, monkeypatch):
    monkeypatch.setattr(misread, "WAITING", 2)
    assert [report().status_code for _ in range(3)] == [302, 302, 429]
    assert len(find.reports()) == 2


def test_reports_of_an_hour_are_limited_over_all_jobs(report, monkeypatch):
    monkeypatch.setattr(misread, "HOURLY", 1)
    others = list(Job.objects.values_list("id", flat=True)[:2])
    assert [report(job=other).status_code for other in others] == [302, 429]


def test_an_unknown_job_has_no_form(get):
    get("/jobs/nosuchjob/misread/", 404)


def test_the_list_is_behind_the_editors_door(client, report):
    report()
    assert client.get("/editors/misread/").status_code == 302


def test_an_editor_sees_what_waits_and_opens_it(editor, report):
    report(note="See the last line")
    number = find.reports()[0].id
    assert f'href="/editors/misread/{number}/"' in editor.get("/editors/misread/").content.decode()
    page = editor.get(f"/editors/misread/{number}/").content.decode()
    assert "See the last line" in page
    assert "£90,000" in page
    pay = settled(find.reports()[0].job).card.pay
    assert f'name="low" value="{pay.low:.0f}"' in page
    assert "1 report" in editor.get("/editors/").content.decode()


def test_a_correction_settles_the_job_and_the_search_at_once(editor, report, job, get):
    report()
    number = find.reports()[0].id
    sent = {"stated": "says", "low": "90000", "high": "90000", "currency": "GBP", "period": "year", "basis": "base"}
    assert editor.post(f"/editors/misread/{number}/", sent).status_code == 302
    view = settled(job)
    assert view.card.pay == Pay(90000, 90000, "GBP", "year", "")
    assert view.evidence["pay"].corrected
    assert "put right by an editor" in get(f"/jobs/{job}/")
    assert find.report(number).state == "put-right"
    assert find.counts().waiting == 0
    assert f"/jobs/{job}/" in get("/jobs/?pay=89000&q=senior")


def test_a_correction_stays_when_the_advert_is_read_again(editor, report, pack):
    """Both when the advert comes again with other words, and when the rules are newer."""
    today = timezone.localdate()
    row = one_advert("£70,000 - £80,000 a year")
    keep_batch([row], {}, pack=pack, today=today, report=Report())
    job = row.advert.id
    report(job=job)
    sent = {"stated": "says", "low": "95000", "high": "", "currency": "GBP", "period": "year", "basis": "base"}
    editor.post(f"/editors/misread/{find.reports()[0].id}/", sent)
    changed = one_advert("£71,000 - £81,000 a year, and a bonus")
    assert changed.advert != row.advert
    keep_batch([changed], {}, pack=pack, today=today, report=Report())
    assert settled(job).card.pay == Pay(95000, None, "GBP", "year", "")
    KeptReading.objects.filter(advert_id=job).update(version="older")
    assert read_again(pack=pack) >= 1
    assert settled(job).card.pay == Pay(95000, None, "GBP", "year", "")


def test_what_the_advert_does_not_say_can_be_put_right_too(editor, report, job):
    report(field="level", value="not said")
    editor.post(f"/editors/misread/{find.reports()[0].id}/", {"stated": "silent"})
    view = settled(job)
    assert view.card.level is None
    assert view.evidence["level"].corrected


def test_a_place_is_put_right_with_its_region(editor, report, job):
    report(field="place", value="Dundee")
    number = find.reports()[0].id
    page = editor.post(f"/editors/misread/{number}/", {"stated": "says", "value": "Nowhere-on-Sea"}).content.decode()
    assert "knows no place of that name" in page
    editor.post(f"/editors/misread/{number}/", {"stated": "says", "value": " dundee"})
    card = settled(job).card
    assert (card.place, card.place_id, card.region) == ("Dundee", "dundee", "Scotland")


def test_a_report_that_is_left_changes_nothing(editor, report, job):
    before = settled(job)
    report()
    number = find.reports()[0].id
    editor.post(f"/editors/misread/{number}/", {"leave": "1"})
    assert find.report(number).state == "left"
    assert settled(job) == before
    assert find.reports("open") == []


def test_one_correction_answers_every_open_report_of_its_field(editor, report):
    report(), report(value="ninety"), report(field="level", value="Lead")
    newest_pay = next(each for each in find.reports() if each.field == "pay")
    silent = {"stated": "silent", "currency": "GBP", "period": "year", "basis": "base"}
    editor.post(f"/editors/misread/{newest_pay.id}/", silent)
    assert [each.field for each in find.reports("open")] == ["level"]


def test_reports_go_with_a_job_that_is_merged(report, job):
    report()
    other = Job.objects.exclude(id=job).first().id
    keep.merge_jobs(job, other)
    assert find.reports()[0].job == other


def test_skills_are_put_right_and_stay_so(editor, report, job, pack):
    before = settled(job).card.skills_asked
    assert len(before) > 2
    report(field="skills", value=f"{pack.skills[before[0]].name} is not asked for")
    number = find.reports()[0].id
    page = editor.get(f"/editors/misread/{number}/").content.decode()
    assert all(pack.skills[skill].name in page for skill in before)
    wrong = {"stated": "says", "asked": "Basket Weaving Pro", "named": ""}
    assert (
        "knows no skill of this name: Basket Weaving Pro"
        in editor.post(f"/editors/misread/{number}/", wrong).content.decode()
    )
    asked = "\n".join(pack.skills[skill].name for skill in before[1:])
    editor.post(f"/editors/misread/{number}/", {"stated": "says", "asked": f" {asked.lower()}\n\n", "named": "Go"})
    KeptReading.objects.update(version="older")
    assert read_again(pack=pack) >= 1
    card = settled(job).card
    assert card.skills_asked == before[1:]
    assert card.skills_named == ("go",)


def test_a_job_that_asks_for_no_skill_at_all_can_be_said(editor, report, job):
    report(field="skills", value="None of these")
    editor.post(f"/editors/misread/{find.reports()[0].id}/", {"stated": "silent"})
    assert settled(job).card.skills_asked == ()


def test_languages_are_reported_for_the_rules(editor, report):
    report(field="language_asked", value="Welsh is not asked for")
    number = find.reports()[0].id
    assert "Put it right" not in editor.get(f"/editors/misread/{number}/").content.decode()
    assert editor.post(f"/editors/misread/{number}/", {"leave": "1"}).status_code == 302


def test_the_command_lists_the_reports_for_whoever_writes_the_next_rows(report, job):
    report(), report(field="ir35", value="outside", note="In the title")
    out = StringIO()
    call_command("reports", stdout=out)
    rows = [orjson.loads(line) for line in out.getvalue().splitlines()]
    assert [(row["field"], row["said"]) for row in rows] == [("ir35", "outside"), ("pay", "£90,000")]
    assert rows[1]["words"] == settled(job).evidence["pay"].claim.words
    out = StringIO()
    call_command("reports", state="left", stdout=out)
    assert out.getvalue() == ""


@pytest.mark.parametrize(
    ("field", "boxes", "values"),
    [
        ("role", {"value": "data-engineer"}, {"role": "data-engineer"}),
        ("manages", {"value": "no"}, {"manages": False}),
        ("office_days", {"value": "2.5"}, {"office_days": 2.5}),
        ("ir35", {"value": "inside"}, {"ir35": "inside"}),
        ("clearance", {"value": "SC"}, {"clearance": "SC"}),
        ("closing_date", {"value": "2026-12-04"}, {"closing_date": "2026-12-04"}),
        ("holiday_days", {"value": "27"}, {"holiday_days": 27.0}),
        ("equity", {"value": "no"}, {"equity": False}),
        ("bonus", {"value": "up to 10%"}, {"bonus": "up to 10%"}),
        ("degree", {"stated": "silent"}, {"degree": None}),
        ("place", {"stated": "silent"}, {"place": None, "place_id": None, "region": None}),
    ],
)
def test_each_kind_of_field_has_its_boxes(pack, field, boxes, values):
    form = CorrectionForm(field, pack, {"stated": "says"} | boxes)
    assert form.is_valid(), form.errors
    assert form.values == values


@pytest.mark.parametrize(
    ("field", "boxes"),
    [
        ("role", {"value": "astronaut"}),
        ("level", {"value": "unmarked"}),
        ("ir35", {"value": ""}),
        ("office_days", {"value": "8"}),
        ("pay", {"currency": "GBP", "period": "year", "basis": "base"}),
        ("pay", {"low": "90", "high": "80", "currency": "GBP", "period": "year", "basis": "base"}),
    ],
)
def test_a_value_that_no_job_can_have_is_refused(pack, field, boxes):
    assert not CorrectionForm(field, pack, {"stated": "says"} | boxes).is_valid()

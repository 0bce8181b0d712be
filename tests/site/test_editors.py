"""Who may do what behind the editors' door, and the way of a band and a page from a draft to the site."""

from __future__ import annotations

from datetime import timedelta
from time import sleep

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from wagtail.models import Page, TaskState

from fingerpost.site.models import Band, LadderPage, SectionPage
from fingerpost.store.models import PublishedBand, Run
from fingerpost.work.queue import ask, perform
from fingerpost.work.watch import Here

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
DOOR = "/editors"
EVERYBODY, KEEPERS = {"owner", "moderator", "editor", "consultant"}, {"owner", "moderator", "editor"}
MAY = {
    "/": EVERYBODY,
    "/adverts/": EVERYBODY,
    "/adverts/new/": EVERYBODY,
    "/pages/": KEEPERS,
    "/reviews/": KEEPERS,
    "/misread/": KEEPERS,
    "/sources/": KEEPERS,
    "/runs/": KEEPERS,
    "/images/": KEEPERS,
    "/snippets/site/band/": KEEPERS,
    "/snippets/site/band/add/": KEEPERS,
    "/redirects/": {"owner", "moderator"},
    "/snippets/store/webhook/": {"owner"},
    "/users/": {"owner"},
    "/groups/": {"owner"},
    "/sites/": {"owner"},
    "/workflows/list/": {"owner"},
    "/settings/site/sitefacts/": {"owner"},
}


@pytest.fixture
def enter(client):
    """Come in as one of the demonstration's people."""

    def come(who):
        client.force_login(get_user_model().objects.get(username=f"{who}@harbourside.example"))
        return client

    return come


@pytest.fixture
def band():
    return Band.objects.get(rung=2)


def form(**boxes):
    given = {
        "rung": "2", "stage": "", "low": "41000", "high": "53000", "currency": "GBP", "source": "The Guild’s survey",
        "taken": "2026-11-02", "review_due": "2027-11-02",
    }  # fmt: skip
    return given | boxes


def address(name, *args):
    return reverse(f"wagtailsnippets_site_band:{name}", args=args)


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_each_role_sees_what_is_its_own_and_nothing_else(enter, who):
    client = enter(who)
    answers = {path: client.get(DOOR + path) for path in MAY}
    seen = {
        path
        for path, answer in answers.items()
        if answer.status_code in {200, 302} and answer.headers.get("Location") != f"{DOOR}/"
    }
    assert seen == {path for path, roles in MAY.items() if who in roles}


def test_an_editor_writes_a_band_and_cannot_publish_it(enter, band):
    editor = enter("editor")
    html = editor.get(address("edit", band.pk)).content.decode()
    assert 'name="action-submit"' in html and 'name="action-publish"' not in html
    editor.post(address("edit", band.pk), form(**{"action-publish": "1"}))
    assert PublishedBand.objects.get(entry=band.pk, until=None).low != 41_000
    assert editor.post(address("unpublish", band.pk)).status_code in {302, 403}
    assert editor.post(address("delete", band.pk)).status_code in {302, 403, 404}
    assert Band.objects.get(pk=band.pk).live


def test_a_band_goes_from_draft_by_approval_to_the_site_and_its_history_stays(enter, band):
    was = PublishedBand.objects.get(entry=band.pk)
    editor = enter("editor")
    assert date_format(was.review_due) in editor.get(address("list")).content.decode()
    sent = editor.post(address("edit", band.pk), form(**{"action-submit": "1"}))
    assert sent.status_code == 302, sent.content.decode()[-3000:]
    assert "£41k–£53k" not in editor.get("/guide/ladder/").content.decode()
    assert "waits for your approval" not in editor.get(f"{DOOR}/").content.decode()
    waiting = TaskState.objects.get()
    assert editor.post(address("workflow_action", band.pk, "approve", waiting.pk)).status_code == 302
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS, "an editor approves nothing"

    moderator = enter("moderator")
    assert "1 submission waits for your approval" in moderator.get(f"{DOOR}/").content.decode()
    assert "£41k–£53k" in moderator.get(address("workflow_preview", band.pk, waiting.task_id)).content.decode()
    moderator.post(address("workflow_action", band.pk, "approve", waiting.pk))
    ladder = moderator.get("/guide/ladder/").content.decode()
    assert "£41k–£53k" in ladder and "The Guild’s survey" in ladder
    assert "Until " in ladder and escape(was.source) in ladder
    was.refresh_from_db()
    assert was.until == timezone.localdate() and PublishedBand.objects.filter(entry=band.pk).count() == 2
    assert "£41k–£53k" in moderator.get("/").content.decode()


def test_a_preview_shows_the_band_on_the_ladder_and_leaves_nothing_behind(enter, band):
    editor, before = enter("editor"), list(PublishedBand.objects.values_list())
    assert editor.post(address("preview_on_edit", band.pk), form()).json()["is_valid"]
    assert "£41k–£53k" in editor.get(address("preview_on_edit", band.pk)).content.decode()
    assert list(PublishedBand.objects.values_list()) == before


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        ({"rung": "", "stage": ""}, "one of the two"),
        ({"high": "40000"}, "less than the 41,000"),
        ({"source": ""}, "This field is required"),
        ({"review_due": ""}, "This field is required"),
        ({"taken": "2199-01-01"}, "has not been yet"),
        ({"review_due": "2026-01-01"}, "comes after"),
        ({"currency": "gbp"}, "Three capital letters"),
    ],
)
def test_a_band_that_cannot_be_is_refused_with_the_remedy(enter, band, boxes, said):
    html = enter("moderator").post(address("edit", band.pk), form(**boxes, **{"action-publish": "1"})).content.decode()
    assert said in html and Band.objects.get(pk=band.pk).low != 41_000


def test_a_new_review_date_alone_is_no_new_band_and_a_band_taken_off_stays_in_the_history(enter, band):
    moderator = enter("moderator")
    same = {name: getattr(band, name) or "" for name in ("low", "high", "source")}
    boxes = form(**same, taken=band.taken.isoformat(), review_due="2028-01-01")
    assert moderator.post(address("edit", band.pk), boxes | {"action-publish": "1"}).status_code == 302
    assert PublishedBand.objects.get(entry=band.pk).review_due.year == 2028
    moderator.post(address("unpublish", band.pk))
    assert PublishedBand.objects.get(entry=band.pk).until == timezone.localdate()
    assert "Until " in moderator.get("/guide/ladder/").content.decode()


def test_a_page_goes_the_same_way(enter):
    page = SectionPage.objects.get(slug="industries")
    editor = get_user_model().objects.get(username="editor@harbourside.example")
    html = enter("editor").get(f"{DOOR}/pages/{page.pk}/edit/").content.decode()
    assert 'name="action-submit"' in html and 'name="action-publish"' not in html
    page.summary = "Where the field is at work."
    page.save_revision(user=editor)
    page.get_workflow().start(page, editor)
    moderator = enter("moderator")
    moderator.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", TaskState.objects.get().pk]))
    assert "Where the field is at work." in moderator.get("/guide/industries/").content.decode()


def test_what_is_scheduled_is_published_by_the_worker_when_its_time_comes(band):
    band.low, band.go_live_at = 42_000, timezone.now() + timedelta(seconds=0.5)
    band.save_revision().publish()
    page = LadderPage.objects.get()
    page.expire_at = timezone.now() + timedelta(seconds=0.5)
    page.save_revision().publish()
    assert PublishedBand.objects.get(entry=band.pk).low != 42_000
    sleep(0.6)
    number = ask("pages")
    perform(number, worker=Here())
    run = Run.objects.get(id=number)
    assert (run.state, run.counts, run.wrong) == (Run.DONE, {"pages": 2}, "")
    assert PublishedBand.objects.get(entry=band.pk, until=None).low == 42_000
    assert not LadderPage.objects.get().live


def test_every_type_of_page_has_a_preview_and_can_be_opened(enter):
    owner = enter("owner")
    pages = [page.specific for page in Page.objects.filter(depth__gte=2).order_by("path")]
    for page in {type(page): page for page in pages}.values():
        preview = page.make_preview_request()
        assert preview.status_code == 200 and "<h1" in preview.content.decode(), type(page)
        assert owner.get(f"{DOOR}/pages/{page.pk}/edit/").status_code == 200, type(page)

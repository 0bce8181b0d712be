"""Sources and runs behind the editors' door: what the pages show, who may see them, and adding a source by its address."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler

import orjson
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from fingerpost.store import runs
from fingerpost.store.models import Advert, Run, Source
from fingerpost.work.queue import ask, ask_for_import, perform
from fingerpost.work.watch import Here
from serving import serving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare")]
ROWS = [
    {
        "id": str(number), "title": f"Senior Data Engineer {number}", "employer": "Quince & Larch Ltd", "location": "Leeds",
        "text": f"Depot {number * 17} needs you. Salary: £{60 + number},000. You write Python and SQL for {number} teams.",
    }
    for number in range(8)
]  # fmt: skip


class Feeds(BaseHTTPRequestHandler):
    """Answers with a feed, an empty one, one without adverts, or nothing that can be read."""

    def do_GET(self):
        bodies = {
            "/jobs.jsonl": b"\n".join(map(orjson.dumps, ROWS)),
            "/nothing.jsonl": orjson.dumps({"id": "1", "title": "", "text": ""}),
        }
        body = bodies.get(self.path)
        self.send_response(200 if body is not None else 404)
        self.end_headers()
        self.wfile.write(body or b"")


@pytest.fixture(scope="module")
def feeds():
    with serving(Feeds) as host:
        yield host


@pytest.fixture
def feed(feeds, settings):
    """The address of a feed that may be read though it is on this machine."""
    settings.PRIVATE_HOSTS = [feeds]
    return f"http://{feeds}/jobs.jsonl"


def of_group(client, name):
    user = get_user_model().objects.create_user(f"some {name}", password="a long password")
    user.groups.add(Group.objects.get(name=name))
    client.force_login(user)
    return client


@pytest.fixture
def editor(client):
    return of_group(client, "Editors")


@pytest.fixture
def source():
    return Source.objects.create(
        name="Quince feed", kind="table", address="https://quince.example/jobs.csv", every_hours=6
    )


def words(html):
    body = re.search(r"<main.*</main>", html, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body.group() if body else html))


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return words(response.content.decode())


def test_without_sources_the_list_says_how_to_have_one(editor):
    assert "There is no source yet" in page(editor, "/editors/sources/")
    assert "Nothing has been done in the background yet" in page(editor, "/editors/runs/")


def test_the_list_shows_when_a_source_is_asked_how_it_fares_and_what_it_offers(editor, source):
    assert "every 6 hours" in page(editor, "/editors/sources/")
    assert "not read yet" in page(editor, "/editors/sources/")
    number = ask_for_import(source.id, by="some Editors")
    assert "waiting" in page(editor, "/editors/sources/")
    runs.claim(number, "w", timezone.now())
    runs.finish(number, "w", timezone.now(), state=Run.FAILED, wrong="quince.example: it did not answer. Try later")
    told = page(editor, "/editors/sources/")
    assert "failing" in told and "it did not answer" in told


def test_a_live_list_follows_and_a_quiet_one_does_not(editor, source):
    assert 'hx-trigger="every 3s"' not in editor.get("/editors/sources/").content.decode()
    ask_for_import(source.id)
    for address in ("/editors/sources/", "/editors/sources/results/", "/editors/runs/", "/editors/runs/results/"):
        assert 'hx-trigger="every 3s"' in editor.get(address).content.decode(), address


def test_progress_is_shown_while_a_run_is_live_and_ends_with_it(editor, source):
    number = ask_for_import(source.id, by="some Editors")
    address = f"/editors/runs/{number}/progress/"
    assert "Waits for its turn" in page(editor, address)
    runs.claim(number, "w", timezone.now())
    runs.note(number, "w", timezone.now(), so_far=1200, expected=3000, counts={"new": 1000})
    html = editor.get(address).content.decode()
    assert "1,200 of 3,000 rows so far" in words(html) and "every 2s" in html and 'value="1200"' in html
    runs.finish(number, "w", timezone.now(), state=Run.DONE, counts={"new": 3000}, told="3,000 rows read")
    html = editor.get(address).content.decode()
    assert "3,000" in words(html) and "every 2s" not in html and "Do it again" in html


def test_where_no_worker_is_at_work_a_waiting_run_and_the_dashboard_say_so(editor, source):
    number = ask_for_import(source.id)
    runs.leave("w")
    for address in (f"/editors/runs/{number}/", "/editors/"):
        assert "No worker is at work" in page(editor, address), address
    runs.beat("w", timezone.now())
    for address in (f"/editors/runs/{number}/", "/editors/"):
        assert "No worker is at work" not in page(editor, address), address


def test_the_dashboard_counts_the_sources_that_fail(editor, source):
    assert "could not be read" not in page(editor, "/editors/")
    number = ask_for_import(source.id)
    runs.claim(number, "w", timezone.now())
    runs.finish(number, "w", timezone.now(), state=Run.FAILED, wrong="it did not answer")
    assert "1 source could not be read the last time" in page(editor, "/editors/")


def test_a_run_is_cancelled_and_asked_for_again(editor, source):
    number = ask_for_import(source.id)
    assert "Cancelled." in words(editor.post(f"/editors/runs/{number}/cancel/", follow=True).content.decode())
    again = editor.post(f"/editors/runs/{number}/again/", follow=True)
    latest = Run.objects.first()
    assert (latest.state, latest.asked_by, latest.source) == (Run.WAITING, "some Editors", source)
    assert again.redirect_chain[-1][0] == f"/editors/runs/{latest.id}/"
    runs.claim(latest.id, "w", timezone.now())
    assert "stops as soon as it can" in words(
        editor.post(f"/editors/runs/{latest.id}/cancel/", follow=True).content.decode()
    )
    assert "being done already" in words(editor.post(f"/editors/runs/{number}/again/", follow=True).content.decode())
    assert Run.objects.get(id=latest.id).to_stop


def test_a_source_is_asked_now_and_not_twice(editor, source):
    assert "Waits for its turn" in words(
        editor.post(f"/editors/sources/{source.id}/now/", follow=True).content.decode()
    )
    runs.claim(Run.objects.get().id, "w", timezone.now())
    told = words(editor.post(f"/editors/sources/{source.id}/now/", follow=True).content.decode())
    assert "is being read already" in told
    assert Run.objects.count() == 1


def test_when_a_source_is_asked_can_be_changed_to_one_schedule(editor, source):
    address = f"/editors/sources/edit/{source.id}/"
    both = editor.post(address, {"employer": "", "every_hours": "6", "daily_at": "05:30"})
    assert "not both" in both.content.decode()
    assert "between 1 and" in editor.post(address, {"employer": "", "every_hours": "0"}).content.decode()
    Source.objects.update(due=timezone.now())
    assert editor.post(address, {"employer": "", "every_hours": "", "daily_at": "05:30"}).status_code == 302
    source.refresh_from_db()
    assert (source.every_hours, source.daily_at.hour, source.due) == (None, 5, None)


def test_a_source_of_files_cannot_be_asked_by_the_clock(editor):
    made = Source.objects.create(name="by hand")
    told = editor.post(f"/editors/sources/edit/{made.id}/", {"employer": "", "every_hours": "6"}).content.decode()
    assert "no address to ask" in told


def test_a_source_with_adverts_stays(client, feed, settings, tmp_path):
    settings.INDEX = tmp_path / "index"
    owner = of_group(client, "Owners")
    made = Source.objects.create(name="Quince", kind="table", address=feed, kept=feed)
    perform(ask_for_import(made.id), worker=Here())
    told = owner.post(f"/editors/sources/delete/{made.id}/", follow=True).content.decode()
    assert "Pause it instead" in told
    assert Source.objects.filter(id=made.id).exists()
    Advert.objects.all().delete()
    owner.post(f"/editors/sources/delete/{made.id}/")
    assert not Source.objects.filter(id=made.id).exists()


def test_an_address_is_recognised_tried_and_only_then_kept(editor, feed, settings, tmp_path):
    settings.INDEX = tmp_path / "index"
    tried = editor.post("/editors/sources/new/", {"address": feed})
    told = words(tried.content.decode())
    assert "Its first 5 adverts, as we read them" in told
    for shown in ("Senior Data Engineer 0", "Quince &amp; Larch Ltd", "Leeds", "£60,000", "Python, SQL", "Not said"):
        assert shown in told, shown
    assert "Senior Data Engineer 5" not in told
    assert not Source.objects.exists() and not Advert.objects.exists()

    kept = editor.post("/editors/sources/new/", {"address": feed, "keep": "1", "name": "Quince", "every_hours": "12"})
    run, made = Run.objects.get(), Source.objects.get()
    assert kept["Location"] == f"/editors/runs/{run.id}/"
    assert (made.kind, made.address, made.every_hours, run.source) == ("table", feed, 12, made)
    perform(run.id, worker=Here())
    assert Advert.objects.filter(source=made).count() == len(ROWS)
    assert "8 new" in page(editor, f"/editors/sources/inspect/{made.id}/")

    again = words(editor.post("/editors/sources/new/", {"address": feed}).content.decode())
    assert "Quince reads this already" in again


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "This field is required"),
        ("file:///etc/passwd", "fingerpost import FILE"),
        ("http://127.0.0.1:1/jobs.jsonl", "could not be read"),
        ("http://169.254.169.254/jobs.jsonl", "could not be read"),
    ],
)
def test_an_address_that_cannot_be_read_is_named_with_the_remedy_and_kept_in_the_form(editor, address, said):
    response = editor.post("/editors/sources/new/", {"address": address})
    assert response.status_code == 422
    assert said in words(response.content.decode())
    assert address in response.content.decode()
    assert not Source.objects.exists()


def test_a_feed_that_is_gone_and_one_without_adverts_say_so(editor, feed):
    gone = editor.post("/editors/sources/new/", {"address": feed.replace("jobs", "gone")})
    assert gone.status_code == 422 and "could not be read" in words(gone.content.decode())
    empty = editor.post("/editors/sources/new/", {"address": feed.replace("jobs", "nothing")})
    assert "None of its rows is an advert" in words(empty.content.decode()) or empty.status_code == 422


def test_a_name_that_is_taken_is_refused_and_nothing_is_lost(editor, feed, source):
    given = {"address": feed, "keep": "1", "name": source.name, "employer": "Quince", "every_hours": "6"}
    response = editor.post("/editors/sources/new/", given)
    html = response.content.decode()
    assert response.status_code == 422 and "already exists" in html
    assert feed in html and 'value="Quince"' in html
    assert Source.objects.count() == 1


@pytest.mark.parametrize("group", ["Editors", "Moderators", "Owners"])
def test_editors_moderators_and_owners_see_sources_and_runs(client, group, source):
    somebody = of_group(client, group)
    for address in (
        "/editors/sources/",
        "/editors/sources/new/",
        f"/editors/sources/inspect/{source.id}/",
        "/editors/runs/",
    ):
        assert somebody.get(address).status_code == 200, address
    assert (
        ">Sources<" in somebody.get("/editors/").content.decode()
        or "sources" in somebody.get("/editors/").content.decode()
    )


def test_nobody_else_sees_or_does_anything(client, source):
    number = ask("import", source=source.id)
    addresses = [
        "/editors/sources/", "/editors/sources/new/", f"/editors/sources/inspect/{source.id}/", "/editors/runs/",
        f"/editors/runs/{number}/", f"/editors/runs/{number}/progress/",
    ]  # fmt: skip
    posts = [f"/editors/runs/{number}/cancel/", f"/editors/runs/{number}/again/", f"/editors/sources/{source.id}/now/"]
    for address in addresses:
        assert client.get(address)["Location"].startswith("/editors/login/"), address
    user = get_user_model().objects.create_user("writer", password="a long password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for address in addresses:
        assert client.get(address)["Location"] == "/editors/", address
    for address in posts:
        assert client.post(address)["Location"] == "/editors/", address
    assert Run.objects.get().state == Run.WAITING


def test_who_may_only_look_has_no_buttons(client, source):
    number = ask("import", source=source.id)
    user = get_user_model().objects.create_user("reader", password="a long password")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_run", "view_source"]))
    client.force_login(user)
    assert "Cancel it" not in page(client, f"/editors/runs/{number}/")
    assert "Read it now" not in page(client, f"/editors/sources/inspect/{source.id}/")

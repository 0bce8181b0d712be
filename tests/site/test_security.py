"""What holds of every public page: a strict policy, nothing inline, few queries; and what the editors' door has instead."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.admin.menu import admin_menu
from wagtail.models import Page

from fingerpost.site.models import RolePage, Seed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
MOST_QUERIES = 40


@pytest.fixture
def editor(client, settings):
    """A client that is logged in as an editor."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    user = get_user_model().objects.create_user("somebody", password="a long password")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def public_pages() -> list[str]:
    return [page.url for page in Page.objects.live().filter(depth__gte=2)]


def test_every_public_page_is_strict_and_carries_nothing_inline(client):
    for address in [*public_pages(), "/no/such/page/"]:
        response = client.get(address)
        policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'none'" and policy["script-src"] == policy["style-src"] == "'self'"
        html = response.content.decode()
        assert not re.search(r"<[^>]+\sstyle=", html), address
        assert not re.search(r"<[^>]+\son[a-z]+=", html), address
        assert "<style" not in html, address
        for script in re.findall(r"<script\b([^>]*)>", html):
            assert "src=" in script or 'type="application/ld+json"' in script, address


def test_every_public_page_has_one_heading_a_description_and_its_own_address(client):
    for address in public_pages():
        html = client.get(address).content.decode()
        assert html.count("<h1>") == 1, address
        assert re.search(r'<meta name="description" property="og:description" content="[^"]{20,}"', html), address
        assert re.search(rf'<link rel="canonical" href="http[^"]+{re.escape(address)}"', html), address
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        assert all(below - above <= 1 for above, below in pairwise(levels)), (address, levels)


def test_no_page_needs_many_queries_however_many_jobs_there_are(client):
    for address in public_pages():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= MOST_QUERIES, f"{address}: {len(queries)}"


def test_the_trail_is_told_to_machines_without_a_way_out_of_its_script(client):
    page = RolePage.objects.get(role="nlp-engineer")
    page.title = "</script><script>alert(1)</script>"
    page.save()
    html = client.get(page.url).content.decode()
    assert '"@type": "BreadcrumbList"' in html
    assert "<script>alert" not in html and "\\u003C/script\\u003E" in html


@pytest.mark.parametrize("address", ["/events/%s.ics", "/cards/page-%s.png"])
def test_a_number_that_no_row_can_have_is_no_page(client, address):
    assert client.get(address % ("9" * 18)).status_code == client.get(address % ("9" * 30)).status_code == 404


def test_the_editors_door_has_its_own_policy(client):
    response = client.get(f"/{django_settings.EDITORS}/login/")
    policy = response["Content-Security-Policy"]
    assert "'unsafe-inline'" in policy and "frame-ancestors 'self'" in policy and "object-src 'none'" in policy


def test_a_stranger_is_sent_to_the_log_in(client):
    response = client.get(f"/{django_settings.EDITORS}/")
    assert response.status_code == 302 and "/login/" in response["Location"]


def test_the_dashboard_says_how_the_field_stands(editor):
    Seed.objects.filter(key="role:data-engineer").delete()
    RolePage.objects.filter(role__in=["data-engineer", "nlp-engineer"]).delete()
    html = editor.get(f"/{django_settings.EDITORS}/").content.decode()
    assert "47 live jobs" in html
    assert "Data engineer (12)" in html
    assert "NLP engineer" not in html  # an editor took it away: no set-up makes it again


@pytest.mark.parametrize(
    "kind", ["LadderPage", "SalaryGuidesPage", "SalaryGuidePage", "RightForMePage", "HomePage", "ConsultantPage"]
)
def test_an_editor_can_open_every_kind_of_page(editor, kind):
    from fingerpost.site import models

    page = getattr(models, kind).objects.first()
    assert editor.get(f"/{django_settings.EDITORS}/pages/{page.pk}/edit/").status_code == 200
    preview = page.make_preview_request()
    assert preview.status_code == 200 and "<h1>" in preview.rendered_content


def test_the_menu_leaves_out_what_nobody_needs(rf, editor):
    request = rf.get(f"/{django_settings.EDITORS}/")
    request.user = get_user_model().objects.get(username="somebody")
    shown = {item.name for item in admin_menu.menu_items_for_request(request)}
    assert "published-bands" in shown and "explorer" in shown
    assert not shown & {"reports", "help"}

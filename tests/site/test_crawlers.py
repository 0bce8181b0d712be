"""What search engines are told."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from fingerpost.store import find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def test_robots_may_go_everywhere_but_to_the_editors(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert f"Disallow: /{settings.EDITORS}/" in response.content.decode()
    assert f"Sitemap: {settings.ADDRESS}/sitemap.xml" in response.content.decode()


def test_the_site_map_leads_to_every_page_and_every_live_job(get):
    parts = re.findall(r"<loc>[^<]+(/sitemap-[a-z]+\.xml)</loc>", get("/sitemap.xml"))
    assert parts == ["/sitemap-pages.xml", "/sitemap-jobs.xml", "/sitemap-figures.xml"]
    assert "/guide/ladder/</loc>" in get(parts[0])
    jobs = get(parts[1])
    addresses = [path for path, _ in find.addresses()]
    assert len(addresses) == 47
    assert all(f"<loc>{settings.ADDRESS}{path}</loc>" in jobs for path in addresses)
    assert jobs.count("<lastmod>") == 47

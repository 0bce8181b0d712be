"""The page of all rules, and the findings under an advert that a visitor pasted."""

from __future__ import annotations

from html import unescape

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare")]


def test_every_rule_is_listed_with_what_it_rests_on(get, pack):
    page = unescape(get("/checks/"))
    for rule in pack.check_rules.values():
        assert f'id="{rule.id}"' in page and rule.name in page and rule.suggestion in page
        authority = pack.authorities[rule.authority]
        assert authority.title in page
        assert authority.url.startswith("/") or f'href="{authority.url}"' in page
    assert f"{len(pack.check_rules)} rules" in page and "never block" in page


def test_a_pasted_advert_is_checked_too(client):
    page = unescape(
        client.post(
            "/read/", {"title": "Data Ninja", "text": "We want a young and energetic analyst."}
        ).content.decode()
    )
    assert "What a checker would say" in page
    assert "“young and energetic” asks for the young" in page and "Equality Act 2010" in page
    assert "“Ninja” says nothing of the work" in page
    assert 'href="/checks/"' in page


def test_the_empty_page_has_no_findings(get):
    assert "What a checker would say" not in get("/read/")

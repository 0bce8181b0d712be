"""One site of two fields: the second has a guide of its own beside the first, which is left as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.html import escape
from tests.site.conftest import advert, lasting
from wagtail.models import Page

from fingerpost.pack import load_pack
from fingerpost.site.models import GuidePage, RightForMePage, RoleCataloguePage, RolePage, SectionPage
from fingerpost.site.setup import set_up
from fingerpost.store.models import PublishedBand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fields")]
FIRST, SECOND = "machine-learning-uk", "data-engineering-uk"


@pytest.fixture(scope="module")
def fields(django_db_setup: None, django_db_blocker: Any, home_folder: Path) -> Iterator[set[tuple[int, str, str]]]:
    """A site of machine learning whose editors changed a page, and then of data engineering as well, with a few adverts of both."""
    from django.conf import settings

    from fingerpost.intake.flow import keep_batch
    from fingerpost.intake.index import drain
    from fingerpost.intake.report import Report

    kept, today, both = settings.PACK, timezone.localdate(), load_pack(f"{FIRST},{SECOND}")
    with lasting(django_db_blocker):
        set_up(load_pack(FIRST))
        page = SectionPage.objects.get(slug="industries")
        page.title = "In the editor's words"
        page.save_revision().publish()
        stood = {(page.pk, page.title, page.url_path) for page in Page.objects.all()}
        settings.PACK = f"{FIRST},{SECOND}"
        adverts = [
            *(
                advert(n, "Senior ETL Developer", f"£{60 + n},000 - £{66 + n},000", today, "SQL and SSIS")
                for n in range(12)
            ),
            *(advert(n, "Machine Learning Engineer", f"£{60 + n},000 - £{66 + n},000", today) for n in range(3)),
            advert(1, "Data Engineer", "", today, "SQL and Airflow"),
        ]
        keep_batch(adverts, {}, pack=both, today=today, report=Report())
        drain(home_folder / "index", both)
        set_up(both)
        yield stood
    settings.PACK = kept


def second(kind: Any) -> Any:
    return kind.objects.descendant_of(GuidePage.objects.get(field=SECOND)).get()


def test_what_stood_is_left_as_it_was(fields):
    assert fields <= {(page.pk, page.title, page.url_path) for page in Page.objects.all()}
    assert [guide.slug for guide in GuidePage.objects.order_by("path")] == ["guide", "data-engineering"]


def test_a_second_run_makes_nothing():
    assert set_up(load_pack(f"{FIRST},{SECOND}")).made == []


def test_each_page_of_the_second_guide_answers_below_its_own_address(get):
    pages = list(GuidePage.objects.get(field=SECOND).get_descendants(inclusive=True).live())
    assert len(pages) > 15
    for page in pages:
        assert page.get_url().startswith("/data-engineering/")
        assert escape(page.title) in get(page.get_url())


def test_each_ladder_shows_its_own_rungs_bands_and_figures(get):
    theirs, ours = get("/guide/ladder/"), get("/data-engineering/ladder/")
    assert "Head of ML" in theirs and "Head of Data Engineering" not in theirs and "PayMetric" not in theirs
    assert "Head of Data Engineering" in ours and "Head of ML" not in ours
    assert "PayMetric Labs" in ours and "undated" not in ours
    assert PublishedBand.objects.filter(field=SECOND).count() == 1
    assert re.search(r"12\s*jobs", ours), "the senior ETL developers stand on this ladder"


def test_each_guide_has_its_own_catalogue_and_a_role_of_both_has_one_page(get):
    shown = get(second(RoleCataloguePage).get_url())
    assert "/data-engineering/roles/data-warehouse-developer/" in shown and "Computer vision engineer" not in shown
    assert "/guide/roles/data-engineer/" in shown
    assert RolePage.objects.get(role="data-engineer").get_url() == "/guide/roles/data-engineer/"
    assert "Streaming data engineer" not in get("/guide/roles/")


def test_no_second_page_of_a_role_is_made_in_the_other_guide():
    with pytest.raises(ValidationError, match="choose another role"):
        second(RoleCataloguePage).add_child(instance=RolePage(title="Again", slug="again", role="data-engineer"))


def test_the_communities_of_the_second_field_stand_beside_those_of_the_first(get):
    shown = get("/communities/")
    for field in (FIRST, SECOND):
        assert all(escape(entry.name) in shown for entry in load_pack(field).communities), field


def test_a_role_of_the_second_field_stands_on_its_ladder_and_links_to_it(get):
    shown = get("/data-engineering/roles/data-warehouse-developer/")
    assert "Senior Data Engineer" in shown and "Senior ML Engineer" not in shown
    assert "/data-engineering/ladder/" in shown


def test_each_self_check_asks_its_own_questions_and_leads_into_its_own_guide(get):
    page = second(RightForMePage)
    asked = get(page.get_url())
    assert "Building something that runs every night without you" in asked
    assert "Building something that runs every night without you" not in get("/guide/right-for-me/")
    assert get(f"{page.get_url()}?check=1&ni=2&ql=sq&qw=mt", 302) == ""
    check = load_pack(SECOND).self_check
    assert check is not None
    known = "".join(answer.id for answer in check.answers.values() if answer.skills)
    result = get(f"{page.get_url()}?answers={check.version}.ni2{known}pjmt")
    assert "/data-engineering/ladder/" in result and "rung 3 of 6, senior" in result


def test_the_front_page_leads_to_both_guides(get):
    shown = get("/")
    assert "Machine learning, data and AI careers" in shown
    assert 'href="/data-engineering/"' in shown and 'href="/guide/ladder/"' in shown


def test_setup_installs_a_pack_beside_the_one_that_stands_and_says_what_to_read_anew(
    settings, tmp_path, monkeypatch, capsys
):
    monkeypatch.delenv("FINGERPOST_PACK", raising=False)
    monkeypatch.setattr("fingerpost.site.management.commands.setup._gathered", lambda: True)
    settings.PACK, settings.INSTALLED_PACKS = FIRST, tmp_path / "packs"
    call_command("setup", pack=SECOND)
    assert settings.INSTALLED_PACKS.read_text() == f"{FIRST}\n{SECOND}\n"
    assert f"{FIRST},{SECOND}" == settings.PACK
    assert "fingerpost reread" in capsys.readouterr().out


def test_setup_does_not_go_against_the_environment(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("FINGERPOST_PACK", FIRST)
    settings.PACK, settings.INSTALLED_PACKS = FIRST, tmp_path / "packs"
    with pytest.raises(CommandError, match=f"Add {SECOND} to it, or unset it"):
        call_command("setup", pack=SECOND)
    assert not settings.INSTALLED_PACKS.exists()

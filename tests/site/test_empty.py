"""A site on which no advert has been read yet: every page stands, and says so with the remedy."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from fingerpost.intake.columns import beside, rebuild

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare")]


def test_every_page_works_before_the_first_advert(get):
    for page in Page.objects.live().filter(depth__gte=2):
        assert "<h1>" in get(page.url)


def test_the_front_page_says_that_nothing_was_read_and_what_to_do(get):
    page = get("/")
    assert "No adverts have been read yet" in page and "fingerpost import FILE" in page
    assert page.count('class="arm"') == 6


@pytest.mark.parametrize("address", ["/guide/salaries/", "/guide/salaries/data-science/"])
def test_salary_guides_print_no_figure(get, address):
    page = get(address)
    assert "No figures yet" in page and "fingerpost figures" in page
    assert "the median of" not in page


@pytest.mark.parametrize("file", ["pdf", "csv"])
def test_a_guide_to_take_along_waits_for_figures(get, file):
    assert "fingerpost figures" in get(f"/guide/salaries/data-science/{file}/", status=503)


def test_published_bands_stand_without_adverts(get):
    page = get("/guide/ladder/")
    assert "£120k–£160k+" in page and "no adverts have been read yet" in page


def test_there_is_nobody_to_introduce_yet(get):
    assert "Nobody is introduced here yet" in get("/people/")


def test_a_figure_of_pay_without_columns_says_so_with_the_remedy(get, client):
    page = get("/pay/?role=data-engineer", 503)
    assert "No figures yet" in page and "fingerpost figures" in page and "noindex" in page
    assert "fingerpost figures" in get("/pay/jobs.csv", 503)
    assert "No figures yet" in get("/pay/keep/", 503)
    assert client.post("/pay/keep/").status_code == 503
    assert "How figures are made" in get("/method/")


def test_columns_that_cannot_be_read_are_as_none(get, home_folder):
    path = beside(home_folder / "index")
    path.write_bytes(b"no columns")
    assert "No figures yet" in get("/pay/", 503)
    path.unlink()


def test_a_figure_of_no_jobs_says_so(get, home_folder):
    path = beside(home_folder / "index")
    rebuild(path)
    page = get("/pay/?period=day")
    assert (
        "No job fits." in page and "No job stands behind it" in page and "No wider question of this kind holds" in page
    )
    path.unlink()

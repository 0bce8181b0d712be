"""Each page by what it shows: the facts of the field, and what the adverts say beside them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.template.loader import render_to_string

from fingerpost.site.models import RolePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def words(html: str) -> str:
    """What a reader sees: tags out, entities resolved, white space as single spaces."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_the_front_page_says_how_much_was_read_and_leads_into_every_part(get):
    page = get("/")
    assert "47 live jobs" in words(page)
    for address in ("/guide/", "/people/", "/communities/", "/purpose/", "/jobs/"):
        assert f'href="{address}"' in page
    assert page.count('class="arm"') == 6
    assert page.count('<article class="job">') == 8


def test_the_hub_leads_to_every_section_of_the_guide(get):
    page = get("/guide/")
    sections = (
        "the-field",
        "roles",
        "ladder",
        "progression",
        "salaries",
        "skills",
        "industries",
        "qualifications",
        "courses",
        "right-for-me",
    )
    for section in sections:
        assert f'href="/guide/{section}/"' in page


def test_the_field_is_explained(get):
    page = words(get("/guide/the-field/"))
    assert "large" in page and "neural networks" in page


def test_every_title_of_the_pack_stands_once_under_its_role(get, pack):
    shown = re.findall(r'<span class="title">([^<]+)', get("/guide/roles/"))
    titles = [title for role in pack.roles.values() for title in role.titles]
    assert sorted(unescape(title).strip() for title in shown) == sorted(titles)
    assert len(set(titles)) == len(titles) >= 20


def test_a_title_that_carries_a_level_has_it_apart(get):
    page = words(get("/guide/roles/"))
    assert "Graduate Machine Learning Engineer level: Junior" in page
    assert "Senior Computer Vision Researcher level: Senior" in page
    assert "AI Architect level" not in page


def test_the_ladder_has_six_rungs_each_with_band_duties_and_skills(get, pack):
    page = words(get("/guide/ladder/"))
    assert len(pack.rungs) == 6
    for rung, band in zip(
        pack.rungs, ("£28k–£38k", "£38k–£50k", "£50k–£70k", "£70k–£90k", "£90k–£120k", "£120k–£160k+"), strict=True
    ):
        assert f"{rung.name}" in page
        assert f"Published band {band}" in page
        for line in (*rung.duties, *rung.skills):
            assert line in page


def test_the_ladder_tells_stated_levels_from_unmarked_titles(get):
    page = words(get("/guide/ladder/"))
    assert "Adverts that state no level £62,500 is the median of 16 jobs" in page
    assert "Adverts at this level £85,500 is the median of 12 jobs" in page


def test_benchmarks_stand_beside_the_rungs_that_they_contradict(get):
    page = words(get("/guide/ladder/"))
    assert re.search(r"entry £30k–£35k Machine Learning Intern / Junior", page)
    assert re.search(r"mid £50k–£60k Senior ML Engineer", page)
    assert re.search(r"senior £70k\+ ML Team Lead", page)
    assert "taken 23 November 2026" in page


def test_too_few_adverts_are_said_and_not_drawn(get):
    page = words(get("/guide/ladder/"))
    junior = page[page.rindex("Machine Learning Intern / Junior") :]
    assert "of which 3 at 3 employers and agencies state a figure or a range: too few for a figure" in junior
    assert "£32,000 is the median" not in page


def test_a_role_shows_titles_pay_skills_rungs_and_jobs(get):
    page = get("/guide/roles/machine-learning-engineer/")
    text = words(page)
    assert "ML Engineer" in text and "wordings in an advert’s title" in text
    assert "the median of 31 jobs at 8 employers and agencies" in text
    assert "Python 100% 92%–100% 31 of 31" in text
    assert page.count('class="arm"') == 6
    assert '<article class="job">' in page
    assert 'href="/jobs/?role=machine-learning-engineer&amp;placed=1"' in page


def test_a_role_with_too_little_pay_says_so(get):
    page = words(get("/guide/roles/nlp-engineer/"))
    assert (
        "4 live jobs , but only 0 at 0 employers and agencies state a salary or a range: too few for a figure" in page
    )


def test_day_rates_stand_apart_from_salaries(get):
    page = words(get("/guide/roles/data-engineer/"))
    assert "£552 a day, the median of 12 jobs at 8 employers and agencies" in page
    assert "no percentile under 10 jobs or 5 advertisers" in page


def test_a_role_that_the_pack_dropped_keeps_the_words_of_its_page(get):
    RolePage.objects.filter(role="nlp-engineer").update(role="no-longer-there")
    assert "NLP engineer" in words(get("/guide/roles/nlp-engineer/"))


def test_every_skill_of_the_field_stands_on_its_page_with_those_that_were_superseded(get, pack):
    page = words(get("/guide/skills/"))
    for name in ("Fundamentals", "Programming", "Languages and their libraries"):
        assert page.count(f" {name} ") >= 1
    for skill in pack.skills.values():
        assert skill.name in page
    for old in ("CNTK", "Theano"):
        entry = next(skill for skill in pack.skills.values() if skill.name == old)
        assert f"{old} , superseded by {pack.skills[entry.superseded_by].name}" in page
    assert re.search(r"Python \d+ jobs", page)


def test_industries_qualifications_and_courses_stand_each_on_a_page(get, pack):
    for address, entries, number in (
        ("/guide/industries/", pack.industries, 6), ("/guide/courses/", pack.courses, 3),
        ("/guide/qualifications/", pack.qualifications, len(pack.qualifications)),
    ):  # fmt: skip
        page = words(get(address))
        assert len(entries) == number
        for entry in entries:
            assert entry.name in page and entry.description in page


def test_the_questions_to_weigh_are_asked(get):
    page = get("/guide/right-for-me/")
    assert page.count("?</h3>") >= 5


def test_the_team_is_introduced_and_each_has_a_page(get, pack):
    page = get("/people/")
    for person in pack.team:
        assert person.name in page
        own = words(get(f"/people/{person.id}/"))
        assert person.profile in own and person.discipline in own and person.recruits_for[0] in own


def test_communities_and_purpose(get, pack):
    page = words(get("/communities/"))
    assert [entry.name in page for entry in pack.communities] == [True, True, True]
    assert len(words(get("/purpose/"))) > 300


def test_the_page_of_a_broken_site_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string("500.html")
    assert "Something broke on our side" in page and 'href="/jobs/"' in page


def test_a_wrong_address_is_said_kindly_with_ways_on(get):
    page = get("/no/such/page/", status=404)
    assert "No page stands at this address" in page
    assert 'href="/jobs/"' in page and 'role="search"' in page

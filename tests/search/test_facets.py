"""Filters, facets, order and pages, through every engine."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.search import FACETS, NOT_STATED, UNMARKED, Document, FacetValue, Question
from fingerpost.search.tantivy import facets, selection

TODAY = date(2026, 11, 20)
job = partial(Document, title="Data Engineer", posted=date(2026, 11, 18))
JOBS = [
    job(job_id="a", role="data-engineer", level="senior", skills=("python", "go"), place_id="clifton", region="South West",
        mode="remote", contract="permanent", employer="Alder & Co Ltd", posted=TODAY,
        hours="full-time", clearance="SC", first_seen=TODAY - timedelta(days=1)),
    job(job_id="b", role="data-engineer", skills=("python",), place_id="bristol", region="South West",
        mode="hybrid", contract="contract", ir35="outside", employer="ALDER AND CO LIMITED", posted=TODAY - timedelta(days=3),
        hours="part-time", sponsorship="yes"),
    job(job_id="c", role="data-scientist", level="senior", skills=("r",), place_id="leeds", region="Yorkshire",
        mode="hybrid", contract="contract", employer="Birch", posted=TODAY - timedelta(days=8), clearance="security clearance",
        pay_low=500, pay_high=550, currency="GBP", period="day"),
    job(job_id="d", posted=TODAY - timedelta(days=40), first_seen=TODAY),
    job(job_id="gone", role="data-engineer", level="senior", skills=("python",), employer="Cedar", closed=True),
]  # fmt: skip


@pytest.fixture
def stocked(index):
    index.write(JOBS)
    return index


def counts(answer, facet: str) -> dict[str, int]:
    return {value.value: value.count for value in answer.facets[facet]}


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, "abcd"),
        ({"roles": ("data-engineer",)}, "ab"),
        ({"roles": ("data-engineer", "data-scientist")}, "abc"),
        ({"roles": (NOT_STATED,)}, "d"),
        ({"levels": ("senior",)}, "ac"),
        ({"levels": (UNMARKED,)}, "bd"),
        ({"skills": ("python",)}, "ab"),
        ({"skills": ("python", "go")}, "a"),
        ({"places": ("bristol",)}, "ab"),
        ({"places": ("clifton",)}, "a"),
        ({"places": ("england",)}, "abc"),
        ({"regions": ("Yorkshire",)}, "c"),
        ({"places": ("bath",), "miles": 5}, ""),
        ({"places": ("bath",), "miles": 15}, "ab"),
        ({"places": ("bath",), "miles": 200}, "abc"),
        ({"places": ("leeds",), "or_remote": True}, "ac"),
        ({"regions": ("Yorkshire",), "or_remote": True}, "ac"),
        ({"or_remote": True}, "abcd"),
        ({"miles": 5}, "abcd"),
        ({"hours": ("part-time",)}, "b"),
        ({"hours": ("part-time", NOT_STATED)}, "bcd"),
        ({"paid": ("day",)}, "c"),
        ({"paid": (NOT_STATED,)}, "abd"),
        ({"clearances": ("sc",)}, "a"),
        ({"clearances": ("other",)}, "c"),
        ({"sponsorship": ("yes",)}, "b"),
        ({"seen_since": TODAY}, "d"),
        ({"modes": ("remote", "hybrid")}, "abc"),
        ({"contracts": ("contract",)}, "bc"),
        ({"ir35": (NOT_STATED,)}, "c"),
        ({"ir35": ("outside", NOT_STATED)}, "bc"),
        ({"employers": ("alder",)}, "ab"),
        ({"employers": ("alder", "birch")}, "abc"),
        ({"posted_within": 1}, "a"),
        ({"posted_within": 8}, "abc"),
        ({"roles": ("data-engineer",), "modes": ("hybrid",)}, "b"),
        ({"words": "data engineer", "levels": ("senior",)}, "ac"),
        ({"roles": ("nobody",)}, ""),
    ],
)
def test_a_filter_leaves_the_jobs_that_say_so(stocked, found, asked, ids):
    assert sorted(found(**asked)) == list(ids)
    assert stocked.search(Question(**asked), TODAY).total == len(ids)


def test_closed_jobs_are_found_when_asked_for(stocked, found):
    assert "gone" not in found()
    assert "gone" in found(include_closed=True)
    assert counts(stocked.search(Question(), TODAY), "employer").keys() == {"alder", "birch"}


def test_a_facet_counts_with_the_other_filters_and_without_its_own(stocked):
    answer = stocked.search(Question(roles=("data-engineer",), modes=("hybrid",)), TODAY)
    assert counts(answer, "role") == {"data-engineer": 1, "data-scientist": 1}
    assert counts(answer, "mode") == {"hybrid": 1, "remote": 1}
    assert counts(answer, "level") == {UNMARKED: 1}


def test_skills_which_must_all_hold_are_counted_with_all_applied(stocked):
    answer = stocked.search(Question(skills=("python",)), TODAY)
    assert counts(answer, "skill") == {"python": 2, "go": 1}


def test_places_hold_the_places_in_them_and_no_regions(stocked):
    assert counts(stocked.search(Question(), TODAY), "place") == {"bristol": 2, "clifton": 1, "leeds": 1}


def test_a_value_that_is_asked_for_stays_in_view_with_nothing_left(stocked):
    answer = stocked.search(Question(roles=("data-scientist",), levels=("lead",)), TODAY)
    assert next(value for value in answer.facets["level"] if value.value == "lead") == FacetValue(
        "lead", 0, chosen=True
    )


def test_an_employer_is_named_as_an_advert_writes_it(stocked):
    answer = stocked.search(Question(), TODAY)
    assert {value.value: value.label for value in answer.facets["employer"]}["birch"] == "Birch"


def test_the_date_facet_counts_back_from_today(stocked):
    assert counts(stocked.search(Question(), TODAY), "within") == {"1": 1, "3": 2, "7": 2, "14": 3, "30": 3}
    assert counts(stocked.search(Question(posted_within=1), TODAY), "within")["14"] == 3
    assert counts(stocked.search(Question(), TODAY + timedelta(days=10)), "within") == {
        "1": 0,
        "3": 0,
        "7": 0,
        "14": 2,
        "30": 3,
    }


def test_what_a_facet_counts_is_what_its_value_finds(stocked):
    for facet, attribute in (
        ("role", "roles"),
        ("level", "levels"),
        ("mode", "modes"),
        ("place", "places"),
        ("skill", "skills"),
    ):
        for value in stocked.search(Question(), TODAY).facets[facet]:
            assert stocked.search(Question().with_(attribute, value.value), TODAY).total == value.count


@pytest.mark.parametrize(
    "asked",
    [
        Question(),
        Question(words="python", roles=("data-engineer",)),
        Question(contracts=("contract",), pay_at_least=400, period="day"),
        Question(skills=("python",), employers=("birch",), posted_within=14),
    ],
)
def test_many_jobs_counted_value_by_value_are_counted_as_few_are_one_by_one(stocked, monkeypatch, asked):
    one_by_one = stocked.search(asked, TODAY)
    for module, limit in ((selection, "FEW"), (facets, "LISTED_FEW")):
        monkeypatch.setattr(module, limit, 0)
    value_by_value = stocked.search(asked, TODAY)
    assert value_by_value == one_by_one
    assert one_by_one.total or asked.skills, "something is counted"


def test_newest_first_and_page_by_page(stocked, found):
    assert found(sort="newest") == list("abcd")
    assert found(sort="newest", size=2, page=2) == ["c", "d"]
    assert found(sort="newest", size=3, page=9) == []
    assert stocked.search(Question(size=3), TODAY).pages == 2


def test_without_words_the_newest_fit_best(found, stocked):
    assert found() == found(sort="newest")


def test_find_is_search_without_its_counts(stocked):
    question = Question(words="data engineer", levels=("senior",), include_closed=True, size=2)
    answer = stocked.search(question, TODAY)
    assert stocked.find(question, TODAY) == (answer.total, answer.hits) == (3, answer.hits)
    assert len(answer.hits) == 2


def test_a_size_of_nothing_asks_for_counts_alone(stocked):
    answer = stocked.search(Question(size=0), TODAY)
    assert (answer.hits, answer.total, answer.pages) == ((), 4, 0)
    assert set(answer.facets) == set(FACETS)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    roles=st.sets(st.sampled_from(["data-engineer", "data-scientist", NOT_STATED])),
    levels=st.sets(st.sampled_from(["senior", UNMARKED])),
    modes=st.sets(st.sampled_from(["remote", "hybrid", NOT_STATED])),
    skills=st.sets(st.sampled_from(["python", "go", "r"])),
    within=st.none() | st.integers(1, 60),
)
def test_any_mixture_of_filters_finds_what_a_walk_over_the_jobs_finds(
    stocked, found, roles, levels, modes, skills, within
):
    def holds(each: Document) -> bool:
        return (
            not each.closed
            and (not roles or (each.role or NOT_STATED) in roles)
            and (not levels or (each.level or UNMARKED) in levels)
            and (not modes or (each.mode or NOT_STATED) in modes)
            and skills <= set(each.skills)
            and (within is None or (TODAY - each.posted).days <= within)
        )

    asked = {"roles": tuple(roles), "levels": tuple(levels), "modes": tuple(modes), "skills": tuple(skills)}
    assert set(found(**asked, posted_within=within)) == {each.job_id for each in JOBS if holds(each)}

"""Settling a job from its adverts: who wins each field, and what the winner is known by."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from fingerpost.reading import Advert, Claim, Pay, Reading
from fingerpost.reading.job import Heard, settle

DAY = date(2026, 11, 1)


def heard(name, *, agency=False, posted=DAY, text="Builds pipelines.", first_seen=DAY, closed=None, **values):
    """An advert by name with claims of these values; skills are given as tuples."""
    claims = [Claim("agency", True, "employer", 0, len(name), name)] if agency else []
    for field, value in values.items():
        many = value if isinstance(value, tuple) else (value,)
        claims += [Claim(field, one, "text", 0, 6, text[:6]) for one in many]
    advert = Advert(
        id=name,
        source="test",
        title=f"{name} Engineer",
        employer=f"{name} Ltd",
        location="Leeds",
        posted=posted,
        text=text,
    )
    return Heard(advert, Reading(name, tuple(claims), "1"), first_seen, first_seen, closed)


def pay(low, *, estimated=False):
    return Pay(low, low, "GBP", "year", f"£{low}", estimated=estimated)


def settled(pack, *adverts, **corrections):
    """The job, which must be the same in any order of its adverts."""
    jobs = [settle(order, corrections, pack) for order in permutations(adverts)]
    assert all(job == jobs[0] for job in jobs)
    return jobs[0]


def test_the_employer_s_own_advert_wins_before_an_agency_s_newer_one(pack):
    own, agency = (
        heard("own", mode="hybrid"),
        heard("agency", agency=True, posted=date(2026, 11, 9), mode="remote", hours="full-time"),
    )
    job = settled(pack, own, agency)
    assert (job.value("mode"), job.facts["mode"].advert_id) == ("hybrid", "own")
    assert (job.value("hours"), job.facts["hours"].advert_id) == ("full-time", "agency")
    assert (job.lead, job.title, job.employer, job.via) == ("own", "own Engineer", "own Ltd", None)


def test_where_only_agencies_speak_the_employer_is_not_named(pack):
    job = settled(pack, heard("agency", agency=True))
    assert (job.employer, job.via) == ("", "agency Ltd")


def test_newer_wins_before_older(pack):
    job = settled(pack, heard("old", mode="onsite"), heard("new", posted=date(2026, 11, 9), mode="hybrid"))
    assert (job.value("mode"), job.lead) == ("hybrid", "new")


def test_an_undated_advert_counts_from_the_day_we_saw_it(pack):
    job = settled(
        pack, heard("dated", mode="onsite"), heard("undated", posted=None, first_seen=date(2026, 11, 9), mode="hybrid")
    )
    assert job.value("mode") == "hybrid"


@pytest.mark.parametrize("agency", [False, True])
def test_pay_that_is_stated_wins_before_a_board_s_estimate(pack, agency):
    estimate = heard("board", posted=date(2026, 11, 9), pay=pay(90_000, estimated=True))
    job = settled(pack, estimate, heard("stated", agency=agency, pay=pay(60_000)))
    assert (job.value("pay").low, job.facts["pay"].advert_id) == (60_000, "stated")


def test_an_estimate_stands_where_nobody_states_pay(pack):
    assert settled(pack, heard("board", pay=pay(90_000, estimated=True))).value("pay").estimated


def test_a_correction_wins_and_stays(pack):
    job = settled(pack, heard("own", mode="hybrid"), mode="remote", title="Data Engineer", employer="Foxglove Freight")
    assert (job.value("mode"), job.facts["mode"].advert_id, job.facts["mode"].claim) == ("remote", None, None)
    assert (job.title, job.employer) == ("Data Engineer", "Foxglove Freight")


def test_a_correction_names_the_employer_behind_an_agency(pack):
    job = settled(pack, heard("agency", agency=True), employer="Foxglove Freight")
    assert (job.employer, job.via) == ("Foxglove Freight", None)


def test_a_settled_value_keeps_the_words_that_it_came_from(pack):
    assert settled(pack, heard("own", mode="hybrid")).facts["mode"].claim == Claim(
        "mode", "hybrid", "text", 0, 6, "Builds"
    )


def test_a_whole_text_leads_before_a_newer_one_that_was_cut(pack):
    cut = heard("cut", posted=date(2026, 11, 9), text="Builds pipelines that …", mode="hybrid")
    job = settled(pack, cut, heard("whole", mode="onsite"))
    assert (job.lead, job.value("mode")) == ("whole", "hybrid")


def test_skills_are_joined_and_what_is_asked_is_not_also_named(pack):
    one, two = (
        heard("one", skill_asked=("python",), skill_named=("sql", "aws")),
        heard("two", posted=None, skill_asked=("sql", "python")),
    )
    job = settled(pack, one, two)
    assert (job.skills_asked, job.skills_named) == (("python", "sql"), ("aws",))


def test_an_agency_s_skills_count_only_where_the_employer_says_nothing(pack):
    job = settled(pack, heard("own", skill_asked=("python",)), heard("agency", agency=True, skill_asked=("java",)))
    assert job.skills_asked == ("python",)


def test_the_rung_is_the_level_s_or_the_working_rung(pack):
    assert settled(pack, heard("own", level="senior")).rung == pack.rung_of("senior").number
    assert settled(pack, heard("own")).rung == pack.rung_of(None).number


def test_the_place_gives_its_position(pack):
    job = settled(pack, heard("own", place_id="leeds"))
    assert (job.latitude, job.longitude) == (pack.places["leeds"].latitude, pack.places["leeds"].longitude)
    assert settled(pack, heard("own", place_id="nowhere")).latitude is None


def test_dates_span_all_adverts_and_a_job_is_closed_when_all_are(pack):
    early, late = (
        heard("early", closed=date(2026, 11, 5)),
        heard("late", posted=date(2026, 11, 9), first_seen=date(2026, 11, 10)),
    )
    job = settled(pack, early, late)
    assert (job.posted, job.first_seen, job.last_seen, job.closed) == (DAY, DAY, date(2026, 11, 10), None)
    assert settled(pack, early, heard("late", closed=date(2026, 11, 20))).closed == date(2026, 11, 20)

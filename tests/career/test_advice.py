"""What six invented people are told, and a seventh who ticks nothing: over adverts counted here, and over none at all."""

from __future__ import annotations

from datetime import date

import pytest

from fingerpost.career import Strength, advise, of_address
from fingerpost.columns import Columns, Row
from fingerpost.market import Demand
from fingerpost.pack import load_pack

TODAY = date(2026, 11, 20)
PEOPLE = {
    "a doctor of mathematics": "1.ma2bu0ro1ex1fa2or0se0la0fo0ca1alprstpyxpsdpbpjwx",
    "a back-end engineer": "1.ma1bu2ro0ex0fa1or2se0la1fo0ca0pyjvsqgiapdociclsbwspdchmtwe",
    "a data analyst": "1.ma1bu0ro2ex2fa0or1se0la0fo1ca0sqxlvzstdqsowddmwx",
    "a graduate": "1.ma2bu2ro1ex1fa1or0se1la2fo0ca0pyalstmxdlgismpjwx",
    "a head of data": "1.ma0bu0ro1ex2fa0or1se0la0fo2ca2sqvzwhdqgvcltlbgmtchwdwp",
    "an art teacher": "1.ma0bu1ro1ex2fa0or1se2la1fo2ca2sotedmwx",
    "nobody yet": "1.",
}
ASKED = {
    "machine-learning-engineer": ("python", "machine-learning", "pytorch", "docker"),
    "machine-learning-researcher": ("python", "probability", "pytorch", "variational-inference"),
    "mlops-engineer": ("python", "docker", "ci-cd", "mlops", "aws"),
    "data-analyst": ("sql", "excel", "dashboards"),
    "data-engineer": ("sql", "python", "airflow", "azure"),
    "head-of-data": ("data-governance", "data-quality"),
}


@pytest.fixture(scope="module")
def check():
    return load_pack().self_check


@pytest.fixture(scope="module")
def demand(check):
    """Twelve open jobs of each role, one in three at the junior level, and one that has closed."""
    rows = [
        Row(
            id=f"{role}-{number}", shown=TODAY, closed=TODAY if number == 12 else None, role=role,
            level="junior" if number % 3 == 0 else "", employer=f"employer {number % 6}", skills=skills if number % 2 else skills[:2],
        )
        for role, skills in ASKED.items()
        for number in range(13)
    ]  # fmt: skip
    return Demand(Columns.of(rows), TODAY, {answer.id: answer.skills for answer in check.answers.values()})


@pytest.fixture(scope="module")
def told(check, demand):
    """What each of these people is told."""
    pack = load_pack()
    return {name: advise(of_address(address, check).profile, pack, check, demand) for name, address in PEOPLE.items()}


def named(advice) -> dict[str, str]:
    return {fit.role: fit.rung.id for fit in advice.fits}


def test_every_answer_of_these_people_is_one_that_the_check_asks_for(check):
    assert [name for name, address in PEOPLE.items() if of_address(address, check).left_out] == []


def test_a_doctor_of_mathematics_is_led_to_research_and_begins_on_the_first_rung(told):
    fits = named(told["a doctor of mathematics"])
    assert fits["machine-learning-researcher"] == "junior"
    first = told["a doctor of mathematics"].fits[0]
    assert first.role == "machine-learning-researcher" and first.strength is Strength.WELL
    assert {"ma", "fa"} <= set(first.liked) and "pb" in first.done and first.reached == ""


def test_a_back_end_engineer_keeps_the_rung_where_most_of_it_is_known(told):
    advice = told["a back-end engineer"]
    assert named(advice)["mlops-engineer"] == "senior"
    fit = next(fit for fit in advice.fits if fit.role == "mlops-engineer")
    assert fit.reached == "ch" and not fit.lowered
    assert fit.missing(of_address(PEOPLE["a back-end engineer"], load_pack().self_check).profile.ticked) == ("mo",)
    assert advice.track == "engineer" and not set(named(advice)) & {"machine-learning-manager", "head-of-data"}
    assert "look-after" in [step.id for step in advice.steps] and "in-use" not in [step.id for step in advice.steps]


def test_a_data_analyst_stays_on_the_working_rung_and_is_told_what_is_missing(told, check):
    fit = told["a data analyst"].fits[0]
    assert (fit.role, fit.rung.id) == ("data-analyst", "working")
    assert {"sq", "xl", "vz"} == set(fit.known)


def test_a_graduate_begins_on_the_first_rung_of_a_role_that_is_half_known(told):
    fits = told["a graduate"].fits
    assert {fit.rung.id for fit in fits} == {"junior"}
    assert "machine-learning-engineer" in named(told["a graduate"])


def test_a_head_of_data_is_led_on_by_the_managers_way(told):
    advice = told["a head of data"]
    assert advice.track == "manager" and advice.reached.rung.id == "head"
    first = advice.fits[0]
    assert (first.role, first.rung.id, first.reached) == ("head-of-data", "head", "bg")
    assert first.asks.measured and first.asks.jobs == 12


def test_an_art_teacher_finds_a_door_and_no_verdict(told):
    advice = told["an art teacher"]
    assert len(advice.fits) == 3 and {fit.rung.id for fit in advice.fits} == {"junior"}
    assert "data-analyst" in named(advice)
    assert all(fit.liked or fit.done for fit in advice.fits)
    assert not any(fit.strength is Strength.WELL for fit in advice.fits)
    assert advice.steps[0].id == "first-project"


def test_nothing_ticked_names_no_role_but_the_doors_and_first_steps(told):
    advice = told["nobody yet"]
    assert advice.fits == () and advice.reached.rung.number == 1
    assert dict(advice.doors)["data-analyst"] == 4
    assert {"read", "meet"} <= {step.id for step in advice.steps}


def test_more_of_a_role_is_new_than_known_so_it_begins_a_rung_lower(check, demand):
    advice = advise(of_address("1.bu2fa2wsch", check).profile, load_pack(), check, demand)
    lowered = [fit for fit in advice.fits if fit.role == "machine-learning-engineer"]
    assert [(fit.rung.id, fit.lowered, fit.reached) for fit in lowered] == [("working", True, "ch")]


def test_measured_shares_are_of_open_jobs_alone_each_counted_once(check, demand):
    advice = advise(of_address("1.bu2or2sqpysbws", check).profile, load_pack(), check, demand)
    engineer = next(fit for fit in advice.fits if fit.role == "data-engineer")
    asked = {ask.answer: ask for ask in engineer.asks.asks}
    assert engineer.asks.jobs == 12  # the thirteenth has closed
    assert asked["sq"].jobs == 12 and asked["dp"].jobs == 6 and asked["dp"].skills == (("airflow", 6),)
    assert asked["cl"].weight == 0.5


def test_without_one_job_the_pack_says_what_roles_ask_for(check):
    pack = load_pack()
    for address in PEOPLE.values():
        advice = advise(of_address(address, check).profile, pack, check, None)
        assert all(not fit.asks.measured and fit.asks.asks for fit in advice.fits)
    assert advice.doors == ()

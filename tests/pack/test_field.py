"""Every fact of the field stands in the pack: roles, ladder, pay, skills, courses and what stands around the guide."""

from __future__ import annotations

from datetime import date

import pytest

from fingerpost.pack import Pack, check_pack

TITLES = (
    "Algorithm Researcher", "Computer Vision Engineer", "Computer Vision Expert", "Computer Vision Scientist",
    "Computer Vision Software Engineer", "Deep Learning Researcher", "Graduate Machine Learning Engineer",
    "Machine Learning Analyst", "Machine Learning Developer", "Machine Learning Engineer", "Machine Learning Researcher",
    "Machine Learning Specialist", "ML Engineer", "ML Software Engineer", "ML Specialist", "NLP & Deep Learning Scientist",
    "NLP Software Engineer", "Research Scientist – Deep Learning", "Research Scientist – ML & Image Analysis",
    "Senior Computer Vision Researcher",
)  # fmt: skip
BANDS = {1: (28, 38), 2: (38, 50), 3: (50, 70), 4: (70, 90), 5: (90, 120), 6: (120, 160)}
BENCHMARKS = {"entry": (30_000, 35_000), "mid": (50_000, 60_000), "senior": (70_000, None)}
RUNGS = {
    1: (
        "Intern / Junior",
        "R&D|research and development",
        "scikit-learn",
        "supervised",
        "feature engineering",
        "Jupyter",
        "algebra",
    ),
    2: (
        "Machine Learning Engineer",
        "production",
        "deployment",
        "AWS",
        "CI/CD",
        "performance metrics",
        "communication",
    ),
    3: (
        "Senior ML Engineer / Applied ML Scientist",
        "recommenders",
        "ensembles",
        "time series",
        "explainability",
        "Mentoring",
    ),
    4: ("ML Team Lead / ML Architect", "scalability", "system design", "governance", "Stakeholders", "MLOps"),
    5: (
        "Head of ML / Director of AI",
        "strategy",
        "team scaling",
        "Budgets",
        "executives",
        "ethics",
        "research partnerships",
    ),
    6: ("Chief AI Officer / VP of ML", "long-term vision", "Executive", "board", "academia", "Responsible AI"),
}
SKILLS = (
    "Probability", "Markov decision processes", "Bayesian networks", "Statistics", "Analysis of variance", "Hypothesis testing",
    "Data modelling", "Data structures", "Algorithms", "Computer architecture", "B-trees", "Sorting", "Stacks", "Software design",
    "Web APIs", "Static and dynamic libraries", "TensorFlow", "CNTK", "MLlib", "C", "C++", "LibSVM", "Shark", "mlpack", "R", "Python",
    "NumPy", "SciPy", "pandas", "scikit-learn", "Theano",
)  # fmt: skip
SUBJECTS = {
    "Mathematics", "Physics", "Statistics", "Artificial intelligence", "Software engineering", "Engineering", "Computer science",
}  # fmt: skip


def plain(text: str) -> str:
    return " ".join(text.casefold().replace("–", "-").replace("&", "and").split())


@pytest.mark.parametrize("title", TITLES)
def test_each_title_stands_once_under_a_role(pack: Pack, title: str) -> None:
    owners = [role.id for role in pack.roles.values() if plain(title) in map(plain, role.titles)]
    assert len(owners) == 1


def test_one_role_under_two_names(pack: Pack) -> None:
    engineer = pack.roles["machine-learning-engineer"]
    assert {"ML Engineer", "Machine Learning Engineer", "Graduate Machine Learning Engineer"} <= set(engineer.titles)


@pytest.mark.parametrize("number", RUNGS)
def test_each_rung_has_its_name_duties_and_skills(pack: Pack, number: int) -> None:
    rung = pack.rungs[number - 1]
    text = plain(" ".join((rung.name, *rung.duties, *rung.skills)))
    for fact in RUNGS[number]:
        assert any(plain(way) in text for way in fact.split("|")), fact
    low, high = BANDS[number]
    assert (rung.band.low, rung.band.high) == (low * 1000, high * 1000)
    assert rung.band.open_top == (number == 6)
    assert rung.band.currency == "GBP"
    assert rung.band.taken == date(2026, 11, 23)
    assert "undated" in rung.band.source


def test_the_working_rung_takes_adverts_that_state_no_level(pack: Pack) -> None:
    assert pack.rung_of(None) is pack.rung_of("mid") is pack.rungs[1]
    assert [rung.levels for rung in pack.rungs] == [
        ("intern", "junior"), ("mid",), ("senior",), ("lead",), ("head",), ("chief",),
    ]  # fmt: skip


def test_the_progression_has_four_steps(pack: Pack) -> None:
    assert [step.title for step in pack.progression] == [
        "Graduate Machine Learning Researcher", "Machine Learning Engineer", "Senior ML Engineer", "Head of ML",
    ]  # fmt: skip
    assert [step.rung for step in pack.progression] == [1, 2, 3, 5]


def test_the_benchmarks_and_that_they_contradict_the_ladder(pack: Pack) -> None:
    assert {mark.stage: (mark.band.low, mark.band.high) for mark in pack.benchmarks} == BENCHMARKS
    page = next(page for page in pack.prose if page.id == "salary-benchmarks")
    assert "contradict each other" in page.markdown
    assert "£2,000 above the junior band" in page.markdown


@pytest.mark.parametrize("name", SKILLS)
def test_each_skill_of_the_field_stands_in_the_pack(pack: Pack, name: str) -> None:
    known = {plain(word) for skill in pack.skills.values() for word in (skill.name, *skill.aliases, *skill.exact)}
    assert plain(name) in known


def test_what_is_no_longer_developed_names_its_successor(pack: Pack) -> None:
    for name in ("CNTK", "Theano"):
        skill = next(skill for skill in pack.skills.values() if name in (skill.name, *skill.exact, *skill.aliases))
        assert skill.superseded_by in pack.skills


def test_the_skills_have_three_parts(pack: Pack) -> None:
    assert len({group.part for group in pack.skill_groups.values()}) >= 3


def test_industries_courses_and_communities(pack: Pack) -> None:
    assert [entry.name for entry in pack.industries] == [
        "Financial services", "Healthcare", "Government", "Marketing and sales", "Oil and gas", "Transport",
    ]  # fmt: skip
    assert [entry.name for entry in pack.courses] == ["Coursera", "Udacity", "Kaggle"]
    assert all(entry.url.startswith("https://") and entry.facts for entry in pack.courses)
    assert [entry.name for entry in pack.communities] == ["MotherBoard", "GreenTechSW", "Tech Ethics Bristol"]
    motherboard = plain(pack.communities[0].description)
    assert all(fact in motherboard for fact in ("charter", "community", "events", "mums in tech"))


def test_qualifications(pack: Pack) -> None:
    by_id = {entry.id: entry for entry in pack.qualifications}
    assert set(by_id["masters"].facts) == set(by_id["doctorate"].facts) == SUBJECTS
    assert "Key" in by_id["statistics-and-probability"].description
    assert "Work with large data sets" in by_id["proof-of-work"].facts


def test_salary_guides_have_disciplines_with_roles(pack: Pack) -> None:
    assert [guide.name for guide in pack.salary_guides] == [
        "Data Engineering & Development", "Data Science", "Data, Insight and Analytics",
    ]  # fmt: skip
    for guide in pack.salary_guides:
        assert "day rates" in guide.description
        assert set(guide.facts) <= set(pack.roles)


def test_the_team_is_of_one_discipline(pack: Pack) -> None:
    assert 5 <= len(pack.team) <= 6
    for person in pack.team:
        assert person.discipline == "Data, Insight & Analytics"
        assert person.places and person.profile and person.recruits_for


def test_the_guide_has_its_pages(pack: Pack) -> None:
    assert [page.id for page in pack.prose] == [
        "the-field", "roles", "ladder", "progression", "salary-benchmarks", "salaries", "skills", "industries",
        "qualifications", "courses", "is-it-right-for-me", "communities", "purpose",
    ]  # fmt: skip
    assert min(len(page.markdown.split()) for page in pack.prose) > 70
    questions = next(page for page in pack.prose if page.id == "is-it-right-for-me").markdown
    assert questions.count("?\n") >= 6


def test_the_pack_is_sound(pack: Pack) -> None:
    assert [str(fault) for fault in check_pack(pack)] == []

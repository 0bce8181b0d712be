"""A small field of its own, so that what is tested is search and not the words of a pack; and every engine over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from fingerpost.pack import Pack, Place, Role, Rung, Skill
from fingerpost.pack.shapes import Band
from fingerpost.search import ENGINES, Index, Question

TODAY = date(2026, 11, 20)
BAND = Band(30_000, 40_000, "GBP", "an invented guide", TODAY)


def _rung(number: int, level: str, unmarked: bool = False) -> Rung:
    return Rung(number, level, level.title(), level, (level,), (), (), "", BAND, unmarked)


def _place(
    name: str,
    kind: str = "city",
    county: str = "",
    region: str = "South West",
    within: str = "",
    at: tuple[float, float] = (51.45, -2.6),
) -> Place:
    return Place(name.lower().replace(" ", "-"), name, kind, county, region, "England", *at, within)


@pytest.fixture(scope="session")
def field() -> Pack:
    """A pack with a few roles, skills and places."""
    roles = (
        Role(
            "machine-learning-engineer",
            "Machine learning engineer",
            "f",
            "",
            aliases=("ml engineer", "deep learning engineer"),
        ),
        Role("data-scientist", "Data scientist", "f", ""),
        Role("data-engineer", "Data engineer", "f", "", titles=("Senior Data Engineer",), aliases=("etl developer",)),
        Role("software-engineer", "Software engineer", "f", "", aliases=("python developer", "codesmith")),
        Role("head-of-data", "Head of data", "f", ""),
        Role("data-steward", "Data steward", "f", "", aliases=("data care",)),
        Role("other", "Other work", "f", "", aliases=("welder",)),
    )
    skills = (
        Skill("python", "Python", "g", "language"),
        Skill("r", "R", "g", "language", exact=("R",)),
        Skill("go", "Go", "g", "language", exact=("Go",), near=("golang",)),
        Skill("c-plus-plus", "C++", "g", "language"),
        Skill("c-sharp", "C#", "g", "language"),
        Skill("dot-net", ".NET", "g", "framework"),
        Skill("kubernetes", "Kubernetes", "g", "tool", aliases=("k8s",)),
        Skill("machine-learning", "machine learning", "g", "method", aliases=("ML",)),
        Skill("time-series", "time series", "g", "method"),
        Skill("data-care", "data care", "g", "method"),
        Skill("mysql", "MySQL", "g", "tool", aliases=("My SQL",)),
        Skill("sql", "SQL", "g", "language"),
    )
    places = (
        _place("Bristol"), _place("Clifton", "part", within="bristol"), _place("Bath", at=(51.38, -2.36)),
        _place("Leeds", region="Yorkshire", at=(53.8, -1.55)), _place("Deal", region="South East", at=(51.22, 1.4)),
        _place("South West", "region"), _place("England", "nation", region=""),
    )  # fmt: skip
    words = {
        "terms": {
            "contract.contract.title": ("contractor",),
            "contract.permanent.title": ("perm",),
            "ir35.outside": (),
        },
        "mode": {"remote.alone": ("work from home", "home"), "hybrid.alone": ()},
        "levels": {"title.lead": ("principal",)},
        "titles": {"work.engineer": ("engineer", "developer")},
    }
    return Pack(
        "invented", "Invented", "an invented field", "GB", "en-GB", "1", "",
        roles={role.id: role for role in roles},
        rungs=(_rung(1, "junior"), _rung(2, "mid", unmarked=True), _rung(3, "senior"), _rung(4, "lead")),
        skills={skill.id: skill for skill in skills},
        places={place.id: place for place in places},
        words=words,
    )  # fmt: skip


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path, field: Pack) -> Iterator[Index]:
    """An empty index of every engine in turn, open for writing."""
    with ENGINES[request.param](tmp_path / "index", field, writable=True) as opened:
        yield opened


@pytest.fixture
def found(index: Index) -> Callable[..., list[str]]:
    """The ids of the jobs that a question finds, in order: ``found("words", roles=(...))``."""

    def ask(words: str = "", **fields: Any) -> list[str]:
        return [hit.job_id for hit in index.search(Question(words=words, **fields), TODAY).hits]

    return ask

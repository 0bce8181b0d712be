"""Two small worlds for the tests of pages: a site with nothing read yet, and one with adverts that were written for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from fingerpost.reading import Advert
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import Received

EMPLOYERS = (
    "Saltmarsh Optics", "Pennant Freight", "Larkhill Health", "Oxbow Energy", "Tallow & Wick", "Quarry Lane Bank", "Fenland Foods",
    "Bramble Robotics",
)  # fmt: skip
CITIES = (
    "Bristol", "Leeds", "London", "Cardiff", "Glasgow", "Manchester", "Sheffield", "Norwich", "Exeter", "Nottingham", "Belfast",
    "Birmingham",
)  # fmt: skip
TEAMS = (
    "forecasting demand for parcels", "reading scans of knees", "pricing fixed tariffs", "sorting fruit by ripeness",
    "finding faults in turbines", "matching payments to invoices", "planning the rota of a depot", "counting seals from the air",
    "spotting worn bearings", "routing calls to the right desk", "guessing the yield of a field", "grading timber by its rings",
)  # fmt: skip


def advert(number: int, title: str, pay: str, today: date, skills: str = "Python and SQL") -> Received:
    """One advert, unlike the others in employer, city and what the team does."""
    team, employer = TEAMS[number % len(TEAMS)], EMPLOYERS[number % len(EMPLOYERS)]
    words = [
        f"We are {employer}, and this team of {number + 3} works on {team}.",
        f"You will own the part that turns measurements into decisions about {team.split(' ', 1)[1]}.",
        f"Requirements: you have used {skills} for work that somebody depended on.",
        pay and f"Salary: {pay}.",
    ]
    name = f"{title}-{number}"
    said = Advert(
        id=advert_id("test", name), source="test", title=title, employer=employer, location=CITIES[number % len(CITIES)],
        posted=today - timedelta(days=number % 20), text="\n\n".join(filter(None, words)),
    )  # fmt: skip
    return Received(number, name, said)


def adverts(today: date) -> list[Received]:
    """Enough unmarked and senior engineers and day rates for figures; too few juniors; language engineers without pay."""
    return [
        *(advert(n, "Machine Learning Engineer", f"£{50 + n},000 - £{60 + n},000", today, "Python") for n in range(16)),
        *(advert(n, "Senior Machine Learning Engineer", f"£{75 + n},000 - £{85 + n},000", today) for n in range(12)),
        *(advert(n, "Junior Machine Learning Engineer", "£30,000 - £34,000", today) for n in range(3)),
        *(
            advert(n, "Data Engineer", f"£{500 + n * 5} - £{550 + n * 5} per day", today, "SQL and Airflow")
            for n in range(12)
        ),
        *(advert(n, "NLP Engineer", "", today) for n in range(4)),
    ]


@contextmanager
def lasting(blocker: Any) -> Iterator[None]:
    """Database work that outlives one test and is taken back at the end of the module."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def home_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of this module's own, so that its index is no other's."""
    from django.conf import settings

    kept = settings.HOME, settings.INDEX
    settings.HOME = tmp_path_factory.mktemp("home")
    settings.INDEX = settings.HOME / "index"
    yield settings.HOME
    settings.HOME, settings.INDEX = kept


Made = dict[str, tuple[sqlite3.Connection, Path]]


@pytest.fixture(scope="session")
def made() -> Made:
    """The worlds that were made in this run, each its database and its home, and under "" the database before any."""
    return {}


@contextmanager
def standing(name: str, make: Callable[[], None], made: Made, blocker: Any, home: Path, aside: Path) -> Iterator[None]:
    """A world that outlives one test: made once a run, which takes seconds, and copied to each module after that. At its end the
    database is as it was."""
    with blocker.unblock():
        if connection.vendor != "sqlite":
            with lasting(blocker):
                make()
                yield
            return
        connection.ensure_connection()
        if "" not in made:
            made[""] = _copied(), aside
        if name in made:
            database, folder = made[name]
            database.backup(connection.connection)
            copytree(folder, home, dirs_exist_ok=True)
        else:
            with transaction.atomic():
                make()
                connection.run_on_commit = []  # of what waits for a commit, no test of one module saw anything either
            made[name] = _copied(), Path(copytree(home, aside / name))
        yield
        made[""][0].backup(connection.connection)


def _copied() -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)
    return copy


@pytest.fixture(scope="module")
def bare(
    django_db_setup: None, django_db_blocker: Any, home_folder: Path, made: Made, tmp_path_factory: Any
) -> Iterator[None]:
    """A site that was set up, with no advert read and no index."""
    from fingerpost.pack import load_pack
    from fingerpost.site.setup import set_up

    def make() -> None:
        set_up(load_pack())

    with standing("bare", make, made, django_db_blocker, home_folder, tmp_path_factory.mktemp("made")):
        yield


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: Any, home_folder: Path, made: Made, tmp_path_factory: Any
) -> Iterator[None]:
    """The demonstration's site with the adverts above, read, indexed and set up."""
    from fingerpost.intake.flow import keep_batch
    from fingerpost.intake.index import drain
    from fingerpost.intake.report import Report
    from fingerpost.pack import load_pack
    from fingerpost.site.setup import set_up

    def make() -> None:
        today = timezone.localdate()
        keep_batch(adverts(today), {}, pack=load_pack(), today=today, report=Report())
        drain(home_folder / "index", load_pack())
        set_up(load_pack(), demo=True)

    with standing("world", make, made, django_db_blocker, home_folder, tmp_path_factory.mktemp("made")):
        yield


@pytest.fixture(autouse=True)
def gathered_static_files(settings: Any, tmp_path: Path) -> None:
    """A folder where gathered static files would stand: the server looks for it when it starts."""
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def get(client: Any, db: None) -> Any:
    """The HTML at an address, as a visitor gets it."""

    def fetch(address: str, status: int = 200) -> str:
        response = client.get(address)
        assert response.status_code == status, f"{address}: {response.status_code}"
        return response.content.decode()

    return fetch

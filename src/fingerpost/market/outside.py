"""Evidence of pay from outside the adverts: what people say that they earn, what an agency placed, what statistics publish.

Each class stands by itself. Nothing here adds one to another, and nothing of it reaches a figure of adverts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fingerpost.market.distribution import FEWEST_EMPLOYERS, FEWEST_JOBS, SHARES
from fingerpost.market.median import median_interval
from fingerpost.market.percentile import Ranked, percentiles
from fingerpost.pack import Pack

SELF_REPORTED, OFFICIAL, PLACED = "self-reported", "official", "placed"
KINDS = (SELF_REPORTED, OFFICIAL, PLACED)
ALL, LADDER = "all", "ladder"
"""Subjects of cells beside those of ``of_role``, ``of_family`` and ``of_soc``: every role of the field, and those of its ladder."""
FINEST = {"year": 100.0, "day": 5.0, "hour": 0.5}
"""What amounts of placed people are rounded to, so that none is anybody's own."""


@dataclass(frozen=True, slots=True)
class Person:
    """What one person is paid, and nothing else of them: the role and level that their title means, and whose employee."""

    role: str
    level: str
    pay: float
    employer: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Pay of one subject at some levels ("" for any), as a class of evidence has it; what it does not say is None.

    ``low`` and ``high`` enclose the median with 90% confidence; ``cv`` is the standard error of a published median in per cent of it.
    """

    subject: str
    levels: str
    p50: float
    p10: float | None = None
    p25: float | None = None
    p75: float | None = None
    p90: float | None = None
    low: float | None = None
    high: float | None = None
    mean: float | None = None
    cv: float | None = None
    people: int | None = None
    employers: int | None = None


def of_role(role: str) -> str:
    """The subject of a role."""
    return f"role/{role}"


def of_family(family: str) -> str:
    """The subject of a family of roles."""
    return f"family/{family}"


def of_soc(code: str) -> str:
    """The subject of an occupation of the Standard Occupational Classification."""
    return f"soc/{code}"


def grade(levels: Iterable[str]) -> str:
    """Levels as a cell names them.

    >>> grade(["junior", "intern"]), grade([])
    ('intern+junior', '')
    """
    return "+".join(sorted(levels))


def cells(people: Iterable[Person], pack: Pack, period: str, *, placed: bool) -> tuple[list[Cell], int]:
    """The cells of some people that are large enough to show, and how many are not.

    A cell shows from 10 people. Of ``placed`` people it also takes 5 employers, where employers are known, its amounts are rounded, and a
    second level of a subject is hidden where what one hidden level holds could be told from the rest.
    """
    of: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        for key in _places(person, pack):
            of[key].append(person)
    shown = {key for key, some in of.items() if _enough(some, placed=placed)}
    if placed:
        shown -= {key for subject in {subject for subject, _ in of} for key in _telling(subject, of, shown)}
    finest = FINEST[period] if placed else 0.0
    return [_cell(*key, of[key], finest) for key in sorted(shown)], len(of) - len(shown)


def _places(person: Person, pack: Pack) -> Iterator[tuple[str, str]]:
    """Every cell in which a person stands."""
    subjects = [ALL, of_role(person.role), of_family(pack.roles[person.role].family)]
    if person.role in pack.ladder_roles:
        subjects.append(LADDER)
    rungs = [grade(rung.levels) for rung in pack.rungs if person.level in rung.levels]
    for subject in subjects:
        for levels in {"", person.level, *rungs}:
            yield subject, levels


def _enough(some: list[Person], *, placed: bool) -> bool:
    employers = {person.employer for person in some if person.employer}
    return len(some) >= FEWEST_JOBS and not (placed and employers and len(employers) < FEWEST_EMPLOYERS)


def _telling(
    subject: str, of: dict[tuple[str, str], list[Person]], shown: set[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The cell to hide as well, where those of a subject that are shown leave too few people beside them."""
    whole = of[subject, ""]
    single = {person.level for person in whole} - {""}
    seen = [(subject, level) for level in single if (subject, level) in shown]
    rest = len(whole) - sum(len(of[key]) for key in seen)
    if not seen or not 0 < rest < FEWEST_JOBS:
        return []
    least = min(seen, key=lambda key: (len(of[key]), key))
    return [key for key in shown if key[0] == subject and least[1] in key[1].split("+")]


def _cell(subject: str, levels: str, some: list[Person], finest: float) -> Cell:
    ranked = Ranked.of([(person.pay, 1) for person in some])
    amounts = (*percentiles(ranked, SHARES), *median_interval(ranked))
    if finest:
        amounts = tuple(round(amount / finest) * finest for amount in amounts)
    p10, p25, p50, p75, p90, low, high = amounts
    employers = len({person.employer for person in some if person.employer})
    return Cell(
        subject, levels, p50=p50, p10=p10, p25=p25, p75=p75, p90=p90, low=low, high=high, people=len(some), employers=employers or None
    )  # fmt: skip

"""The vacancies that are to be advertised: who wants whom, where, on what terms, for how much, and since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from adverts.chance import Deck, Dice, Quota
from adverts.offer import Offer, Payroll, middle, part_time
from adverts.parts import Agency, Employer, Parts, Role

STRICT = frozenset({"cv", "nlp", "genai", "bio", "robotics"})
"""Topics that an employer must have for a role of that topic; others fall back to its machine learning."""
PAST_LEVELS = {
    "permanent": ("none", "none", "none", "senior", "senior", "senior", "junior", "lead"),
    "contract": ("none", "none", "none", "senior", "lead"),
}
"""In what turn the levels of past vacancies come."""
_ENGAGED = {
    "inside": ("umbrella", "umbrella", "paye", ""),
    "outside": ("limited", "limited", ""),
    "unsaid": ("", "paye", "umbrella", ""),
}


@dataclass(frozen=True)
class Terms:
    """On what terms: permanent, contract, fixed-term, internship or apprenticeship. The other fields say no more than the advert will."""

    contract: str
    part_time: bool = False
    ir35: str = ""
    engagement: str = ""
    vat: bool = False


@dataclass(frozen=True)
class Vacancy:
    """One vacancy as its first advert will tell it.

    ``level`` is "none" where the title is unmarked. ``mode`` is remote, hybrid, onsite or "" (not said), ``days`` the days in the office.
    ``opened`` and ``closed`` are days back from today. One of the ``past`` is there for the trends alone.
    """

    number: int
    role: Role
    level: str
    employer: Employer
    agency: Agency | None
    source: str
    manner: str
    place: str
    mode: str
    days: int | None
    terms: Terms
    offer: Offer
    opened: int
    closed: int | None
    past: bool = False

    @property
    def seed(self) -> str:
        """What the choices within this vacancy's texts are drawn from."""
        return f"vacancy {self.number} {self.role.id} {self.level}"


class Planner:
    """Turns the plan into vacancies, sharing them among employers as evenly as subjects and manners allow."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.dice = Dice("vacancies")
        self.deck = Deck(Dice("vacancy words"))
        self.quota = Quota()
        self.payroll = Payroll(parts.pay, Dice("pay"))
        self.taken: Counter[tuple[str, str]] = Counter()
        self.busy: Counter[str] = Counter()

    def vacancies(self) -> Iterator[Vacancy]:
        """Every vacancy of the plan, numbered from 1."""
        number = 0
        for role_id, cell in self.parts.plan.items():
            for level, (live, gone) in cell["levels"].items():
                for position in range(live + gone):
                    number += 1
                    yield self._vacancy(number, self.parts.roles[role_id], level, position < live)
        for role_id, cell in self.parts.plan.items():
            for contract, count in cell.get("past", {}).items():
                for _ in range(count):
                    number += 1
                    level = self.deck.one(f"past {contract}", PAST_LEVELS[contract])
                    yield self._vacancy(number, self.parts.roles[role_id], level, False, contract)

    def _vacancy(self, number: int, role: Role, level: str, live: bool, past: str = "") -> Vacancy:
        contract = past or self._contract(role, level)
        agency = self._agency(role, contract)
        employer = self._employer(role, level, contract, agency is not None)
        manner = "agency" if agency else self.dice.pick(employer.manner)
        terms = self._terms(contract, level, employer)
        opened, closed = self._past_dates() if past else self._dates(live)
        place = self._place(employer)
        mode, days = self._mode(employer)
        offer = self._offer(role, level, employer, manner, place, terms, opened, live)
        source = "demo-agencies" if agency else "demo-board" if self.quota.due("board", 0.13) else "demo-employers"
        return Vacancy(
            number,
            role,
            level,
            employer,
            agency,
            source,
            manner,
            place,
            mode,
            days,
            terms,
            offer,
            opened,
            closed,
            bool(past),
        )

    def _contract(self, role: Role, level: str) -> str:
        if level == "intern":
            return "apprenticeship" if role.id in ("data-analyst", "data-engineer", "ai-engineer") else "internship"
        share = self.parts.plan[role.id].get("contract", 0.0)
        if level in ("none", "senior", "lead") and self.quota.due(f"contract {role.id}", share):
            return "contract"
        covered = level in ("none", "junior", "mid") and self.quota.due("fixed-term", 0.06)
        return "fixed-term" if covered or role.id == "research-associate" else "permanent"

    def _terms(self, contract: str, level: str, employer: Employer) -> Terms:
        if contract == "contract":
            status = self.deck.one("ir35", tuple(_ENGAGED))
            engagement = self.dice.pick(_ENGAGED[status])
            vat = engagement == "limited" and self.dice.chance(0.5)
            return Terms(contract, ir35="" if status == "unsaid" else status, engagement=engagement, vat=vat)
        if contract == "permanent" and "academic" in employer.manner and self.dice.chance(0.6):
            return Terms("fixed-term")
        return Terms(
            contract, contract == "permanent" and level in ("none", "senior") and self.quota.due("part-time", 0.07)
        )

    def _agency(self, role: Role, contract: str) -> Agency | None:
        share = {"contract": 0.78, "permanent": 0.2}.get(contract, 0.0)
        if (role.scholarly and role.id != "data-scientist") or not self.quota.due(f"agency {contract}", share):
            return None
        name = self.deck.one("agencies", [agency.name for agency in self.parts.agencies])
        return next(agency for agency in self.parts.agencies if agency.name == name)

    def _employer(self, role: Role, level: str, contract: str, blind: bool) -> Employer:
        able = [employer for employer in self.parts.employers if _suits(employer, role, level, contract, blind)]
        key = f"{role.id} {level}"
        chosen = min(
            self.dice.shuffle(able), key=lambda employer: (self.taken[key, employer.name], self.busy[employer.name])
        )
        self.taken[key, chosen.name] += 1
        self.busy[chosen.name] += 1
        return chosen

    def _dates(self, live: bool) -> tuple[int, int | None]:
        """Days since opening and closing: most live ones of the last two months, the others spread over a year and a half."""
        dice = self.dice
        if live:
            return dice.number(*dice.pick([(0, 9), (0, 21), (3, 30), (10, 45), (25, 60), (40, 84)])), None
        opened = dice.number(75, 170) if dice.chance(0.12) else dice.number(185, 545)
        return opened, opened - dice.number(18, 62)

    def _past_dates(self) -> tuple[int, int]:
        """Days since opening and closing, evenly over three years."""
        opened = self.dice.number(20, 1_091)
        return opened, max(0, opened - self.dice.number(14, 40))

    def _place(self, employer: Employer) -> str:
        """One of the employer's places; of those who also sit in London, rather more jobs are there."""
        if "London" in employer.places and self.dice.chance(0.42):
            return "London"
        return self.dice.pick(employer.places)

    def _mode(self, employer: Employer) -> tuple[str, int | None]:
        """The employer's own pattern, mostly; some adverts do not say, and some posts are an exception."""
        kind, _, days = employer.mode.partition(" ")
        throw = self.dice.between(0, 1)
        if throw < 0.2:
            return "", None
        if kind == "hybrid" and throw < 0.35:
            return ("hybrid" if throw < 0.27 else "remote"), None
        if kind == "hybrid" and throw > 0.96:
            return "onsite", None
        return kind, int(days) if days else None

    def _offer(
        self, role: Role, level: str, employer: Employer, manner: str, place: str, terms: Terms, opened: int, live: bool
    ) -> Offer:
        dice, payroll = self.dice, self.payroll
        centre = middle(role, level, employer, self.parts.places[place]["pay"], opened, dice)
        if terms.contract in ("internship", "apprenticeship"):
            return payroll.trainee(centre, apprentice=terms.contract == "apprenticeship")
        if terms.contract == "contract":
            return payroll.rate(centre, stated=self.quota.due("rates", 0.86), hourly=dice.chance(0.1))
        if employer.grades:
            offer = payroll.graded(employer.grades, level, place, opened)
        else:
            share = self.parts.plan[role.id].get("stated")
            stated = self.quota.due(f"{role.id} {level} {live}", share) if share else dice.chance(employer.open * 0.45)
            pointed = share is not None and not dice.chance(0.12)
            offer = payroll.salary(centre, stated=stated, commission=role.kind == "consult", pointed=pointed)
        return part_time(offer, 0.6) if terms.part_time else offer


def _suits(employer: Employer, role: Role, level: str, contract: str, blind: bool) -> bool:
    """Whether an employer would advertise a role at a level, under its own name or behind an agency."""
    if role.topic in STRICT and role.topic not in employer.topics:
        return False
    if (role.id == "quantitative-analyst" and not employer.quants) or (
        role.kind == "consult" and not employer.consults
    ):
        return False
    if level == "chief" and (employer.grades or "startup" in employer.manner):
        return False
    if employer.grades == "academic":
        return role.scholarly and level in ("intern", "junior", "none", "senior") and contract != "contract"
    return role.id != "research-associate" and not (blind and employer.grades and contract != "contract")

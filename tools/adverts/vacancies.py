"""The vacancies that are to be advertised: who wants whom, where, on what terms, for how much, and since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from adverts import offer as pay
from adverts.chance import Deck, Dice, Quota
from adverts.offer import Offer
from adverts.parts import Agency, Employer, Parts, Role

STRICT = frozenset({"cv", "nlp", "genai", "bio", "robotics"})
SCHOLARS = frozenset(
    "research-engineer machine-learning-researcher computer-vision-scientist nlp-scientist research-associate statistician bioinformatician "
    "data-scientist robotics-engineer".split()
)
PUBLIC = frozenset({"public", "nhs", "academic"})
SMALL_TRADES = frozenset({"quantitative-analyst"})


@dataclass(frozen=True)
class Vacancy:
    """One vacancy as its first advert will tell it.

    ``level`` is "none" where the title is unmarked. ``mode`` is remote, hybrid, onsite or "" (not said), ``days`` the days in the office.
    ``contract`` is permanent, contract, fixed-term, internship or apprenticeship. ``opened`` and ``closed`` are days back from today.
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
    contract: str
    part_time: bool
    ir35: str
    engagement: str
    vat: bool
    offer: Offer
    opened: int
    closed: int | None

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
        self.taken: Counter[tuple[str, str]] = Counter()
        self.busy: Counter[str] = Counter()

    def vacancies(self) -> Iterator[Vacancy]:
        """Every vacancy of the plan, numbered from 1."""
        number = 0
        for role_id, cell in self.parts.plan.items():
            for level, (live, gone) in cell["levels"].items():
                for place_in_cell in range(live + gone):
                    number += 1
                    yield self._vacancy(number, self.parts.roles[role_id], level, place_in_cell < live)

    def _vacancy(self, number: int, role: Role, level: str, live: bool) -> Vacancy:
        dice, cell = self.dice, self.parts.plan[role.id]
        contract = self._contract(role, level, cell.get("contract", 0.0))
        agency = self._agency(role, level, contract)
        employer = self._employer(role, level, contract, agency is not None)
        manner = "agency" if agency else dice.pick(employer.manner)
        opened, closed = self._dates(role, level, live)
        place = dice.pick(employer.places)
        mode, days = self._mode(employer)
        part_time = contract == "permanent" and level in ("none", "senior") and self.quota.due("part-time", 0.07)
        ir35 = engagement = ""
        vat = False
        if contract == "contract":
            ir35 = self.deck.one("ir35", ("inside", "outside", "unsaid"))
            engagement = dice.pick({"inside": ("umbrella", "umbrella", "paye", ""), "outside": ("limited", "limited", ""), "unsaid": ("", "paye", "umbrella", "")}[ir35])
            vat = engagement == "limited" and dice.chance(0.5)
        offer = self._offer(role, level, employer, manner, place, contract, opened, live)
        if part_time:
            offer = pay.share_of(offer, 0.6)
        source = "demo-agencies" if agency else "demo-board" if self.quota.due("board", 0.13) else "demo-employers"
        return Vacancy(number, role, level, employer, agency, source, manner, place, mode, days, contract, part_time, ir35, engagement, vat, offer,
                       opened, closed)  # fmt: skip

    def _contract(self, role: Role, level: str, share: float) -> str:
        if level == "intern":
            apprentices = role.id in ("data-analyst", "data-engineer") or (role.id == "ai-engineer")
            return "apprenticeship" if apprentices else "internship"
        if level in ("none", "senior", "lead") and self.quota.due(f"contract {role.id}", share):
            return "contract"
        if role.id in ("research-associate",) or (level in ("none", "junior", "mid") and self.quota.due("fixed-term", 0.06)):
            return "fixed-term"
        return "permanent"

    def _agency(self, role: Role, level: str, contract: str) -> Agency | None:
        share = {"contract": 0.78, "permanent": 0.2}.get(contract, 0.0)
        if role.id in SCHOLARS - {"data-scientist"} or not self.quota.due(f"agency {contract}", share):
            return None
        name = self.deck.one("agencies", [agency.name for agency in self.parts.agencies])
        return next(agency for agency in self.parts.agencies if agency.name == name)

    def _employer(self, role: Role, level: str, contract: str, blind: bool) -> Employer:
        able = [employer for employer in self.parts.employers if self._suits(employer, role, level, contract, blind)]
        key = f"{role.id} {level}"
        order = self.dice.shuffle(able)
        chosen = min(order, key=lambda employer: (self.taken[key, employer.name], self.busy[employer.name]))
        self.taken[key, chosen.name] += 1
        self.busy[chosen.name] += 1
        return chosen

    def _suits(self, employer: Employer, role: Role, level: str, contract: str, blind: bool) -> bool:
        manners = set(employer.manner)
        if role.topic in STRICT and role.topic not in employer.topics:
            return False
        if "academic" in manners and (role.id not in SCHOLARS or level not in ("junior", "none", "senior", "intern") or contract == "contract"):
            return False
        if role.id == "research-associate":
            return "academic" in manners
        if level == "chief" and (manners & PUBLIC or "startup" in manners):
            return False
        if role.id in SMALL_TRADES:
            return employer.name in ("Corbelstone Capital", "Hallowmere Bank", "Marlinspike Re", "Oarlock Syndicate Services", "Gridfinch", "Fairlead Gaming", "Sixpenny Pensions")  # fmt: skip
        return not (blind and manners & PUBLIC and contract != "contract")

    def _dates(self, role: Role, level: str, live: bool) -> tuple[int, int | None]:
        dice = self.dice
        if live:
            reach = dice.pick([(0, 9), (0, 21), (3, 30), (10, 45), (25, 60), (40, 84)])
            return dice.number(*reach), None
        opened = dice.number(75, 170) if dice.chance(0.12) else dice.number(185, 545)
        return opened, max(2, opened - dice.number(18, 62))

    def _mode(self, employer: Employer) -> tuple[str, int | None]:
        kind, _, days = employer.mode.partition(" ")
        throw = self.dice.between(0, 1)
        if throw < 0.2:
            return "", None
        if kind == "hybrid" and throw < 0.27:
            return "hybrid", None
        if kind == "hybrid" and throw < 0.35:
            return "remote", None
        if kind == "hybrid" and throw > 0.96:
            return "onsite", None
        return kind, int(days) if days else None

    def _offer(self, role: Role, level: str, employer: Employer, manner: str, place: str, contract: str, opened: int, live: bool) -> Offer:
        dice = self.dice
        place_pay = self.parts.places[place]["pay"]
        centre = pay.middle(role, level, employer, place_pay, opened, dice)
        if contract in ("internship", "apprenticeship"):
            return pay.trainee(contract == "apprenticeship", centre, dice)
        if contract == "contract":
            return pay.rate(centre, self.quota.due("rates", 0.88), dice.chance(0.1), dice)
        if manner in PUBLIC:
            return pay.graded(centre, manner, level, place, dice)
        share = self.parts.plan[role.id].get("stated")
        stated = self.quota.due(f"{role.id} {level} {live}", share) if share else dice.chance(employer.open * 0.82)
        return pay.salary(centre, manner, stated, dice, self.deck, plain=bool(share) and not dice.chance(0.12))

"""The boxes of the form that changes a question of pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.market import WINDOW, PayQuestion
from fingerpost.pack import Pack
from fingerpost.site.field import region_choices, role_choices
from fingerpost.site.pay.address import CURRENCIES, MANY, SAYS_NONE
from fingerpost.site.pay.words import MONEY
from fingerpost.site.wording import CONTRACTS, ENGAGEMENTS, IR35, LEVELS

Choices = list[tuple[str, str]]
WINDOWS = {91: "a quarter of a year", WINDOW: "half a year", 364: "a year", 728: "two years"}


@dataclass(frozen=True, slots=True)
class Box:
    """A box: a list to choose from, or without ``choices`` one to write in. ``chosen`` is what stands in it now."""

    name: str
    label: str
    chosen: str
    choices: Choices
    number: int = 1

    @property
    def id(self) -> str:
        """What its label leads to."""
        return f"{self.name}-{self.number}"


def boxes(question: PayQuestion, pack: Pack, sources: Sequence[str] = ()) -> list[Box]:
    """Every box of the form. A parameter that asks for several values has as many boxes; of skills, one more.
    ``sources`` are those that there are."""
    periods = [("year", "A salary"), ("day", "A day rate"), ("hour", "An hourly rate")]
    found = [Box("period", "Paid as", question.period, periods)]
    found += _several("role", "Role", question, [("", "All roles"), *role_choices()])
    found += _several("level", "Level", question, [("", "Any level"), *LEVELS.items()])
    found += _several("region", "Region or nation", question, [("", "Anywhere"), *region_choices()])
    found += _several("place", "Place", question, [], pack)
    found += _several("skill", "Skill", question, [], pack)
    if question.skills:
        found.append(Box("skill", "And skill", "", [], len(question.skills) + 1))
    found += _several(
        "contract",
        "Contract",
        question,
        [("", "Any contract"), *CONTRACTS.items(), (SAYS_NONE["contract"], "No kind said")],
    )
    found += _several("ir35", "IR35", question, [("", "Any status"), *IR35.items()])
    found += _several("engagement", "Engaged through", question, [("", "Any way"), *ENGAGEMENTS.items()])
    found += _several("source", "Advertised at", question, [("", "Any source"), *((name, name) for name in sources)])
    found.append(
        Box("currency", "Paid in", question.currency, [(code, MONEY[code].capitalize()) for code in CURRENCIES])
    )
    windows = WINDOWS | {question.days: WINDOWS.get(question.days, f"{question.days} days")}
    days = [(str(number), words) for number, words in sorted(windows.items())]
    return [*found, Box("days", "Posted within", str(question.days), days)]


def _several(name: str, label: str, question: PayQuestion, choices: Choices, pack: Pack | None = None) -> list[Box]:
    values = getattr(question, MANY[name])
    if not values:
        return [Box(name, label, "", choices)]
    shown = [_written(name, value, pack) if pack else value or SAYS_NONE[name] for value in values]
    joined = "And" if name == "skill" else "Or"
    return [
        Box(name, label if number == 1 else f"{joined} {label[0].lower()}{label[1:]}", each, choices, number)
        for number, each in enumerate(shown, 1)
    ]


def _written(name: str, value: str, pack: Pack) -> str:
    """A value as a visitor would write it."""
    entry = (pack.skills if name == "skill" else pack.places).get(value)
    return entry.name if entry else value

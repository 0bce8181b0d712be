"""A question of pay in words, and its amounts as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fingerpost.market import PERMANENT, UNSAID, PayQuestion
from fingerpost.pack import Pack
from fingerpost.site.wording import CONTRACTS, ENGAGEMENTS, IR35, LEVELS, PERIODS, money

KINDS = {"year": "Salaries", "day": "Day rates", "hour": "Hourly rates"}
STATED = {"year": "a salary or a range", "day": "a day rate", "hour": "an hourly rate"}


MONEY = {"GBP": "pounds", "EUR": "euros", "USD": "dollars"}


def words_of(question: PayQuestion, pack: Pack, roles: str = "") -> str:
    """What a question asks for, in one line: "Day rates: Data engineer, senior, in London, outside IR35"; ``roles`` is a name
    for its roles together, where they have one."""
    money = "" if question.currency == "GBP" else f" in {MONEY.get(question.currency, question.currency)}"
    return f"{KINDS[question.period]}{money}: {', '.join(_parts(question, pack, roles))}"


def amount(value: float, period: str, currency: str = "GBP") -> str:
    """An amount as a figure prints it: whole pounds, of hourly rates with the pence.

    >>> amount(62_512.5, "year"), amount(23.5, "hour")
    ('£62,513', '£23.50')
    """
    return money(round(value, 2), currency) if period == "hour" else money(int(value + 0.5), currency)


def odd(question: PayQuestion) -> str:
    """Why a question can hardly have an answer, in a sentence; "" where nothing speaks against it."""
    if question.period == "year" and (set(question.ir35) - {UNSAID} or question.engagements):
        return "IR35 and the way of being engaged are told of contracts, which are paid by the day or the hour: ask for a day rate."
    if (
        question.period != "year"
        and question.contracts
        and set(question.contracts) <= {"permanent", "apprenticeship", "internship"}
    ):
        return "Permanent work is seldom paid by the day or the hour: ask for salaries."
    return ""


def per(period: str) -> str:
    """ "a year", "a day" or "an hour"."""
    return PERIODS[period]


def _parts(question: PayQuestion, pack: Pack, roles: str) -> Iterable[str]:
    yield roles or _roles(question.roles, pack)
    if question.levels:
        yield _either(LEVELS.get(level, "no level said") for level in question.levels).lower()
    if question.places or question.regions:
        if question.places:
            yield f"in {_either(_named(question.places, pack.places))}"
        if question.regions:
            yield f"in {_either(question.regions)}"
    if question.skills:
        yield f"asking for {' and '.join(_named(question.skills, pack.skills))}"
    if question.contracts:
        yield _contracts(question.contracts)
    if question.ir35:
        yield _either(
            IR35[status][0].lower() + IR35[status][1:] if status else IR35["not-stated"] for status in question.ir35
        )
    if question.engagements:
        yield f"through {_either(ENGAGEMENTS[one] for one in question.engagements)}"
    if question.sources:
        yield f"advertised at {_either(question.sources)}"
    if question.estimated:
        yield "as boards estimate them"


def _contracts(contracts: tuple[str, ...]) -> str:
    if set(contracts) == set(PERMANENT):
        return "permanent posts"
    return _either(CONTRACTS.get(contract, "no kind of contract said") for contract in contracts).lower()


def _roles(roles: tuple[str, ...], pack: Pack) -> str:
    families = {pack.roles[role].family for role in roles if role in pack.roles}
    kin = {role.id for role in pack.roles.values() if role.family in families}
    if not roles:
        return "all roles"
    if len(roles) > 1 and kin == set(roles):
        return f"any role of {_either(pack.families[family].name for family in sorted(families))}"
    return _either(_named(roles, pack.roles))


def _named(ids: Iterable[str], entries: Mapping[str, Any]) -> list[str]:
    return [entries[each].name if each in entries else each for each in ids]


def _either(words: Iterable[str]) -> str:
    return " or ".join(words)

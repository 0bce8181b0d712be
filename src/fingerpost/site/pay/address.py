"""A question of pay as an address: what the parameters ask, and the address that asks it again. Never raises on content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fingerpost.market import UNSAID, WINDOW, PayQuestion
from fingerpost.pack import Pack
from fingerpost.search import NOT_STATED, Question
from fingerpost.search.question import DAYS_LIMIT, UNMARKED, Ignored
from fingerpost.site.wording import CONTRACTS, ENGAGEMENTS, IR35, LEVELS, SIGNS

PAY = "/pay/"
CURRENCY = "GBP"
CURRENCIES = tuple(SIGNS)
"""What pay may be asked for in; figures of one are never mixed with those of another."""
PERIODS = ("year", "day", "hour")
FEWEST_DAYS = 7
PAGES = 4_000
"""Pages of evidence that can be asked for: the last ones of a figure of a hundred thousand jobs."""
VALUES = 30
"""Values of one parameter that can be asked for at once."""
MANY = {
    "role": "roles", "level": "levels", "skill": "skills", "place": "places", "region": "regions", "contract": "contracts",
    "ir35": "ir35", "engagement": "engagements", "source": "sources",
}  # fmt: skip
"""Parameters that may stand several times, with the field of ``PayQuestion`` that each fills."""
SAYS_NONE = {"level": UNMARKED, "ir35": NOT_STATED, "contract": NOT_STATED}
"""The value of a parameter that asks for the jobs that say nothing of it."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_SOURCE = re.compile(r"[\w .:/()&+-]{1,80}")
"""The name of a source; whether there is one of that name, the columns know."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks: the question, the page of its evidence, and what was left out, with the reason."""

    question: PayQuestion
    page: int = 1
    ignored: tuple[Ignored, ...] = field(default=(), compare=False)


def asked(query: Mapping[str, Iterable[str]], pack: Pack, today: date) -> Asked:
    """The question that an address asks: a list of strings for each parameter. Skills and places may be given by name.
    What is unknown or bad is left out and said."""
    found: dict[str, Any] = {"currency": CURRENCY, "period": "year", "until": today}
    ignored: list[Ignored] = []
    page = 1
    for name, raw in query.items():
        given = [value.strip() for value in raw if value.strip()]
        if not given:
            continue
        if name in MANY:
            found[MANY[name]] = _values(name, given, pack, ignored)
            continue
        ignored += [Ignored(name[:80], one[:80], "it is given more than once; the last counts") for one in given[:-1]]
        value, reason = _one(name, given[-1], today)
        if reason:
            ignored.append(Ignored(name[:80], given[-1][:80], reason))
        elif name == "page":
            page = value
        else:
            found[name] = value
    return Asked(PayQuestion(**found), page, tuple(ignored))


def query_of(question: PayQuestion, today: date | None = None) -> str:
    """What stands after the question mark of an address: only what is set, in one order. The window's last day is left
    out where it is ``today``, so that the address goes on asking for the newest."""
    pairs: list[tuple[str, str | int]] = [("period", question.period)] if question.period != "year" else []
    if question.currency != CURRENCY:
        pairs.append(("currency", question.currency))
    for name, attribute in MANY.items():
        pairs += [(name, value or SAYS_NONE.get(name, "")) for value in sorted(getattr(question, attribute))]
    if question.days != WINDOW:
        pairs.append(("days", question.days))
    if question.until != today:
        pairs.append(("until", question.until.isoformat()))
    if question.estimated:
        pairs.append(("estimated", 1))
    return urlencode(pairs)


def address(question: PayQuestion, today: date | None = None, path: str = PAY) -> str:
    """The address of a question's page, or of another ``path`` that takes the same parameters."""
    return f"{path}?{query_of(question, today)}".rstrip("?")


def of_search(search: Question, period: str, today: date) -> str:
    """The address of the figure that asks what a search asks; "" where the search asks something that figures do not."""
    shared = {attribute: getattr(search, attribute) for attribute in MANY.values() if hasattr(search, attribute)}
    bare = replace(search, **dict.fromkeys(shared, ()), placed=False, period="year", sort="fit", page=1, size=20)
    apart = {*search.roles, *search.contracts} | ({*search.ir35} if period == "year" else set())
    if bare != Question() or {NOT_STATED, "other"} & apart:  # a search asks for IR35 not stated of contracts alone
        return ""
    said = {name: tuple("" if value in (UNMARKED, NOT_STATED) else value for value in values)
            for name, values in shared.items()}  # fmt: skip
    return address(PayQuestion(currency=CURRENCY, period=period, until=today, **said), today)


def _one(name: str, value: str, today: date) -> tuple[Any, str]:
    """The value of a parameter of one value, or why it is none."""
    if name == "period":
        return value, "" if value in PERIODS else f"it is one of {', '.join(PERIODS)}"
    if name == "currency":
        return value.upper(), "" if value.upper() in CURRENCIES else f"it is one of {', '.join(CURRENCIES)}"
    if name in ("days", "page"):
        low, high = (FEWEST_DAYS, DAYS_LIMIT) if name == "days" else (1, PAGES)
        good = _NUMBER.fullmatch(value) and low <= int(value) <= high
        return (int(value), "") if good else (None, f"it is a whole number from {low} to {high:,}")
    if name == "until":
        day = _day(value)
        return (day, "") if day and day <= today else (None, "it is a day that has been, such as 2026-06-30")
    if name == "estimated":
        return value == "1", "" if value in ("0", "1") else "it is 1 or 0"
    return None, "nothing of this name can be asked"


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return None
    return day if day and day.year >= 2000 else None


def _values(name: str, given: list[str], pack: Pack, ignored: list[Ignored]) -> tuple[str, ...]:
    good: list[str] = []
    for value in given:
        known = _known(name, value, pack)
        if known is None:
            ignored.append(Ignored(name, value[:80], f"no {name} of this name is known"))
        elif len(good) == VALUES:
            ignored.append(Ignored(name, value[:80], f"at most {VALUES} can be asked at once"))
        elif known not in good:
            good.append(known)
    return tuple(sorted(good))


def _known(name: str, value: str, pack: Pack) -> str | None:
    """The value as columns hold it; None where it is none that is known."""
    if value == SAYS_NONE.get(name):
        return UNSAID
    closed = {"level": LEVELS, "contract": CONTRACTS, "ir35": IR35, "engagement": ENGAGEMENTS}.get(name)
    if closed is not None:
        return value if value in closed else None
    if name == "source":
        return value if _SOURCE.fullmatch(value) else None
    if name == "region":
        return value if any(place.region == value for place in pack.places.values()) else None
    entries: Mapping[str, Any] = {"role": pack.roles, "skill": pack.skills, "place": pack.places}[name]
    return value if value in entries else _by_name(entries, value)


def _by_name(entries: Mapping[str, Any], value: str) -> str | None:
    """The entry of a pack that a visitor means by a name or another name."""
    wanted = " ".join(value.casefold().split())
    named = (key for key, entry in entries.items() if entry.name.casefold() == wanted)
    other = (key for key, entry in entries.items() if wanted in map(str.casefold, entry.aliases))
    return next(named, None) or next(other, None)
